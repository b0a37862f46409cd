/* Keeps what is no audio out of the filters. A sample that is NaN or infinite becomes silence. One
 * beyond +70 dBFS is a fault upstream: both channels are silent for 4 ms after it and come back
 * within another 5 ms, and what it left in the filters is forgotten, so that 10 ms later nothing of
 * it is heard. */
#ifndef EARFIELD_FAULT_GATE_H
#define EARFIELD_FAULT_GATE_H

#include "slice.h"
#include <stdbool.h>

typedef struct {
    uint32_t hold_frames, rise_frames;
    uint32_t closed; /* frames until it is open again */
    bool forget;     /* the filters have heard an over-range burst begin */
} FaultGate;

void fault_gate_init(FaultGate *gate, double rate_hz);

/** Clean a slice in place. Audio thread. */
void fault_gate_process(FaultGate *gate, Slice *slice);

/** True once after a fault beyond range, from the next start of a slice on, while the gate is still
 * silent: the moment to clear filters. Audio thread. */
bool fault_gate_forgets(FaultGate *gate);

#endif

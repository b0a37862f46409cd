/* Both channels, a whole number of frames later, bit for bit. */
#ifndef EARFIELD_DELAY_LINE_H
#define EARFIELD_DELAY_LINE_H

#include "slice.h"
#include <stdbool.h>

typedef struct {
    float *left, *right;
    uint32_t frames, at;
} DelayLine;

/** Silent, `frames` (1 or more) long. False where memory is short. Not for the audio thread. */
bool delay_line_init(DelayLine *line, uint32_t frames);

/** Not for the audio thread; a zeroed line is fine. */
void delay_line_free(DelayLine *line);

/** In place. Audio thread. */
void delay_line_process(DelayLine *line, Slice *slice);

/** The newest frames of what went in, as many as the slice takes and the line has. Audio thread. */
Slice delay_line_newest(const DelayLine *line);

/** Clear its history. Audio thread. */
void delay_line_forget(DelayLine *line);

#endif

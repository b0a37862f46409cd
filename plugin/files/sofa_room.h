/* A room in a SOFA file: loudspeakers (sources, or a source's emitters) measured at two ears, maybe
 * with the head or a source at several places. What it holds is checked once; all else is arithmetic
 * on what libmysofa has read. */
#ifndef EARFIELD_SOFA_ROOM_H
#define EARFIELD_SOFA_ROOM_H

#include "file_fault.h"
#include <stdbool.h>
#include <stddef.h>

struct MYSOFA_HRTF;

typedef struct {
    const struct MYSOFA_HRTF *file;
    unsigned measurements, emitters, frames; /* 1 and more */
    double rate_hz;                          /* as it is in the file */
    bool single;                             /* FIR: a source has no emitters apart */
    bool emitters_last;                      /* FIR-E, not FIRE: in Data.IR, behind the frames */
} SofaRoom;

/** FILE_FINE: what the others need is there and finite. `file` must outlive it. */
FileFault sofa_room_of(const struct MYSOFA_HRTF *file, SofaRoom *room);

/** Where the head looks: from the front (x) to the left. Straight ahead where nothing is said. */
double sofa_room_view_degrees(const SofaRoom *room, unsigned measurement);

/** A loudspeaker as the head sees it, from where it looks to the left, -180 to 180, and upwards. */
typedef struct {
    unsigned measurement, emitter;
    double azimuth_degrees, elevation_degrees;
} SofaSpeaker;

SofaSpeaker sofa_room_speaker(const SofaRoom *room, unsigned measurement, unsigned emitter);

/** Data.Delay to the nearest frame; it may be anything at all. Ear 0 is the left one. */
double sofa_room_delay_frames(const SofaRoom *room, const SofaSpeaker *speaker, unsigned ear);

/** The response, without its delay, to every `stride`th float of `to`. */
void sofa_room_copy(const SofaRoom *room, const SofaSpeaker *speaker, unsigned ear, float *to,
                    size_t stride);

#endif

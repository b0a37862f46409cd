/* The peer's convolver at the work of the rig, where it is linked. */
#ifndef EARFIELD_BENCH_ZITA_PASS_H
#define EARFIELD_BENCH_ZITA_PASS_H

#include "rig.h"
#include "timing.h"
#include "zita.h"

/** All of the noise in whole blocks of `block` frames: processor time in seconds. */
static inline double zita_pass_s(Zita *zita, Rig *rig, size_t block)
{
    const double start = timing_process_s();
    for (size_t at = 0; at + block <= RIG_FRAMES; at += block) {
        zita_process(zita, rig->in.left + at, rig->in.right + at, rig->out.left + at,
                     rig->out.right + at);
    }
    return timing_process_s() - start;
}

#endif

/* The life of one instance, from instantiate() to cleanup(), under torture. */
#ifndef EARFIELD_TORTURE_LIFE_H
#define EARFIELD_TORTURE_LIFE_H

#include "stimuli.h"
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t seed, life; /* which of them: all that happens follows from these */
    uint64_t blocks;     /* calls of run() */
    bool watches_memory; /* nothing else is going on in this process */
} LifePlan;

/** Returns the frames that were played. What goes wrong: faults.h. */
uint64_t life_live(const LifePlan *plan, const Stimuli *stimuli);

#endif

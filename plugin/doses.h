/* The dose between the threads: published by run() for whoever saves, restored for run() to take. */
#ifndef EARFIELD_DOSES_H
#define EARFIELD_DOSES_H

#include "dsp/engine.h"
#include <stdatomic.h>

/** Each number by itself: a reader may see them one block apart. */
typedef struct {
    _Atomic(double) energy_pa2_h[DOSE_EARS], hours;
} SharedDose;

/** What was restored is what is saved until run() has it, and has published it. */
typedef struct {
    SharedDose published, restored;
    atomic_uint restores, taken; /* so many of them */
} Doses;

/** Once a run, before anything is played: a restored dose goes on from where it was. Audio thread. */
void doses_take(Doses *doses, Engine *engine);

/** Once a run, when all is played. Audio thread. */
void doses_publish(Doses *doses, const Engine *engine);

/** From the thread that restores: dose_is_sound(). */
void doses_restore(Doses *doses, Dose dose);

/** From the thread that saves. */
Dose doses_saved(const Doses *doses);

#endif

/* What arrives when in a room, as the plugin tells an open UI. */
#ifndef EARFIELD_BENCH_ROOM_ENERGY_H
#define EARFIELD_BENCH_ROOM_ENERGY_H

#include "../../plugin/dsp/ears.h"
#include "../../plugin/pictures.h"

/** Of the room that the values of all ports wish; without memory nothing arrives. */
void room_energy(const float *values, double rate_hz, float db[EARS][ENERGY_POINTS]);

#endif

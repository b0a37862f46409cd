/* Controls that somebody turns without sense. */
#ifndef EARFIELD_TORTURE_CONTROLS_H
#define EARFIELD_TORTURE_CONTROLS_H

#include "../../plugin/ports.h"
#include "../host.h"
#include "chance.h"

/** What they say about what comes out. */
typedef struct {
    uint32_t until_room;     /* blocks to the next change that a room is built for */
    double since_safety_s;   /* was changed last: limiter, bypass, guard */
    double since_pass_by_s;  /* the input was last passed on as it is */
    double ceiling;          /* linear; infinite where nothing is limited */
    bool passes_by, latency; /* the input is passed on; late */
} Controls;

/** All at their defaults. */
void controls_begin(Controls *controls, Host *host);

/** Before a run(): change what is to be changed. */
void controls_turn(Controls *controls, Host *host, Chance *chance);

/** After the plugin was activated anew. */
void controls_restart(Controls *controls);

/** After a run() was looked at, which took so long. */
void controls_pass(Controls *controls, double seconds);

/** Every sample is a number, whatever comes in. */
bool controls_keep_finite(const Controls *controls);

/** No sample is larger; infinite where any may be. */
double controls_ceiling(const Controls *controls);

/** What comes out is what goes in, bit for bit. */
bool controls_keep_bits(const Controls *controls);

#endif

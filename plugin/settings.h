/* From the controls as the host sets them to what the engine is asked for: the gate of `run()`. */
#ifndef EARFIELD_SETTINGS_H
#define EARFIELD_SETTINGS_H

#include "dsp/engine.h"
#include "ports.h"
#include "response_wish.h"

typedef struct {
    EngineSettings engine;
    ResponseWish wish; /* for the Speakers mode */
    bool exporting;    /* the host renders faster or slower than real time, and nobody listens */
} Settings;

/** `controls` holds a float a port (only the control inputs are read), each of any value at all:
 * clamped and rounded here, once. `straight_ahead_degrees` is the yaw that counts as none. Audio
 * thread: bounded, no allocation. */
Settings settings_from_controls(const float controls[PORT_COUNT], double straight_ahead_degrees);

/** The yaw control as it is. */
double settings_yaw_degrees(const float controls[PORT_COUNT]);

#endif

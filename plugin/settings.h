/* From the controls as the host sets them to what the engine is asked for: the gate of `run()`. */
#ifndef EARFIELD_SETTINGS_H
#define EARFIELD_SETTINGS_H

#include "dsp/engine.h"
#include "ports.h"

/** `controls` holds a float a port (only the control inputs are read), each of any value at all:
 * clamped and rounded here, once. Audio thread: bounded, no allocation. */
EngineSettings settings_from_controls(const float controls[PORT_COUNT]);

#endif

/* The chain from input to output: what one slice goes through, and when a new setting is adopted.
 */
#ifndef EARFIELD_ENGINE_H
#define EARFIELD_ENGINE_H

#include "source.h"
#include <stdbool.h>
#include <stdint.h>

/** What is asked for, in physical units. Every value within the range of its control. */
typedef struct {
    bool enabled;
    bool guarded; /* the host exports and Export Guard is on */
    SourceSpec source;
    double level_db;
    bool dim, mute;
} EngineSettings;

typedef struct Engine Engine;

/** NULL where memory is short. Not for the audio thread. */
Engine *engine_new(double rate_hz);

void engine_free(Engine *engine);

/** Forget all audio; the next settings are adopted at once, without a fade. */
void engine_reset(Engine *engine);

/** Ask for settings: heard from the next slice on, fully 20 ms later. Audio thread: bounded, no
 * allocation. */
void engine_set(Engine *engine, const EngineSettings *settings);

/** True while the output is the untouched input because the host exports. Audio thread. */
bool engine_is_guarded(const Engine *engine);

/** Any number of frames; the outputs may be the inputs, in any pairing. Audio thread. */
void engine_process(Engine *engine, const float *in_left, const float *in_right, float *out_left,
                    float *out_right, uint32_t frames);

#endif

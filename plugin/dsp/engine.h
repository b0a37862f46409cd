/* The chain from input to output: what one slice goes through, and when a new setting is adopted.
 */
#ifndef EARFIELD_ENGINE_H
#define EARFIELD_ENGINE_H

#include "meters.h"
#include "source.h"
#include "voice.h"
#include <stdbool.h>
#include <stdint.h>

/** What is asked for, in physical units. Every value within the range of its control. */
typedef struct {
    bool enabled;
    bool guarded; /* the host exports and Export Guard is on */
    SourceSpec source;
    VoiceSpec voice;
    bool level_match;
    double level_db;
    bool dim, mute;
} EngineSettings;

/** What can be read off the engine, besides its meters. */
typedef struct {
    double match_gain_db;     /* that Level Match applies */
    Interaural interaural;    /* of the present setting */
    bool guarded;             /* the output is the untouched input because the host exports */
    const Readings *readings; /* of the meters */
} EngineReport;

typedef struct Engine Engine;

/** NULL where memory is short. Not for the audio thread. */
Engine *engine_new(double rate_hz);

void engine_free(Engine *engine);

/** Forget all audio; the next settings are adopted at once, without a fade. */
void engine_reset(Engine *engine);

/** Ask for settings: heard from the next slice on, fully 20 ms later; where a change is still on
 * its way, after that one. Audio thread: bounded, no allocation. */
void engine_set(Engine *engine, const EngineSettings *settings);

/** As of the last frame processed. Audio thread: O(1). */
EngineReport engine_report(const Engine *engine);

/** Any number of frames; the outputs may be the inputs, in any pairing. Audio thread. */
void engine_process(Engine *engine, const float *in_left, const float *in_right, float *out_left,
                    float *out_right, uint32_t frames);

#endif

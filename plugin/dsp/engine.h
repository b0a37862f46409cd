/* The chain from input to output: what one slice goes through, and when a new setting is adopted.
 *
 *   gate -> input meters -> source -> spectrum -> mode (voice) -> correction
 *        -> match, level, dim, mute -> + stage -> limiter -> bypass -> output meters, exposure
 */
#ifndef EARFIELD_ENGINE_H
#define EARFIELD_ENGINE_H

#include "ambience.h"
#include "equaliser.h"
#include "exposure.h"
#include "limiter.h"
#include "meters.h"
#include "source.h"
#include "spectrum.h"
#include "stage.h"
#include "voice.h"
#include <stdbool.h>
#include <stdint.h>

/** What is asked for, in physical units. Every value within the range of its control. */
typedef struct {
    bool enabled;
    bool guarded; /* the host exports and Export Guard is on */
    SourceSpec source;
    VoiceSpec voice;
    bool correction; /* the one that is loaded is heard */
    bool level_match;
    double level_db;
    bool dim, mute;
    StageSpec stage; /* heard in the In-Ears mode alone */
    LimiterSpec limiter;
    ExposureSpec exposure;
} EngineSettings;

/** What can be read off the engine, besides its meters. */
typedef struct {
    double match_gain_db;     /* that Level Match applies */
    Interaural interaural;    /* of the present setting */
    bool guarded;             /* the output is the untouched input because the host exports */
    uint32_t latency_frames;  /* of the output behind the input */
    double gain_reduction_db; /* of the limiter, the most since the engine last processed */
    double masked;            /* share of the audible bands that the stage masks, 0 to 1 */
    ExposureReading exposure;
    const Readings *readings; /* of the meters */
    const float *spectrum_db; /* of the programme as it enters the mode, while it is watched */
} EngineReport;

typedef struct Engine Engine;

/** NULL where memory is short. The Speakers mode is silent at first. Not for the audio thread. */
Engine *engine_new(double rate_hz, const AmbienceSpec *ambience);

void engine_free(Engine *engine);

/** Forget all audio but not the dose; the next settings are adopted at once, without a fade. */
void engine_reset(Engine *engine);

/** Ask for settings: heard from the next slice on, fully 20 ms later; where a change is still on
 * its way, after that one. Audio thread: bounded, no allocation. */
void engine_set(Engine *engine, const EngineSettings *settings);

/** What responses for engine_adopt() are cut and transformed by; constant in an engine's life. */
const ConvolverPlan *engine_convolver_plan(const Engine *engine);

/** Keep the Speakers mode silent until the next response is there. Audio thread. */
void engine_await(Engine *engine);

/** True until it is. Audio thread. */
bool engine_waits(const Engine *engine);

/** Have the Speakers mode play `response`, with what it changes of the gain: taken over from the
 * next slice on, and heard as speakers_adopt() says. Audio thread: bounded. */
void engine_adopt(Engine *engine, const SpeakersResponse *response);

/** Parts of responses that are no longer used, to be freed elsewhere. Audio thread. */
ConvolverPart *engine_take_retired(Engine *engine);

/** Have `design` (NULL: none) be the correction. Takes it over. Audio thread. */
void engine_correct(Engine *engine, EqualiserDesign *design);

/** Corrections that are no longer used, to be freed elsewhere. Audio thread. */
EqualiserDesign *engine_take_retired_corrections(Engine *engine);

/** What the ears have taken so far, and to set it. Audio thread. */
Dose engine_dose(const Engine *engine);
void engine_set_dose(Engine *engine, Dose dose);

/** Work out the programme's spectrum, or no longer: from silence on. Audio thread: bounded. */
void engine_watch(Engine *engine, bool watched);

/** As of the last frame processed. Audio thread: O(1). */
EngineReport engine_report(const Engine *engine);

/** Any number of frames; the outputs may be the inputs, in any pairing. Audio thread. */
void engine_process(Engine *engine, const float *in_left, const float *in_right, float *out_left,
                    float *out_right, uint32_t frames);

#endif

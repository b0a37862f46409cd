/* The inside of the engine, for the files that it is made of: engine.c (its life, what it is asked
 * and asked for), engine_changes.c (adopting settings), engine_way.c (the way of a slice). */
#ifndef EARFIELD_ENGINE_INSIDE_H
#define EARFIELD_ENGINE_INSIDE_H

#include "engine.h"
#include "fault_gate.h"
#include "masked.h"
#include "stage_noise.h"
#include "transition.h"

struct Engine {
    double rate_hz;
    uint64_t frame; /* absolute: slices begin at its multiples of SLICE_FRAMES */

    EngineSettings wanted;
    bool pending; /* `wanted` is not adopted yet */
    bool fresh;   /* nothing was heard yet: adopt without a fade */
    bool stale;   /* what the filters remember is not what was heard last */
    bool news;    /* of the speakers' response: what is known of the voice has changed */
    Transition transition;

    FaultGate gate;
    Source source;
    Speakers speakers;
    Ambience ambience;
    bool ambience_plays;
    bool ambience_rises; /* in this transition: it has begun with it */
    Voice voices[2];     /* the one that is heard, and the one that it fades from */
    unsigned heard;
    bool voices_fade; /* in this transition */
    Equaliser correction;
    Glide gain; /* match, level, dim, mute */
    StageSpec stage_spec;
    StageNoise stage;
    Limiter limiter;
    DelayLine raw_line, dry_line; /* the untouched input, and what the gate left of it */
    Glide late;                   /* 1: they are as late as Look-Ahead is */
    Glide bypass;                 /* 1: dry */

    Match match;
    EarPowers powers; /* of the heard voice */
    double match_db;  /* that is applied */
    Interaural interaural;
    Meters meters;
    Masked masked;
    Exposure exposure;
    bool watched; /* the spectrum is worked out */
    Spectrum spectrum;
    double gain_reduction_db;
};

/** At the start of a slice: adopt what was asked for, once the last change has arrived. */
void engine_adopt_settings(Engine *engine);

/** Adopt what was asked for without a fade. */
void engine_adopt_at_once(Engine *engine);

/** True where a voice that is heard, or that still fades, wants the microphones. */
bool engine_wants_ambience(const Engine *engine);

#endif

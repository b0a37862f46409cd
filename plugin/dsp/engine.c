#include "engine.h"

#include "decibel.h"
#include "fault_gate.h"
#include "glide.h"
#include "match.h"
#include "transition.h"
#include <stdlib.h>
#include <string.h>

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
    Voice voices[2]; /* the one that is heard, and the one that it fades from */
    unsigned heard;
    bool voices_fade; /* in this transition */
    Match match;
    double voice_match_db; /* of the heard voice, whether Level Match is on or not */
    double match_db;       /* that is applied */
    Interaural interaural;
    Glide gain;   /* match, level, dim, mute */
    Glide bypass; /* 1: dry */
    Meters meters;
};

Engine *engine_new(double rate_hz)
{
    Engine *engine = aligned_alloc(_Alignof(Engine), sizeof *engine);
    if (!engine) {
        return NULL;
    }
    memset(engine, 0, sizeof *engine);
    engine->rate_hz = rate_hz;
    if (!transition_init(&engine->transition, rate_hz) ||
        !speakers_init(&engine->speakers, rate_hz)) {
        engine_free(engine);
        return NULL;
    }
    engine->voices[0].speakers = engine->voices[1].speakers = &engine->speakers;
    match_init(&engine->match, rate_hz);
    engine_reset(engine);
    return engine;
}

void engine_free(Engine *engine)
{
    if (engine) {
        transition_free(&engine->transition);
        speakers_free(&engine->speakers);
        free(engine);
    }
}

void engine_reset(Engine *engine)
{
    engine->frame = 0;
    engine->fresh = true;
    engine->transition.moving = false;
    speakers_forget(&engine->speakers);
    fault_gate_init(&engine->gate, engine->rate_hz);
    meters_init(&engine->meters, engine->rate_hz);
}

void engine_set(Engine *engine, const EngineSettings *settings)
{
    engine->wanted = *settings;
    engine->pending = true;
}

const ConvolverPlan *engine_convolver_plan(const Engine *engine)
{
    return &engine->speakers.plan;
}

void engine_await(Engine *engine)
{
    speakers_await(&engine->speakers);
}

bool engine_waits(const Engine *engine)
{
    return speakers_wait(&engine->speakers);
}

void engine_adopt(Engine *engine, const SpeakersResponse *response)
{
    if (speakers_adopt(&engine->speakers, response)) {
        engine->pending = engine->news = true;
    }
}

ConvolverPart *engine_take_retired(Engine *engine)
{
    return speakers_take_retired(&engine->speakers);
}

EngineReport engine_report(const Engine *e)
{
    return (EngineReport){.match_gain_db = e->match_db,
                          .interaural = e->interaural,
                          .guarded = e->wanted.guarded,
                          .readings = &e->meters.readings};
}

/* ------------------------------------------------------------------------- adopting settings -- */

static float output_gain(const EngineSettings *s, double match_db)
{
    const double dim_db = -20.0;
    return s->mute ? 0.0f : (float)gain_from_db(match_db + s->level_db + (s->dim ? dim_db : 0.0));
}

static float dryness(const EngineSettings *s)
{
    return s->enabled ? 0.0f : 1.0f;
}

/* What follows from the voice that is heard now: dear, and only worked out when it is a new one. */
static void weigh_voice(Engine *e)
{
    const Voice *voice = &e->voices[e->heard];
    e->news = false;
    e->voice_match_db = voice_match_gain_db(voice, &e->match);
    e->interaural = voice_interaural(voice, e->rate_hz);
}

static float matched_gain(Engine *e)
{
    e->match_db = e->wanted.level_match ? e->voice_match_db : 0.0;
    return output_gain(&e->wanted, e->match_db);
}

static void adopt_at_once(Engine *e)
{
    e->fresh = e->pending = e->stale = false;
    source_init(&e->source, e->rate_hz, &e->wanted.source);
    voice_set(&e->voices[e->heard], &e->wanted.voice, e->rate_hz);
    voice_forget(&e->voices[e->heard]);
    weigh_voice(e);
    glide_jump(&e->gain, matched_gain(e));
    glide_jump(&e->bypass, dryness(&e->wanted));
}

static void change_voice(Engine *e)
{
    const Voice *old = &e->voices[e->heard];
    e->voices_fade = !voice_spec_same(&old->spec, &e->wanted.voice);
    if (e->voices_fade) {
        Voice *new = &e->voices[1 - e->heard];
        *new = *old;
        voice_set(new, &e->wanted.voice, e->rate_hz);
        e->heard = 1 - e->heard;
    }
    if (e->voices_fade || e->news) {
        weigh_voice(e);
    }
}

static void adopt_with_fade(Engine *e)
{
    e->pending = false;
    source_change(&e->source, &e->wanted.source);
    change_voice(e);
    glide_to(&e->gain, matched_gain(e));
    glide_to(&e->bypass, dryness(&e->wanted));
    transition_begin(&e->transition);
}

static void forget(Engine *e)
{
    e->stale = false;
    source_forget(&e->source);
    voice_forget(&e->voices[0]);
    voice_forget(&e->voices[1]);
}

static bool is_silent_without_speakers(const Engine *e)
{
    const bool dry = e->bypass.now != 0.0f || (e->transition.moving && e->bypass.old != 0.0f);
    return e->voices[e->heard].spec.mode == MODE_SPEAKERS && !dry;
}

/* Only between slices, and only when the last change has arrived. */
static void adopt_settings(Engine *e)
{
    if (fault_gate_forgets(&e->gate) || e->stale) {
        forget(e);
    }
    const bool silent = is_silent_without_speakers(e);
    if ((silent || !e->transition.moving) && speakers_begin(&e->speakers) && silent) {
        e->fresh = true;
        e->transition.moving = false;
    }
    if (e->fresh) {
        adopt_at_once(e);
    } else if (e->pending && !e->transition.moving) {
        adopt_with_fade(e);
    }
}

/* ------------------------------------------------------------------------------- a slice's way -- */

static void process_voices(Engine *e, Slice *slice)
{
    if (!slice->rise || !e->voices_fade) {
        voice_process(&e->voices[e->heard], slice);
        return;
    }
    Slice old = *slice;
    voice_process(&e->voices[1 - e->heard], &old);
    voice_process(&e->voices[e->heard], slice);
    if (voice_comes_in(&e->voices[e->heard])) {
        slice_add_leaving(slice, &old);
    } else {
        slice_crossfade(slice, &old);
    }
}

static void render(Engine *e, Slice *slice)
{
    const Slice raw = *slice;
    slice->rise = transition_rise(&e->transition);
    fault_gate_process(&e->gate, slice);
    const Slice dry = *slice;
    meters_take_input(&e->meters, slice);
    source_process(&e->source, slice);
    process_voices(e, slice);
    glide_gain(&e->gain, slice);
    glide_mix(&e->bypass, &dry, slice);
    meters_take_output(&e->meters, slice);
    if (glide_is_steady(&e->bypass, slice) && e->bypass.now == 1.0f) {
        *slice = raw; /* bit for bit, even where the gate found a fault */
    }
    transition_advance(&e->transition, slice->frames);
}

/* The slice stays as it is, from the first frame on; what follows the export fades in from that. */
static void guard(Engine *e, const Slice *slice)
{
    if (e->fresh) {
        adopt_at_once(e);
    }
    glide_jump(&e->bypass, 1.0f);
    e->transition.moving = false;
    e->pending = e->stale = true;
    Slice seen = *slice;
    fault_gate_process(&e->gate, &seen);
    meters_take_input(&e->meters, &seen);
    meters_take_output(&e->meters, &seen);
}

static uint32_t frames_to_slice_end(const Engine *e)
{
    return SLICE_FRAMES - (uint32_t)(e->frame % SLICE_FRAMES);
}

void engine_process(Engine *e, const float *in_left, const float *in_right, float *out_left,
                    float *out_right, uint32_t frames)
{
    for (uint32_t done = 0; done < frames;) {
        const uint32_t rest = frames - done, to_end = frames_to_slice_end(e);
        Slice slice = {.frames = rest < to_end ? rest : to_end};
        const size_t bytes = slice.frames * sizeof(float);
        memcpy(slice.left, in_left + done, bytes);
        memcpy(slice.right, in_right + done, bytes);
        /* Filters that were passed over begin anew with a whole slice, after the export's last. */
        if (e->wanted.guarded || (e->stale && to_end != SLICE_FRAMES)) {
            guard(e, &slice);
        } else {
            if (to_end == SLICE_FRAMES) {
                adopt_settings(e);
            }
            render(e, &slice);
        }
        if (slice.frames == to_end) {
            meters_read_peaks(&e->meters);
        }
        memcpy(out_left + done, slice.left, bytes);
        memcpy(out_right + done, slice.right, bytes);
        e->frame += slice.frames;
        done += slice.frames;
    }
}

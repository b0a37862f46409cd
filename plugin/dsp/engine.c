#include "engine.h"

#include "decibel.h"
#include "fault_gate.h"
#include "transition.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
    float now, old;
} Gain;

struct Engine {
    double rate_hz;
    uint64_t frame; /* absolute: slices begin at its multiples of SLICE_FRAMES */
    EngineSettings wanted;
    bool pending; /* `wanted` is not adopted yet */
    bool fresh;   /* nothing was heard yet: adopt without a fade */
    bool stale;   /* what the filters remember is not what was heard last */
    Transition transition;
    FaultGate gate;
    Source source;
    Gain gain;   /* level, dim, mute */
    Gain bypass; /* 1: dry */
};

Engine *engine_new(double rate_hz)
{
    Engine *engine = calloc(1, sizeof *engine);
    if (!engine) {
        return NULL;
    }
    engine->rate_hz = rate_hz;
    if (!transition_init(&engine->transition, rate_hz)) {
        free(engine);
        return NULL;
    }
    engine_reset(engine);
    return engine;
}

void engine_free(Engine *engine)
{
    if (engine) {
        transition_free(&engine->transition);
        free(engine);
    }
}

void engine_reset(Engine *engine)
{
    engine->frame = 0;
    engine->fresh = true;
    engine->transition.moving = false;
    fault_gate_init(&engine->gate, engine->rate_hz);
}

void engine_set(Engine *engine, const EngineSettings *settings)
{
    engine->wanted = *settings;
    engine->pending = true;
}

bool engine_is_guarded(const Engine *engine)
{
    return engine->wanted.guarded;
}

static float output_gain(const EngineSettings *s)
{
    const double dim_db = -20.0;
    return s->mute ? 0.0f : (float)gain_from_db(s->level_db + (s->dim ? dim_db : 0.0));
}

static void gain_change(Gain *gain, float now)
{
    gain->old = gain->now;
    gain->now = now;
}

static void adopt_at_once(Engine *e)
{
    e->fresh = false;
    source_init(&e->source, e->rate_hz, &e->wanted.source);
    e->gain.now = output_gain(&e->wanted);
    e->bypass.now = e->wanted.enabled ? 0.0f : 1.0f;
}

static void adopt_with_fade(Engine *e)
{
    source_change(&e->source, &e->wanted.source);
    gain_change(&e->gain, output_gain(&e->wanted));
    gain_change(&e->bypass, e->wanted.enabled ? 0.0f : 1.0f);
    transition_begin(&e->transition);
}

static void forget(Engine *e)
{
    e->stale = false;
    source_forget(&e->source);
}

/* Only between slices and only when the last change has arrived. */
static void adopt_settings(Engine *e)
{
    if (fault_gate_forgets(&e->gate) || e->stale) {
        forget(e);
    }
    if (!e->pending || e->transition.moving) {
        return;
    }
    e->pending = false;
    if (e->fresh) {
        adopt_at_once(e);
    } else {
        adopt_with_fade(e);
    }
}

static void apply_gain(const Gain *gain, Slice *slice)
{
    if (slice->rise) {
        for (uint32_t i = 0; i < slice->frames; i++) {
            const float g = gain->old + slice->rise[i] * (gain->now - gain->old);
            slice->left[i] *= g;
            slice->right[i] *= g;
        }
    } else if (gain->now != 1.0f) {
        for (uint32_t i = 0; i < slice->frames; i++) {
            slice->left[i] *= gain->now;
            slice->right[i] *= gain->now;
        }
    }
}

/* The dry programme fades in over the wet, or is all there is. */
static void apply_bypass(const Gain *bypass, const Slice *dry, Slice *wet)
{
    if (!wet->rise) {
        if (bypass->now == 1.0f) {
            *wet = *dry;
        }
        return;
    }
    for (uint32_t i = 0; i < wet->frames; i++) {
        const float dryness = bypass->old + wet->rise[i] * (bypass->now - bypass->old);
        wet->left[i] += dryness * (dry->left[i] - wet->left[i]);
        wet->right[i] += dryness * (dry->right[i] - wet->right[i]);
    }
}

static void render(Engine *e, Slice *slice)
{
    slice->rise = transition_rise(&e->transition);
    const Slice raw = *slice;
    fault_gate_process(&e->gate, slice);
    const Slice dry = slice->rise ? *slice : raw; /* a steady bypass is the input, bit for bit */
    source_process(&e->source, slice);
    apply_gain(&e->gain, slice);
    apply_bypass(&e->bypass, &dry, slice);
    transition_advance(&e->transition, slice->frames);
}

static uint32_t frames_to_slice_end(const Engine *e)
{
    return SLICE_FRAMES - (uint32_t)(e->frame % SLICE_FRAMES);
}

/* The slice stays as it is, from the first frame on; what follows the export fades in from that. */
static void guard(Engine *e)
{
    if (e->fresh) {
        adopt_at_once(e);
    }
    e->bypass.now = 1.0f;
    e->transition.moving = false;
    e->pending = e->stale = true;
}

void engine_process(Engine *e, const float *in_left, const float *in_right, float *out_left,
                    float *out_right, uint32_t frames)
{
    for (uint32_t done = 0; done < frames;) {
        const uint32_t rest = frames - done, whole = frames_to_slice_end(e);
        Slice slice = {.frames = rest < whole ? rest : whole};
        const size_t bytes = slice.frames * sizeof(float);
        memcpy(slice.left, in_left + done, bytes);
        memcpy(slice.right, in_right + done, bytes);
        if (e->wanted.guarded) {
            guard(e);
        } else {
            if (whole == SLICE_FRAMES) {
                adopt_settings(e);
            }
            render(e, &slice);
        }
        memcpy(out_left + done, slice.left, bytes);
        memcpy(out_right + done, slice.right, bytes);
        e->frame += slice.frames;
        done += slice.frames;
    }
}

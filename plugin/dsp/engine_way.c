/* The way of a slice through the engine. */
#include "engine_inside.h"
#include <string.h>

bool engine_wants_ambience(const Engine *e)
{
    return voice_ambience_gain(&e->voices[e->heard]) > 0.0 ||
           (e->transition.moving && e->voices_fade &&
            voice_ambience_gain(&e->voices[1 - e->heard]) > 0.0);
}

/* Its reflections come long after the fade that it began with: what is played into the hall fades
 * in, so that none of them begins in the middle of a wave. */
static void rise(Slice *played)
{
    for (uint32_t i = 0; i < played->frames; i++) {
        played->left[i] *= played->rise[i];
        played->right[i] *= played->rise[i];
    }
}

/* What the microphones hear, or NULL while nobody asks. */
static const Slice *play_ambience(Engine *e, const Slice *slice, Slice *heard)
{
    if (!engine_wants_ambience(e)) {
        e->ambience_plays = false;
        return NULL;
    }
    if (!e->ambience_plays) {
        ambience_forget(&e->ambience);
        e->ambience_plays = true;
    }
    Slice played;
    slice_copy(&played, slice);
    if (e->ambience_rises && slice->rise) {
        rise(&played);
    }
    ambience_process(&e->ambience, &played, heard);
    return heard;
}

static void process_voices(Engine *e, Slice *slice)
{
    Slice heard;
    const Slice *ambience = play_ambience(e, slice, &heard);
    Voice *voice = &e->voices[e->heard];
    if (!slice->rise || !e->voices_fade) {
        voice_process(voice, slice, ambience);
        return;
    }
    Slice old = *slice;
    voice_process(&e->voices[1 - e->heard], &old, ambience);
    voice_process(voice, slice, ambience);
    if (voice_comes_in(voice)) {
        slice_add_leaving(slice, &old);
    } else {
        slice_crossfade(slice, &old);
    }
}

/* A dry path, late where the wet one is. */
static void delay_dry(const Engine *e, DelayLine *line, Slice *slice, const float *rise)
{
    slice->rise = rise;
    Slice late = *slice;
    delay_line_process(line, &late);
    glide_mix(&e->late, &late, slice);
}

static void render(Engine *e, Slice *slice)
{
    const float *rise = transition_rise(&e->transition);
    Slice raw = *slice;
    delay_dry(e, &e->raw_line, &raw, rise);
    fault_gate_process(&e->gate, slice);
    Slice dry = *slice;
    delay_dry(e, &e->dry_line, &dry, rise);
    slice->rise = rise;
    meters_take_input(&e->meters, slice);
    source_process(&e->source, slice);
    if (e->watched) {
        spectrum_process(&e->spectrum, slice);
    }
    process_voices(e, slice);
    equaliser_process(&e->correction, slice);
    glide_gain(&e->gain, slice);
    masked_process(&e->masked, slice);
    stage_noise_process(&e->stage, slice);
    limiter_process(&e->limiter, slice);
    glide_mix(&e->bypass, &dry, slice);
    meters_take_output(&e->meters, slice);
    if (!e->wanted.exposure.stands_still) { /* at once: a change under way may last for 40 ms yet */
        exposure_process(&e->exposure, slice);
    }
    if (glide_is_steady(&e->bypass, slice) && e->bypass.now == 1.0f) {
        *slice = raw; /* bit for bit, even where the gate found a fault */
    }
    transition_advance(&e->transition, slice->frames);
}

/* The slice stays as it is but for the latency, from the first frame on; what follows the export
 * fades in from that. */
static void guard(Engine *e, Slice *slice)
{
    if (e->fresh) {
        engine_adopt_at_once(e);
    }
    glide_jump(&e->bypass, 1.0f);
    glide_jump(&e->late, e->wanted.limiter.look_ahead ? 1.0f : 0.0f);
    e->transition.moving = false;
    e->pending = e->stale = true;
    Slice seen = *slice;
    delay_dry(e, &e->raw_line, slice, NULL);
    fault_gate_process(&e->gate, &seen);
    meters_take_input(&e->meters, &seen);
    delay_dry(e, &e->dry_line, &seen, NULL);
    meters_take_output(&e->meters, &seen);
}

static uint32_t frames_to_slice_end(const Engine *e)
{
    return SLICE_FRAMES - (uint32_t)(e->frame % SLICE_FRAMES);
}

static void process_slice(Engine *e, Slice *slice)
{
    const uint32_t to_end = frames_to_slice_end(e);
    const bool begins = to_end == SLICE_FRAMES;
    /* Filters that were passed over begin anew with a whole slice, after the export's last. */
    if (e->wanted.guarded || (e->stale && !begins)) {
        guard(e, slice);
    } else {
        if (begins) {
            engine_adopt_settings(e);
        }
        render(e, slice);
    }
    if (slice->frames == to_end) {
        meters_read_peaks(&e->meters);
    }
    e->frame += slice->frames;
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
        process_slice(e, &slice);
        memcpy(out_left + done, slice.left, bytes);
        memcpy(out_right + done, slice.right, bytes);
        done += slice.frames;
    }
    if (frames > 0) {
        e->gain_reduction_db = limiter_read_reduction_db(&e->limiter);
    }
}

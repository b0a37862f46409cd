/* When the engine goes over to what it was asked for, and how. */
#include "decibel.h"
#include "engine_inside.h"

static float output_gain(const EngineSettings *s, double match_db)
{
    const double dim_db = -20.0;
    return s->mute ? 0.0f : (float)gain_from_db(match_db + s->level_db + (s->dim ? dim_db : 0.0));
}

static float dryness(const EngineSettings *s)
{
    return s->enabled ? 0.0f : 1.0f;
}

static float lateness(const EngineSettings *s)
{
    return s->limiter.look_ahead ? 1.0f : 0.0f;
}

/* What follows from the voice that is heard now: dear, and only worked out when it is a new one. */
static void weigh_voice(Engine *e)
{
    const Voice *voice = &e->voices[e->heard];
    e->news = false;
    voice_powers(voice, &e->match, &e->powers);
    e->interaural = voice_interaural(voice, e->rate_hz);
}

static double matching_gain_db(const Engine *e)
{
    const EarPowers *correction = equaliser_powers(equaliser_heard(&e->correction));
    const bool untouched = voice_is_transparent(&e->voices[e->heard]) && !correction;
    if (untouched || !e->wanted.level_match) {
        return 0.0;
    }
    return match_gain_for_db(match_loudness(&e->match, &e->powers, correction));
}

static float matched_gain(Engine *e)
{
    e->match_db = matching_gain_db(e);
    return output_gain(&e->wanted, e->match_db);
}

static StageSpec wanted_stage(const Engine *e)
{
    StageSpec stage = e->wanted.stage;
    stage.on = stage.on && e->wanted.voice.mode == MODE_IN_EARS;
    return stage;
}

void engine_adopt_at_once(Engine *e)
{
    e->fresh = e->pending = e->stale = false;
    source_init(&e->source, e->rate_hz, &e->wanted.source);
    voice_set(&e->voices[e->heard], &e->wanted.voice, e->rate_hz);
    voice_forget(&e->voices[e->heard]);
    e->ambience_plays = e->ambience_rises = false;
    equaliser_jump(&e->correction, e->wanted.correction);
    equaliser_forget(&e->correction);
    weigh_voice(e);
    glide_jump(&e->gain, matched_gain(e));
    e->stage_spec = wanted_stage(e);
    stage_noise_init(&e->stage, e->rate_hz, &e->stage_spec);
    masked_set(&e->masked, &e->stage_spec);
    limiter_set(&e->limiter, &e->wanted.limiter);
    limiter_forget(&e->limiter);
    glide_jump(&e->late, lateness(&e->wanted));
    glide_jump(&e->bypass, dryness(&e->wanted));
    exposure_set(&e->exposure, &e->wanted.exposure);
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

static void change_stage(Engine *e)
{
    const StageSpec wanted = wanted_stage(e);
    const bool changes = !stage_spec_same(&e->stage_spec, &wanted);
    e->stage_spec = wanted;
    stage_noise_change(&e->stage, &e->stage_spec);
    if (changes) {
        masked_set(&e->masked, &e->stage_spec);
    }
}

static void adopt_with_fade(Engine *e)
{
    e->pending = false;
    source_change(&e->source, &e->wanted.source);
    change_voice(e);
    equaliser_change(&e->correction, e->wanted.correction);
    glide_to(&e->gain, matched_gain(e));
    change_stage(e);
    limiter_change(&e->limiter, &e->wanted.limiter);
    glide_to(&e->late, lateness(&e->wanted));
    glide_to(&e->bypass, dryness(&e->wanted));
    exposure_set(&e->exposure, &e->wanted.exposure);
    transition_begin(&e->transition);
    e->ambience_rises = !e->ambience_plays && engine_wants_ambience(e);
}

static void forget(Engine *e)
{
    e->ambience_plays = false;
    source_forget(&e->source);
    voice_forget(&e->voices[0]);
    voice_forget(&e->voices[1]);
    equaliser_forget(&e->correction);
    limiter_forget(&e->limiter);
    masked_forget(&e->masked);
}

/* What was passed over during an export begins anew, and from silence: Look-Ahead brings it 2 ms
 * into the fade from what the export passed. */
static void begin_after_export(Engine *e)
{
    e->stale = false;
    forget(e);
    glide_jump(&e->gain, 0.0f);
}

static bool is_silent_without_speakers(const Engine *e)
{
    const bool dry = e->bypass.now != 0.0f || (e->transition.moving && e->bypass.old != 0.0f);
    return e->voices[e->heard].spec.mode == MODE_SPEAKERS && !dry;
}

void engine_adopt_settings(Engine *e)
{
    if (fault_gate_forgets(&e->gate)) {
        forget(e);
    }
    if (e->stale) {
        begin_after_export(e);
    }
    const bool silent = is_silent_without_speakers(e);
    if ((silent || !e->transition.moving) && speakers_begin(&e->speakers) && silent) {
        e->fresh = true;
        e->transition.moving = false;
    }
    e->pending = e->pending || equaliser_would_change(&e->correction, e->wanted.correction);
    if (e->fresh) {
        engine_adopt_at_once(e);
    } else if (e->pending && !e->transition.moving) {
        adopt_with_fade(e);
    }
}

#include "engine_inside.h"
#include <stdlib.h>
#include <string.h>

static bool init(Engine *e, const AmbienceSpec *ambience)
{
    const uint32_t latency_frames = limiter_latency_frames(e->rate_hz);
    match_init(&e->match, e->rate_hz);
    masked_init(&e->masked, e->rate_hz);
    exposure_init(&e->exposure, e->rate_hz);
    return transition_init(&e->transition, e->rate_hz) && speakers_init(&e->speakers, e->rate_hz) &&
           ambience_init(&e->ambience, ambience, e->rate_hz) &&
           spectrum_init(&e->spectrum, e->rate_hz) && limiter_init(&e->limiter, e->rate_hz) &&
           delay_line_init(&e->raw_line, latency_frames) &&
           delay_line_init(&e->dry_line, latency_frames);
}

Engine *engine_new(double rate_hz, const AmbienceSpec *ambience)
{
    Engine *engine = aligned_alloc(_Alignof(Engine), sizeof *engine);
    if (!engine) {
        return NULL;
    }
    memset(engine, 0, sizeof *engine);
    engine->rate_hz = rate_hz;
    if (!init(engine, ambience)) {
        engine_free(engine);
        return NULL;
    }
    engine->voices[0].speakers = engine->voices[1].speakers = &engine->speakers;
    engine_reset(engine);
    return engine;
}

void engine_free(Engine *engine)
{
    if (engine) {
        transition_free(&engine->transition);
        speakers_free(&engine->speakers);
        ambience_free(&engine->ambience);
        equaliser_free(&engine->correction);
        spectrum_free(&engine->spectrum);
        limiter_free(&engine->limiter);
        delay_line_free(&engine->raw_line);
        delay_line_free(&engine->dry_line);
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
    delay_line_forget(&engine->raw_line);
    delay_line_forget(&engine->dry_line);
    meters_init(&engine->meters, engine->rate_hz);
    masked_forget(&engine->masked);
    spectrum_forget(&engine->spectrum);
    exposure_forget(&engine->exposure);
}

/* -------------------------------------------------------------------------- what it is asked for -- */

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

void engine_correct(Engine *engine, EqualiserDesign *design)
{
    equaliser_offer(&engine->correction, design);
}

EqualiserDesign *engine_take_retired_corrections(Engine *engine)
{
    return equaliser_take_retired(&engine->correction);
}

Dose engine_dose(const Engine *engine)
{
    return exposure_dose(&engine->exposure);
}

void engine_set_dose(Engine *engine, Dose dose)
{
    exposure_set_dose(&engine->exposure, dose);
}

void engine_watch(Engine *engine, bool watched)
{
    if (watched && !engine->watched) {
        spectrum_forget(&engine->spectrum);
    }
    engine->watched = watched;
}

/* ---------------------------------------------------------------------------- what it is asked -- */

EngineReport engine_report(const Engine *e)
{
    return (EngineReport){.match_gain_db = e->match_db,
                          .interaural = e->interaural,
                          .guarded = e->wanted.guarded,
                          .latency_frames =
                              e->wanted.limiter.look_ahead ? limiter_latency_frames(e->rate_hz) : 0,
                          .gain_reduction_db = e->gain_reduction_db,
                          .masked = masked_share(&e->masked),
                          .exposure = exposure_reading(&e->exposure),
                          .readings = &e->meters.readings,
                          .spectrum_db = spectrum_db(&e->spectrum)};
}

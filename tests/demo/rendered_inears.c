#include "rendered_inears.h"

#include "../../plugin/dsp/decibel.h"
#include "../host.h"
#include "impulse.h"
#include <math.h>
#include <stdio.h>

/* What is left of a response without what the setting does by itself, for an impulse of 1. */
static void take_out(Audio *impulse, const Stereo *rest)
{
    Stereo *s = &impulse->sound;
    for (size_t i = 0; i < s->frames && i < rest->frames; i++) {
        s->left[i] = (s->left[i] - rest->left[i]) / impulse_height;
        s->right[i] = (s->right[i] - rest->right[i]) / impulse_height;
    }
}

bool inear_impulses_read(const char *folder, const char *name, InEarImpulses *impulses)
{
    char place[4096], sealed[128], rest_name[128];
    snprintf(place, sizeof place, "%s/impulse", folder);
    snprintf(sealed, sizeof sealed, "%s-sealed", name);
    snprintf(rest_name, sizeof rest_name, "%s-rest", name);
    Audio rest = {0};
    *impulses = (InEarImpulses){0};
    const bool good = audio_read(place, name, &impulses->whole) &&
                      audio_read(place, sealed, &impulses->sealed) &&
                      audio_read(place, rest_name, &rest);
    if (good) {
        take_out(&impulses->whole, &rest.sound);
        take_out(&impulses->sealed, &rest.sound);
    } else {
        inear_impulses_free(impulses);
    }
    stereo_free(&rest.sound);
    return good;
}

void inear_impulses_free(InEarImpulses *impulses)
{
    stereo_free(&impulses->whole.sound);
    stereo_free(&impulses->sealed.sound);
    *impulses = (InEarImpulses){0};
}

static double complex heard(const Audio *impulse, unsigned ear, double hz)
{
    const Stereo *s = &impulse->sound;
    return spectrum_at(ear == LEFT_EAR ? s->left : s->right, s->frames, hz, impulse->rate_hz);
}

double inear_level_db(const Audio *impulse, unsigned ear, double hz)
{
    const double complex h = heard(impulse, ear, hz);
    return cabs(h) > 0.0 ? decibels(h) : NAN;
}

double inear_leak_db(const InEarImpulses *impulses, unsigned ear, double hz)
{
    return inear_level_db(&impulses->whole, ear, hz) - inear_level_db(&impulses->sealed, ear, hz);
}

double inear_pull_db(const InEarImpulses *impulses, double low_hz, double high_hz)
{
    enum { STEPS = 60 };
    double power[BOTH_EARS] = {0.0};
    for (int i = 0; i < STEPS; i++) {
        const double hz = low_hz * pow(high_hz / low_hz, (i + 0.5) / STEPS);
        for (unsigned ear = LEFT_EAR; ear < BOTH_EARS; ear++) {
            const double magnitude = cabs(heard(&impulses->whole, ear, hz));
            power[ear] += magnitude * magnitude;
        }
    }
    const bool both = power[LEFT_EAR] > 0.0 && power[RIGHT_EAR] > 0.0;
    return both ? db_from_power(power[LEFT_EAR] / power[RIGHT_EAR]) : NAN;
}

bool setting_is_in_ears(const Setting *setting)
{
    const double in_ears = 3.0;
    return setting_value(setting, "mode") == in_ears;
}

OnStage on_stage(const Setting *setting, const char *more, const Audio *programme)
{
    Host host = host_open(programme->rate_hz);
    host_apply(&host, setting->controls);
    host_apply(&host, "limiter=1 calibrated=1");
    host_apply(&host, more);
    const size_t block = (size_t)lround(0.1 * programme->rate_hz);
    const Stereo *in = &programme->sound;
    Stereo out = stereo_new(in->frames);
    double masked = 0.0;
    size_t blocks = 0;
    for (size_t at = 0; at + block <= in->frames; at += block, blocks++) {
        host_run(&host, in, &out, at, block);
        masked += (double)host_get(&host, "masked");
    }
    const double hours = (double)(blocks * block) / programme->rate_hz / 3600.0;
    const OnStage words = {.exposure_dba = (double)host_get(&host, "exposure_level"),
                           .dose_percent_h = (double)host_get(&host, "dose") / hours,
                           .masked_percent = masked / (double)(blocks ? blocks : 1)};
    stereo_free(&out);
    host_close(&host);
    return words;
}

#include "voice.h"

#include "decibel.h"

void voice_set(Voice *voice, const VoiceSpec *spec, double rate_hz)
{
    const bool other_mode = voice->spec.mode != spec->mode;
    voice->spec = *spec;
    if (other_mode) {
        voice_forget(voice); /* what the mode's filters remember is long past */
    }
    headphones_set(&voice->headphones, &spec->headphones, rate_hz);
}

bool voice_spec_same(const VoiceSpec *a, const VoiceSpec *b)
{
    if (a->mode != b->mode) {
        return false;
    }
    switch (a->mode) {
    case MODE_DIRECT:
        return true;
    case MODE_HEADPHONES:
        return headphones_spec_same(&a->headphones, &b->headphones);
    case MODE_SPEAKERS:
        return true;
    }
    return false;
}

static Transfer transfer_of_headphones(const void *headphones, const Phasor *at)
{
    return headphones_transfer(headphones, at);
}

double voice_match_gain_db(const Voice *voice, const Match *match)
{
    switch (voice->spec.mode) {
    case MODE_DIRECT:
        break;
    case MODE_HEADPHONES:
        return match_gain_db(match, transfer_of_headphones, &voice->headphones);
    case MODE_SPEAKERS:
        return voice->speakers->match_gain_db;
    }
    return 0.0;
}

static double delay_between(double complex near, double complex far, const Phasor *at,
                            double rate_hz)
{
    if (cabs(far) < 1e-9) {
        return 0.0;
    }
    const double pi = acos(-1.0);
    double phase = carg(near / far);
    if (fabs(phase) > pi / 2.0) {
        phase -= copysign(pi, phase);
    }
    return phase / at->omega / rate_hz;
}

static Interaural interaural_of_headphones(const Headphones *headphones, double rate_hz)
{
    const double most_db = 40.0;
    const Phasor low = phasor_at(100.0, rate_hz), middle = phasor_at(1000.0, rate_hz);
    const Transfer at_low = headphones_transfer(headphones, &low);
    const Transfer at_middle = headphones_transfer(headphones, &middle);
    const double near = cabs(at_middle.left_left), far = cabs(at_middle.right_left);
    const double level_db = db_from_gain(fmax(near, 1e-9)) - db_from_gain(fmax(far, 1e-9));
    return (Interaural){
        .delay_s = fmax(0.0, delay_between(at_low.left_left, at_low.right_left, &low, rate_hz)),
        .level_db = fmin(fmax(level_db, -most_db), most_db)};
}

Interaural voice_interaural(const Voice *voice, double rate_hz)
{
    const double most_db = 40.0; /* one ear alone hears it */
    switch (voice->spec.mode) {
    case MODE_DIRECT:
        break;
    case MODE_HEADPHONES:
        return interaural_of_headphones(&voice->headphones, rate_hz);
    case MODE_SPEAKERS:
        return voice->speakers->interaural;
    }
    return (Interaural){.level_db = most_db};
}

bool voice_comes_in(const Voice *voice)
{
    return voice->spec.mode == MODE_SPEAKERS;
}

void voice_process(Voice *voice, Slice *slice)
{
    switch (voice->spec.mode) {
    case MODE_DIRECT:
        return;
    case MODE_HEADPHONES:
        headphones_process(&voice->headphones, slice);
        return;
    case MODE_SPEAKERS:
        speakers_process(voice->speakers, slice);
        return;
    }
}

void voice_forget(Voice *voice)
{
    switch (voice->spec.mode) {
    case MODE_DIRECT:
        return;
    case MODE_HEADPHONES:
        headphones_forget(&voice->headphones);
        return;
    case MODE_SPEAKERS:
        speakers_forget(voice->speakers);
        return;
    }
}

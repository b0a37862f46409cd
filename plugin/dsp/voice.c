#include "voice.h"

#include "decibel.h"

void voice_set(Voice *voice, const VoiceSpec *spec, double rate_hz)
{
    if (voice->spec.mode != spec->mode) {
        voice_forget(voice); /* what another mode's filters remember is long past */
    }
    voice->spec = *spec;
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
    }
    return false;
}

bool voice_is_transparent(const Voice *voice)
{
    return voice->spec.mode == MODE_DIRECT;
}

Transfer voice_transfer(const Voice *voice, const Phasor *at)
{
    switch (voice->spec.mode) {
    case MODE_DIRECT:
        break;
    case MODE_HEADPHONES:
        return headphones_transfer(&voice->headphones, at);
    }
    return transfer_from_mid_side(1.0, 1.0);
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

Interaural voice_interaural(const Voice *voice, double rate_hz)
{
    const double most_db = 40.0;
    const Phasor low = phasor_at(100.0, rate_hz), middle = phasor_at(1000.0, rate_hz);
    const Transfer at_low = voice_transfer(voice, &low);
    const Transfer at_middle = voice_transfer(voice, &middle);
    const double near = cabs(at_middle.left_left), far = cabs(at_middle.right_left);
    const double level_db = db_from_gain(fmax(near, 1e-9)) - db_from_gain(fmax(far, 1e-9));
    return (Interaural){
        .delay_s = fmax(0.0, delay_between(at_low.left_left, at_low.right_left, &low, rate_hz)),
        .level_db = fmin(fmax(level_db, -most_db), most_db)};
}

void voice_process(Voice *voice, Slice *slice)
{
    switch (voice->spec.mode) {
    case MODE_DIRECT:
        return;
    case MODE_HEADPHONES:
        headphones_process(&voice->headphones, slice);
        return;
    }
}

void voice_forget(Voice *voice)
{
    headphones_forget(&voice->headphones);
}

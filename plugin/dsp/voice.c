#include "voice.h"

#include <math.h>

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

/* Where the crossed path turns the polarity, the delay is that of the path apart from the turn. */
static double delay_apart_from_polarity_s(double complex near, double complex far)
{
    const bool turns = creal(near * conj(far)) < 0.0;
    return fmax(0.0, interaural_delay_s(near, turns ? -far : far));
}

static Interaural interaural_of_headphones(const Headphones *headphones, double rate_hz)
{
    const Phasor low = phasor_at(interaural_low_hz, rate_hz);
    const Phasor middle = phasor_at(interaural_middle_hz, rate_hz);
    const Transfer at_low = headphones_transfer(headphones, &low);
    const Transfer at_middle = headphones_transfer(headphones, &middle);
    return (Interaural){.delay_s = delay_apart_from_polarity_s(at_low.left_left, at_low.right_left),
                        .level_db = interaural_level_db(at_middle.left_left, at_middle.right_left)};
}

Interaural voice_interaural(const Voice *voice, double rate_hz)
{
    switch (voice->spec.mode) {
    case MODE_DIRECT:
        break;
    case MODE_HEADPHONES:
        return interaural_of_headphones(&voice->headphones, rate_hz);
    case MODE_SPEAKERS:
        return voice->speakers->interaural;
    }
    return (Interaural){.level_db = interaural_most_db}; /* one ear alone hears it */
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

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
    inears_set(&voice->inears, &spec->inears, rate_hz);
}

bool voice_spec_same(const VoiceSpec *a, const VoiceSpec *b)
{
    if (a->mode != b->mode) {
        return false;
    }
    switch (a->mode) {
    case MODE_DIRECT:
    case MODE_SPEAKERS:
        break;
    case MODE_HEADPHONES:
        return headphones_spec_same(&a->headphones, &b->headphones);
    case MODE_IN_EARS:
        return inears_spec_same(&a->inears, &b->inears);
    }
    return true;
}

static Transfer transfer_of_headphones(const void *headphones, const Phasor *at)
{
    return headphones_transfer(headphones, at);
}

static Transfer transfer_of_inears(const void *inears, const Phasor *at)
{
    return inears_transfer(inears, at);
}

static Transfer no_transfer(const void *nothing, const Phasor *at)
{
    (void)nothing;
    (void)at;
    return transfer_from_mid_side(1.0, 1.0);
}

bool voice_is_transparent(const Voice *voice)
{
    return voice->spec.mode == MODE_DIRECT;
}

void voice_powers(const Voice *voice, const Match *match, EarPowers *powers)
{
    switch (voice->spec.mode) {
    case MODE_DIRECT:
        match_powers(match, no_transfer, NULL, powers);
        return;
    case MODE_HEADPHONES:
        match_powers(match, transfer_of_headphones, &voice->headphones, powers);
        return;
    case MODE_SPEAKERS:
        *powers = voice->speakers->powers;
        return;
    case MODE_IN_EARS:
        match_powers(match, transfer_of_inears, &voice->inears, powers);
        return;
    }
}

double voice_ambience_gain(const Voice *voice)
{
    return voice->spec.mode == MODE_IN_EARS ? voice->spec.inears.ambience_gain : 0.0;
}

/* Where the crossed path turns the polarity, the delay is that of the path apart from the turn. */
static double delay_apart_from_polarity_s(double complex near, double complex far)
{
    const bool turns = creal(near * conj(far)) < 0.0;
    return fmax(0.0, interaural_delay_s(near, turns ? -far : far));
}

static Interaural interaural_of(TransferOf *transfer, const void *setting, double rate_hz)
{
    const Phasor low = phasor_at(interaural_low_hz, rate_hz);
    const Phasor middle = phasor_at(interaural_middle_hz, rate_hz);
    const Transfer at_low = transfer(setting, &low);
    const Transfer at_middle = transfer(setting, &middle);
    return (Interaural){.delay_s = delay_apart_from_polarity_s(at_low.left_left, at_low.right_left),
                        .level_db = interaural_level_db(at_middle.left_left, at_middle.right_left)};
}

Interaural voice_interaural(const Voice *voice, double rate_hz)
{
    switch (voice->spec.mode) {
    case MODE_DIRECT:
        break;
    case MODE_HEADPHONES:
        return interaural_of(transfer_of_headphones, &voice->headphones, rate_hz);
    case MODE_SPEAKERS:
        return voice->speakers->interaural;
    case MODE_IN_EARS:
        return interaural_of(transfer_of_inears, &voice->inears, rate_hz);
    }
    return (Interaural){.level_db = interaural_most_db}; /* one ear alone hears it */
}

bool voice_comes_in(const Voice *voice)
{
    return voice->spec.mode == MODE_SPEAKERS;
}

void voice_process(Voice *voice, Slice *slice, const Slice *ambience)
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
    case MODE_IN_EARS:
        inears_process(&voice->inears, slice, ambience);
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
    case MODE_IN_EARS:
        inears_forget(&voice->inears);
        return;
    }
}

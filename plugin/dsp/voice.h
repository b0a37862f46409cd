/* One way of hearing the programme: a mode with its settings. The engine has two and fades from one
 * to the other when the setting changes. */
#ifndef EARFIELD_VOICE_H
#define EARFIELD_VOICE_H

#include "headphones.h"
#include "match.h"
#include "speakers.h"
#include <stdbool.h>

typedef enum { MODE_DIRECT, MODE_HEADPHONES, MODE_SPEAKERS } Mode;

typedef struct {
    Mode mode;
    HeadphonesSpec headphones;
} VoiceSpec;

typedef struct {
    VoiceSpec spec;
    Headphones headphones;
    Speakers *speakers; /* the one that all voices share: its changes fade by themselves */
} Voice;

/** Go over to `spec`, from a zeroed voice or from a copy of the one that is heard. Audio thread:
 * bounded, no allocation. */
void voice_set(Voice *voice, const VoiceSpec *spec, double rate_hz);

bool voice_spec_same(const VoiceSpec *a, const VoiceSpec *b);

/** The gain in dB that makes it as loud as Direct, from -24 to +12; exactly 0 for Direct. Audio thread:
 * bounded, some 10 to 20 µs. */
double voice_match_gain_db(const Voice *voice, const Match *match);

/** Pure. */
Interaural voice_interaural(const Voice *voice, double rate_hz);

/** True where a voice that takes over from another comes in by itself, with the slice's rise. */
bool voice_comes_in(const Voice *voice);

/** Audio thread. */
void voice_process(Voice *voice, Slice *slice);

/** Clear all history. Audio thread. */
void voice_forget(Voice *voice);

#endif

/* One way of hearing the programme: a mode with its settings. The engine has two and fades from one
 * to the other when the setting changes. */
#ifndef EARFIELD_VOICE_H
#define EARFIELD_VOICE_H

#include "headphones.h"
#include "inears.h"
#include "match.h"
#include "speakers.h"
#include <stdbool.h>

typedef enum { MODE_DIRECT, MODE_HEADPHONES, MODE_SPEAKERS, MODE_IN_EARS } Mode;

typedef struct {
    Mode mode;
    HeadphonesSpec headphones;
    InEarsSpec inears;
} VoiceSpec;

typedef struct {
    VoiceSpec spec;
    Headphones headphones;
    InEars inears;
    Speakers *speakers; /* the one that all voices share: its changes fade by themselves */
} Voice;

/** Go over to `spec`, from a zeroed voice or from a copy of the one that is heard. Audio thread:
 * bounded, no allocation. */
void voice_set(Voice *voice, const VoiceSpec *spec, double rate_hz);

bool voice_spec_same(const VoiceSpec *a, const VoiceSpec *b);

/** True where it leaves the loudness as it is, exactly. */
bool voice_is_transparent(const Voice *voice);

/** What it does to the power in each ear. Audio thread: bounded, some 10 to 20 µs. */
void voice_powers(const Voice *voice, const Match *match, EarPowers *powers);

/** How much of `ambience` it wants; 0: none. */
double voice_ambience_gain(const Voice *voice);

/** Pure. */
Interaural voice_interaural(const Voice *voice, double rate_hz);

/** True where a voice that takes over from another comes in by itself, with the slice's rise. */
bool voice_comes_in(const Voice *voice);

/** `ambience`: what the microphones hear meanwhile; may be NULL where none is wanted. Audio thread. */
void voice_process(Voice *voice, Slice *slice, const Slice *ambience);

/** Clear all history. Audio thread. */
void voice_forget(Voice *voice);

#endif

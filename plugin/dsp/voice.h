/* One way of hearing the programme: a mode with its settings. The engine has two and fades from one
 * to the other when the setting changes. */
#ifndef EARFIELD_VOICE_H
#define EARFIELD_VOICE_H

#include "headphones.h"
#include <stdbool.h>

typedef enum { MODE_DIRECT, MODE_HEADPHONES } Mode;

typedef struct {
    Mode mode;
    HeadphonesSpec headphones;
} VoiceSpec;

typedef struct {
    VoiceSpec spec;
    Headphones headphones;
} Voice;

/** Between the ears, for a sound panned hard to the left: by how much the right ear hears it later
 * (phase delay at 100 Hz; a crossed path of inverted polarity counts by its delay alone) and weaker
 * (at 1 kHz, within ±40 dB). */
typedef struct {
    double delay_s, level_db;
} Interaural;

/** Go over to `spec`, from a zeroed voice or from a copy of the one that is heard. Audio thread:
 * bounded, no allocation. */
void voice_set(Voice *voice, const VoiceSpec *spec, double rate_hz);

bool voice_spec_same(const VoiceSpec *a, const VoiceSpec *b);

/** True where the samples pass untouched. */
bool voice_is_transparent(const Voice *voice);

/** Pure. */
Transfer voice_transfer(const Voice *voice, const Phasor *at);

/** Pure. */
Interaural voice_interaural(const Voice *voice, double rate_hz);

/** Audio thread. */
void voice_process(Voice *voice, Slice *slice);

/** Clear all history. Audio thread. */
void voice_forget(Voice *voice);

#endif

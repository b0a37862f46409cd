/* The players of the demonstration programme: each function adds one note to a mono track. What
 * they play sounds the same at every rate; partials that a rate can't carry are left out. */
#ifndef EARFIELD_TEST_INSTRUMENTS_H
#define EARFIELD_TEST_INSTRUMENTS_H

#include <stddef.h>

typedef struct {
    float *samples;
    size_t frames;
    double rate_hz;
} Track;

/** When and what: the pitch as a MIDI number (69 is 440 Hz), the level linear, 1 = full scale. */
typedef struct {
    double at_s, length_s;
    double pitch;
    double level;
} Note;

/** Silence; track_free gives it back. */
Track track_new(size_t frames, double rate_hz);

void track_free(Track *track);

/** A plucked string: stiff, picked at a fifth of its length; `length_s` to fade by 60 dB. */
void play_string(Track *track, const Note *note);

/** An electric piano: frequency modulation that mellows as it fades. */
void play_piano(Track *track, const Note *note);

/** A bowed section that swells and dies away; `detune_cents` sets two sections apart. */
void play_section(Track *track, const Note *note, double detune_cents);

/** A round electric bass. */
void play_bass(Track *track, const Note *note);

/** A bass drum: a falling sine and the beater. */
void play_kick(Track *track, const Note *note);

/** A snare drum: its two lowest modes and the wires. */
void play_snare(Track *track, const Note *note);

/** Grains or metal: filtered noise around the note's pitch, gone after `length_s`. */
void play_shaker(Track *track, const Note *note);

#endif

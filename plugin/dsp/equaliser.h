/* The correction of what is worn, as it plays: for each ear a gain, filters in series, and a
 * response by taps where the correction is drawn by points. No latency.
 *
 * A design is worked out elsewhere (acoustics/eq_design.h) and handed over by pointer; it brings
 * what it plays by along. The way of a change:
 *     equaliser_offer()           when a design arrives; it waits, and the latest wins
 *     equaliser_change()          at a multiple of SLICE_FRAMES, where no transition is on its way:
 *                                 where it returns true, the caller begins one
 *     equaliser_process()         fades by the slice's rise, and retires what was faded from; in
 *                                 the first half what is new warms up, in the second it is heard
 *     equaliser_take_retired()    to be freed outside the audio thread */
#ifndef EARFIELD_EQUALISER_H
#define EARFIELD_EQUALISER_H

#include "biquad.h"
#include "ears.h"
#include "match.h"
#include "phasor.h"
#include "slice.h"
#include "transfer.h"
#include <stdbool.h>

enum { EQUALISER_FILTERS = 64 };

/** A response by taps with its spectrum, complex, at EQUALISER_CURVE_HZ × 2^(i /
 * EQUALISER_CURVE_STEPS): to read off what the taps would take too long for. */
enum { EQUALISER_CURVE_HZ = 5, EQUALISER_CURVE_STEPS = 48, EQUALISER_CURVE_POINTS = 640 };

typedef struct {
    float *taps;
    unsigned count;
    float complex curve[EQUALISER_CURVE_POINTS]; /* up to 51 kHz */
} EqualiserTaps;

/** What an ear's equaliser is made of. */
typedef struct {
    double gain;
    BiquadDesign filters[EQUALISER_FILTERS];
    unsigned count;
    EqualiserTaps *by_taps; /* or NULL */
} EqualiserEar;

typedef struct EqualiserDesign EqualiserDesign;

/** An equaliser of these two ears (copied), at rest. NULL where memory is short. Not for the audio
 * thread. */
EqualiserDesign *equaliser_design_new(const EqualiserEar ears[EARS], double rate_hz);

/** NULL is fine, and so is a list of retired ones. Not for the audio thread. */
void equaliser_design_free(EqualiserDesign *design);

/** One list of retired ones out of two. Any thread. */
EqualiserDesign *equaliser_designs_joined(EqualiserDesign *a, EqualiserDesign *b);

/** What it does to an ear (0: left) at one frequency, in some 10 ns a filter; 1 for NULL. Pure. */
double complex equaliser_response(const EqualiserDesign *design, unsigned ear, const Phasor *at);

/** What it does to the power in each ear, at the points of the level match; NULL for NULL. Audio
 * thread: O(1). */
const EarPowers *equaliser_powers(const EqualiserDesign *design);

/** The two channels' way into each ear, `before` the equaliser, and through it. Pure. */
Transfer equaliser_transfer(const EqualiserDesign *design, Transfer before, const Phasor *at);

/** The player. It owns the designs that it holds. */
typedef struct {
    EqualiserDesign *loaded;  /* plays where the equaliser is on; NULL: none */
    EqualiserDesign *offered; /* waits */
    bool pending;             /* `offered` is to be loaded, also where it is NULL */
    EqualiserDesign *retired; /* a list */
    EqualiserDesign *now,
        *old; /* what is heard, and what it fades from; NULL: the samples untouched */
    bool fading;
} Equaliser;

/** Frees the designs that it holds. Not for the audio thread. */
void equaliser_free(Equaliser *equaliser);

/** Have `design` (NULL: none) loaded by the next equaliser_change(). Takes it over. A zeroed
 * Equaliser is empty and off. Audio thread. */
void equaliser_offer(Equaliser *equaliser, EqualiserDesign *design);

/** True where equaliser_change() would have something to do. Audio thread. */
bool equaliser_would_change(const Equaliser *equaliser, bool on);

/** Load what was offered; switch on or off. True where what is heard changes: the next slices fade
 * to it by their rise. Only at a multiple of SLICE_FRAMES, while nothing fades. Audio thread. */
bool equaliser_change(Equaliser *equaliser, bool on);

/** The same without a fade. Audio thread. */
void equaliser_jump(Equaliser *equaliser, bool on);

/** What is heard, or will be once it has faded in: for the level match. NULL: the samples
 * untouched. Audio thread. */
const EqualiserDesign *equaliser_heard(const Equaliser *equaliser);

/** The designs that are no longer used, as a list, or NULL: the caller's to have freed by
 * equaliser_design_free(). Audio thread. */
EqualiserDesign *equaliser_take_retired(Equaliser *equaliser);

/** Clear all history. Audio thread: bounded. */
void equaliser_forget(Equaliser *equaliser);

/** Where nothing is heard and nothing fades, the slice stays as it is, bit for bit. Audio thread.
 * */
void equaliser_process(Equaliser *equaliser, Slice *slice);

#endif

/* The Headphones mode: mid and side levels, crossfeed, translation to another design. */
#ifndef EARFIELD_HEADPHONES_H
#define EARFIELD_HEADPHONES_H

#include "biquad.h"
#include "classic.h"
#include "echo.h"
#include "natural.h"
#include "transfer.h"
#include <stdbool.h>

typedef enum { CROSSFEED_OFF, CROSSFEED_NATURAL, CROSSFEED_CLASSIC } CrossfeedKind;

enum { HEADPHONES_FILTERS = 8 };

typedef struct {
    double mid_gain, side_gain;
    CrossfeedKind crossfeed;
    double feed_db, cutoff_hz;
    double delay_s; /* between the ears at low frequency, wanted of Natural */
    BiquadSpec translation[HEADPHONES_FILTERS]; /* out of what is worn, into what is heard */
    unsigned translations;
    double echo_gain, echo_delay_s; /* of the cup that is heard; 0: none */
} HeadphonesSpec;

/** The mode as it runs, at one setting; changes fade between two of them. */
typedef struct {
    HeadphonesSpec spec;
    Natural natural;
    Classic classic;
    Biquad translation[HEADPHONES_FILTERS];
    unsigned translations;
    Echo echo;
} Headphones;

bool headphones_spec_same(const HeadphonesSpec *a, const HeadphonesSpec *b);

/** Go over to `spec`. Filters that stay carry on, those that change begin at rest, under the fade
 * that the caller makes. A zeroed Headphones is at rest. Audio thread: bounded, no allocation. */
void headphones_set(Headphones *headphones, const HeadphonesSpec *spec, double rate_hz);

/** Pure. */
Transfer headphones_transfer(const Headphones *headphones, const Phasor *at);

/** Audio thread. */
void headphones_process(Headphones *headphones, Slice *slice);

/** Clear all history. Audio thread. */
void headphones_forget(Headphones *headphones);

#endif

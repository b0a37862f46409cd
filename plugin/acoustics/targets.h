/* What the kinds of device are meant to sound like at the eardrum, as differences between them, in
 * minimum-phase filters. Pure: any thread.
 *
 * Open-back: Harman over-ear 2018. In-ears: Harman in-ear 2019. The difference of the two, as
 * published by third octaves, is met within ±0.3 dB from 20 Hz to 12.5 kHz at 44.1 kHz and above.
 * Closed-back: a generic approximation and an engineering choice: the over-ear target with
 * LSC 105 Hz +2.5 dB Q 0.7, PK 280 Hz -2 dB Q 1, PK 4.5 kHz -1.5 dB Q 2, and the echo of the cup.
 */
#ifndef EARFIELD_TARGETS_H
#define EARFIELD_TARGETS_H

#include "../dsp/biquad.h"

typedef enum { DEVICE_OPEN_BACK, DEVICE_CLOSED_BACK, DEVICE_IN_EARS } Device;

/** Translation = what turns `worn` into `heard`, by `amount` (0: nothing, 1: all of it). */
typedef struct {
    Device worn, heard;
    double amount;
} Translation;

enum { TRANSLATION_FILTERS = 8 };

/** Write the filters of `translation`; returns how many, 0 to TRANSLATION_FILTERS. */
unsigned translation_filters(const Translation *translation,
                             BiquadSpec filters[TRANSLATION_FILTERS]);

/** The echo of a closed cup, heard only on what has none: its gain (0: none), and its delay. */
double translation_echo_gain(const Translation *translation);

extern const double cup_echo_delay_s;

#endif

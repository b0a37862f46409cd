/* What Earfield is held against, worked out here and by other people's libraries. */
#ifndef EARFIELD_TEST_REFERENCE_H
#define EARFIELD_TEST_REFERENCE_H

#include "csv.h"
#include "signals.h"

/** Natural's crossed path, analogue: g exp(-j2πfτ) / (1 + jf/fc). */
double complex reference_natural_crossed(double feed_db, double cutoff_hz, double tau_s, double hz);

/** The τ of Natural: what Kuhn's delay at this angle and head leaves over, never negative. */
double reference_natural_tau_s(double feed_db, double cutoff_hz, double angle_degrees,
                               double head_cm);

/** By how much `far` is later than `near`, from their phase. */
double reference_delay_us(double complex near, double complex far, double hz);

enum { WORN_OPEN_BACK, WORN_CLOSED_BACK, WORN_IN_EARS, WORN_COUNT };

extern const char *const reference_device_names[WORN_COUNT];

/** The target of a device at a row of headphone_targets_third_octave.csv. */
double reference_target_db(int device, const CsvRow *row);

/** What the cup's echo does, which is heard on what has none and stands outside the tolerance. */
double reference_echo_db(int worn, int heard, double hz);

/** The built plugin's largest error from the targets' difference, in dB, over the table's third octaves
 * from 20 Hz to 12.5 kHz. */
double reference_translation_error_db(int worn, int heard, double rate_hz);

/** The same of the In-Ears mode, which is heard as in-ears whatever is worn. */
double reference_in_ears_error_db(int worn, double rate_hz);

/** A leak of this diameter against the sealed ear, by its impedances: a hole of resistance and mass
 * beside the canal's compliance, damped to a Q of 2 at the most; 0 mm is sealed: 1. */
double complex reference_leak(double diameter_mm, double hz);

/** How alike a diffuse field is at the two ears: the mean of sinc(f/550 Hz) · (1 - f/2700 Hz) between
 * two frequencies. */
double reference_diffuse_coherence(double low_hz, double high_hz);

/** libbs2b over `in`. */
Stereo reference_bs2b(const Stereo *in, double rate_hz, int feed_tenth_db, int cutoff_hz);

/** Integrated loudness by libebur128. */
double reference_integrated_lufs(const Stereo *x, double rate_hz);

/** The largest difference of any two samples. */
double largest_difference(const Stereo *a, const Stereo *b);

#endif

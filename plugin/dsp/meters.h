/* What is read off the programme and off the output. */
#ifndef EARFIELD_METERS_H
#define EARFIELD_METERS_H

#include "coherence.h"
#include "loudness.h"

typedef struct {
    float left, right; /* linear */
} Peaks;

typedef struct {
    double in_peak_left_db, in_peak_right_db, out_peak_left_db, out_peak_right_db;
    double in_momentary_lufs, out_momentary_lufs, out_short_term_lufs;
    double correlation; /* of the programme, like all of the image but coherence */
    double width_db;    /* side over mid energy */
    double mono_loss_db;
    double coherence; /* of the output */
} Readings;

typedef struct {
    Peaks in_peaks, out_peaks;
    float peak_fall; /* a frame: 20 dB/s */
    Loudness in_loudness, out_loudness;
    EnergyWindow programme;
    Coherence coherence;
    Readings readings;
} Meters;

void meters_init(Meters *meters, double rate_hz);

/** Take what comes in, and what goes out. Audio thread: bounded, no allocation. */
void meters_take_input(Meters *meters, const Slice *slice);
void meters_take_output(Meters *meters, const Slice *slice);

/** Bring the peak readings up to date (once a slice: decibels cost). Audio thread. */
void meters_read_peaks(Meters *meters);

#endif

/* What is measured of a loudspeaker in a room by its response at two ears: reverberation time,
 * direct-to-reverberant ratio, early reflections, clarity, interaural coherence. NAN where there is
 * nothing to measure. "By middle octaves" is the mean over those of 500 Hz, 1 and 2 kHz. */
#ifndef EARFIELD_TEST_ROOM_MEASURES_H
#define EARFIELD_TEST_ROOM_MEASURES_H

#include <complex.h>
#include <stdint.h>

/** The two ears are left + j right. */
typedef struct {
    const double complex *ears;
    uint32_t frames;
    double rate_hz;
} EarResponse;

/** The first frame within 20 dB of the peak at either ear. Source: ISO 3382-1:2009, annex A. */
uint32_t arrival_frame(const EarResponse *response);

enum { MEASURED_OCTAVES = 7 };

/** 125 Hz to 8 kHz. */
double measured_octave_hz(unsigned octave);

/** T by octave, of what comes from frame `from` on, without the steady noise at the end (W. T. Chu,
 * "Comparison of reverberation measurements using Schroeder's impulse method and decay-curve
 * averaging method", J. Acoust. Soc. Am. 63, 1978). NAN where that noise leaves less than 38 dB,
 * and where bandwidth x T is below 16, when it is the filter that decays. */
void octave_reverberation_s(const EarResponse *response, uint32_t from,
                            double reverberation_s[MEASURED_OCTAVES]);

/** Energy of the direct sound against that of the rest, both ears together, by
 * middle octaves. */
double direct_to_reverberant_db(const EarResponse *whole, const EarResponse *direct);

/** The loudest that the reflections do to the left ear before frame `until`, 1 to 8 kHz, against
 * the loudest of the direct sound there: the rule of ITU-R BS.1116-3, where they meet. */
double loudest_reflection_db(const EarResponse *whole, const EarResponse *direct, uint32_t until);

/** C80: energy of 80 ms from frame `from` on against what comes later, both ears together, by
 * middle octaves. ISO 3382-1. */
double clarity_db(const EarResponse *response, uint32_t from);

/** IACC from frame `from` to `to`: the most that any delay within 1 ms makes of the normalised
 * cross-correlation of the ears, by middle octaves. ISO 3382-1, annex B. NAN where less than a
 * millionth of the energy lies there. */
double interaural_coherence(const EarResponse *response, uint32_t from, uint32_t to);

typedef struct {
    double reverberation_s[MEASURED_OCTAVES]; /* after the mixing time */
    double middle_reverberation_s;            /* mean of 500 Hz and 1 kHz: T_mid of ISO 3382-1 */
    double direct_to_reverberant_db;
    double loudest_reflection_db; /* of 15 ms after the direct sound */
    double clarity_db;
    double early_coherence, late_coherence; /* to 80 ms after the direct sound, and from there on */
} RoomMeasures;

/** `direct` is the same without reflections. The mixing time counts from the direct sound. */
RoomMeasures room_measures(const EarResponse *whole, const EarResponse *direct, double mixing_s);

#endif

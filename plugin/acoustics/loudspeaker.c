#include "loudspeaker.h"

#include "octaves.h"

/* ------------------------------------------------------------------------- directivity -- */

enum { ANGLES = 13, ANGLE_STEP_DEGREES = 15 };

typedef enum { OMNIDIRECTIONAL, TWO_WAY, FULL_RANGE, THREE_WAY, CABINETS } Cabinet;

typedef struct {
    double index_db, off_axis_db[ANGLES];
} Directivity;

/* By octaves from 62.5 Hz. A piston in a rigid sphere, as a spherical cap: R. M. Aarts and
 * A. J. E. M. Janssen, "Comparing sound radiation from a loudspeaker with that from a flexible
 * spherical cap on a rigid sphere", J. Audio Eng. Soc. 59 (2011). Two-way: sphere of 13 cm radius,
 * woofer of 6.5 cm, above 2 kHz a tweeter of 1.25 cm; full range and three-way alike. */
static const struct {
    Directivity at[OCTAVES];
} cabinets[CABINETS] = {
    [TWO_WAY] = {{
        {0.04, {0, 0, 0, 0, 0, -0.1, -0.1, -0.1, -0.1, 0, 0, 0, 0}},
        {0.21, {0, 0, -0.1, -0.1, -0.2, -0.3, -0.3, -0.3, -0.3, -0.2, -0.1, -0.1, -0.1}},
        {1.15, {0, -0.1, -0.3, -0.6, -1, -1.3, -1.6, -1.6, -1.6, -1.3, -1.1, -1, -0.9}},
        {2.88, {0, -0.1, -0.4, -0.9, -1.7, -2.7, -3.9, -5, -5.4, -4.9, -4, -3.3, -3.1}},
        {4.22, {0, -0.2, -0.7, -1.6, -2.7, -4, -5.1, -6.2, -8.3, -10.7, -9.3, -6.4, -5.4}},
        {3.24, {0, 0, -0.2, -0.7, -1.3, -2.3, -3.8, -5, -7.6, -8.2, -11.7, -8.7, -4.5}},
        {3.84, {0, -0.1, -0.4, -0.9, -1.7, -2.8, -4.4, -6.5, -9.1, -12, -15.5, -18, -6.4}},
        {5.62, {0, -0.3, -1, -2.1, -3.5, -5.3, -7.6, -10.5, -14, -17.4, -19.6, -25, -11.7}},
        {11.40, {0, -1, -3.9, -8.8, -15.4, -24, -31.7, -34.4, -37.6, -42, -46.2, -46.7, -36.3}},
    }},
    [FULL_RANGE] = {{
        {0.03, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
        {0.11, {0, 0, 0, -0.1, -0.1, -0.2, -0.2, -0.2, -0.1, -0.1, -0.1, 0, 0}},
        {0.62, {0, 0, -0.2, -0.4, -0.6, -0.7, -0.9, -0.9, -0.8, -0.7, -0.5, -0.4, -0.4}},
        {2.42, {0, -0.1, -0.4, -1, -1.7, -2.5, -3.3, -3.8, -3.8, -3.4, -2.9, -2.5, -2.3}},
        {3.57, {0, -0.2, -0.6, -1.3, -2, -3, -4.1, -5.8, -7.8, -8.3, -6.6, -4.9, -4.3}},
        {6.38, {0, -0.3, -1.3, -2.9, -4.9, -6.9, -9, -11.4, -12.5, -14.1, -17.8, -12.2, -9.7}},
        {11.89,
         {0, -1.2, -4.8, -10.6, -17.5, -20.4, -20.9, -21.5, -23.4, -24.5, -24.5, -29.7, -18.5}},
        {16.21,
         {0, -4.8, -11.6, -15, -24.2, -23.4, -24.8, -27.1, -29.2, -31.9, -34.3, -32.1, -24.9}},
        {13.37, {0, 0, -6.3, -13.3, -20.7, -24.5, -27.5, -27.7, -29.3, -32.2, -34.6, -37.4, -25.4}},
    }},
    [THREE_WAY] = {{
        {0.12, {0, 0, 0, -0.1, -0.1, -0.2, -0.2, -0.2, -0.1, -0.1, -0.1, 0, 0}},
        {0.62, {0, 0, -0.2, -0.4, -0.6, -0.7, -0.9, -0.9, -0.8, -0.7, -0.5, -0.4, -0.4}},
        {2.39, {0, -0.1, -0.4, -0.9, -1.7, -2.5, -3.3, -3.8, -3.8, -3.4, -2.9, -2.5, -2.3}},
        {3.41, {0, -0.1, -0.6, -1.2, -1.9, -2.7, -3.9, -5.5, -7.5, -8, -6.4, -4.7, -4.1}},
        {5.83, {0, -0.3, -1.1, -2.5, -4.3, -6, -7.9, -10.3, -11.3, -12.8, -16.6, -11.1, -8.6}},
        {3.35, {0, -0.1, -0.2, -0.6, -1.2, -2.3, -3.7, -5.5, -8.2, -10.1, -10.7, -16, -5.1}},
        {3.78, {0, -0.1, -0.3, -0.7, -1.4, -2.6, -4.4, -6.9, -9.8, -13.4, -16.4, -14.6, -7.5}},
        {5.56, {0, -0.3, -1, -2, -3.3, -5, -7.4, -10.9, -14.9, -19.3, -22.5, -25.4, -13.5}},
        {11.40, {0, -1, -3.9, -8.8, -15.4, -23.9, -32.5, -36.6, -40.9, -46.2, -51.1, -54.4, -41.2}},
    }},
};

/* -------------------------------------------------------------------------------- kinds -- */

/* `size` against the cabinet of the table: a piston in a sphere twice as large does at half the
 * frequency what the small one does. */
static const struct {
    Cabinet cabinet;
    double size;
    unsigned filters;
    BiquadSpec filter[LOUDSPEAKER_FILTERS];
} loudspeakers[LOUDSPEAKERS] = {
    /* flat and the same in all directions: what the others are held against */
    [LOUDSPEAKER_REFERENCE] = {OMNIDIRECTIONAL, 1.0, 0, {{BIQUAD_PEAK, 0, 0, 0}}},
    /* engineering choice: a ported five-inch two-way, Butterworth of the fourth order at 48 Hz */
    [LOUDSPEAKER_NEARFIELD] =
        {TWO_WAY, 1.0, 2, {{BIQUAD_HIGH_PASS, 48, 0, 0.541}, {BIQUAD_HIGH_PASS, 48, 0, 1.307}}},
    /* sealed, 12 dB an octave below 85 Hz, and forward at 1.7 kHz: P. Newell, K. Holland and
     * J. Newell, "The Yamaha NS10M: twenty years a reference monitor. Why?", Proc. IoA 23 (2001) */
    [LOUDSPEAKER_WHITE_CONE] = {TWO_WAY,
                                1.1,
                                2,
                                {{BIQUAD_HIGH_PASS, 85, 0, 0.707}, {BIQUAD_PEAK, 1700, 4, 1.0}}},
    /* engineering choice: one five-inch driver in a sealed box, 150 Hz to 11 kHz */
    [LOUDSPEAKER_CUBE] = {FULL_RANGE,
                          1.0,
                          3,
                          {{BIQUAD_HIGH_PASS, 150, 0, 0.707},
                           {BIQUAD_PEAK, 1500, 3, 1.0},
                           {BIQUAD_LOW_PASS, 11000, 0, 0.707}}},
    /* engineering choice: a floor-stander, a little warm and a little bright */
    [LOUDSPEAKER_HI_FI] = {THREE_WAY,
                           1.0,
                           3,
                           {{BIQUAD_HIGH_PASS, 38, 0, 0.707},
                            {BIQUAD_PEAK, 90, 2, 0.8},
                            {BIQUAD_HIGH_SHELF, 8000, 1.5, 0.707}}},
    /* engineering choice: door and dashboard, bass lifted against the noise of the road */
    [LOUDSPEAKER_CAR] = {TWO_WAY,
                         1.0,
                         4,
                         {{BIQUAD_HIGH_PASS, 45, 0, 0.707},
                          {BIQUAD_LOW_SHELF, 110, 6, 0.707},
                          {BIQUAD_PEAK, 450, -2, 1.0},
                          {BIQUAD_HIGH_SHELF, 9000, -2, 0.707}}},
    /* engineering choice: a driver of 2 cm in the palm rest, Butterworth of the fourth order */
    [LOUDSPEAKER_LAPTOP] = {FULL_RANGE,
                            0.3,
                            3,
                            {{BIQUAD_HIGH_PASS, 200, 0, 0.541},
                             {BIQUAD_HIGH_PASS, 200, 0, 1.307},
                             {BIQUAD_PEAK, 900, 2, 1.0}}},
    /* engineering choice: a driver of 1 cm behind a slot that rings at 3 kHz */
    [LOUDSPEAKER_PHONE] = {FULL_RANGE,
                           0.15,
                           3,
                           {{BIQUAD_HIGH_PASS, 600, 0, 0.541},
                            {BIQUAD_HIGH_PASS, 600, 0, 1.307},
                            {BIQUAD_PEAK, 3000, 4, 1.5}}},
    /* engineering choice: a stack of twice the size with lifted bass, the top lost in its horns */
    [LOUDSPEAKER_CLUB] = {THREE_WAY,
                          2.0,
                          3,
                          {{BIQUAD_HIGH_PASS, 35, 0, 0.707},
                           {BIQUAD_LOW_SHELF, 90, 6, 0.707},
                           {BIQUAD_HIGH_SHELF, 9000, -3, 0.707}}},
};

unsigned loudspeaker_filters(LoudspeakerKind kind, BiquadSpec filters[LOUDSPEAKER_FILTERS])
{
    for (unsigned k = 0; k < loudspeakers[kind].filters; k++) {
        filters[k] = loudspeakers[kind].filter[k];
    }
    return loudspeakers[kind].filters;
}

static double off_axis_db(const Directivity *directivity, double angle_degrees)
{
    const double step = angle_degrees / ANGLE_STEP_DEGREES;
    const unsigned below = step < ANGLES - 2 ? (unsigned)step : ANGLES - 2;
    const double *db = &directivity->off_axis_db[below];
    return db[0] + (step - below) * (db[1] - db[0]);
}

double loudspeaker_directivity_db(LoudspeakerKind kind, double angle_degrees, double frequency_hz)
{
    const Directivity *at = cabinets[loudspeakers[kind].cabinet].at;
    const OctavePlace place = octave_place(frequency_hz * loudspeakers[kind].size);
    const double lower = off_axis_db(&at[place.lower], angle_degrees);
    const double upper = off_axis_db(&at[place.upper], angle_degrees);
    return upper + place.weight_of_lower * (lower - upper);
}

double loudspeaker_directivity_index_db(LoudspeakerKind kind, double frequency_hz)
{
    const Directivity *at = cabinets[loudspeakers[kind].cabinet].at;
    const OctavePlace place = octave_place(frequency_hz * loudspeakers[kind].size);
    const double lower = at[place.lower].index_db, upper = at[place.upper].index_db;
    return upper + place.weight_of_lower * (lower - upper);
}

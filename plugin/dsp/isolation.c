#include "isolation.h"

static const double through_bone_db = 45.0;

enum { OCTAVES_OF_TABLE = 8 };

/* By octaves from 62.5 Hz. */
static const double lowest_hz = 62.5;
static const double plug_db[OCTAVES_OF_TABLE] = {22.3, 22.1, 21.6, 20.5, 23.6, 30.8, 35.4, 30.6};
static const double plug_at_1_khz_db = 23.6;

static double plug_at_db(double hz)
{
    const double octave = log2(fmax(hz, lowest_hz) / lowest_hz);
    if (octave >= OCTAVES_OF_TABLE - 1) {
        return plug_db[OCTAVES_OF_TABLE - 1];
    }
    const unsigned below = (unsigned)octave;
    return plug_db[below] + (octave - below) * (plug_db[below + 1] - plug_db[below]);
}

double isolation_at_db(double isolation_db, double hz)
{
    return fmin(through_bone_db, isolation_db / plug_at_1_khz_db * plug_at_db(hz));
}

void isolation_design(double isolation_db, double rate_hz, BiquadDesign filter[GRAPHIC_BANDS])
{
    double level_db[GRAPHIC_BANDS];
    for (unsigned band = 0; band < GRAPHIC_BANDS; band++) {
        level_db[band] = -isolation_at_db(isolation_db, graphic_hz(band));
    }
    graphic_design(level_db, rate_hz, filter);
}

#include "graphic.h"

#include "decibel.h"
#include "phasor.h"

/* What is solved for, and where. */
typedef struct {
    double rate_hz;
    unsigned bands; /* that the rate carries */
    double gain_db[GRAPHIC_BANDS];
    double complex z_inverse[GRAPHIC_BANDS];
} Problem;

static BiquadDesign band_filter(const Problem *p, unsigned band, double gain_db)
{
    /* wide peaks: with those as wide as a band the level would sag between two bands */
    const double shelf_q = 0.7, peak_q = 0.95, quarter_octave = exp2(0.25), hz = graphic_hz(band);
    BiquadSpec spec = {BIQUAD_PEAK, hz, gain_db, peak_q};
    if (band == 0) {
        spec = (BiquadSpec){BIQUAD_LOW_SHELF, hz * quarter_octave, gain_db, shelf_q};
    } else if (band == p->bands - 1) {
        spec = (BiquadSpec){BIQUAD_HIGH_SHELF, hz / quarter_octave, gain_db, shelf_q};
    }
    return biquad_design(&spec, p->rate_hz);
}

static double level_db_at(const BiquadDesign *filter, double complex z_inverse)
{
    return db_from_gain(cabs(biquad_response(filter, z_inverse)));
}

/* Level of each band's filter (column) in the middle of each band (row), for 1 dB of its gain: that
 * hardly depends on the gain. */
static void interaction(const Problem *p, double matrix[GRAPHIC_BANDS][GRAPHIC_BANDS])
{
    const double prototype_db = 6.0;
    for (unsigned band = 0; band < p->bands; band++) {
        const BiquadDesign filter = band_filter(p, band, prototype_db);
        for (unsigned at = 0; at < p->bands; at++) {
            matrix[at][band] = level_db_at(&filter, p->z_inverse[at]) / prototype_db;
        }
    }
}

/* Gauss's elimination, without a search for pivots: a filter does most in its own band. The matrix
 * becomes its triangular factors, */
static void factorise(double matrix[GRAPHIC_BANDS][GRAPHIC_BANDS], unsigned bands)
{
    for (unsigned k = 0; k < bands; k++) {
        for (unsigned row = k + 1; row < bands; row++) {
            matrix[row][k] /= matrix[k][k];
            for (unsigned column = k + 1; column < bands; column++) {
                matrix[row][column] -= matrix[row][k] * matrix[k][column];
            }
        }
    }
}

/* by which any right-hand side is solved, in place. */
static void solve(double factors[GRAPHIC_BANDS][GRAPHIC_BANDS], unsigned bands,
                  double x[GRAPHIC_BANDS])
{
    for (unsigned row = 1; row < bands; row++) {
        for (unsigned k = 0; k < row; k++) {
            x[row] -= factors[row][k] * x[k];
        }
    }
    for (unsigned row = bands; row-- > 0;) {
        for (unsigned k = row + 1; k < bands; k++) {
            x[row] -= factors[row][k] * x[k];
        }
        x[row] /= factors[row][row];
    }
}

/* Newton's method with the matrix as the derivative. */
static void approach(Problem *p, const double level_db[GRAPHIC_BANDS],
                     BiquadDesign filter[GRAPHIC_BANDS])
{
    enum { STEPS = 4 };
    double matrix[GRAPHIC_BANDS][GRAPHIC_BANDS], missing_db[GRAPHIC_BANDS];
    interaction(p, matrix);
    factorise(matrix, p->bands);
    for (int step = 0; step < STEPS; step++) {
        for (unsigned at = 0; at < p->bands; at++) {
            const double complex h = biquads_response(filter, p->bands, p->z_inverse[at]);
            missing_db[at] = level_db[at] - db_from_gain(cabs(h));
        }
        solve(matrix, p->bands, missing_db);
        for (unsigned band = 0; band < p->bands; band++) {
            p->gain_db[band] += missing_db[band];
            filter[band] = band_filter(p, band, p->gain_db[band]);
        }
    }
}

static Problem problem_at(double rate_hz)
{
    Problem p = {.rate_hz = rate_hz};
    while (p.bands < GRAPHIC_BANDS && graphic_hz(p.bands) < 0.45 * rate_hz) {
        p.z_inverse[p.bands] = phasor_at(graphic_hz(p.bands), rate_hz).z_inverse;
        p.bands++;
    }
    return p;
}

/* The filters do what is left beside the mean: gains are small, and bands interact as foreseen. */
void graphic_design(const double level_db[GRAPHIC_BANDS], double rate_hz,
                    BiquadDesign filter[GRAPHIC_BANDS])
{
    Problem p = problem_at(rate_hz);
    double mean_db = 0.0, beside_mean_db[GRAPHIC_BANDS];
    for (unsigned band = 0; band < GRAPHIC_BANDS; band++) {
        filter[band] = (BiquadDesign){.b0 = 1.0};
        mean_db += level_db[band] / GRAPHIC_BANDS;
    }
    for (unsigned band = 0; band < GRAPHIC_BANDS; band++) {
        beside_mean_db[band] = level_db[band] - mean_db;
    }
    approach(&p, beside_mean_db, filter);
    filter[0] = biquad_scaled(filter[0], gain_from_db(mean_db));
}

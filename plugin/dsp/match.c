#include "match.h"

#include "decibel.h"
#include "loudness.h"
#include "programme.h"

static const double lowest_hz = 20.0, highest_hz = 20000.0;
static const double least_db = -24.0,
                    most_db = 12.0; /* the range of the port; a boost is held back */

static double power(double complex h)
{
    return creal(h) * creal(h) + cimag(h) * cimag(h);
}

void match_init(Match *m, double rate_hz)
{
    BiquadDesign k[K_WEIGHTING_FILTERS];
    k_weighting_design(rate_hz, k);
    const double top_hz = fmin(highest_hz, 0.49 * rate_hz);
    double sum = 0.0;
    for (int i = 0; i < MATCH_POINTS; i++) {
        const double hz = lowest_hz * pow(top_hz / lowest_hz, (i + 0.5) / MATCH_POINTS);
        m->at[i] = phasor_at(hz, rate_hz);
        const double complex weighting =
            biquad_response(&k[0], m->at[i].z_inverse) * biquad_response(&k[1], m->at[i].z_inverse);
        m->weight[i] = programme_power(hz) * hz * power(weighting); /* · hz: a share of log f */
        sum += m->weight[i];
    }
    for (int i = 0; i < MATCH_POINTS; i++) {
        m->weight[i] /= sum;
    }
}

/* The power in one ear, of channels of power 1 each. */
static double ear_power(double complex from_left, double complex from_right)
{
    return power(from_left) + power(from_right) +
           2.0 * programme_correlation * creal(from_left * conj(from_right));
}

double match_gain_for_db(double loudness)
{
    const double db = -db_from_power(fmax(loudness, 1e-12));
    return fmin(fmax(db, least_db), most_db);
}

double match_gain_db(const Match *m, TransferOf *transfer, const void *setting)
{
    double loudness = 0.0;
    for (int i = 0; i < MATCH_POINTS; i++) {
        const Transfer t = transfer(setting, &m->at[i]);
        const double left = ear_power(t.left_left, t.left_right);
        const double right = ear_power(t.right_left, t.right_right);
        loudness += m->weight[i] * (left + right) / 2.0; /* Direct: 1 in each ear */
    }
    return match_gain_for_db(loudness);
}

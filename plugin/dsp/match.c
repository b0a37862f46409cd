#include "match.h"

#include "decibel.h"
#include "loudness.h"
#include "programme.h"
#include <stddef.h>

static const double lowest_hz = 20.0, highest_hz = 20000.0;
static const double least_db = -24.0,
                    most_db = 12.0; /* the range of the port; a boost is held back */

static double power(double complex h)
{
    return creal(h) * creal(h) + cimag(h) * cimag(h);
}

double match_point_hz(int point, double rate_hz)
{
    const double top_hz = fmin(highest_hz, 0.49 * rate_hz);
    return lowest_hz * pow(top_hz / lowest_hz, (point + 0.5) / MATCH_POINTS);
}

void match_init(Match *m, double rate_hz)
{
    BiquadDesign k[K_WEIGHTING_FILTERS];
    k_weighting_design(rate_hz, k);
    double sum = 0.0;
    for (int i = 0; i < MATCH_POINTS; i++) {
        const double hz = match_point_hz(i, rate_hz);
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

void match_powers(const Match *m, TransferOf *transfer, const void *setting, EarPowers *powers)
{
    for (int i = 0; i < MATCH_POINTS; i++) {
        const Transfer t = transfer(setting, &m->at[i]);
        powers->of[EAR_LEFT][i] = (float)ear_power(t.left_left, t.left_right);
        powers->of[EAR_RIGHT][i] = (float)ear_power(t.right_left, t.right_right);
    }
}

double match_loudness(const Match *m, const EarPowers *powers, const EarPowers *correction)
{
    double loudness = 0.0;
    for (int i = 0; i < MATCH_POINTS; i++) {
        double both = 0.0;
        for (int ear = 0; ear < EARS; ear++) {
            const double corrected = correction ? (double)correction->of[ear][i] : 1.0;
            both += corrected * (double)powers->of[ear][i];
        }
        loudness += m->weight[i] * both / 2.0; /* Direct: 1 in each ear */
    }
    return loudness;
}

void match_scale(const Match *m, EarPowers *powers, double loudness)
{
    const float scale = (float)(loudness / fmax(match_loudness(m, powers, NULL), 1e-30));
    for (int i = 0; i < MATCH_POINTS; i++) {
        powers->of[EAR_LEFT][i] *= scale;
        powers->of[EAR_RIGHT][i] *= scale;
    }
}

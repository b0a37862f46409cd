#include "response_match.h"

#include "../dsp/match.h"
#include "../dsp/programme.h"
#include <stdbool.h>
#include <string.h>

enum { BLOCK = 64 };

/* Of the programme's filters after the response's end: what comes later is 0.001 dB of all. */
static const double ringing_s = 0.03;

/* Both loudspeakers to both ears, through the programme's filters. */
typedef struct {
    const BinauralResponse *response;
    BiquadDesign designs[PROGRAMME_FILTERS];
    Biquad left[PROGRAMME_FILTERS], right[PROGRAMME_FILTERS];
} Programme;

static void programme_init(Programme *p, const BinauralResponse *response, double rate_hz)
{
    p->response = response;
    programme_filter_design(rate_hz, p->designs);
    for (unsigned i = 0; i < PROGRAMME_FILTERS; i++) {
        biquad_init(&p->left[i], p->designs[i]);
        biquad_init(&p->right[i], p->designs[i]);
    }
}

/* Two filters in series for each loudspeaker in one pass: a frame of a filter waits for the one
 * before, but these four do not wait for each other. */
static void run_two(const BiquadDesign designs[2], Biquad *left, Biquad *right, Pair x[BLOCK],
                    Pair y[BLOCK])
{
    const BiquadDesign d = designs[0], e = designs[1];
    Biquad a = left[0], b = left[1], f = right[0], g = right[1];
    for (unsigned i = 0; i < BLOCK; i++) {
        x[i] = biquad_tick(&e, &b.s1, &b.s2, biquad_tick(&d, &a.s1, &a.s2, x[i]));
        y[i] = biquad_tick(&e, &g.s1, &g.s2, biquad_tick(&d, &f.s1, &f.s2, y[i]));
    }
    left[0] = a;
    left[1] = b;
    right[0] = f;
    right[1] = g;
}

static void next_block(Programme *p, unsigned begin, Pair left[BLOCK], Pair right[BLOCK])
{
    const BinauralResponse *r = p->response;
    for (unsigned i = 0, n = begin; i < BLOCK; i++, n++) {
        const bool inside = n < r->frames;
        left[i] =
            inside ? (Pair){(double)r->left_left[n], (double)r->left_right[n]} : pair_both(0.0);
        right[i] =
            inside ? (Pair){(double)r->right_left[n], (double)r->right_right[n]} : pair_both(0.0);
    }
    for (unsigned i = 0; i < PROGRAMME_FILTERS; i += 2) {
        run_two(&p->designs[i], &p->left[i], &p->right[i], left, right);
    }
}

/* The power in both ears, of two channels that are correlated by programme_correlation. */
static double loudness_power(const BinauralResponse *r, double rate_hz)
{
    Programme programme;
    programme_init(&programme, r, rate_hz);
    const unsigned end = r->frames + (unsigned)(ringing_s * rate_hz);
    Pair sum = pair_both(0.0);
    for (unsigned begin = 0; begin < end; begin += BLOCK) {
        Pair left[BLOCK], right[BLOCK];
        next_block(&programme, begin, left, right);
        for (unsigned i = 0; i < BLOCK; i++) {
            sum += left[i] * left[i] + right[i] * right[i] +
                   2.0 * programme_correlation * left[i] * right[i];
        }
    }
    return sum[0] + sum[1];
}

double response_loudness(const BinauralResponse *response, double rate_hz)
{
    const float one = 1.0f, none = 0.0f;
    const BinauralResponse direct = {&one, &none, &none, &one, 1};
    return loudness_power(response, rate_hz) / loudness_power(&direct, rate_hz);
}

double response_match_gain_db(const BinauralResponse *response, double rate_hz)
{
    return match_gain_for_db(response_loudness(response, rate_hz));
}

#include "response_match.h"

#include "../dsp/match.h"
#include "../dsp/programme.h"
#include <stdbool.h>
#include <string.h>

enum { BLOCK = 64 };

static const double ringing_s = 0.3; /* of the programme's filters after the response's end */

/* One loudspeaker to both ears, through the programme's filters. */
typedef struct {
    const float *left, *right;
    unsigned frames;
    Biquad filters[PROGRAMME_FILTERS];
} Speaker;

static void speaker_init(Speaker *s, const float *left, const float *right, unsigned frames,
                         double rate_hz)
{
    BiquadDesign designs[PROGRAMME_FILTERS];
    programme_filter_design(rate_hz, designs);
    *s = (Speaker){.left = left, .right = right, .frames = frames};
    for (unsigned i = 0; i < PROGRAMME_FILTERS; i++) {
        biquad_init(&s->filters[i], designs[i]);
    }
}

static void next_block(Speaker *s, unsigned begin, Pair x[BLOCK])
{
    for (unsigned i = 0; i < BLOCK; i++) {
        const bool inside = begin + i < s->frames;
        x[i] = inside ? (Pair){(double)s->left[begin + i], (double)s->right[begin + i]}
                      : pair_both(0.0);
    }
    biquads_run(s->filters, PROGRAMME_FILTERS, x, BLOCK);
}

/* The power in both ears, of two channels that are correlated by programme_correlation. */
static double loudness_power(const BinauralResponse *r, double rate_hz)
{
    Speaker left, right;
    speaker_init(&left, r->left_left, r->left_right, r->frames, rate_hz);
    speaker_init(&right, r->right_left, r->right_right, r->frames, rate_hz);
    const unsigned end = r->frames + (unsigned)(ringing_s * rate_hz);
    Pair sum = pair_both(0.0);
    for (unsigned begin = 0; begin < end; begin += BLOCK) {
        Pair from_left[BLOCK], from_right[BLOCK];
        next_block(&left, begin, from_left);
        next_block(&right, begin, from_right);
        for (unsigned i = 0; i < BLOCK; i++) {
            sum += from_left[i] * from_left[i] + from_right[i] * from_right[i] +
                   2.0 * programme_correlation * from_left[i] * from_right[i];
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

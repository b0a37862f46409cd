#include "measure.h"

#include <ebur128.h>
#include <math.h>
#include <stdlib.h>

static double loudness_lufs(const Audio *audio, bool mono)
{
    const Stereo *s = &audio->sound;
    ebur128_state *meter = ebur128_init(2, (unsigned long)audio->rate_hz, EBUR128_MODE_I);
    if (!meter) {
        return NAN;
    }
    for (size_t i = 0; i < s->frames; i++) {
        const float sum = 0.5f * (s->left[i] + s->right[i]);
        const float frame[] = {mono ? sum : s->left[i], mono ? sum : s->right[i]};
        ebur128_add_frames_float(meter, frame, 1);
    }
    double lufs = NAN;
    ebur128_loudness_global(meter, &lufs);
    ebur128_destroy(&meter);
    return isfinite(lufs) ? lufs : NAN;
}

enum { CHUNK = 4096 };

/* Adds the products of left with right `delay` frames away, for every delay from -most to most;
 * delay by delay in floats over a chunk, so that the compiler makes vectors of it. */
static void correlate_chunk(const Stereo *s, size_t from, size_t most, double *sums)
{
    const size_t delays = 2 * most + 1, to = from + CHUNK < s->frames ? from + CHUNK : s->frames;
    float *chunk = calloc(delays, sizeof *chunk);
    for (size_t i = from; i < to; i++) {
        const size_t first = i < most ? most - i : 0;
        const size_t last = s->frames - i + most < delays ? s->frames - i + most : delays;
        const float left = s->left[i], *right = s->right + (i + first - most);
        for (size_t d = first; d < last; d++) {
            chunk[d] += left * right[d - first];
        }
    }
    for (size_t d = 0; d < delays; d++) {
        sums[d] += (double)chunk[d];
    }
    free(chunk);
}

/* Sum of products at the delay within 1 ms where it is greatest. */
static double best_correlation(const Audio *audio)
{
    const size_t most = (size_t)lround(0.001 * audio->rate_hz), delays = 2 * most + 1;
    double *sums = calloc(delays, sizeof *sums), best = -INFINITY;
    for (size_t from = 0; from < audio->sound.frames; from += CHUNK) {
        correlate_chunk(&audio->sound, from, most, sums);
    }
    for (size_t d = 0; d < delays; d++) {
        best = fmax(best, sums[d]);
    }
    free(sums);
    return best;
}

Measures measure(const Audio *audio)
{
    const Stereo *s = &audio->sound;
    double left_energy = 0.0, right_energy = 0.0, product = 0.0, mid = 0.0, side = 0.0;
    for (size_t i = 0; i < s->frames; i++) {
        const double left = (double)s->left[i], right = (double)s->right[i];
        left_energy += left * left;
        right_energy += right * right;
        product += left * right;
        mid += (left + right) * (left + right);
        side += (left - right) * (left - right);
    }
    const double both = sqrt(left_energy * right_energy);
    const double loudness = loudness_lufs(audio, false);
    return (Measures){
        .loudness_lufs = loudness,
        .mono_loss_db = loudness_lufs(audio, true) - loudness,
        .width_db = mid > 0.0 || side > 0.0 ? 10.0 * log10(side / mid) : NAN,
        .correlation = both > 0.0 ? product / both : NAN,
        .coherence = both > 0.0 ? best_correlation(audio) / both : NAN,
    };
}

#include "ear_render.h"

#include "fourier.h"
#include "octave_shape.h"
#include <stdlib.h>

/* A sound is a block of the HRTF's length. It begins this share of it before the sound's arrival,
 * for what rings ahead of it, and wraps round. */
enum { SHARE_BEFORE = 8 };

struct EarRender {
    const Hrtf *hrtf;
    double head_circumference_cm, rate_hz;
    unsigned length;
    OctaveShape *shape;
    double complex *sound, *left, *right, *block;
};

static const double pi = 3.14159265358979323846;

static unsigned length_at(double rate_hz)
{
    unsigned length = 512;
    while (length * 90.0 < rate_hz) {
        length *= 2;
    }
    return length;
}

EarRender *ear_render_new(const Hrtf *hrtf, double head_circumference_cm, double rate_hz)
{
    EarRender *render = malloc(sizeof *render);
    if (!render) {
        return NULL;
    }
    const unsigned length = hrtf ? hrtf_length(hrtf) : length_at(rate_hz);
    *render = (EarRender){.hrtf = hrtf,
                          .head_circumference_cm = head_circumference_cm,
                          .rate_hz = rate_hz,
                          .length = length,
                          .shape = octave_shape_new(length, rate_hz),
                          .sound = malloc(length * sizeof *render->sound),
                          .left = malloc(length * sizeof *render->left),
                          .right = malloc(length * sizeof *render->right),
                          .block = malloc(length * sizeof *render->block)};
    if (!render->shape || !render->sound || !render->left || !render->right || !render->block) {
        ear_render_free(render);
        return NULL;
    }
    return render;
}

void ear_render_free(EarRender *render)
{
    if (render) {
        octave_shape_free(render->shape);
        free(render->sound);
        free(render->left);
        free(render->right);
        free(render->block);
        free(render);
    }
}

static EarSpectra ears_of(const EarRender *render, const EarSound *sound)
{
    EarSpectra ears = {render->left, render->right, 0.0, 0.0};
    if (render->hrtf) {
        hrtf_at(render->hrtf, sound->direction, sound->distance_m, render->head_circumference_cm,
                &ears);
        return ears;
    }
    for (unsigned k = 0; k <= render->length / 2; k++) {
        ears.left[k] = ears.right[k] = 1.0;
    }
    return ears;
}

/* 1, and above 0.9 of half the rate down to nothing, so that a broken delay rings less. */
static double band_limit(double share_of_nyquist)
{
    return share_of_nyquist <= 0.9 ? 1.0 : 0.5 + 0.5 * cos(pi * (share_of_nyquist - 0.9) / 0.1);
}

/* Both ears' block as left + j right, one transform for both. */
static void make_block(EarRender *render, const EarSpectra *ears, double delay_frames)
{
    const unsigned length = render->length;
    const double step = -2.0 * pi / length;
    const double left = step * (delay_frames + ears->left_delay_s * render->rate_hz);
    const double right = step * (delay_frames + ears->right_delay_s * render->rate_hz);
    const double complex left_step = cos(left) + I * sin(left);
    const double complex right_step = cos(right) + I * sin(right);
    double complex left_turn = 1.0, right_turn = 1.0, *block = render->block;
    block[0] =
        creal(render->sound[0] * ears->left[0]) + I * creal(render->sound[0] * ears->right[0]);
    for (unsigned k = 1; k <= length / 2; k++) {
        const double complex sound = render->sound[k] * band_limit(2.0 * k / length);
        left_turn *= left_step;
        right_turn *= right_step;
        const double complex at_left = sound * ears->left[k] * left_turn;
        const double complex at_right = sound * ears->right[k] * right_turn;
        block[k] = at_left + I * at_right;
        block[length - k] = conj(at_left) + I * conj(at_right);
    }
    fourier_inverse(block, length);
}

static double block_start(const EarRender *render, double delay_s)
{
    return floor(delay_s * render->rate_hz) - (double)render->length / SHARE_BEFORE;
}

double ear_render_end(const EarRender *render, double delay_s)
{
    return block_start(render, delay_s) + render->length;
}

void ear_render_add(EarRender *render, const EarSound *sound, Pair *ears, uint32_t frames)
{
    const double start = block_start(render, sound->delay_s);
    octave_shape_spectrum(render->shape, sound->gain, render->sound);
    const EarSpectra at = ears_of(render, sound);
    make_block(render, &at, sound->delay_s * render->rate_hz - start);
    for (unsigned k = 0; k < render->length; k++) {
        const double frame = start + k;
        if (frame >= 0.0 && frame < frames) {
            ears[(uint32_t)frame] += (Pair){creal(render->block[k]), cimag(render->block[k])};
        }
    }
}

/* Of a spectrum without its delay, which is smooth: between two bins. */
static double complex spectrum_at(const EarRender *render, const double complex *bins, double hz)
{
    const double bin = hz / render->rate_hz * render->length;
    const unsigned below = (unsigned)bin;
    return bins[below] + (bin - below) * (bins[below + 1] - bins[below]);
}

Interaural ear_render_interaural(EarRender *render, const EarSound *sound)
{
    const EarSpectra ears = ears_of(render, sound);
    const double delay_s = interaural_delay_s(spectrum_at(render, ears.left, interaural_low_hz),
                                              spectrum_at(render, ears.right, interaural_low_hz));
    const double level_db =
        interaural_level_db(spectrum_at(render, ears.left, interaural_middle_hz),
                            spectrum_at(render, ears.right, interaural_middle_hz));
    return (Interaural){.delay_s = delay_s + ears.right_delay_s - ears.left_delay_s,
                        .level_db = level_db};
}

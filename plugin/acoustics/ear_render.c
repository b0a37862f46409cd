#include "ear_render.h"

#include "curve.h"
#include "ear_block.h"
#include "head_sphere.h"
#include "octave_shape.h"
#include <stdlib.h>

/* A sound is a block of the HRTF's length. It begins this share of it before the sound's arrival,
 * for what rings ahead of it, and wraps round. */
enum { SHARE_BEFORE = 8 };

struct EarRender {
    const Hrtf *hrtf;
    double rate_hz;
    unsigned length;
    HeadSphere head;
    OctaveShape *shape;
    EarBlock *block;
    CurvePlace *places; /* of the bins */
    float *bins;        /* [left level and phase, right level and phase][bins] */
    Curve left, right;
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
    EarRender *render = calloc(1, sizeof *render);
    if (!render) {
        return NULL;
    }
    const unsigned length = hrtf ? hrtf_length(hrtf) : length_at(rate_hz);
    const size_t bins = length / 2 + 1;
    render->hrtf = hrtf;
    render->rate_hz = rate_hz;
    render->length = length;
    render->shape = octave_shape_new(length, rate_hz);
    render->block = ear_block_new(length);
    render->places = malloc(bins * sizeof *render->places);
    render->bins = malloc(4 * bins * sizeof *render->bins);
    if (!render->shape || !render->block || !render->places || !render->bins) {
        ear_render_free(render);
        return NULL;
    }
    curve_places(rate_hz, length, render->places);
    head_sphere_init(&render->head, head_circumference_cm);
    return render;
}

void ear_render_free(EarRender *render)
{
    if (render) {
        octave_shape_free(render->shape);
        ear_block_free(render->block);
        free(render->places);
        free(render->bins);
        free(render);
    }
}

/* No head is none at all: level 1 and no phase. */
static EarCurves ears_of(EarRender *render, const EarSound *sound)
{
    EarCurves ears = {&render->left, &render->right, 0.0, 0.0};
    if (render->hrtf) {
        hrtf_at(render->hrtf, &render->head, sound->direction, sound->distance_m, &ears);
    }
    return ears;
}

/* The head's level and phase upon the sound's, and a delay. */
static void add_curve(const EarRender *render, const Curve *curve, double delay_frames,
                      const EarBins *sound, const EarBins *ear)
{
    const float step = (float)(-2.0 * pi / render->length * delay_frames);
    for (unsigned k = 0; k <= render->length / 2; k++) {
        const CurvePlace place = render->places[k];
        ear->nepers[k] = sound->nepers[k] + curve_between(curve->nepers, place);
        ear->radians[k] =
            sound->radians[k] + curve_between(curve->radians, place) + step * (float)k;
    }
}

static const float *make_block(EarRender *render, const EarSound *sound, double delay_frames)
{
    const size_t bins = render->length / 2 + 1;
    const EarBins left = {render->bins, render->bins + bins};
    const EarBins right = {render->bins + 2 * bins, render->bins + 3 * bins};
    const EarCurves ears = ears_of(render, sound);
    octave_shape_logarithm(render->shape, sound->gain, left.nepers, left.radians);
    /* the left ear comes last, over the sound that is its own */
    add_curve(render, ears.right, delay_frames + ears.right_delay_s * render->rate_hz, &left,
              &right);
    add_curve(render, ears.left, delay_frames + ears.left_delay_s * render->rate_hz, &left, &left);
    return ear_block_make(render->block, &left, &right);
}

static double arrival_frame(const EarRender *render, double delay_s)
{
    return floor(delay_s * render->rate_hz);
}

double ear_render_end(const EarRender *render, double delay_s)
{
    return arrival_frame(render, delay_s) - (double)render->length / SHARE_BEFORE + render->length;
}

/* Frames [begin, end) of the block, the first of them at `frame`. */
static void add_frames(const EarRender *render, const float *block, uint32_t begin, uint32_t end,
                       double frame, Pair *ears, uint32_t frames)
{
    const double first = fmax(begin, begin - frame), last = fmin(end, begin + (frames - frame));
    const ptrdiff_t offset = (ptrdiff_t)(frame - begin);
    for (ptrdiff_t k = (ptrdiff_t)first; k < (ptrdiff_t)last; k++) {
        ears[k + offset] += (Pair){(double)block[k], (double)block[render->length + k]};
    }
}

void ear_render_add(EarRender *render, const EarSound *sound, Pair *ears, uint32_t frames)
{
    const double frame = arrival_frame(render, sound->delay_s);
    const float *block = make_block(render, sound, sound->delay_s * render->rate_hz - frame);
    /* what rings ahead of the arrival is at the block's end */
    const uint32_t ahead = render->length / SHARE_BEFORE, turn = render->length - ahead;
    add_frames(render, block, 0, turn, frame, ears, frames);
    add_frames(render, block, turn, render->length, frame - ahead, ears, frames);
}

/* Without the delay. */
static double complex spectrum_at(const EarRender *render, const Curve *curve, double hz)
{
    const CurvePlace at = curve_place(render->rate_hz, hz);
    return cexp((double)curve_between(curve->nepers, at) +
                I * (double)curve_between(curve->radians, at));
}

Interaural ear_render_interaural(EarRender *render, const EarSound *sound)
{
    const EarCurves ears = ears_of(render, sound);
    const double delay_s = interaural_delay_s(spectrum_at(render, ears.left, interaural_low_hz),
                                              spectrum_at(render, ears.right, interaural_low_hz));
    const double level_db =
        interaural_level_db(spectrum_at(render, ears.left, interaural_middle_hz),
                            spectrum_at(render, ears.right, interaural_middle_hz));
    return (Interaural){.delay_s = delay_s + ears.right_delay_s - ears.left_delay_s,
                        .level_db = level_db};
}

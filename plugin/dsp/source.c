#include "source.h"

static Matrix listen_matrix(Listen listen)
{
    switch (listen) {
    case LISTEN_STEREO:
        break;
    case LISTEN_MONO:
        return (Matrix){0.5f, 0.5f, 0.5f, 0.5f};
    case LISTEN_SIDE:
        return (Matrix){0.5f, -0.5f, 0.5f, -0.5f};
    case LISTEN_LEFT:
        return (Matrix){1.0f, 0.0f, 0.0f, 0.0f};
    case LISTEN_RIGHT:
        return (Matrix){0.0f, 0.0f, 0.0f, 1.0f};
    }
    return (Matrix){1.0f, 0.0f, 0.0f, 1.0f};
}

Matrix source_matrix(const SourceSpec *spec)
{
    Matrix m = listen_matrix(spec->listen);
    if (spec->invert_left) {
        m.left_left = -m.left_left;
        m.right_left = -m.right_left;
    }
    if (spec->invert_right) {
        m.left_right = -m.left_right;
        m.right_right = -m.right_right;
    }
    if (spec->swap) { /* before polarity and listen, so it exchanges the columns last */
        m = (Matrix){m.left_right, m.left_left, m.right_right, m.right_left};
    }
    return m;
}

static void add_edge(BandFilter *filter, BiquadKind kind, double edge_hz, double rate_hz)
{
    const double butterworth_q = 0.70710678118654752;
    const BiquadSpec spec = {kind, edge_hz, 0.0, butterworth_q};
    for (int i = 0; i < 2; i++) {
        biquad_init(&filter->section[filter->sections++], biquad_design(&spec, rate_hz));
    }
}

static BandFilter band_filter(Band band, double rate_hz)
{
    const double sub_low_hz = 80.0, low_mid_hz = 300.0, mid_high_hz = 3000.0;
    BandFilter filter = {0};
    switch (band) {
    case BAND_FULL:
        break;
    case BAND_SUB:
        add_edge(&filter, BIQUAD_LOW_PASS, sub_low_hz, rate_hz);
        break;
    case BAND_LOW:
        add_edge(&filter, BIQUAD_HIGH_PASS, sub_low_hz, rate_hz);
        add_edge(&filter, BIQUAD_LOW_PASS, low_mid_hz, rate_hz);
        break;
    case BAND_MID:
        add_edge(&filter, BIQUAD_HIGH_PASS, low_mid_hz, rate_hz);
        add_edge(&filter, BIQUAD_LOW_PASS, mid_high_hz, rate_hz);
        break;
    case BAND_HIGH:
        add_edge(&filter, BIQUAD_HIGH_PASS, mid_high_hz, rate_hz);
        break;
    }
    return filter;
}

void source_init(Source *source, double rate_hz, const SourceSpec *spec)
{
    *source = (Source){.rate_hz = rate_hz,
                       .spec = *spec,
                       .matrix = source_matrix(spec),
                       .band = band_filter(spec->band, rate_hz)};
}

static bool same_spec(const SourceSpec *a, const SourceSpec *b)
{
    return a->listen == b->listen && a->swap == b->swap && a->invert_left == b->invert_left &&
           a->invert_right == b->invert_right && a->band == b->band;
}

void source_change(Source *source, const SourceSpec *spec)
{
    source->old_matrix = source->matrix;
    source->old_band = source->band;
    source->matrix = source_matrix(spec);
    source->fades = !same_spec(spec, &source->spec);
    if (spec->band != source->spec.band) {
        source->band = band_filter(spec->band, source->rate_hz);
    }
    source->spec = *spec;
}

static bool is_identity(const Matrix *m)
{
    return m->left_left == 1.0f && m->left_right == 0.0f && m->right_left == 0.0f &&
           m->right_right == 1.0f;
}

static void apply_matrix(const Matrix *m, Slice *slice)
{
    if (is_identity(m)) {
        return;
    }
    for (uint32_t i = 0; i < slice->frames; i++) {
        const float left = slice->left[i], right = slice->right[i];
        slice->left[i] = m->left_left * left + m->left_right * right;
        slice->right[i] = m->right_left * left + m->right_right * right;
    }
}

static void apply_band(BandFilter *filter, Slice *slice)
{
    biquads_process(filter->section, filter->sections, slice);
}

static void apply(const Matrix *matrix, BandFilter *band, Slice *slice)
{
    apply_matrix(matrix, slice);
    apply_band(band, slice);
}

void source_process(Source *source, Slice *slice)
{
    if (!slice->rise || !source->fades) {
        apply(&source->matrix, &source->band, slice);
        return;
    }
    Slice old = *slice;
    apply(&source->old_matrix, &source->old_band, &old);
    apply(&source->matrix, &source->band, slice);
    slice_crossfade(slice, &old);
}

static void forget_band(BandFilter *filter)
{
    for (unsigned i = 0; i < filter->sections; i++) {
        biquad_forget(&filter->section[i]);
    }
}

void source_forget(Source *source)
{
    forget_band(&source->band);
    forget_band(&source->old_band);
}

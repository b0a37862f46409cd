/* The correction as it plays: held against the filters' analogue prototypes, through changes. */
#include "../plugin/acoustics/eq_design.h"
#include "../plugin/dsp/transition.h"
#include "../plugin/files/eq_file.h"
#include "check.h"
#include "correct.h"
#include "eq_prototype.h"
#include "signals.h"
#include <stdlib.h>
#include <string.h>

static const double rates_hz[] = {22050, 44100, 48000, 88200, 96000, 192000};

static EqSpec spec_of(const char *text)
{
    EqSpec spec;
    EqFault fault;
    if (!eq_file_parse(text, strlen(text), &spec, &fault)) {
        print_error("line %u: %s\n", fault.line, fault.words);
        fail();
    }
    return spec;
}

static EqualiserDesign *design_of(const char *text, double rate_hz)
{
    const EqSpec spec = spec_of(text);
    EqualiserDesign *design = eq_design_new(&spec, rate_hz);
    assert_non_null(design);
    return design;
}

/* Frequencies from `low_hz` on, each `ratio` times the one before: how many are below `high_hz`. */
static unsigned spread(double low_hz, double high_hz, double ratio)
{
    return (unsigned)ceil(log(high_hz / low_hz) / log(ratio));
}

static double spread_hz(double low_hz, double ratio, unsigned i)
{
    return low_hz * pow(ratio, i);
}

/* ----------------------------------------------------------------------- an equaliser runs -- */

/* As an engine has it: slices that end at the multiples of SLICE_FRAMES, one transition. */
typedef struct {
    Equaliser equaliser;
    Transition transition;
    size_t frame;
    bool on;
} Rig;

static Rig rig_up(double rate_hz, EqualiserDesign *design, bool on)
{
    Rig rig = {.on = on};
    assert_true(transition_init(&rig.transition, rate_hz));
    equaliser_offer(&rig.equaliser, design);
    equaliser_jump(&rig.equaliser, on);
    return rig;
}

static void rig_down(Rig *rig)
{
    equaliser_free(&rig->equaliser);
    transition_free(&rig->transition);
}

/* Up to `frames` frames, no further than the next multiple of SLICE_FRAMES; how many. */
static size_t rig_slice(Rig *rig, const Stereo *in, Stereo *out, size_t frames)
{
    const size_t to_end = SLICE_FRAMES - rig->frame % SLICE_FRAMES;
    if (to_end == SLICE_FRAMES && !rig->transition.moving &&
        equaliser_would_change(&rig->equaliser, rig->on) &&
        equaliser_change(&rig->equaliser, rig->on)) {
        transition_begin(&rig->transition);
    }
    Slice slice = {.frames = (uint32_t)(frames < to_end ? frames : to_end)};
    const size_t bytes = slice.frames * sizeof(float);
    memcpy(slice.left, in->left + rig->frame, bytes);
    memcpy(slice.right, in->right + rig->frame, bytes);
    slice.rise = transition_rise(&rig->transition);
    equaliser_process(&rig->equaliser, &slice);
    transition_advance(&rig->transition, slice.frames);
    memcpy(out->left + rig->frame, slice.left, bytes);
    memcpy(out->right + rig->frame, slice.right, bytes);
    rig->frame += slice.frames;
    return slice.frames;
}

/* On to frame `to`, in blocks of `block`. */
static void rig_run(Rig *rig, const Stereo *in, Stereo *out, size_t to, size_t block)
{
    while (rig->frame < to) {
        size_t rest = block - rig->frame % block;
        rest = rest < to - rig->frame ? rest : to - rig->frame;
        while (rest > 0) {
            rest -= rig_slice(rig, in, out, rest);
        }
    }
}

static Stereo response_of(const char *text, double rate_hz, size_t frames)
{
    Rig rig = rig_up(rate_hz, design_of(text, rate_hz), true);
    Stereo in = impulse(frames, true, true), out = stereo_new(frames);
    rig_run(&rig, &in, &out, frames, 512);
    rig_down(&rig);
    stereo_free(&in);
    return out;
}

/* ----------------------------------------------------------------------- the filters' levels -- */

static void filters_meet_their_prototypes(void **state)
{
    (void)state;
    const EqSpec spec = spec_of(eq_of_every_kind);
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        const double rate_hz = rates_hz[r];
        Stereo out = response_of(eq_of_every_kind, rate_hz, (size_t)rate_hz);
        const float *const ears[EARS] = {out.left, out.right};
        EqualiserDesign *design = design_of(eq_of_every_kind, rate_hz);
        const unsigned count = spread(20.0, fmin(20000.0, 0.48 * rate_hz), 1.31);
        for (unsigned i = 0; i < count; i++) {
            const double hz = spread_hz(20.0, 1.31, i);
            const Phasor at = phasor_at(hz, rate_hz);
            for (unsigned ear = 0; ear < EARS; ear++) {
                const double complex wanted = eq_prototype(&spec.ears[ear], hz, rate_hz);
                const double complex heard = spectrum_at(ears[ear], out.frames, hz, rate_hz);
                assert_close(decibels(heard), decibels(wanted), 0.01, "ear %u at %g Hz, rate %g",
                             ear, hz, rate_hz);
                assert_close(cabs(heard / wanted - 1.0), 0.0, 0.002, "phase, ear %u at %g Hz", ear,
                             hz);
                assert_close(cabs(equaliser_response(design, ear, &at) / wanted - 1.0), 0.0, 1e-6,
                             "designed, ear %u at %g Hz", ear, hz);
                assert_close(eq_level_db(&spec.ears[ear], hz, rate_hz), decibels(wanted), 1e-6,
                             "drawn, ear %u at %g Hz", ear, hz);
            }
        }
        equaliser_design_free(design);
        stereo_free(&out);
    }
}

/* Extremes of what a file may ask for; 20 Hz at 192 kHz keeps its digits. The first few die away
 * slower than can be waited for: their design alone is looked at. */
static void extreme_filters_meet_their_prototypes(void **state)
{
    (void)state;
    enum { TOO_SLOW = 3 };
    const char *const texts[] = {"Filter: ON PK Fc 20 Hz Gain 40 dB Q 100",
                                 "Filter: ON PK Fc 20 Hz Gain -40 dB Q 0.01",
                                 "Filter: ON HSC Fc 1 Hz Gain 40 dB Q 0.01",
                                 "Filter: ON PK Fc 20 Hz Gain 40 dB Q 1",
                                 "Filter: ON LSC Fc 20 Hz Gain 40 dB Q 0.7",
                                 "Filter: ON HSC Fc 20000 Hz Gain -40 dB Q 0.5",
                                 "Filter: ON NO Fc 30 Hz Q 0.1",
                                 "Filter: ON HP Fc 1 Hz",
                                 "Filter: ON PK Fc 10000 Hz Gain 12 dB Q 100",
                                 "Filter: ON BP Fc 10000 Hz BW Oct 8"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        const EqSpec spec = spec_of(texts[i]);
        for (size_t r = 1; r < COUNT(rates_hz); r++) {
            Stereo out = response_of(texts[i], rates_hz[r], (size_t)(4.0 * rates_hz[r]));
            EqualiserDesign *design = design_of(texts[i], rates_hz[r]);
            for (unsigned k = 0; k < spread(20.5, 20000.0, 1.9); k++) {
                const double hz = spread_hz(20.5, 1.9, k);
                const Phasor at = phasor_at(hz, rates_hz[r]);
                const double wanted = decibels(eq_prototype(&spec.ears[0], hz, rates_hz[r]));
                assert_close(decibels(equaliser_response(design, 0, &at)), wanted, 0.001,
                             "%s designed, at %g Hz, rate %g", texts[i], hz, rates_hz[r]);
                if (i >= TOO_SLOW) {
                    assert_close(decibels(spectrum_at(out.left, out.frames, hz, rates_hz[r])),
                                 wanted, 0.05, "%s at %g Hz, rate %g", texts[i], hz, rates_hz[r]);
                }
            }
            equaliser_design_free(design);
            stereo_free(&out);
        }
    }
}

/* The filters together peak just below what the preamp takes away. */
static void a_known_correction_peaks_where_its_preamp_says(void **state)
{
    (void)state;
    const EqSpec spec = spec_of(correct_autoeq);
    double peak_db = -1e9;
    for (unsigned i = 0; i < spread(20.0, 20000.0, 1.01); i++) {
        const double hz = spread_hz(20.0, 1.01, i);
        peak_db = fmax(peak_db, eq_level_db(&spec.ears[0], hz, 44100.0));
    }
    assert_close(peak_db + 6.1, 6.09, 0.005, "peak of the filters");
}

static void what_the_rate_cannot_hold_is_passed_over(void **state)
{
    (void)state;
    Stereo without = response_of("Filter: ON PK Fc 100 Hz Gain 3 dB Q 1", 44100, 256);
    Stereo with = response_of("Filter: ON NO Fc 21700 Hz\nFilter: ON PK Fc 100 Hz Gain 3 dB Q 1\n"
                              "Filter: ON HSC Fc 48000 Hz Gain 30 dB Q 1",
                              44100, 256);
    assert_true(stereo_same_bits(&with, &without));
    stereo_free(&with);
    stereo_free(&without);
}

/* --------------------------------------------------------------------------- drawn by points -- */

static size_t add_point(char *text, size_t length, size_t size, double hz, double db)
{
    return length + (size_t)snprintf(text + length, size - length, "%.2f %.3f; ", hz, db);
}

/* As AutoEq draws them, 1/13 octave apart; levels like a headphone's. */
static double gentle_db(double hz)
{
    const double octaves = log2(hz / 1000.0);
    return -6.1 + 3.0 * sin(1.3 * octaves) +
           (hz > 2000.0 ? 3.0 * sin(5.0 * (octaves - 1.0)) : 0.0) +
           (hz < 150.0 ? 4.0 * tanh(log2(150.0 / hz)) : 0.0);
}

static void points_are_met(void **state)
{
    (void)state;
    char text[8192] = "Channel: R\nPreamp: -2 dB\nChannel: L\nGraphicEQ: ";
    size_t length = strlen(text);
    for (unsigned i = 0; i < spread(20.0, 20500.0, 1.0563); i++) {
        const double hz = spread_hz(20.0, 1.0563, i);
        length = add_point(text, length, sizeof text, hz, gentle_db(hz));
    }
    const EqSpec spec = spec_of(text);
    const GraphicEq *const g = &spec.ears[0].graphic;
    assert_int_equal(g->count, 127);
    for (size_t r = 1; r < COUNT(rates_hz); r++) {
        Stereo out = response_of(text, rates_hz[r], (size_t)(0.25 * rates_hz[r]));
        EqualiserDesign *design = design_of(text, rates_hz[r]);
        for (unsigned i = 0; i < g->count && g->points[i].hz < 20000.0; i++) {
            const double hz = g->points[i].hz;
            const Phasor at = phasor_at(hz, rates_hz[r]);
            const double complex heard = spectrum_at(out.left, out.frames, hz, rates_hz[r]);
            assert_close(decibels(heard), g->points[i].db, 0.1, "%g Hz, rate %g", hz, rates_hz[r]);
            assert_close(decibels(equaliser_response(design, 0, &at)), decibels(heard), 0.1,
                         "the level read off at %g Hz", hz);
            assert_close(decibels(spectrum_at(out.right, out.frames, hz, rates_hz[r])), -2.0, 1e-3,
                         "the other ear at %g Hz", hz);
        }
        equaliser_design_free(design);
        stereo_free(&out);
    }
}

/* A filter drawn by points is the filter, its phase too: both are minimum phase. */
static void points_have_minimum_phase(void **state)
{
    (void)state;
    const EqEar peak = {.filters = {{{BIQUAD_PEAK, 1000.0, 9.0, 1.5}, 0.0}}, .count = 1};
    char text[16384] = "GraphicEQ: ";
    size_t length = strlen(text);
    for (unsigned i = 0; i < spread(10.0, 24000.0, 1.02); i++) {
        const double hz = spread_hz(10.0, 1.02, i);
        length =
            add_point(text, length, sizeof text, hz, decibels(eq_prototype(&peak, hz, 48000.0)));
    }
    Stereo out = response_of(text, 48000, 16384);
    EqualiserDesign *design = design_of(text, 48000);
    for (unsigned i = 0; i < spread(30.0, 20000.0, 1.17); i++) {
        const double hz = spread_hz(30.0, 1.17, i);
        const Phasor at = phasor_at(hz, 48000);
        const double complex wanted = eq_prototype(&peak, hz, 48000.0);
        assert_close(cabs(spectrum_at(out.left, out.frames, hz, 48000.0) / wanted - 1.0), 0.0,
                     0.003, "%g Hz", hz);
        assert_close(cabs(equaliser_response(design, 1, &at) / wanted - 1.0), 0.0, 0.003,
                     "read off at %g Hz", hz);
    }
    equaliser_design_free(design);
    stereo_free(&out);
}

static void lines_between_points_are_straight_over_octaves(void **state)
{
    (void)state;
    const EqSpec spec = spec_of("GraphicEQ: 100 -2; 400 4; 1000 4");
    const struct {
        double hz, db;
    } levels[] = {{20, -2}, {100, -2}, {200, 1}, {400, 4}, {632, 4}, {1000, 4}, {20000, 4}};
    for (size_t i = 0; i < COUNT(levels); i++) {
        assert_close(eq_level_db(&spec.ears[1], levels[i].hz, 48000), levels[i].db, 1e-9, "%g Hz",
                     levels[i].hz);
    }
}

/* Corners sharper than a sixth of a second can tell are rounded: ten bands that alternate by 24 dB.
 * */
static void corners_are_rounded_a_little(void **state)
{
    (void)state;
    const char text[] =
        "GraphicEQ: 31.25 -12; 62.5 12; 125 -12; 250 12; 500 -12; 1000 12; 2000 -12; "
        "4000 12; 8000 -12; 16000 12";
    Stereo out = response_of(text, 48000, 16384);
    for (int band = 0; band < 10; band++) {
        const double hz = 31.25 * exp2(band), wanted = band % 2 ? 12.0 : -12.0;
        assert_close(decibels(spectrum_at(out.right, out.frames, hz, 48000.0)), wanted,
                     0.02 + 30.0 / hz, "%g Hz", hz);
    }
    stereo_free(&out);
}

/* ----------------------------------------------------------------------------------- changes -- */

static const char first_text[] = "Preamp: -6.1 dB\nFilter: ON LSC Fc 105 Hz Gain 6.4 dB Q 0.70\n"
                                 "Filter: ON PK Fc 8800 Hz Gain 5.1 dB Q 1.42\n"
                                 "Filter: ON PK Fc 3169 Hz Gain -1.7 dB Q 3.89\n";
static const char second_text[] = "Preamp: -9 dB\nFilter: ON PK Fc 60 Hz Gain 8 dB Q 1\n"
                                  "Channel: L\nFilter: ON HSC Fc 4000 Hz Gain 6 dB Q 0.70\n";
static const char drawn_text[] = "Preamp: -6 dB\nGraphicEQ: 20 5; 200 -3; 3000 4; 10000 -5";

/* What rings the loudest where it begins at once. */
static const char ringing_text[] = "Filter: ON PK Fc 8000 Hz Gain 40 dB Q 100\n";

/* From nothing to one correction, to others, off and on, under a full-scale 100 Hz sine. */
static void changes_do_not_click(void **state)
{
    (void)state;
    const char *const texts[] = {first_text, second_text, drawn_text, ringing_text,
                                 NULL,       drawn_text,  first_text};
    for (size_t r = 1; r < COUNT(rates_hz); r++) {
        const double rate_hz = rates_hz[r];
        const size_t step = (size_t)(0.1025 * rate_hz); /* not at its zeros */
        Stereo in = sine((COUNT(texts) + 3) * step, rate_hz, 100.0, 1.0F);
        Stereo out = stereo_new(in.frames);
        Rig rig = rig_up(rate_hz, NULL, true);
        rig_run(&rig, &in, &out, step, 256);
        for (size_t i = 0; i < COUNT(texts); i++) {
            equaliser_offer(&rig.equaliser, texts[i] ? design_of(texts[i], rate_hz) : NULL);
            rig_run(&rig, &in, &out, (i + 2) * step, 256);
        }
        rig.on = false;
        rig_run(&rig, &in, &out, in.frames - step, 256);
        rig.on = true;
        rig_run(&rig, &in, &out, in.frames, 256);
        assert_at_most(loudest_click_db(&out, rate_hz), -80.0, "at %g Hz", rate_hz);
        rig_down(&rig);
        stereo_free(&in);
        stereo_free(&out);
    }
}

static Stereo changing_render(const Stereo *in, size_t block)
{
    Stereo out = stereo_new(in->frames);
    Rig rig = rig_up(48000, design_of(drawn_text, 48000), true);
    rig_run(&rig, in, &out, 4000, block);
    equaliser_offer(&rig.equaliser, design_of(first_text, 48000));
    rig_run(&rig, in, &out, 4500, block);
    equaliser_offer(&rig.equaliser, design_of(second_text, 48000)); /* the first still fades in */
    rig_run(&rig, in, &out, 12000, block);
    equaliser_offer(&rig.equaliser, design_of(drawn_text, 48000));
    rig_run(&rig, in, &out, 20000, block);
    rig.on = false;
    rig_run(&rig, in, &out, 24000, block);
    rig.on = true;
    rig_run(&rig, in, &out, in->frames, block);
    rig_down(&rig);
    return out;
}

static void output_does_not_depend_on_the_cut(void **state)
{
    (void)state;
    const size_t blocks[] = {1, 7, 64, 100, 1000, 8192};
    Stereo in = white_noise(40000, 0.5F, 5);
    Stereo whole = changing_render(&in, in.frames);
    for (size_t b = 0; b < COUNT(blocks); b++) {
        Stereo cut = changing_render(&in, blocks[b]);
        assert_true(stereo_same_bits(&whole, &cut));
        stereo_free(&cut);
    }
    stereo_free(&whole);
    stereo_free(&in);
}

static bool same_bits_from(const Stereo *a, const Stereo *b, size_t from, size_t to)
{
    const size_t bytes = (to - from) * sizeof(float);
    return memcmp(a->left + from, b->left + from, bytes) == 0 &&
           memcmp(a->right + from, b->right + from, bytes) == 0;
}

static void off_is_the_input_bit_for_bit(void **state)
{
    (void)state;
    Stereo in = white_noise(48000, 0.9F, 6), out = stereo_new(in.frames);
    Rig rig = rig_up(48000, design_of(drawn_text, 48000), false);
    rig_run(&rig, &in, &out, 5000, 333);
    assert_true(same_bits_from(&in, &out, 0, 5000)); /* loaded, off */
    rig.on = true;
    rig_run(&rig, &in, &out, 10000, 333);
    assert_false(same_bits_from(&in, &out, 9000, 9001));
    rig.on = false;
    rig_run(&rig, &in, &out, 20000, 333);
    assert_true(same_bits_from(&in, &out, 11100, 20000)); /* 960 frames of fade and a slice later */
    rig.on = true;
    rig_run(&rig, &in, &out, 25000, 333);
    equaliser_offer(&rig.equaliser, NULL);
    rig_run(&rig, &in, &out, in.frames, 333);
    assert_true(same_bits_from(&in, &out, 26100, in.frames)); /* on, nothing loaded */
    rig_down(&rig);
    stereo_free(&in);
    stereo_free(&out);
}

/* Switched on again it begins at rest: what it remembers is long past. */
static void switched_on_again_it_is_as_new(void **state)
{
    (void)state;
    Stereo in = white_noise(40000, 0.9F, 7), again = stereo_new(in.frames);
    memset(in.left + 20000, 0, 20000 * sizeof(float));
    memset(in.right + 20000, 0, 20000 * sizeof(float));
    Rig rig = rig_up(48000, design_of(drawn_text, 48000), true);
    rig_run(&rig, &in, &again, 18000, 512);
    rig.on = false;
    rig_run(&rig, &in, &again, 22000, 512);
    rig.on = true;
    rig_run(&rig, &in, &again, in.frames, 512);
    assert_true(same_bits_from(&in, &again, 22000, in.frames)); /* silence stays silence */
    rig_down(&rig);
    stereo_free(&in);
    stereo_free(&again);
}

static void what_is_replaced_is_given_back(void **state)
{
    (void)state;
    Stereo in = white_noise(20000, 0.5F, 8), out = stereo_new(in.frames);
    Rig rig = rig_up(48000, design_of(first_text, 48000), true);
    EqualiserDesign *const waited = design_of(second_text, 48000);
    EqualiserDesign *const first = rig.equaliser.loaded;
    rig_run(&rig, &in, &out, 640, 64);
    assert_null(equaliser_take_retired(&rig.equaliser));
    equaliser_offer(&rig.equaliser, waited);
    equaliser_offer(&rig.equaliser, design_of(drawn_text, 48000));
    assert_ptr_equal(equaliser_take_retired(&rig.equaliser), waited); /* at once: never heard */
    equaliser_design_free(waited);
    rig_run(&rig, &in, &out, 704, 64);
    assert_ptr_equal(equaliser_heard(&rig.equaliser), rig.equaliser.loaded);
    assert_null(equaliser_take_retired(&rig.equaliser)); /* the first is still heard */
    rig_run(&rig, &in, &out, 2000, 64);
    assert_ptr_equal(equaliser_take_retired(&rig.equaliser), first);
    equaliser_design_free(first);
    rig.on = false;
    rig_run(&rig, &in, &out, 4000, 64);
    assert_null(equaliser_take_retired(&rig.equaliser)); /* off, but loaded */
    assert_null(equaliser_heard(&rig.equaliser));
    EqualiserDesign *const silent = rig.equaliser.loaded;
    equaliser_offer(&rig.equaliser, design_of(first_text, 48000));
    rig_run(&rig, &in, &out, 4100, 64);
    assert_ptr_equal(equaliser_take_retired(&rig.equaliser), silent); /* replaced while off */
    equaliser_design_free(silent);
    rig.on = true;
    rig_run(&rig, &in, &out, 6016, 64);
    equaliser_offer(&rig.equaliser, design_of(second_text, 48000));
    rig_run(&rig, &in, &out, 6100, 64); /* taken down in a fade: nothing leaks */
    rig_down(&rig);
    stereo_free(&in);
    stereo_free(&out);
}

/* An export leaves frames out: what comes next begins at rest, and stays in step. */
static void a_gap_is_survived(void **state)
{
    (void)state;
    Equaliser equaliser = {0};
    equaliser_offer(&equaliser, design_of(drawn_text, 48000));
    equaliser_jump(&equaliser, true);
    const uint32_t slices[] = {64, 40, 28, 64, 10, 28, 64, 64, 63, 2, 62, 64, 1, 64, 64};
    for (size_t i = 0; i < COUNT(slices); i++) {
        Slice slice = {.left = {1.0F}, .right = {1.0F}, .frames = slices[i]};
        equaliser_process(&equaliser, &slice);
        assert_true(fabsf(slice.left[0]) > 0.1F && fabsf(slice.left[0]) < 2.0F);
    }
    equaliser_forget(&equaliser);
    equaliser_free(&equaliser);
}

/* 64 filters of +40 dB each: as loud as can be said, but numbers, and silence after them. */
static void the_loudest_correction_stays_finite(void **state)
{
    (void)state;
    char text[8192] = "";
    size_t length = 0;
    for (int i = 0; i < 63; i++) {
        length += (size_t)snprintf(text + length, sizeof text - length,
                                   "Filter: ON PK Fc 1000 Hz Gain 40 dB Q 0.5\n");
    }
    snprintf(text + length, sizeof text - length, "GraphicEQ: 20 40; 1000 40\n");
    Stereo in = sine(8192, 48000, 1000.0, 1.0F), out = stereo_new(in.frames);
    Rig rig = rig_up(48000, NULL, true);
    rig_run(&rig, &in, &out, 640, 512);
    EqualiserDesign *loudest = design_of(text, 48000);
    for (int i = 0; i < MATCH_POINTS; i++) {
        assert_true(isfinite(equaliser_powers(loudest)->of[EAR_LEFT][i]));
    }
    equaliser_offer(&rig.equaliser, loudest);
    rig_run(&rig, &in, &out, 4096, 512);
    equaliser_offer(&rig.equaliser, NULL);
    rig_run(&rig, &in, &out, in.frames, 512);
    for (size_t i = 0; i < out.frames; i++) {
        assert_true(isfinite(out.left[i]) && isfinite(out.right[i]));
    }
    assert_true(same_bits_from(&in, &out, 5500, in.frames));
    rig_down(&rig);
    stereo_free(&in);
    stereo_free(&out);
}

static void transfers_are_the_ears_own(void **state)
{
    (void)state;
    EqualiserDesign *design = design_of(second_text, 48000);
    const Phasor at = phasor_at(5000.0, 48000.0);
    const Transfer before = {1.0 + I, 2.0, 3.0 * I, 4.0};
    const Transfer t = equaliser_transfer(design, before, &at);
    const double complex left = equaliser_response(design, 0, &at);
    const double complex right = equaliser_response(design, 1, &at);
    assert_true(cabs(left - right) > 0.1);
    assert_close(cabs(t.left_left - (1.0 + I) * left), 0.0, 1e-12, "left to left");
    assert_close(cabs(t.left_right - 2.0 * left), 0.0, 1e-12, "right to left");
    assert_close(cabs(t.right_left - 3.0 * I * right), 0.0, 1e-12, "left to right");
    assert_close(cabs(t.right_right - 4.0 * right), 0.0, 1e-12, "right to right");
    const Transfer same = equaliser_transfer(NULL, before, &at);
    assert_true(same.left_left == before.left_left && same.right_right == before.right_right);
    equaliser_design_free(design);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filters_meet_their_prototypes),
        cmocka_unit_test(extreme_filters_meet_their_prototypes),
        cmocka_unit_test(a_known_correction_peaks_where_its_preamp_says),
        cmocka_unit_test(what_the_rate_cannot_hold_is_passed_over),
        cmocka_unit_test(points_are_met),
        cmocka_unit_test(points_have_minimum_phase),
        cmocka_unit_test(lines_between_points_are_straight_over_octaves),
        cmocka_unit_test(corners_are_rounded_a_little),
        cmocka_unit_test(changes_do_not_click),
        cmocka_unit_test(output_does_not_depend_on_the_cut),
        cmocka_unit_test(off_is_the_input_bit_for_bit),
        cmocka_unit_test(switched_on_again_it_is_as_new),
        cmocka_unit_test(what_is_replaced_is_given_back),
        cmocka_unit_test(a_gap_is_survived),
        cmocka_unit_test(the_loudest_correction_stays_finite),
        cmocka_unit_test(transfers_are_the_ears_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

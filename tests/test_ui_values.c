/* Values of ports as they are read and typed, and how far a hand goes. */
#include "../gui/taper.h"
#include "../gui/value_text.h"
#include "check.h"
#include "comma_locale.h"
#include <string.h>

static void assert_written(PortIndex port, double value, const char *expected)
{
    char text[VALUE_TEXT_SIZE];
    assert_string_equal(value_write(text, port, (float)value), expected);
}

static void assert_read(PortIndex port, const char *text, double expected)
{
    float value = NAN;
    assert_true(value_read(port, text, &value));
    assert_close(value, expected, 1e-6 * fabs(expected), "%s", text);
}

static void assert_refused(PortIndex port, const char *text)
{
    float value = 4.25f;
    assert_false(value_read(port, text, &value));
    assert_true(value == 4.25f);
}

static void writes_with_units(void **state)
{
    (void)state;
    assert_written(PORT_CUTOFF, 700.0, "700 Hz");
    assert_written(PORT_CUTOFF, 999.4, "999 Hz");
    assert_written(PORT_CUTOFF, 999.6, "1.00 kHz");
    assert_written(PORT_CUTOFF, 1234.0, "1.23 kHz");
    assert_written(PORT_LEVEL, -6.0, "−6.0 dB");
    assert_written(PORT_LEVEL, -0.04, "0.0 dB");
    assert_written(PORT_LEVEL, NAN, "0.0 dB");
    assert_written(PORT_ANGLE, 30.0, "30°");
    assert_written(PORT_WIDTH, 100.0, "100 %");
    assert_written(PORT_DISTANCE, 1.2, "1.20 m");
    assert_written(PORT_HEAD, 57.0, "57.0 cm");
    assert_written(PORT_SEAL_LEFT, 0.4, "0.40 mm");
    assert_written(PORT_AMBIENCE, -60.0, "Off");
    assert_written(PORT_AMBIENCE, -59.0, "−59.0 dB");
    assert_written(PORT_WEARING, 1.0, "Closed-Back");
    assert_written(PORT_MUTE, 1.0, "On");
    assert_written(PORT_ITD, 261.0, "261 µs");
    assert_written(PORT_COHERENCE, 0.85, "0.85");
    assert_written(PORT_OUT_LOUDNESS, -23.0, "−23.0 LUFS");
}

static void reads_what_people_type(void **state)
{
    (void)state;
    assert_read(PORT_CUTOFF, "3k", 2000.0); /* clamped */
    assert_read(PORT_CUTOFF, "1.5 kHz", 1500.0);
    assert_read(PORT_CUTOFF, " 700 Hz ", 700.0);
    assert_read(PORT_CUTOFF, "700hz", 700.0);
    assert_read(PORT_CUTOFF, "1,2K", 1200.0);
    assert_read(PORT_LEVEL, "-6dB", -6.0);
    assert_read(PORT_LEVEL, "−6.5 dB", -6.5);
    assert_read(PORT_LEVEL, "–6,5", -6.5);
    assert_read(PORT_LEVEL, "+3", 3.0);
    assert_read(PORT_LEVEL, "3\u00a0dB", 3.0);
    assert_read(PORT_WIDTH, "50%", 50.0);
    assert_read(PORT_WIDTH, "50 percent", 50.0);
    assert_read(PORT_ANGLE, "45 deg", 45.0);
    assert_read(PORT_DISTANCE, "120 cm", 1.2);
    assert_read(PORT_DISTANCE, "850mm", 0.85);
    assert_read(PORT_STAGE_LEVEL, "95 dB(A)", 95.0);
    assert_read(PORT_AMBIENCE, "off", -60.0);
    assert_read(PORT_MUTE, "On", 1.0);
    assert_read(PORT_MUTE, "no", 0.0);
    assert_read(PORT_WEARING, "in-ears", 2.0);
    assert_read(PORT_WEARING, "c", 1.0);
    assert_read(PORT_SPEAKER, "Car", 5.0);
    assert_read(PORT_ROOM, "Control Room", 2.0);
}

static void refuses_the_rest(void **state)
{
    (void)state;
    const char *const nothing[] = {"",        " ",        "k",   "-",         "700 dB",
                                   "7 00",    "1e3",      "nan", "inf",       "0x40",
                                   "700 Hz!", "\xff\xfe", "−",   "12 parsecs"};
    for (unsigned i = 0; i < COUNT(nothing); i++) {
        assert_refused(PORT_CUTOFF, nothing[i]);
    }
    assert_refused(PORT_WEARING, "x");
    assert_refused(PORT_DOSE_STANDARD, "WHO"); /* which of the two? */
    char longest[1000];
    memset(longest, '1', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_refused(PORT_CUTOFF, longest);
}

/* What is shown is what is set: typed again it is the same value, in 200 places of every range. */
static void every_port_goes_there_and_back(void **state)
{
    (void)state;
    for (int i = 0; i < PORT_COUNT; i++) {
        const PortIndex port = (PortIndex)i;
        const Param *p = &params[port];
        for (int k = 0; k <= 200 && param_is_control(port); k++) {
            char text[VALUE_TEXT_SIZE];
            const float value = p->shape == SHAPE_CHOICE && k < (int)scale_point_count
                                    ? (float)scale_points[k].value
                                    : taper_value(port, k / 200.0);
            float again = NAN;
            if (p->shape == SHAPE_CHOICE && !value_label(port, (int)param_clamp(port, value))) {
                continue;
            }
            assert_true(value_read(port, value_write(text, port, value), &again));
            assert_close(again, value_rounded(port, (double)value), 0.0, "%s: %s", p->symbol, text);
        }
    }
}

static void the_locale_does_not_matter(void **state)
{
    if (comma_locale_set()) {
        writes_with_units(state);
        reads_what_people_type(state);
        comma_locale_leave();
    }
}

/* The numbers that the host is given are the nearest to their decimals. */
static void rounded_values_are_exact(void **state)
{
    (void)state;
    assert_true(value_rounded(PORT_DISTANCE, 0.3000001) == 0.3f);
    assert_true(value_rounded(PORT_LEVEL, 0.7049) == 0.7f);
    assert_true(value_rounded(PORT_LEVEL, -12.349) == -12.3f);
    assert_true(value_rounded(PORT_CUTOFF, 701.4) == 701.0f);
    assert_true(value_rounded(PORT_CUTOFF, 1234.5) == 1230.0f);
    assert_true(value_rounded_finely(PORT_CUTOFF, 1234.5) == 1235.0f);
    assert_true(value_rounded_finely(PORT_CUTOFF, 701.44) == 701.4f);
    assert_true(value_rounded_finely(PORT_LEVEL, 0.05) == 0.05f);
    assert_true(value_rounded_finely(PORT_ANGLE, 30.12) == 30.1f);
    assert_true(value_rounded(PORT_WEARING, 1.4) == 1.0f);
}

/* ------------------------------------------------------------------------------------ taper -- */

static void a_taper_goes_from_end_to_end_and_back(void **state)
{
    (void)state;
    for (int i = 0; i < PORT_COUNT; i++) {
        const PortIndex port = (PortIndex)i;
        const Param *p = &params[port];
        if (p->kind != KIND_CONTROL_IN) {
            continue;
        }
        assert_close(taper_position(port, p->minimum), 0.0, 0.0, "%s", p->symbol);
        assert_close(taper_position(port, p->maximum), 1.0, 1e-12, "%s", p->symbol);
        assert_true(taper_value(port, 0.0) == p->minimum);
        assert_true(taper_value(port, 1.0) == p->maximum);
        assert_true(taper_value(port, -7.0) == p->minimum);
        assert_true(taper_value(port, 7.0) == p->maximum);
        assert_close(taper_value(port, taper_position(port, p->preset)), p->preset,
                     1e-6 * fabs((double)p->preset), "%s", p->symbol);
    }
}

static void a_logarithmic_taper_is_even_in_octaves(void **state)
{
    (void)state;
    const double middle = sqrt(300.0 * 2000.0);
    assert_close(taper_value(PORT_CUTOFF, 0.5), middle, 1e-3, "geometric mean");
    assert_close(taper_value(PORT_LEVEL, 0.5), -24.0, 1e-5, "decibels are even already");
}

static void steps_are_musical(void **state)
{
    (void)state;
    assert_close(taper_stepped(PORT_CUTOFF, 440.0, 12.0), 880.0, 1e-9, "an octave");
    assert_close(taper_stepped(PORT_LEVEL, -6.0, 1.0), -5.5, 1e-12, "half a decibel");
    assert_close(taper_stepped(PORT_ANGLE, 30.0, -2.0), 28.0, 1e-12, "two degrees");
    assert_close(taper_stepped(PORT_WIDTH, 100.0, 1.0), 101.0, 1e-12, "a per cent");
    assert_close(taper_stepped(PORT_HEAD, 57.0, 1.0), 57.5, 1e-12, "half a centimetre");
    assert_close(taper_stepped(PORT_ROOM, 1.0, 1.0), 2.0, 1e-12, "the next room");
    assert_close(taper_stepped(PORT_ROOM, 7.0, 1.0), 7.0, 1e-12, "the last room");
    assert_close(taper_stepped(PORT_CUTOFF, 1990.0, 5.0), 2000.0, 1e-12, "the end");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_with_units),
        cmocka_unit_test(reads_what_people_type),
        cmocka_unit_test(refuses_the_rest),
        cmocka_unit_test(every_port_goes_there_and_back),
        cmocka_unit_test(the_locale_does_not_matter),
        cmocka_unit_test(rounded_values_are_exact),
        cmocka_unit_test(a_taper_goes_from_end_to_end_and_back),
        cmocka_unit_test(a_logarithmic_taper_is_even_in_octaves),
        cmocka_unit_test(steps_are_musical),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

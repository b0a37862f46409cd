/* Words can be read: contrast as WCAG 2.1 has it (success criterion 1.4.3: 4.5:1). */
#include "../gui/theme.h"
#include "check.h"

/* WCAG 2.1, "relative luminance", with the threshold of the sRGB standard. */
static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(Color c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

static double contrast(Color a, Color b)
{
    const double flare = 0.05, x = luminance(a) + flare, y = luminance(b) + flare;
    return fmax(x, y) / fmin(x, y);
}

static void formula_is_the_published_one(void **state)
{
    (void)state;
    const Color white = {1.0, 1.0, 1.0}, black = {0.0, 0.0, 0.0};
    const Color grey = {0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0};
    assert_close(contrast(white, black), 21.0, 1e-9, "white on black");
    assert_close(contrast(grey, white), 4.48, 0.005, "#777 on white, which just fails");
}

static void words_stand_out(void **state)
{
    (void)state;
    const struct {
        const char *what;
        Color words, ground;
    } pairs[] = {
        {"bright on night", theme_bright, theme_night},
        {"bright on a card", theme_bright, theme_card},
        {"bright on what is raised", theme_bright, theme_raised},
        {"bright under the pointer", theme_bright, theme_hover},
        {"bright on what is chosen", theme_bright, theme_chosen},
        {"quiet on night", theme_quiet, theme_night},
        {"quiet on a card", theme_quiet, theme_card},
        {"quiet on what is raised", theme_quiet, theme_raised},
        {"quiet under the pointer", theme_quiet, theme_hover},
        {"faint on night", theme_faint, theme_night},
        {"faint on a card", theme_faint, theme_card},
        {"faint on what is raised", theme_faint, theme_raised},
        {"accent on a card", theme_accent, theme_card},
        {"accent on night", theme_accent, theme_night},
        {"second on a card", theme_second, theme_card},
        {"second on what is raised", theme_second, theme_raised},
        {"alarm on a card", theme_alarm, theme_card},
        {"night on accent", theme_night, theme_accent},
        {"night on faint", theme_night, theme_faint},
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        assert_at_most(4.5, contrast(pairs[i].words, pairs[i].ground), "%s", pairs[i].what);
    }
}

/* Lines that say something: success criterion 1.4.11, 3:1. */
static void lines_stand_out(void **state)
{
    (void)state;
    const Pen pens[] = {theme_direct, theme_crossed, theme_mono};
    for (size_t i = 0; i < COUNT(pens); i++) {
        assert_at_most(3.0, contrast(pens[i].color, theme_card), "pen %zu on a card", i);
    }
}

/* Two lines of a view are told apart without colour. */
static void pens_differ_in_dash(void **state)
{
    (void)state;
    assert_int_equal(theme_direct.dashes, 0);
    assert_true(theme_crossed.dashes > 0 && theme_mono.dashes > 0);
    assert_true(theme_crossed.dash[0] > 2.0 * theme_mono.dash[0]);
}

static void type_is_large_enough(void **state)
{
    (void)state;
    const double sizes[] = {theme_small, theme_text, theme_title, theme_name};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        assert_at_most(11.0, sizes[i], "size %zu of type", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formula_is_the_published_one),
        cmocka_unit_test(words_stand_out),
        cmocka_unit_test(lines_stand_out),
        cmocka_unit_test(pens_differ_in_dash),
        cmocka_unit_test(type_is_large_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Words can be read, and lines told apart. What is drawn is looked at in test_ui_words.c and
 * test_ui_view_words.c. */
#include "../gui/theme.h"
#include "check.h"
#include "contrast.h"

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
        assert_at_most(words_contrast, contrast(pairs[i].words, pairs[i].ground), "%s",
                       pairs[i].what);
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

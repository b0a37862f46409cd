/* Numbers in text: there and back, and the same under every locale. */
#include "../plugin/number.h"
#include "check.h"
#include "comma_locale.h"
#include <stdlib.h>
#include <string.h>

static void assert_written(double value, const char *expected)
{
    char text[NUMBER_TEXT_SIZE];
    assert_string_equal(number_write(text, value), expected);
}

static void assert_read(const char *text, double expected, const char *rest)
{
    double value = NAN;
    const char *end = number_read(text, &value);
    assert_non_null(end);
    assert_string_equal(end, rest);
    assert_close(value, expected, 1e-15 * fabs(expected), "%s", text);
}

static void assert_refused(const char *text)
{
    double value = 4.25;
    assert_null(number_read(text, &value));
    assert_true(value == 4.25);
}

static void writes_six_decimals_and_a_point(void **state)
{
    (void)state;
    assert_written(0.0, "0.0");
    assert_written(1.0, "1.0");
    assert_written(-60.0, "-60.0");
    assert_written(9.5, "9.5");
    assert_written(0.000001, "0.000001");
    assert_written(-0.25, "-0.25");
    assert_written(1000.05, "1000.05");
    assert_written(999999999999.0, "999999999999.0");
    assert_written(-999999999999.25, "-999999999999.25");
}

static void rounds_to_the_nearest(void **state)
{
    (void)state;
    assert_written(0.0000004, "0.0");
    assert_written(0.0000006, "0.000001");
    assert_written(0.9999996, "1.0");
    assert_written(-0.9999996, "-1.0");
    assert_written(1.0 / 3.0, "0.333333");
    assert_written(2.0 / 3.0, "0.666667");
    assert_written(0.1f, "0.1");
}

static void zero_has_no_sign(void **state)
{
    (void)state;
    assert_written(-0.0, "0.0");
    assert_written(-0.0000004, "0.0");
}

static void reads_what_people_write(void **state)
{
    (void)state;
    assert_read("0", 0.0, "");
    assert_read("700", 700.0, "");
    assert_read("-6.1 dB", -6.1, " dB");
    assert_read("+3", 3.0, "");
    assert_read(".5", 0.5, "");
    assert_read("-.5", -0.5, "");
    assert_read("5.", 5.0, "");
    assert_read("007.250x", 7.25, "x");
    assert_read("4.5,6", 4.5, ",6");
    assert_read("1.2.3", 1.2, ".3");
    assert_read("1e3", 1.0, "e3");
    assert_read("123456789012.654321", 123456789012.654321, "");
}

static void refuses_what_has_no_digits(void **state)
{
    (void)state;
    const char *junk[] = {"",   " ", "-",  "+",  ".",   "-.",  "+.x", "--1",
                          " 1", "x", ",5", "e5", "nan", "inf", "-inf"};
    for (size_t i = 0; i < COUNT(junk); i++) {
        assert_refused(junk[i]);
    }
}

static void endless_digits_are_no_nan(void **state)
{
    (void)state;
    char text[1000];
    memset(text, '0', sizeof text);
    text[sizeof text - 1] = '\0';
    assert_read(text, 0.0, "");
    text[0] = '1';
    text[1] = '.';
    assert_read(text, 1.0, "");
    memset(text, '9', sizeof text - 1);
    text[500] = '.';
    double value = 0.0;
    assert_non_null(number_read(text, &value));
    assert_true(value > 1e300);
}

static void comes_back_as_it_went(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 1664525u + 1013904223u;
        const double value = ((double)seed - 2147483648.0) / (double)(1u << (i % 31));
        char text[NUMBER_TEXT_SIZE];
        double again = NAN;
        const char *end = number_read(number_write(text, value), &again);
        assert_non_null(end);
        assert_true(*end == '\0' && strlen(text) < NUMBER_TEXT_SIZE && strchr(text, '.') != NULL);
        assert_close(again, value, 0.5e-6 + 1e-15 * fabs(value), "%s", text);
    }
}

static void knows_no_locale(void **state)
{
    if (!comma_locale_set()) {
        skip();
    }
    char comma[8];
    snprintf(comma, sizeof comma, "%.1f", 0.5);
    assert_string_equal(comma, "0,5"); /* the locale is what it should be */
    writes_six_decimals_and_a_point(state);
    reads_what_people_write(state);
    refuses_what_has_no_digits(state);
    comes_back_as_it_went(state);
    comma_locale_leave();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_six_decimals_and_a_point),
        cmocka_unit_test(rounds_to_the_nearest),
        cmocka_unit_test(zero_has_no_sign),
        cmocka_unit_test(reads_what_people_write),
        cmocka_unit_test(refuses_what_has_no_digits),
        cmocka_unit_test(endless_digits_are_no_nan),
        cmocka_unit_test(comes_back_as_it_went),
        cmocka_unit_test(knows_no_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What keys, stamps and resources of an X server mean: pure. */
#include "../gui/keysyms.h"
#include "../gui/window_xcb_clock.h"
#include "../gui/window_xcb_keyboard.h"
#include "../gui/window_xcb_screen.h"
#include "check.h"

#include <string.h>

/* -------------------------------------------------------------------------------------- keys -- */

static void assert_writes(uint32_t symbol, const char *expected)
{
    UiKey key;
    char text[KEYSYM_TEXT_SIZE];
    assert_true(keysym_read(symbol, &key, text));
    assert_int_equal(key, KEY_TEXT);
    assert_string_equal(text, expected);
}

static void symbols_write_their_characters(void **state)
{
    (void)state;
    assert_writes('a', "a");
    assert_writes('~', "~");
    assert_writes(0xe9, "é");
    assert_writes(0x20ac, "€");
    assert_writes(0x10003b1, "α");
    assert_writes(0x101f3a7, "\xf0\x9f\x8e\xa7"); /* headphones */
    assert_writes(0xffb7, "7");                   /* on the keypad */
    assert_writes(0xffae, ".");
    assert_writes(0xffac, ",");
    assert_writes(0xffad, "-");
}

static void some_symbols_are_keys(void **state)
{
    (void)state;
    const struct {
        uint32_t symbol;
        UiKey key;
    } keys[] = {{0xff0d, KEY_ENTER}, {0xff8d, KEY_ENTER},    {0xff1b, KEY_ESCAPE},
                {0xff09, KEY_TAB},   {0xfe20, KEY_BACK_TAB}, {0xff52, KEY_UP},
                {0xff97, KEY_UP},    {0xffff, KEY_DELETE}};
    for (size_t i = 0; i < COUNT(keys); i++) {
        UiKey key;
        char text[KEYSYM_TEXT_SIZE];
        assert_true(keysym_read(keys[i].symbol, &key, text));
        assert_int_equal(key, keys[i].key);
        assert_string_equal(text, "");
    }
}

static void other_symbols_are_nothing(void **state)
{
    (void)state;
    const uint32_t symbols[] = {0, 0x1f, 0x7f, 0x9f, 0xffe1, 0xffbe, 0xff7f, 0x1110000, 0xffffffff};
    for (size_t i = 0; i < COUNT(symbols); i++) {
        UiKey key;
        char text[KEYSYM_TEXT_SIZE];
        assert_false(keysym_read(symbols[i], &key, text));
    }
}

/* Three keys as a German layout has them: a, 7 with AltGr, the keypad's comma. */
static void modifiers_choose_a_keys_symbol(void **state)
{
    (void)state;
    uint32_t symbols[] = {'a', 'A', 0, 0,      0xe6,   0xc6, '7', '/', 0,
                          0,   '{', 0, 0xff9f, 0xffac, 0,    0,   0,   0};
    enum { A = 8, SEVEN, COMMA, SHIFT = 1, LOCK = 2, NUM = 1 << 4, ALTGR = 1 << 7 };
    const Keyboard k = {
        .symbols = symbols, .first = A, .keys = 3, .columns = 6, .num_lock = NUM, .level3 = ALTGR};
    assert_int_equal(keyboard_symbol(&k, A, 0), 'a');
    assert_int_equal(keyboard_symbol(&k, A, SHIFT), 'A');
    assert_int_equal(keyboard_symbol(&k, A, LOCK), 'A');
    assert_int_equal(keyboard_symbol(&k, A, LOCK | SHIFT), 'a');
    assert_int_equal(keyboard_symbol(&k, A, ALTGR), 0xe6);
    assert_int_equal(keyboard_symbol(&k, SEVEN, LOCK), '7');
    assert_int_equal(keyboard_symbol(&k, SEVEN, SHIFT), '/');
    assert_int_equal(keyboard_symbol(&k, SEVEN, ALTGR), '{');
    assert_int_equal(keyboard_symbol(&k, COMMA, 0), 0xff9f);
    assert_int_equal(keyboard_symbol(&k, COMMA, NUM), 0xffac);
    assert_int_equal(keyboard_symbol(&k, COMMA, NUM | SHIFT), 0xff9f);
    assert_int_equal(keyboard_symbol(&k, 7, 0), 0);
    assert_int_equal(keyboard_symbol(&k, 11, 0), 0);
    assert_int_equal(keyboard_symbol(&(Keyboard){0}, A, 0), 0);
}

/* -------------------------------------------------------------------------------------- time -- */

static void events_keep_their_distance_when_taken_late(void **state)
{
    (void)state;
    EventClock clock = {0};
    const double first = event_clock_time(&clock, 5000, 100.0);
    assert_close(first, 100.0, 1e-9, "s: the first is now");
    /* The host was busy: two clicks 0.4 s apart are taken at once. */
    assert_close(event_clock_time(&clock, 5200, 100.7), 100.2, 1e-9, "s");
    assert_close(event_clock_time(&clock, 5600, 100.7), 100.6, 1e-9, "s");
}

static void a_wrapped_stamp_is_no_journey_in_time(void **state)
{
    (void)state;
    EventClock clock = {0};
    event_clock_time(&clock, 0xffffff00u, 100.0);
    assert_close(event_clock_time(&clock, 0x00000038u, 100.32), 100.312, 1e-9, "s");
}

static void an_event_is_never_in_the_future_nor_long_ago(void **state)
{
    (void)state;
    EventClock clock = {0};
    event_clock_time(&clock, 1000, 100.0);
    assert_at_most(event_clock_time(&clock, 9000, 101.0), 101.0,
                   "s, of a server whose clock is fast");
    assert_close(event_clock_time(&clock, 9100, 200.0), 200.0, 1e-9, "s, after a long sleep");
}

/* ------------------------------------------------------------------------------------- scale -- */

static void resources_tell_the_scale(void **state)
{
    (void)state;
    assert_close(screen_scale_from_resources("Xft.dpi:\t144\n"), 1.5, 1e-12, "alone");
    assert_close(screen_scale_from_resources("a.b: c\nXft.dpi: 120.5"), 120.5 / 96.0, 1e-12,
                 "after another");
    const char *const nothing[] = {"",           "Xft.dpi:",      "Xft.dpi: x",    "Xft.dpi: -96",
                                   "Xft.dpi: 9", "xXft.dpi: 144", "Xft.dpi: 96000"};
    for (size_t i = 0; i < COUNT(nothing); i++) {
        assert_close(screen_scale_from_resources(nothing[i]), 1.0, 0.0, "%s", nothing[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(symbols_write_their_characters),
        cmocka_unit_test(some_symbols_are_keys),
        cmocka_unit_test(other_symbols_are_nothing),
        cmocka_unit_test(modifiers_choose_a_keys_symbol),
        cmocka_unit_test(events_keep_their_distance_when_taken_late),
        cmocka_unit_test(a_wrapped_stamp_is_no_journey_in_time),
        cmocka_unit_test(an_event_is_never_in_the_future_nor_long_ago),
        cmocka_unit_test(resources_tell_the_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

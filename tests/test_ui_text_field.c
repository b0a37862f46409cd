/* A line of text that is being typed, and the UTF-8 that it is made of. */
#include "../gui/text_field.h"
#include "../gui/utf8.h"
#include "check.h"
#include <string.h>

static const UiModifiers none, shift = {.shift = true}, control = {.control = true};

static void press(TextField *field, UiKey key, UiModifiers modifiers)
{
    assert_true(text_field_key(field, key, "", modifiers));
}

static void begins_with_all_of_it_selected(void **state)
{
    (void)state;
    TextField field;
    text_field_begin(&field, "700 Hz");
    text_field_put(&field, "5");
    assert_string_equal(field.text, "5");
    assert_int_equal(field.caret, 1);
}

static void the_caret_goes_by_characters(void **state)
{
    (void)state;
    TextField field;
    text_field_begin(&field, "aé€😀");
    press(&field, KEY_RIGHT, none); /* to the end of what is selected */
    assert_int_equal(field.caret, 10);
    const unsigned places[] = {6, 3, 1, 0, 0};
    for (unsigned i = 0; i < COUNT(places); i++) {
        press(&field, KEY_LEFT, none);
        assert_int_equal(field.caret, places[i]);
    }
    press(&field, KEY_RIGHT, none);
    press(&field, KEY_DELETE, none);
    assert_string_equal(field.text, "a€😀");
    press(&field, KEY_END, none);
    press(&field, KEY_BACKSPACE, none);
    assert_string_equal(field.text, "a€");
    press(&field, KEY_BACKSPACE, none);
    press(&field, KEY_BACKSPACE, none);
    press(&field, KEY_BACKSPACE, none);
    press(&field, KEY_DELETE, none);
    assert_string_equal(field.text, "");
}

static void what_is_selected_is_replaced(void **state)
{
    (void)state;
    TextField field;
    text_field_begin(&field, "Control Room");
    press(&field, KEY_HOME, none);
    for (int i = 0; i < 7; i++) {
        press(&field, KEY_RIGHT, shift);
    }
    text_field_put(&field, "Living");
    assert_string_equal(field.text, "Living Room");
    press(&field, KEY_END, shift);
    press(&field, KEY_BACKSPACE, none);
    assert_string_equal(field.text, "Living");
    assert_true(text_field_key(&field, KEY_TEXT, "a", control));
    text_field_put(&field, "Club");
    assert_string_equal(field.text, "Club");
    assert_false(text_field_key(&field, KEY_TEXT, "q", control));
    assert_false(text_field_key(&field, KEY_ENTER, "", none));
}

static void what_finds_no_room_is_left_out(void **state)
{
    (void)state;
    TextField field;
    text_field_begin(&field, "");
    for (int i = 0; i < OWN_PATH_SIZE + 10; i++) {
        text_field_put(&field, i % 2 ? "é" : "e");
    }
    assert_true(strlen(field.text) < sizeof field.text);
    assert_true(strlen(field.text) > sizeof field.text - 3);
    assert_true(utf8_is_sound(field.text));
}

static void what_is_no_text_stays_out(void **state)
{
    (void)state;
    TextField field;
    text_field_begin(&field, "a\xff");
    assert_string_equal(field.text, "a?");
    press(&field, KEY_END, none);
    text_field_put(&field, "\xc3");
    text_field_put(&field, "\x1b");
    assert_string_equal(field.text, "a?");
}

static void utf8_is_told_from_what_is_none(void **state)
{
    (void)state;
    const char *const bad[] = {"\x80",
                               "\xc3",
                               "\xc0\xaf",
                               "\xe0\x80\xaf",
                               "\xed\xa0\x80",
                               "\xf5\x80\x80\x80",
                               "\xf4\x90\x80\x80",
                               "a\xe2\x82",
                               "\n",
                               "\x7f"};
    for (unsigned i = 0; i < COUNT(bad); i++) {
        char text[8];
        assert_false(utf8_is_sound(bad[i]));
        snprintf(text, sizeof text, "%s", bad[i]);
        utf8_repair(text);
        assert_true(utf8_is_sound(text));
        assert_int_equal(strlen(text), strlen(bad[i]));
    }
    assert_true(utf8_is_sound("Kopfhörer − 30° ЁЖ 耳 😀"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begins_with_all_of_it_selected),
        cmocka_unit_test(the_caret_goes_by_characters),
        cmocka_unit_test(what_is_selected_is_replaced),
        cmocka_unit_test(what_finds_no_room_is_left_out),
        cmocka_unit_test(what_is_no_text_stays_out),
        cmocka_unit_test(utf8_is_told_from_what_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

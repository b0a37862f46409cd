/* Files are chosen by typing their path, by what completes it, and by hand; and cleared. */
#include "check.h"
#include "temporary_folder.h"
#include "ui_desk.h"
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static Place begin_path(Desk *desk)
{
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_TAB, PAGE_CORRECTION).at);
    const Place file = desk_place(desk, PLACE_FILE, OWN_CORRECTION);
    desk_click(desk, BUTTON_LEFT, place_file_name(&file));
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_PATH);
    assert_true(desk->keyboard);
    return file;
}

static void a_path_is_typed_and_taken(void **state)
{
    Desk *desk = *state;
    const char *path = temporary_file("flat.txt", "", 0);
    begin_path(desk);
    desk_type(desk, path);
    assert_true(desk_key(desk, KEY_ENTER));
    assert_string_equal(desk->file[OWN_CORRECTION], path);
    assert_false(desk->keyboard);
    ui_message(desk->ui, "flat.txt: no filter in it");
    assert_string_equal(desk->ui->model.words[OWN_CORRECTION], "flat.txt: no filter in it");
}

static void a_path_is_completed(void **state)
{
    Desk *desk = *state;
    const char *path = temporary_file("Long name of a headphone.txt", "", 0);
    temporary_file("Long list.wav", "", 0); /* no correction */
    begin_path(desk);
    desk_type(desk, temporary_folder());
    assert_true(desk_key(desk, KEY_TAB));
    desk_type(desk, "lo");
    assert_int_equal(desk->ui->overlay.count, 1);
    assert_true(desk_key(desk, KEY_TAB));
    assert_string_equal(desk->ui->overlay.field.text, path);
    assert_true(desk_key(desk, KEY_ENTER));
    assert_string_equal(desk->file[OWN_CORRECTION], path);
    begin_path(desk); /* again, beside the last one */
    desk_type(desk, "Long name of a headphone.txt");
    assert_true(desk_key(desk, KEY_ENTER));
    assert_int_equal(desk->files, 2);
    assert_string_equal(desk->file[OWN_CORRECTION], path);
}

static void entries_are_chosen_by_hand(void **state)
{
    Desk *desk = *state;
    char folder[512], path[600];
    snprintf(folder, sizeof folder, "%s/tones", temporary_folder());
    snprintf(path, sizeof path, "%s/warm.txt", folder);
    mkdir(folder, 0700);
    fclose(fopen(path, "w"));
    begin_path(desk);
    desk_type(desk, temporary_folder());
    desk_type(desk, "/to");
    assert_int_equal(desk->ui->overlay.count, 1);
    desk_choose(desk, 0);
    assert_true(desk->keyboard);
    assert_string_equal(desk->ui->overlay.items[0].words, "../");
    assert_string_equal(desk->ui->overlay.items[1].words, "warm.txt");
    desk_choose(desk, 0);
    desk_type(desk, "tones/");
    assert_true(desk_key(desk, KEY_DOWN));
    assert_true(desk_key(desk, KEY_DOWN));
    assert_true(desk_key(desk, KEY_ENTER));
    assert_string_equal(desk->file[OWN_CORRECTION], path);
    assert_false(desk->keyboard);
    unlink(path);
    rmdir(folder);
}

static void a_path_to_nothing_is_said(void **state)
{
    Desk *desk = *state;
    begin_path(desk);
    desk_type(desk, "/nowhere/at/all.txt");
    assert_true(desk_key(desk, KEY_ENTER));
    assert_string_equal(desk->ui->overlay.fault, "There is no such file");
    assert_true(desk->keyboard);
    ui_lost_keyboard(desk->ui, desk->time_s);
    assert_false(desk->keyboard);
    assert_int_equal(desk->files, 0);
}

static void clearing_asks_for_none(void **state)
{
    Desk *desk = *state;
    ui_file(desk->ui, OWN_CORRECTION, "/of/mine/flat.txt");
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_TAB, PAGE_CORRECTION).at);
    const Place file = desk_place(desk, PLACE_FILE, OWN_CORRECTION);
    desk_click(desk, BUTTON_LEFT, place_file_clear(&file));
    assert_int_equal(desk->files, 1);
    assert_string_equal(desk->file[OWN_CORRECTION], "");
}

/* Files are no steps of undo: what was cleared is a press and the Enter key away. */
static void what_was_cleared_is_offered_again(void **state)
{
    Desk *desk = *state;
    const char *path = temporary_file("flat.txt", "", 0);
    ui_file(desk->ui, OWN_CORRECTION, path);
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_TAB, PAGE_CORRECTION).at);
    const Place file = desk_place(desk, PLACE_FILE, OWN_CORRECTION);
    desk_click(desk, BUTTON_LEFT, place_file_clear(&file));
    ui_file(desk->ui, OWN_CORRECTION, ""); /* as the plugin says */
    begin_path(desk);
    assert_string_equal(desk->ui->overlay.field.text, path);
    assert_true(desk_key(desk, KEY_ENTER));
    assert_int_equal(desk->files, 2);
    assert_string_equal(desk->file[OWN_CORRECTION], path);
}

static void a_key_clears(void **state)
{
    Desk *desk = *state;
    const UiKey keys[] = {KEY_DELETE, KEY_BACKSPACE};
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_TAB, PAGE_CORRECTION).at);
    desk->ui->focus = layout_place_of(&desk->ui->layout, PLACE_FILE, OWN_CORRECTION);
    for (unsigned i = 0; i < COUNT(keys); i++) {
        ui_file(desk->ui, OWN_CORRECTION, "/of/mine/flat.txt");
        snprintf(desk->file[OWN_CORRECTION], OWN_PATH_SIZE, "not yet");
        assert_true(desk_key(desk, keys[i]));
        assert_int_equal(desk->files, i + 1);
        assert_string_equal(desk->file[OWN_CORRECTION], "");
    }
    desk->ui->focus = layout_place_of(&desk->ui->layout, PLACE_CHOICES, PORT_MODE);
    assert_false(desk_key(desk, KEY_DELETE));
}

/* The pointer rests where the entries come up: what was typed counts. */
static void a_resting_pointer_chooses_nothing(void **state)
{
    Desk *desk = *state;
    double x, y;
    const char *path = temporary_file("b.txt", "", 0);
    temporary_file("a.txt", "", 0);
    begin_path(desk);
    desk_type(desk, path);
    desk_middle(overlay_item(&desk->ui->overlay, 0), &x, &y);
    desk_move(desk, x, y);
    assert_true(desk_key(desk, KEY_ENTER));
    assert_string_equal(desk->file[OWN_CORRECTION], path);
}

#define DESK_TEST(test) cmocka_unit_test_setup_teardown(test, desk_make, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_path_is_typed_and_taken),
        DESK_TEST(a_path_is_completed),
        DESK_TEST(entries_are_chosen_by_hand),
        DESK_TEST(a_path_to_nothing_is_said),
        DESK_TEST(clearing_asks_for_none),
        DESK_TEST(what_was_cleared_is_offered_again),
        DESK_TEST(a_key_clears),
        DESK_TEST(a_resting_pointer_chooses_nothing),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}

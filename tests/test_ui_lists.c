/* Menus and lists, and the actions of the header, by the pointer. */
#include "../gui/overlay_fill.h"
#include "check.h"
#include "ui_desk.h"

static void the_menu_has_what_a_control_needs(void **state)
{
    Desk *desk = *state;
    const Rect feed = desk_knob(desk, PORT_FEED);
    desk_drag(desk, feed, 0.0, -42.0, 10);
    const double dragged = desk_value(desk, PORT_FEED);
    desk_click(desk, BUTTON_RIGHT, feed);
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_MENU);
    assert_int_equal(desk->ui->overlay.count, MENU_ITEMS);
    desk_choose(desk, MENU_COPY);
    desk_click(desk, BUTTON_RIGHT, feed);
    desk_choose(desk, MENU_DEFAULT);
    assert_true(desk_value(desk, PORT_FEED) == 6.0);
    desk_click(desk, BUTTON_RIGHT, feed);
    desk_choose(desk, MENU_PREVIOUS);
    assert_close(desk_value(desk, PORT_FEED), dragged, 1e-6, "previous");
    desk_click(desk, BUTTON_RIGHT, feed);
    desk_choose(desk, MENU_PREVIOUS);
    assert_true(desk_value(desk, PORT_FEED) == 6.0);
    desk_click(desk, BUTTON_RIGHT, feed);
    desk_choose(desk, MENU_PASTE);
    assert_close(desk_value(desk, PORT_FEED), dragged, 1e-6, "paste");
    desk_click(desk, BUTTON_RIGHT, desk_knob(desk, PORT_CUTOFF));
    assert_true(desk->ui->overlay.items[MENU_PASTE].dead); /* decibels are no frequency */
    desk_choose(desk, MENU_PASTE);
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_MENU);
    desk_key(desk, KEY_ESCAPE);
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_NONE);
    assert_int_equal(desk->keyboards, 0);
}

static void a_list_stays_open_or_is_dragged_through(void **state)
{
    Desk *desk = *state;
    const Rect wearing = desk_place(desk, PLACE_LIST, PORT_WEARING).at;
    double x, y;
    desk_click(desk, BUTTON_LEFT, wearing);
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_LIST);
    assert_true(desk->ui->overlay.items[0].ticked);
    desk_choose(desk, 1);
    assert_true(desk_value(desk, PORT_WEARING) == 1.0);
    desk_click(desk, BUTTON_LEFT, wearing);
    assert_int_equal(desk->ui->overlay.lit, 1); /* the present one */
    desk_choose(desk, 1);
    assert_true(desk_value(desk, PORT_WEARING) == 1.0);
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_NONE);

    desk_middle(wearing, &x, &y);
    desk_press(desk, BUTTON_LEFT, x, y);
    desk_middle(overlay_item(&desk->ui->overlay, 2), &x, &y);
    desk_move(desk, x, y);
    assert_int_equal(desk->ui->overlay.lit, 2);
    desk_release(desk, BUTTON_LEFT, x, y);
    assert_true(desk_value(desk, PORT_WEARING) == 2.0);
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_NONE);
}

static void a_press_beside_closes_a_list_and_does_no_more(void **state)
{
    Desk *desk = *state;
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_LIST, PORT_WEARING).at);
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_SWITCH, PORT_MUTE).at);
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_NONE);
    assert_int_equal(desk->writes, 0);
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_LIST, PORT_WEARING).at);
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_LIST, PORT_WEARING).at);
    assert_int_equal(desk->ui->overlay.kind, OVERLAY_NONE);
}

/* ---------------------------------------------------------------------------------- actions -- */

static void press_action(Desk *desk, UiAction action)
{
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_ACTION, (int)action).at);
}

static void presets_sides_undo(void **state)
{
    Desk *desk = *state;
    press_action(desk, ACTION_PRESETS);
    desk_choose(desk, 2); /* Wide Crossfeed 45° */
    assert_true(desk_value(desk, PORT_ANGLE) == 45.0);
    bool whole;
    assert_int_equal(model_preset(&desk->ui->model, &whole), 2);
    assert_true(whole);
    press_action(desk, ACTION_SIDE_B);
    assert_true(desk_value(desk, PORT_ANGLE) == 45.0); /* begins as the other side is */
    desk_double_click(desk, desk_knob(desk, PORT_ANGLE));
    assert_true(desk_value(desk, PORT_ANGLE) == 30.0);
    press_action(desk, ACTION_SIDE_A);
    assert_true(desk_value(desk, PORT_ANGLE) == 45.0);
    press_action(desk, ACTION_COPY);
    press_action(desk, ACTION_SIDE_B);
    assert_true(desk_value(desk, PORT_ANGLE) == 45.0);
    press_action(desk, ACTION_UNDO); /* the copy */
    assert_true(desk_value(desk, PORT_ANGLE) == 30.0);
    press_action(desk, ACTION_UNDO); /* the double-click */
    assert_true(desk_value(desk, PORT_ANGLE) == 45.0);
    press_action(desk, ACTION_UNDO); /* the preset, on side A */
    assert_int_equal(desk->ui->model.side, 0);
    assert_true(desk_value(desk, PORT_ANGLE) == 30.0);
    press_action(desk, ACTION_REDO);
    assert_true(desk_value(desk, PORT_ANGLE) == 45.0);
    assert_true(desk_none_touched(desk));
}

static void zoom_asks_for_a_window(void **state)
{
    Desk *desk = *state;
    int width, height;
    press_action(desk, ACTION_ZOOM);
    assert_int_equal(desk->ui->overlay.count, ZOOMS);
    assert_string_equal(desk->ui->overlay.items[3].words, "150 %");
    assert_true(desk->ui->overlay.items[1].ticked);
    desk_choose(desk, 3);
    assert_true(desk->zoom == 1.5f);
    assert_int_equal(desk->width, 1440);
    assert_int_equal(desk->height, 900);
    ui_preferred_size(desk->ui, &width, &height);
    assert_int_equal(width, 1440);
    assert_int_equal(height, 900);
    ui_minimum_size(desk->ui, &width, &height);
    assert_int_equal(width, LAYOUT_LEAST_WIDTH); /* the zoom gives way first */
    assert_int_equal(height, LAYOUT_LEAST_HEIGHT);
    ui_resized(desk->ui, desk->width, desk->height);
    assert_close(desk->ui->scale, 1.5, 1e-9, "of drawing");
    desk->width = 0;
    ui_zoom(desk->ui, 1.5f); /* an echo */
    assert_int_equal(desk->width, 0);
    ui_zoom(desk->ui, 9.0f);
    assert_int_equal(desk->width, 1920);
    ui_zoom(desk->ui, NAN);
    assert_int_equal(desk->width, 960); /* of a window of 1440 that did not follow to 1920 */
    ui_zoom(desk->ui, 0.75f);
    ui_minimum_size(desk->ui, &width, &height);
    assert_int_equal(width, 540);
}

/* Where the host gives no larger window, all stays within reach. */
static void a_window_that_stays_small_is_drawn_smaller(void **state)
{
    Desk *desk = *state;
    ui_zoom(desk->ui, 2.0f);
    assert_close(desk->ui->scale, 960.0 / LAYOUT_LEAST_WIDTH, 1e-9, "in 960 pixels");
    ui_resized(desk->ui, 0, -5);
    ui_resized(desk->ui, 1 << 30, 1 << 30);
    ui_resized(desk->ui, 720, 450);
    assert_close(desk->ui->scale, 1.0, 1e-9, "in the least window");
}

#define DESK_TEST(test) cmocka_unit_test_setup_teardown(test, desk_make, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(the_menu_has_what_a_control_needs),
        DESK_TEST(a_list_stays_open_or_is_dragged_through),
        DESK_TEST(a_press_beside_closes_a_list_and_does_no_more),
        DESK_TEST(presets_sides_undo),
        DESK_TEST(zoom_asks_for_a_window),
        DESK_TEST(a_window_that_stays_small_is_drawn_smaller),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

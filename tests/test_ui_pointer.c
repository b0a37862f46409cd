/* The pointer: drags, wheels, clicks, menus and lists, as GUI.md promises them. */
#include "../gui/overlay_fill.h"
#include "../gui/view_meters.h"
#include "check.h"
#include "ui_desk.h"

static Rect knob_of(const Desk *desk, PortIndex port)
{
    return desk_place(desk, PLACE_KNOB, (int)port).at;
}

static Rect choice_of(const Desk *desk, PortIndex port, unsigned choice)
{
    const Place place = desk_place(desk, PLACE_CHOICES, (int)port);
    return place_choice(&place, choice);
}

/* ------------------------------------------------------------------------------------ drags -- */

/* 2 px are lost to what may be a tremble, and a rounding to the display's last digit. */
static void two_hundred_pixels_are_the_whole_range(void **state)
{
    Desk *desk = *state;
    const struct {
        double right, down;
    } ways[] = {{0.0, -100.0}, {100.0, 0.0}};
    for (unsigned i = 0; i < COUNT(ways); i++) {
        ui_port(desk->ui, PORT_WIDTH, 50.0f);
        desk_drag(desk, knob_of(desk, PORT_WIDTH), ways[i].right, ways[i].down, 20);
        assert_close(desk_value(desk, PORT_WIDTH), 150.0, 2.5, "half the range, way %u", i);
    }
    desk_drag(desk, knob_of(desk, PORT_WIDTH), 0.0, 300.0, 20);
    assert_true(desk_value(desk, PORT_WIDTH) == 0.0);
    desk_drag(desk, knob_of(desk, PORT_CUTOFF), 0.0, -500.0, 20);
    assert_true(desk_value(desk, PORT_CUTOFF) == 2000.0);
}

static void a_drag_is_the_same_at_any_scale(void **state)
{
    (void)state;
    Desk *desk = desk_new(1.5);
    desk_drag(desk, knob_of(desk, PORT_WIDTH), 0.0, -50.0, 10);
    assert_close(desk_value(desk, PORT_WIDTH), 150.0, 2.5, "a quarter of the range");
    desk_delete(desk);
}

static void a_knob_never_jumps(void **state)
{
    Desk *desk = *state;
    double x, y, before = 100.0;
    desk_middle(knob_of(desk, PORT_WIDTH), &x, &y);
    desk_press(desk, BUTTON_LEFT, x, y + 20.0); /* off the middle */
    for (int i = 1; i <= 60; i++) {
        desk_move(desk, x, y + 20.0 - i);
        assert_at_most(fabs(desk_value(desk, PORT_WIDTH) - before), 1.0 + 1e-6, "a pixel");
        before = desk_value(desk, PORT_WIDTH);
    }
    desk_release(desk, BUTTON_LEFT, x, y - 40.0);
}

static void the_fine_key_is_ten_times_finer_and_makes_no_jump(void **state)
{
    Desk *desk = *state;
    double x, y;
    desk_middle(knob_of(desk, PORT_WIDTH), &x, &y);
    desk_press(desk, BUTTON_LEFT, x, y);
    desk_move(desk, x, y - 52.0);
    assert_close(desk_value(desk, PORT_WIDTH), 150.0, 1e-6, "50 px");
    desk->keys.shift = true;
    desk_move(desk, x, y - 52.0);
    assert_close(desk_value(desk, PORT_WIDTH), 150.0, 1e-6, "the key alone");
    desk_move(desk, x, y - 32.0);
    assert_close(desk_value(desk, PORT_WIDTH), 148.0, 1e-6, "20 px back, finely");
    desk->keys.shift = false;
    desk_move(desk, x, y - 32.0);
    assert_close(desk_value(desk, PORT_WIDTH), 148.0, 1e-6, "the key let go");
    desk_move(desk, x, y - 42.0);
    assert_close(desk_value(desk, PORT_WIDTH), 158.0, 1e-6, "10 px");
    desk->keys.control = true;
    desk_move(desk, x, y - 43.0);
    assert_close(desk_value(desk, PORT_WIDTH), 158.1, 1e-4, "a pixel, with the other key");
    desk_release(desk, BUTTON_LEFT, x, y - 43.0);
    assert_int_equal(desk->touches, 1);
}

static void an_end_of_the_range_is_left_at_once(void **state)
{
    Desk *desk = *state;
    double x, y;
    desk_middle(knob_of(desk, PORT_WIDTH), &x, &y);
    desk_press(desk, BUTTON_LEFT, x, y);
    desk_move(desk, x, y - 180.0);
    assert_true(desk_value(desk, PORT_WIDTH) == 200.0);
    desk_move(desk, x, y - 170.0);
    assert_close(desk_value(desk, PORT_WIDTH), 190.0, 1e-6, "10 px back");
    desk_release(desk, BUTTON_LEFT, x, y - 170.0);
}

static void echoes_under_the_hand_are_ignored(void **state)
{
    Desk *desk = *state;
    double x, y;
    desk_middle(knob_of(desk, PORT_WIDTH), &x, &y);
    desk_press(desk, BUTTON_LEFT, x, y);
    assert_true(desk->touched[PORT_WIDTH]);
    desk_move(desk, x, y - 52.0);
    ui_port(desk->ui, PORT_WIDTH, 17.0f);
    ui_port(desk->ui, PORT_FEED, 9.0f);
    desk_move(desk, x, y - 53.0);
    assert_close(desk_value(desk, PORT_WIDTH), 151.0, 1e-6, "as if no echo had come");
    desk_release(desk, BUTTON_LEFT, x, y - 53.0);
    assert_true(desk_none_touched(desk));
    ui_port(desk->ui, PORT_WIDTH, 17.0f);
    assert_true(desk->ui->model.values[PORT_WIDTH] == 17.0f);
    assert_true(desk->ui->model.values[PORT_FEED] == 9.0f);
}

/* ----------------------------------------------------------------------------------- clicks -- */

static void a_click_changes_nothing(void **state)
{
    Desk *desk = *state;
    ui_port(desk->ui, PORT_WIDTH, 37.25f);
    desk_click(desk, BUTTON_LEFT, knob_of(desk, PORT_WIDTH));
    assert_int_equal(desk->writes, 0);
    assert_true(desk_none_touched(desk));
    assert_false(model_can_undo(&desk->ui->model));
}

static void a_double_click_is_the_default(void **state)
{
    Desk *desk = *state;
    ui_port(desk->ui, PORT_WIDTH, 37.0f);
    desk_double_click(desk, knob_of(desk, PORT_WIDTH));
    assert_true(desk_value(desk, PORT_WIDTH) == 100.0);
    assert_int_equal(desk->writes, 1);
    desk_drag(desk, knob_of(desk, PORT_WIDTH), 0.0, -12.0, 3);
    assert_close(desk_value(desk, PORT_WIDTH), 110.0, 1e-6, "two drags are no double-click");
    desk_drag(desk, knob_of(desk, PORT_WIDTH), 0.0, -12.0, 3);
    assert_close(desk_value(desk, PORT_WIDTH), 120.0, 1e-6, "two drags are no double-click");
}

static void a_fine_click_is_the_default(void **state)
{
    Desk *desk = *state;
    for (int control = 0; control < 2; control++) {
        ui_port(desk->ui, PORT_FEED, 9.0f);
        desk->value[PORT_FEED] = NAN;
        desk->keys = (UiModifiers){.shift = !control, .control = control};
        desk_click(desk, BUTTON_LEFT, knob_of(desk, PORT_FEED));
        assert_true(desk->value[PORT_FEED] == 6.0f);
    }
    desk_drag(desk, knob_of(desk, PORT_FEED), 0.0, -102.0, 10);
    assert_close(desk_value(desk, PORT_FEED), 6.7, 1e-6, "a fine drag is none");
}

static void choices_and_switches_take_a_press(void **state)
{
    Desk *desk = *state;
    desk_click(desk, BUTTON_LEFT, choice_of(desk, PORT_MODE, 2));
    assert_true(desk_value(desk, PORT_MODE) == 2.0);
    assert_int_equal(desk->ui->page, PAGE_SPEAKERS);
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_SWITCH, PORT_MUTE).at);
    assert_true(desk_value(desk, PORT_MUTE) == 1.0);
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_SWITCH, PORT_MUTE).at);
    assert_true(desk_value(desk, PORT_MUTE) == 0.0);
    assert_true(desk_none_touched(desk));
}

static void tabs_show_pages_and_the_mode_brings_its_own(void **state)
{
    Desk *desk = *state;
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_TAB, PAGE_SAFETY).at);
    assert_int_equal(desk->ui->page, PAGE_SAFETY);
    assert_int_equal(desk->writes, 0);
    ui_port(desk->ui, PORT_MODE, 1.0f); /* as it was */
    assert_int_equal(desk->ui->page, PAGE_SAFETY);
    ui_port(desk->ui, PORT_MODE, 3.0f);
    assert_int_equal(desk->ui->page, PAGE_INEARS);
}

/* A trigger is seen by the plugin: it stands at 1 for a while, then at 0. */
static void a_push_rises_and_falls(void **state)
{
    Desk *desk = *state;
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_TAB, PAGE_SAFETY).at);
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_PUSH, PORT_DOSE_RESET).at);
    assert_true(desk_value(desk, PORT_DOSE_RESET) == 1.0);
    assert_true(desk->touched[PORT_DOSE_RESET]);
    desk_wait(desk, 0.1);
    assert_true(desk_value(desk, PORT_DOSE_RESET) == 0.0);
    assert_true(desk_none_touched(desk));
    assert_false(model_can_undo(&desk->ui->model));

    ui_port(desk->ui, PORT_DOSE_RESET, 1.0f); /* as a generic UI leaves it */
    desk_click(desk, BUTTON_LEFT, desk_place(desk, PLACE_PUSH, PORT_DOSE_RESET).at);
    assert_true(desk_value(desk, PORT_DOSE_RESET) == 0.0);
    desk_wait(desk, 0.1);
    assert_true(desk_value(desk, PORT_DOSE_RESET) == 1.0);
    desk_wait(desk, 0.15);
    assert_true(desk_value(desk, PORT_DOSE_RESET) == 0.0);
}

/* ------------------------------------------------------------------------------------ wheel -- */

static void the_wheel_steps_in_musical_units(void **state)
{
    Desk *desk = *state;
    desk_scroll(desk, 1.0, knob_of(desk, PORT_CUTOFF));
    assert_close(desk_value(desk, PORT_CUTOFF), 742.0, 0.5, "a semitone above 700 Hz");
    for (int i = 0; i < 11; i++) {
        desk_scroll(desk, 1.0, knob_of(desk, PORT_CUTOFF));
    }
    assert_close(desk_value(desk, PORT_CUTOFF), 1400.0, 5.0, "an octave");
    assert_int_equal(desk->touches, 1);
    desk_scroll(desk, -3.0, knob_of(desk, PORT_FEED));
    assert_close(desk_value(desk, PORT_FEED), 4.5, 1e-6, "three half decibels");
    desk->keys.shift = true;
    desk_scroll(desk, 1.0, knob_of(desk, PORT_FEED));
    assert_close(desk_value(desk, PORT_FEED), 4.55, 1e-6, "ten times finer");
    desk->keys.shift = false;
    desk_scroll(desk, 1.0, knob_of(desk, PORT_ANGLE));
    assert_close(desk_value(desk, PORT_ANGLE), 31.0, 1e-6, "a degree");
    desk_scroll(desk, -1.0, choice_of(desk, PORT_CROSSFEED, 0));
    assert_true(desk_value(desk, PORT_CROSSFEED) == 2.0); /* down: the next */
}

static void a_wheel_gesture_ends_by_time_or_by_leaving(void **state)
{
    Desk *desk = *state;
    const Rect feed = knob_of(desk, PORT_FEED);
    desk_scroll(desk, 1.0, feed);
    desk_wait(desk, 0.25);
    assert_true(desk->touched[PORT_FEED]);
    desk_scroll(desk, 1.0, feed);
    desk_wait(desk, 0.25);
    assert_true(desk->touched[PORT_FEED]);
    desk_wait(desk, 0.1);
    assert_false(desk->touched[PORT_FEED]);
    assert_int_equal(desk->touches, 1);

    desk_scroll(desk, 1.0, feed);
    desk_move(desk, feed.x - 500.0, feed.y);
    assert_false(desk->touched[PORT_FEED]);
    desk_scroll(desk, 1.0, feed);
    ui_pointer_left(desk->ui, desk->time_s);
    assert_false(desk->touched[PORT_FEED]);
    model_undo(&desk->ui->model);
    model_undo(&desk->ui->model);
    assert_close(desk_value(desk, PORT_FEED), 7.0, 1e-6, "each gesture is a step");
}

/* ------------------------------------------------------------------------- menus and lists -- */

static void the_menu_has_what_a_control_needs(void **state)
{
    Desk *desk = *state;
    const Rect feed = knob_of(desk, PORT_FEED);
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
    desk_click(desk, BUTTON_RIGHT, knob_of(desk, PORT_CUTOFF));
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
    desk_double_click(desk, knob_of(desk, PORT_ANGLE));
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

/* ------------------------------------------------------------------------ stage and meters -- */

static void the_stage_is_dragged(void **state)
{
    Desk *desk = *state;
    ui_port(desk->ui, PORT_MODE, 2.0f);
    const Rect stage = desk_place(desk, PLACE_STAGE, 0).at;
    double x, y;
    view_stage_middle(stage, &desk->ui->view, STAGE_SPEAKER_RIGHT, &x, &y);
    desk_press(desk, BUTTON_LEFT, x + 2.0, y + 1.0); /* beside its middle: it stays so */
    assert_true(desk->touched[PORT_ANGLE] && desk->touched[PORT_DISTANCE]);
    desk_move(desk, x + 4.0, y + 1.0); /* a tremble */
    assert_int_equal(desk->writes, 0);
    for (int i = 0; i < 10; i++) {
        desk_move(desk, x + 4.0 + 2.0 * i, y + 1.0);
    }
    assert_true(desk_value(desk, PORT_ANGLE) > 34.0);
    assert_true(desk_value(desk, PORT_ANGLE) < 65.0);
    desk_release(desk, BUTTON_LEFT, x + 22.0, y + 1.0);
    assert_true(desk_none_touched(desk));
    model_undo(&desk->ui->model); /* one gesture, both ports */
    assert_true(desk_value(desk, PORT_ANGLE) == 30.0);
    assert_close(desk_value(desk, PORT_DISTANCE), 1.2, 1e-6, "as before");
}

static void a_double_click_puts_a_loudspeaker_back(void **state)
{
    Desk *desk = *state;
    ui_port(desk->ui, PORT_MODE, 2.0f);
    ui_port(desk->ui, PORT_ANGLE, 40.0f);
    ui_port(desk->ui, PORT_DISTANCE, 1.5f);
    double x, y;
    view_stage_middle(desk_place(desk, PLACE_STAGE, 0).at, &desk->ui->view, STAGE_SPEAKER_LEFT, &x,
                      &y);
    desk_double_click(desk, (Rect){x, y, 0.0, 0.0});
    assert_true(desk_value(desk, PORT_ANGLE) == 30.0);
    assert_close(desk_value(desk, PORT_DISTANCE), 1.2, 1e-6, "its default");
}

static void a_click_clears_the_meters(void **state)
{
    Desk *desk = *state;
    ui_port(desk->ui, PORT_IN_PEAK_LEFT, 1.0f);
    desk_wait(desk, 0.1);
    assert_true(desk->ui->holds.of[HOLD_IN_LEFT].clipped);
    ui_port(desk->ui, PORT_IN_PEAK_LEFT, -40.0f);
    const Rect meters = desk_place(desk, PLACE_METERS, 0).at;
    double x = meters.x, y = meters.y;
    while (!view_meters_clears(meters, x, y) && y < meters.y + meters.height) {
        x = x + 3.0 < meters.x + meters.width ? x + 3.0 : meters.x;
        y += x == meters.x ? 3.0 : 0.0;
    }
    desk_click(desk, BUTTON_LEFT, (Rect){x, y, 0.0, 0.0});
    assert_false(desk->ui->holds.of[HOLD_IN_LEFT].clipped);
}

#define DESK_TEST(test) cmocka_unit_test_setup_teardown(test, desk_make, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(two_hundred_pixels_are_the_whole_range),
        cmocka_unit_test(a_drag_is_the_same_at_any_scale),
        DESK_TEST(a_knob_never_jumps),
        DESK_TEST(the_fine_key_is_ten_times_finer_and_makes_no_jump),
        DESK_TEST(an_end_of_the_range_is_left_at_once),
        DESK_TEST(echoes_under_the_hand_are_ignored),
        DESK_TEST(a_click_changes_nothing),
        DESK_TEST(a_double_click_is_the_default),
        DESK_TEST(a_fine_click_is_the_default),
        DESK_TEST(choices_and_switches_take_a_press),
        DESK_TEST(tabs_show_pages_and_the_mode_brings_its_own),
        DESK_TEST(a_push_rises_and_falls),
        DESK_TEST(the_wheel_steps_in_musical_units),
        DESK_TEST(a_wheel_gesture_ends_by_time_or_by_leaving),
        DESK_TEST(the_menu_has_what_a_control_needs),
        DESK_TEST(a_list_stays_open_or_is_dragged_through),
        DESK_TEST(a_press_beside_closes_a_list_and_does_no_more),
        DESK_TEST(presets_sides_undo),
        DESK_TEST(zoom_asks_for_a_window),
        DESK_TEST(a_window_that_stays_small_is_drawn_smaller),
        DESK_TEST(the_stage_is_dragged),
        DESK_TEST(a_double_click_puts_a_loudspeaker_back),
        DESK_TEST(a_click_clears_the_meters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

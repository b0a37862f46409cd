/* The pointer: clicks and the wheel. */
#include "../gui/view_meters.h"
#include "check.h"
#include "ui_desk.h"

static Rect choice_of(const Desk *desk, PortIndex port, unsigned choice)
{
    const Place place = desk_place(desk, PLACE_CHOICES, (int)port);
    return place_choice(&place, choice);
}

static void a_click_changes_nothing(void **state)
{
    Desk *desk = *state;
    ui_port(desk->ui, PORT_WIDTH, 37.25f);
    desk_click(desk, BUTTON_LEFT, desk_knob(desk, PORT_WIDTH));
    assert_int_equal(desk->writes, 0);
    assert_true(desk_none_touched(desk));
    assert_false(model_can_undo(&desk->ui->model));
}

static void a_double_click_is_the_default(void **state)
{
    Desk *desk = *state;
    ui_port(desk->ui, PORT_WIDTH, 37.0f);
    desk_double_click(desk, desk_knob(desk, PORT_WIDTH));
    assert_true(desk_value(desk, PORT_WIDTH) == 100.0);
    assert_int_equal(desk->writes, 1);
    desk_drag(desk, desk_knob(desk, PORT_WIDTH), 0.0, -12.0, 3);
    assert_close(desk_value(desk, PORT_WIDTH), 110.0, 1e-6, "two drags are no double-click");
    desk_drag(desk, desk_knob(desk, PORT_WIDTH), 0.0, -12.0, 3);
    assert_close(desk_value(desk, PORT_WIDTH), 120.0, 1e-6, "two drags are no double-click");
}

static void a_fine_click_is_the_default(void **state)
{
    Desk *desk = *state;
    for (int control = 0; control < 2; control++) {
        ui_port(desk->ui, PORT_FEED, 9.0f);
        desk->value[PORT_FEED] = NAN;
        desk->keys = (UiModifiers){.shift = !control, .control = control};
        desk_click(desk, BUTTON_LEFT, desk_knob(desk, PORT_FEED));
        assert_true(desk->value[PORT_FEED] == 6.0f);
    }
    desk_drag(desk, desk_knob(desk, PORT_FEED), 0.0, -102.0, 10);
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

/* ------------------------------------------------------------------------------------ wheel -- */

static void the_wheel_steps_in_musical_units(void **state)
{
    Desk *desk = *state;
    desk_scroll(desk, 1.0, desk_knob(desk, PORT_CUTOFF));
    assert_close(desk_value(desk, PORT_CUTOFF), 742.0, 0.5, "a semitone above 700 Hz");
    for (int i = 0; i < 11; i++) {
        desk_scroll(desk, 1.0, desk_knob(desk, PORT_CUTOFF));
    }
    assert_close(desk_value(desk, PORT_CUTOFF), 1400.0, 5.0, "an octave");
    assert_int_equal(desk->touches, 1);
    desk_scroll(desk, -3.0, desk_knob(desk, PORT_FEED));
    assert_close(desk_value(desk, PORT_FEED), 4.5, 1e-6, "three half decibels");
    desk->keys.shift = true;
    desk_scroll(desk, 1.0, desk_knob(desk, PORT_FEED));
    assert_close(desk_value(desk, PORT_FEED), 4.55, 1e-6, "ten times finer");
    desk->keys.shift = false;
    desk_scroll(desk, 1.0, desk_knob(desk, PORT_ANGLE));
    assert_close(desk_value(desk, PORT_ANGLE), 31.0, 1e-6, "a degree");
    desk_scroll(desk, -1.0, choice_of(desk, PORT_CROSSFEED, 0));
    assert_true(desk_value(desk, PORT_CROSSFEED) == 2.0); /* down: the next */
}

static void a_wheel_gesture_ends_by_time_or_by_leaving(void **state)
{
    Desk *desk = *state;
    const Rect feed = desk_knob(desk, PORT_FEED);
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

#define DESK_TEST(test) cmocka_unit_test_setup_teardown(test, desk_make, desk_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_click_changes_nothing),
        DESK_TEST(a_double_click_is_the_default),
        DESK_TEST(a_fine_click_is_the_default),
        DESK_TEST(choices_and_switches_take_a_press),
        DESK_TEST(tabs_show_pages_and_the_mode_brings_its_own),
        DESK_TEST(a_push_rises_and_falls),
        DESK_TEST(a_click_clears_the_meters),
        DESK_TEST(the_wheel_steps_in_musical_units),
        DESK_TEST(a_wheel_gesture_ends_by_time_or_by_leaving),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

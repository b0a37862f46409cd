/* Drags with the pointer: of knobs, and of what stands on the stage. */
#include "check.h"
#include "ui_desk.h"

/* 2 px are lost to what may be a tremble, and a rounding to the display's last digit. */
static void two_hundred_pixels_are_the_whole_range(void **state)
{
    Desk *desk = *state;
    const struct {
        double right, down;
    } ways[] = {{0.0, -100.0}, {100.0, 0.0}};
    for (unsigned i = 0; i < COUNT(ways); i++) {
        ui_port(desk->ui, PORT_WIDTH, 50.0f);
        desk_drag(desk, desk_knob(desk, PORT_WIDTH), ways[i].right, ways[i].down, 20);
        assert_close(desk_value(desk, PORT_WIDTH), 150.0, 2.5, "half the range, way %u", i);
    }
    desk_drag(desk, desk_knob(desk, PORT_WIDTH), 0.0, 300.0, 20);
    assert_true(desk_value(desk, PORT_WIDTH) == 0.0);
    desk_drag(desk, desk_knob(desk, PORT_CUTOFF), 0.0, -500.0, 20);
    assert_true(desk_value(desk, PORT_CUTOFF) == 2000.0);
}

static void a_drag_is_the_same_at_any_scale(void **state)
{
    (void)state;
    Desk *desk = desk_new(1.5);
    desk_drag(desk, desk_knob(desk, PORT_WIDTH), 0.0, -50.0, 10);
    assert_close(desk_value(desk, PORT_WIDTH), 150.0, 2.5, "a quarter of the range");
    desk_delete(desk);
}

static void a_knob_never_jumps(void **state)
{
    Desk *desk = *state;
    double x, y, before = 100.0;
    desk_middle(desk_knob(desk, PORT_WIDTH), &x, &y);
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
    desk_middle(desk_knob(desk, PORT_WIDTH), &x, &y);
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
    desk_middle(desk_knob(desk, PORT_WIDTH), &x, &y);
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
    desk_middle(desk_knob(desk, PORT_WIDTH), &x, &y);
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

/* -------------------------------------------------------------------------------- the stage -- */

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
        DESK_TEST(the_stage_is_dragged),
        DESK_TEST(a_double_click_puts_a_loudspeaker_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

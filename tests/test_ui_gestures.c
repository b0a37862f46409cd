/* Hands with a pointer on the real window: what the host sees of each gesture. */
#include "../gui/overlay_fill.h"
#include "../gui/view_stage.h"
#include "check.h"
#include "ui_places.h"
#include "x_server.h"

enum { SHIFT = 0xffe1, CONTROL = 0xffe3 };

static const double width = LAYOUT_WIDTH, height = LAYOUT_HEIGHT;

/* ----------------------------------------------------------------------------------- dragging -- */

/* 200 px are the whole range, of 0 to 200 %; 2 px may be a tremble. */
static void a_drag_turns_a_knob(void **state)
{
    Rig *rig = *state;
    drag_up(rig, knob_of(PORT_WIDTH), 52);
    assert_close(rig->values[PORT_WIDTH], 150.0, 1e-4, "%%, after 50 px");
    assert_true(rig->held[PORT_WIDTH]);
    rig_release(rig, 1);
    assert_one_gesture(rig, PORT_WIDTH);
    assert_int_equal(rig_focus(rig), rig->parent);
}

static void shift_makes_a_drag_ten_times_finer(void **state)
{
    Rig *rig = *state;
    const Rect at = knob_of(PORT_WIDTH);
    drag_up(rig, at, 52);
    rig_key_down(rig, SHIFT);
    rig_point(rig, middle_x(at), middle_y(at) - 52.0 + 20.0);
    assert_close(rig->values[PORT_WIDTH], 148.0, 1e-4, "%%, 20 px back, finely");
    rig_key_up(rig, SHIFT);
    rig_point(rig, middle_x(at), middle_y(at) - 52.0 + 10.0);
    assert_close(rig->values[PORT_WIDTH], 158.0, 1e-4, "%%, 10 px more");
    rig_release(rig, 1);
    assert_one_gesture(rig, PORT_WIDTH);
}

static void a_drag_goes_on_beyond_the_window(void **state)
{
    Rig *rig = *state;
    const Rect at = knob_of(PORT_WIDTH);
    drag_up(rig, at, 12);
    rig_point(rig, width + 300.0, middle_y(at) - 12.0);
    rig_release(rig, 1);
    assert_close(rig->values[PORT_WIDTH], 200.0, 1e-4, "%%");
    assert_one_gesture(rig, PORT_WIDTH);
}

static void echoes_are_ignored_while_a_hand_holds(void **state)
{
    Rig *rig = *state;
    const Rect at = knob_of(PORT_WIDTH);
    drag_up(rig, at, 52);
    rig_tell_port(rig, PORT_WIDTH, 104.0f); /* late, of the way here */
    rig_point(rig, middle_x(at), middle_y(at) - 53.0);
    assert_close(rig->values[PORT_WIDTH], 151.0, 1e-4, "%%, no jump");
    rig_release(rig, 1);
    rig_tell_port(rig, PORT_WIDTH, 120.0f); /* and heeded afterwards */
    rig_point(rig, middle_x(at), middle_y(at));
    rig_wheel(rig, 1);
    assert_close(rig->values[PORT_WIDTH], 121.0, 1e-4, "%%");
    rig_idle(rig, 500);
}

static void a_speaker_is_dragged_on_the_stage(void **state)
{
    Rig *rig = *state;
    float values[PORT_COUNT];
    for (int port = 0; port < PORT_COUNT; port++) {
        values[port] = params[port].preset;
    }
    values[PORT_MODE] = 2.0f;
    const ViewModel view = {.values = values, .rate_hz = 48000.0};
    const Rect stage = place_on(PAGE_SPEAKERS, PLACE_STAGE, 0).at;
    StageMove moves[2];
    double x = 0.0, y = 0.0;
    rig_tell_port(rig, PORT_MODE, 2.0f);
    rig_idle(rig, 50);
    view_stage_middle(stage, &view, STAGE_SPEAKER_LEFT, &x, &y);
    const unsigned count = view_stage_move(stage, &view, STAGE_SPEAKER_LEFT, x, y, moves);
    assert_int_equal(count, 2);
    rig_point(rig, x, y);
    rig_press(rig, 1);
    for (int i = 1; i <= 10; i++) {
        rig_point(rig, x - 2.0 * i, y + i);
    }
    rig_release(rig, 1);
    for (unsigned i = 0; i < count; i++) {
        assert_true(rig->writes[moves[i].port] > 0);
        assert_int_equal(rig->grabs[moves[i].port], 1);
        assert_int_equal(rig->releases[moves[i].port], 1);
    }
}

/* ------------------------------------------------------------------------ wheel, clicks, menu -- */

static void the_wheel_steps_by_semitones(void **state)
{
    Rig *rig = *state;
    const Rect at = knob_of(PORT_CUTOFF);
    rig_point(rig, middle_x(at), middle_y(at));
    rig_wheel(rig, 2);
    assert_close(rig->values[PORT_CUTOFF], 700.0 * pow(2.0, 2.0 / 12.0), 1.0, "Hz");
    assert_true(rig->held[PORT_CUTOFF]);
    assert_true(rig_idle(rig, 500)); /* 300 ms after the last step */
    assert_one_gesture(rig, PORT_CUTOFF);
    rig_wheel(rig, -1);
    rig_point(rig, 1.0, 1.0); /* or on leaving */
    assert_int_equal(rig->releases[PORT_CUTOFF], 2);
}

static void a_double_click_brings_the_default(void **state)
{
    Rig *rig = *state;
    const Rect at = knob_of(PORT_WIDTH);
    rig_tell_port(rig, PORT_WIDTH, 37.0f);
    rig_double_click(rig, middle_x(at), at.y + at.height / 3.0);
    assert_close(rig->values[PORT_WIDTH], 100.0, 0.0, "%%");
    assert_only_written(rig, PORT_WIDTH);
}

static void a_click_with_control_brings_the_default(void **state)
{
    Rig *rig = *state;
    rig_tell_port(rig, PORT_WIDTH, 37.0f);
    rig_key_down(rig, CONTROL);
    click_at(rig, 1, knob_of(PORT_WIDTH));
    rig_key_up(rig, CONTROL);
    assert_close(rig->values[PORT_WIDTH], 100.0, 0.0, "%%");
    assert_one_gesture(rig, PORT_WIDTH);
}

static void a_right_click_opens_a_menu(void **state)
{
    Rig *rig = *state;
    static Overlay menu;
    static Model model;
    const UiHost nobody = {0};
    const Place place = place_on(PAGE_HEADPHONES, PLACE_KNOB, PORT_WIDTH);
    model_init(&model, &nobody);
    overlay_fill_menu(&menu, &place, &model, "");
    overlay_place(&menu, width, height);
    rig_tell_port(rig, PORT_WIDTH, 37.0f);
    click_at(rig, 3, place.at);
    assert_int_equal(rig->writes[PORT_WIDTH], 0);
    click_at(rig, 1, overlay_item(&menu, MENU_DEFAULT));
    assert_close(rig->values[PORT_WIDTH], 100.0, 0.0, "%%");
    assert_one_gesture(rig, PORT_WIDTH);
    assert_int_equal(rig_focus(rig), rig->parent);
}

static void a_click_chooses_a_mode(void **state)
{
    Rig *rig = *state;
    const Place modes = place_on(PAGE_HEADPHONES, PLACE_CHOICES, PORT_MODE);
    click_at(rig, 1, place_choice(&modes, 3));
    assert_close(rig->values[PORT_MODE], 3.0, 0.0, "In-Ears");
    assert_one_gesture(rig, PORT_MODE);
}

#define GESTURE(name) cmocka_unit_test_setup_teardown(name, places_open, places_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        GESTURE(a_drag_turns_a_knob),
        GESTURE(shift_makes_a_drag_ten_times_finer),
        GESTURE(a_drag_goes_on_beyond_the_window),
        GESTURE(echoes_are_ignored_while_a_hand_holds),
        GESTURE(a_speaker_is_dragged_on_the_stage),
        GESTURE(the_wheel_steps_by_semitones),
        GESTURE(a_double_click_brings_the_default),
        GESTURE(a_click_with_control_brings_the_default),
        GESTURE(a_right_click_opens_a_menu),
        GESTURE(a_click_chooses_a_mode),
    };
    return cmocka_run_group_tests(tests, x_server_setup, x_server_teardown);
}

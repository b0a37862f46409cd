/* What the UI knows and does: gestures and their touches, A and B, undo, presets, files. */
#include "../gui/model.h"
#include "../gui/presets.h"
#include "check.h"
#include "dice.h"
#include <string.h>

/* A host that writes down what it is told. */
static struct {
    float value[PORT_COUNT];
    bool touched[PORT_COUNT];
    unsigned writes, touches, faults;
    char file[OWN_PATH_SIZE];
} host;

static void write_port(void *handle, PortIndex port, float value)
{
    (void)handle;
    host.faults += !host.touched[port] || value != param_clamp(port, value);
    host.value[port] = value;
    host.writes++;
}

static void touch(void *handle, PortIndex port, bool grabbed)
{
    (void)handle;
    host.faults += host.touched[port] == grabbed;
    host.touched[port] = grabbed;
    host.touches++;
}

static void set_file(void *handle, OwnFile which, const char *path)
{
    (void)handle;
    (void)which;
    snprintf(host.file, sizeof host.file, "%s", path);
}

static Model *make(void)
{
    static Model model;
    memset(&host, 0, sizeof host);
    model_init(&model, &(UiHost){.write_port = write_port, .touch = touch, .set_file = set_file});
    return &model;
}

static void assert_settled(void)
{
    assert_int_equal(host.faults, 0);
    for (int port = 0; port < PORT_COUNT; port++) {
        assert_false(host.touched[port]);
    }
}

static void begins_at_the_defaults(void **state)
{
    (void)state;
    const Model *model = make();
    for (int port = 0; port < PORT_COUNT; port++) {
        assert_true(model->values[port] == params[port].preset);
    }
    assert_false(model_can_undo(model) || model_can_redo(model));
    assert_int_equal(host.writes + host.touches, 0);
}

static void the_host_is_believed_within_reason(void **state)
{
    (void)state;
    Model *model = make();
    model_port(model, PORT_LEVEL, 1000.0f);
    assert_true(model->values[PORT_LEVEL] == 12.0f);
    model_port(model, PORT_LEVEL, NAN);
    assert_true(model->values[PORT_LEVEL] == 0.0f);
    model_port(model, PORT_WEARING, 1.4f);
    assert_true(model->values[PORT_WEARING] == 1.0f);
    model_port(model, (PortIndex)PORT_COUNT, 1.0f);
    model_port(model, PORT_IN_LEFT, 1.0f);
    assert_int_equal(host.writes, 0);
}

/* A host that sends every value at every idle costs nothing. */
static void only_news_is_a_change(void **state)
{
    (void)state;
    Model *model = make();
    model->changed = false;
    model_port(model, PORT_LEVEL, 0.0f);
    assert_false(model->changed);
    model_port(model, PORT_LEVEL, -1.0f);
    assert_true(model->changed);
}

static void a_gesture_is_touched_and_is_one_step(void **state)
{
    (void)state;
    Model *model = make();
    model_begin(model);
    model_hold(model, PORT_ANGLE);
    assert_true(host.touched[PORT_ANGLE]);
    for (int i = 0; i < 10; i++) {
        model_set(model, PORT_ANGLE, 31.0f + (float)i);
        model_set(model, PORT_DISTANCE, 2.0f + (float)i / 10.0f);
    }
    assert_true(host.touched[PORT_DISTANCE]);
    model_end(model);
    assert_settled();
    assert_int_equal(host.touches, 4);
    assert_true(model->previous[PORT_ANGLE] == 30.0f);
    model_undo(model);
    assert_true(host.value[PORT_ANGLE] == 30.0f && host.value[PORT_DISTANCE] == 1.2f);
    assert_false(model_can_undo(model));
    model_redo(model);
    assert_true(host.value[PORT_ANGLE] == 40.0f && host.value[PORT_DISTANCE] == 2.9f);
    assert_settled();
}

static void what_the_host_moves_meanwhile_is_no_part_of_it(void **state)
{
    (void)state;
    Model *model = make();
    model_begin(model);
    model_set(model, PORT_ANGLE, 40.0f);
    model_port(model, PORT_ANGLE, 17.0f); /* an echo */
    model_port(model, PORT_YAW, 25.0f);   /* a head tracker */
    model_end(model);
    assert_true(model->values[PORT_ANGLE] == 40.0f);
    model_undo(model);
    assert_true(model->values[PORT_YAW] == 25.0f);
    assert_true(model->values[PORT_ANGLE] == 30.0f);
}

static void undo_forgets_the_oldest(void **state)
{
    (void)state;
    Model *model = make();
    for (int i = 1; i <= MODEL_STEPS + 20; i++) {
        model_put(model, PORT_WIDTH, (float)i);
    }
    for (int i = 0; i < MODEL_STEPS; i++) {
        assert_true(model_can_undo(model));
        model_undo(model);
    }
    assert_false(model_can_undo(model));
    assert_true(model->values[PORT_WIDTH] == 20.0f);
    for (int i = 0; i < MODEL_STEPS; i++) {
        model_redo(model);
    }
    assert_false(model_can_redo(model));
    assert_true(model->values[PORT_WIDTH] == (float)(MODEL_STEPS + 20));
    model_undo(model);
    model_put(model, PORT_FEED, 9.0f); /* another way on */
    assert_false(model_can_redo(model));
}

static void a_gesture_that_moves_nothing_is_no_step(void **state)
{
    (void)state;
    Model *model = make();
    model_put(model, PORT_WIDTH, 100.0f);
    model_put(model, PORT_DOSE_RESET, 1.0f); /* no state to go back to */
    assert_false(model_can_undo(model));
    assert_settled();
}

/* ----------------------------------------------------------------------------------- A and B -- */

static void the_other_side_begins_as_this_one(void **state)
{
    (void)state;
    Model *model = make();
    model_port(model, PORT_ANGLE, 50.0f); /* from the session */
    model_choose_side(model, 1);
    assert_int_equal(host.writes, 0);
    model_put(model, PORT_ANGLE, 20.0f);
    model_put(model, PORT_LEVEL, -6.0f);
    model_choose_side(model, 0);
    assert_true(host.value[PORT_ANGLE] == 50.0f);
    assert_true(model->values[PORT_LEVEL] == -6.0f); /* how loud is no matter of taste */
    model_choose_side(model, 1);
    assert_true(host.value[PORT_ANGLE] == 20.0f);
    assert_settled();
}

static void a_copy_can_be_taken_back(void **state)
{
    (void)state;
    Model *model = make();
    model_choose_side(model, 1);
    model_put(model, PORT_ANGLE, 20.0f);
    model_copy_side(model); /* B onto A */
    model_choose_side(model, 0);
    assert_true(host.value[PORT_ANGLE] == 20.0f);
    model_choose_side(model, 1);
    model_undo(model);
    assert_int_equal(model->side, 0);
    assert_true(host.value[PORT_ANGLE] == 30.0f);
    assert_settled();
}

static void undo_shows_the_side_where_it_happened(void **state)
{
    (void)state;
    Model *model = make();
    model_put(model, PORT_ANGLE, 20.0f);
    model_put(model, PORT_LEVEL, -6.0f);
    model_choose_side(model, 1);
    model_put(model, PORT_ANGLE, 70.0f);
    model_choose_side(model, 0);
    model_undo(model);
    assert_int_equal(model->side, 1);
    assert_true(model->values[PORT_ANGLE] == 20.0f);
    model_undo(model); /* the level is of no side */
    assert_int_equal(model->side, 1);
    assert_true(model->values[PORT_LEVEL] == 0.0f);
    model_undo(model);
    assert_int_equal(model->side, 0);
    assert_true(model->values[PORT_ANGLE] == 30.0f);
}

/* ----------------------------------------------------------------------------------- presets -- */

static void assert_preset(const Model *model, int preset, bool whole)
{
    bool is_whole;
    assert_int_equal(model_preset(model, &is_whole), preset);
    assert_int_equal(is_whole, whole);
}

static void presets_are_those_of_the_bundle(void **state)
{
    (void)state;
    Model *model = make();
    assert_int_equal(ui_preset_count, 22);
    for (size_t i = 0; i < ui_preset_count; i++) {
        model_put(model, PORT_LEVEL, -20.0f);
        model_put(model, PORT_LIMITER, 0.0f);
        model_put(model, PORT_WEARING, 2.0f);
        model_choose_preset(model, (int)i);
        assert_preset(model, (int)i, true);
        assert_true(model->values[PORT_LEVEL] == -20.0f);
        assert_true(model->values[PORT_LIMITER] == 0.0f);
        assert_true(model->values[PORT_WEARING] == 2.0f);
        for (int port = 0; port < PORT_COUNT; port++) {
            const PresetSetting *setting = &ui_presets[i].settings[port];
            assert_true(!setting->given ||
                        setting->value == param_clamp((PortIndex)port, setting->value));
        }
    }
    assert_string_equal(ui_presets[1].name, "Natural Crossfeed 30°");
    model_choose_preset(model, 1);
    model_put(model, PORT_ANGLE, 31.0f);
    assert_preset(model, 1, false);
    model_undo(model);
    assert_preset(model, 1, true);
    assert_settled();
}

/* Whoever set it: a session that is opened, the host's own list, an undo. */
static void a_preset_is_known_by_what_is_set(void **state)
{
    (void)state;
    const int natural = 1, wide = 2, meier = 5, club = 16;
    Model *model = make();
    assert_preset(model, natural, true); /* the defaults are */
    model_put(model, PORT_ANGLE, 31.0f);
    assert_preset(model, -1, false); /* nobody chose it */
    model_choose_preset(model, meier);
    for (int port = 0; port < PORT_COUNT; port++) {
        const PresetSetting *setting = &ui_presets[club].settings[port];
        if (setting->given) {
            model_port(model, (PortIndex)port, setting->value);
        }
    }
    assert_string_equal(ui_presets[club].name, "Club");
    assert_preset(model, club, true);
    model_port(model, PORT_DECAY, 90.0f);
    assert_preset(model, -1, false); /* of headphones, what was chosen says nothing here */
    model_choose_preset(model, wide);
    model_put(model, PORT_ANGLE, 30.0f);
    assert_preset(model, natural, true);
    model_put(model, PORT_ANGLE, 44.0f);
    assert_preset(model, wide, false);
}

/* ------------------------------------------------------------------------------------- files -- */

static void what_is_wrong_stands_where_the_file_is(void **state)
{
    (void)state;
    Model *model = make();
    model_ask_file(model, OWN_RESPONSE, "/rooms/hall.wav");
    assert_string_equal(host.file, "/rooms/hall.wav");
    assert_string_equal(model->path[OWN_RESPONSE], "");
    model_message(model, "hall.wav: not a usable impulse response");
    assert_string_equal(model->words[OWN_RESPONSE], "hall.wav: not a usable impulse response");
    model_ask_file(model, OWN_RESPONSE, "/rooms/good.wav");
    assert_string_equal(model->words[OWN_RESPONSE], "");
    model_message(model, "good.wav can't be read");
    model_ask_file(model, OWN_HRTF, ""); /* whose status is that of the other no more */
    assert_string_equal(model->words[OWN_RESPONSE], "");
    model_file(model, OWN_RESPONSE, "/rooms/go\xffod.wav");
    assert_string_equal(model->path[OWN_RESPONSE], "/rooms/go?od.wav");
}

static bool choose_file(void *handle, OwnFile which)
{
    (void)handle;
    return which != OWN_CORRECTION;
}

/* The host asks for what its own chooser gave, past us. */
static void so_it_does_by_the_hosts_chooser(void **state)
{
    (void)state;
    Model *model = make();
    model->host.choose_file = choose_file;
    assert_true(model_choose_file(model, OWN_RESPONSE));
    model_message(model, "hostname: neither sound nor a SOFA file");
    assert_string_equal(model->words[OWN_RESPONSE], "hostname: neither sound nor a SOFA file");
    assert_string_equal(model->words[OWN_CORRECTION], "");
    assert_false(model_choose_file(model, OWN_CORRECTION));
    assert_true(model_choose_file(model, OWN_HRTF));
    assert_string_equal(model->words[OWN_RESPONSE], "hostname: neither sound nor a SOFA file");
    model_message(model, "");
    assert_string_equal(model->words[OWN_RESPONSE], "");
}

/* ---------------------------------------------------------------------------------- anything -- */

static Dice dice;

static float any_value(PortIndex port)
{
    const Param *p = &params[port];
    const double least = (double)p->minimum, most = (double)p->maximum;
    const double beyond = 0.1 * (most - least);
    return (float)dice_between(&dice, least - beyond, most + beyond);
}

static void do_anything(Model *model)
{
    PortIndex port;
    do {
        port = (PortIndex)(dice_of(&dice, PORT_COUNT));
    } while (params[port].kind != KIND_CONTROL_IN);
    switch (dice_of(&dice, 12)) {
    case 0:
        model_begin(model);
        break;
    case 1:
        model_end(model);
        break;
    case 2:
        model_undo(model);
        break;
    case 3:
        model_redo(model);
        break;
    case 4:
        model_choose_side(model, dice_of(&dice, 2));
        break;
    case 5:
        model_copy_side(model);
        break;
    case 6:
        model_choose_preset(model, dice_of(&dice, (int)ui_preset_count));
        break;
    case 7:
    case 8:
        model_port(model, port, any_value(port));
        break;
    case 9:
        model_put(model, port, any_value(port));
        break;
    default:
        if (model->gesture) {
            model_set(model, port, any_value(port));
        }
    }
}

static void touches_balance_whatever_is_done(void **state)
{
    (void)state;
    Model *model = make();
    dice.state = 1;
    for (int i = 0; i < 20000; i++) {
        do_anything(model);
        assert_int_equal(host.faults, 0);
    }
    model_end(model);
    assert_settled();
    assert_true(host.touches % 2 == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begins_at_the_defaults),
        cmocka_unit_test(the_host_is_believed_within_reason),
        cmocka_unit_test(only_news_is_a_change),
        cmocka_unit_test(a_gesture_is_touched_and_is_one_step),
        cmocka_unit_test(what_the_host_moves_meanwhile_is_no_part_of_it),
        cmocka_unit_test(undo_forgets_the_oldest),
        cmocka_unit_test(a_gesture_that_moves_nothing_is_no_step),
        cmocka_unit_test(the_other_side_begins_as_this_one),
        cmocka_unit_test(a_copy_can_be_taken_back),
        cmocka_unit_test(undo_shows_the_side_where_it_happened),
        cmocka_unit_test(presets_are_those_of_the_bundle),
        cmocka_unit_test(a_preset_is_known_by_what_is_set),
        cmocka_unit_test(what_is_wrong_stands_where_the_file_is),
        cmocka_unit_test(so_it_does_by_the_hosts_chooser),
        cmocka_unit_test(touches_balance_whatever_is_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is drawn where, which controls act, and what the help says. */
#include "../gui/gfx.h"
#include "../gui/view_room.h"
#include "check.h"
#include "golden_picture.h"
#include "ui_font.h"
#include "ui_picture.h"
#include <string.h>

static UiPicture picture;

/* Values by port, ended by PORT_COUNT. */
typedef struct {
    PortIndex port;
    float value;
} Setting;

static bool acts_with(const Setting *settings, PortIndex port)
{
    float values[PORT_COUNT];
    for (int i = 0; i < PORT_COUNT; i++) {
        values[i] = params[i].preset;
    }
    for (; settings->port != PORT_COUNT; settings++) {
        values[settings->port] = settings->value;
    }
    return scene_acts(values, port);
}

#define WITH(...)                                                                                  \
    (const Setting[])                                                                              \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            PORT_COUNT, 0.0f                                                                       \
        }                                                                                          \
    }

static const float direct = 0.0f, headphones = 1.0f, speakers = 2.0f, in_ears = 3.0f;

static void crossfeed_controls_act_with_crossfeed(void **state)
{
    (void)state;
    const PortIndex paths[] = {PORT_FEED, PORT_CUTOFF};
    for (size_t i = 0; i < COUNT(paths); i++) {
        assert_false(acts_with(WITH({PORT_CROSSFEED, 0.0f}), paths[i]));
        assert_true(acts_with(WITH({PORT_CROSSFEED, 1.0f}), paths[i]));
        assert_true(acts_with(WITH({PORT_CROSSFEED, 2.0f}), paths[i]));
        assert_false(acts_with(WITH({PORT_MODE, speakers}), paths[i]));
    }
    /* Classic has no angle and no head. */
    assert_true(acts_with(WITH({PORT_CROSSFEED, 1.0f}), PORT_ANGLE));
    assert_false(acts_with(WITH({PORT_CROSSFEED, 2.0f}), PORT_ANGLE));
    assert_false(acts_with(WITH({PORT_CROSSFEED, 2.0f}), PORT_HEAD));
    assert_true(acts_with(WITH({PORT_CROSSFEED, 0.0f}), PORT_WIDTH));
    assert_false(acts_with(WITH({PORT_MODE, direct}), PORT_CROSSFEED));
}

static void translation_acts_between_kinds(void **state)
{
    (void)state;
    assert_false(acts_with(WITH({PORT_DESIGN, 0.0f}), PORT_TRANSLATE));
    assert_false(acts_with(WITH({PORT_DESIGN, 1.0f}, {PORT_WEARING, 0.0f}), PORT_TRANSLATE));
    assert_true(acts_with(WITH({PORT_DESIGN, 2.0f}, {PORT_WEARING, 0.0f}), PORT_TRANSLATE));
    assert_true(acts_with(WITH({PORT_DESIGN, 1.0f}, {PORT_WEARING, 2.0f}), PORT_TRANSLATE));
    assert_false(acts_with(WITH({PORT_TRANSLATE, 0.0f}), PORT_DESIGN));
    assert_true(acts_with(WITH({PORT_MODE, in_ears}), PORT_TRANSLATE));
    assert_false(acts_with(WITH({PORT_MODE, in_ears}, {PORT_WEARING, 2.0f}), PORT_TRANSLATE));
}

static void room_controls_act_in_rooms(void **state)
{
    (void)state;
    const float anechoic = 0.0f, control_room = 2.0f, loaded = 7.0f;
    assert_true(acts_with(WITH({PORT_MODE, speakers}, {PORT_ROOM, control_room}), PORT_ROOM_LEVEL));
    assert_false(acts_with(WITH({PORT_MODE, speakers}, {PORT_ROOM, anechoic}), PORT_ROOM_LEVEL));
    assert_false(acts_with(WITH({PORT_MODE, speakers}, {PORT_ROOM, anechoic}), PORT_DECAY));
    assert_false(acts_with(WITH({PORT_MODE, speakers}, {PORT_ROOM_LEVEL, 0.0f}), PORT_DECAY));
    assert_true(acts_with(WITH({PORT_MODE, speakers}, {PORT_ROOM, anechoic}), PORT_DISTANCE));
    const PortIndex alone[] = {PORT_SPEAKER, PORT_DISTANCE, PORT_ANGLE, PORT_HEAD,
                               PORT_YAW,     PORT_YAW_ZERO, PORT_DECAY, PORT_ROOM_LEVEL};
    for (size_t i = 0; i < COUNT(alone); i++) {
        assert_false(acts_with(WITH({PORT_MODE, speakers}, {PORT_ROOM, loaded}), alone[i]));
        assert_false(acts_with(WITH({PORT_MODE, in_ears}), alone[i]));
    }
}

static void stage_controls_act_with_the_stage(void **state)
{
    (void)state;
    const PortIndex of_the_stage[] = {PORT_STAGE_LEVEL, PORT_ISOLATION, PORT_FULL_SCALE_SPL};
    for (size_t i = 0; i < COUNT(of_the_stage); i++) {
        assert_false(acts_with(WITH({PORT_MODE, in_ears}), of_the_stage[i]));
        assert_true(acts_with(WITH({PORT_MODE, in_ears}, {PORT_STAGE, 1.0f}), of_the_stage[i]));
        assert_false(acts_with(WITH({PORT_MODE, headphones}, {PORT_STAGE, 1.0f}), of_the_stage[i]));
    }
    assert_true(acts_with(WITH({PORT_MODE, in_ears}), PORT_SEAL_LEFT));
    assert_true(acts_with(WITH({PORT_MODE, in_ears}), PORT_STAGE));
}

static void safety_controls_act_with_what_they_set(void **state)
{
    (void)state;
    assert_true(acts_with(WITH({PORT_LIMITER, 1.0f}), PORT_CEILING));
    assert_false(acts_with(WITH({PORT_LIMITER, 0.0f}), PORT_CEILING));
    assert_true(acts_with(WITH({PORT_LIMITER, 0.0f}), PORT_LOOK_AHEAD)); /* latency */
    assert_false(acts_with(WITH({PORT_CALIBRATED, 0.0f}), PORT_DOSE_STANDARD));
    assert_false(acts_with(WITH({PORT_CALIBRATED, 0.0f}), PORT_FULL_SCALE_SPL));
    assert_true(acts_with(WITH({PORT_CALIBRATED, 1.0f}), PORT_FULL_SCALE_SPL));
    assert_false(acts_with(WITH({PORT_MUTE, 1.0f}), PORT_LEVEL));
    assert_false(acts_with(WITH({PORT_MODE, direct}), PORT_LEVEL_MATCH));
}

/* Bypassed: the dry programme, which is heard as loud as it is. */
static void bypass_leaves_what_is_not_heard(void **state)
{
    (void)state;
    for (int port = 0; port < PORT_COUNT; port++) {
        const bool stays = port == PORT_ENABLED || port == PORT_EXPORT_GUARD ||
                           port == PORT_WEARING || port == PORT_LOOK_AHEAD ||
                           port == PORT_CALIBRATED || port == PORT_FULL_SCALE_SPL ||
                           port == PORT_DOSE_STANDARD || port == PORT_DOSE_RESET;
        if (params[port].kind == KIND_CONTROL_IN) {
            assert_int_equal(
                acts_with(WITH({PORT_ENABLED, 0.0f}, {PORT_CALIBRATED, 1.0f}), (PortIndex)port),
                stays);
        }
    }
}

static void help_is_the_comment_of_the_port(void **state)
{
    (void)state;
    char text[OWN_WORDS_SIZE];
    ui_picture_init(&picture, 960.0, 600.0, PAGE_HEADPHONES, 1);
    for (unsigned i = 0; i < picture.layout.count; i++) {
        const Place *place = &picture.layout.places[i];
        scene_help(&picture.scene, (int)i, text, sizeof text);
        assert_true(strlen(text) > 10);
        if (place->kind <= PLACE_PUSH) {
            assert_non_null(strstr(text, params[place->of].comment));
            assert_true(strncmp(text, params[place->of].name, strlen(params[place->of].name)) == 0);
        }
    }
}

static void help_says_what_is_wrong_with_a_file(void **state)
{
    (void)state;
    char text[OWN_WORDS_SIZE];
    ui_picture_init(&picture, 960.0, 600.0, PAGE_SPEAKERS, 2);
    model_ask_file(&picture.model, OWN_HRTF, "/of/mine/a b.sofa");
    model_message(&picture.model, "/of/mine/a b.sofa is no file of ears: \"a/b\"");
    scene_help(&picture.scene, -1, text, sizeof text);
    assert_string_equal(text, "a b.sofa is no file of ears: \"a/b\"");
    const int file = layout_place_of(&picture.layout, PLACE_FILE, OWN_HRTF);
    scene_help(&picture.scene, file, text, sizeof text);
    assert_string_equal(text, "a b.sofa is no file of ears: \"a/b\"");
    const int other = layout_place_of(&picture.layout, PLACE_FILE, OWN_RESPONSE);
    assert_null(strstr(scene_help(&picture.scene, other, text, sizeof text), "a b.sofa"));
}

/* A place drawn by itself is what the whole picture has there, and leaves all else alone. */
static void a_place_alone_is_a_part_of_the_whole(void **state)
{
    (void)state;
    for (int page = 0; page < PAGES; page++) {
        ui_picture_init(&picture, 960.0, 600.0, (Page)page, page % 4);
        const Rect all = {0.0, 0.0, 960.0, 600.0};
        ViewRoom room = {.known = false};
        picture.view.room = view_room(&picture.view, &room);
        cairo_surface_t *whole = ui_picture_draw(&picture, all, 1.0);
        cairo_surface_t *again = ui_picture_draw(&picture, all, 1.0);
        cairo_t *cr = gfx_begin(again, 1.0);
        for (unsigned i = 0; i < picture.layout.count; i++) {
            scene_draw_place(cr, &picture.scene, i);
        }
        cairo_destroy(cr);
        const PictureDistance distance = picture_distance(whole, again);
        assert_close(distance.mean, 0.0, 1e-3, "page %d", page);
        assert_close(distance.share, 0.0, 0.0, "page %d", page);
        cairo_surface_destroy(whole);
        cairo_surface_destroy(again);
    }
}

/* What the pointer, a button and the keyboard are at is seen. */
static void hands_are_seen(void **state)
{
    (void)state;
    ui_picture_init(&picture, 960.0, 600.0, PAGE_SPEAKERS, 2);
    for (unsigned i = 0; i < picture.layout.count; i++) {
        const Place *place = &picture.layout.places[i];
        if (place->kind > PLACE_TAB || place->of == PORT_LOADING) {
            continue;
        }
        cairo_surface_t *quiet = ui_picture_draw(&picture, place->at, 1.0);
        picture.scene.focus = (int)i;
        cairo_surface_t *focused = ui_picture_draw(&picture, place->at, 1.0);
        picture.scene.focus = -1;
        assert_true(picture_distance(quiet, focused).mean > 0.5);
        cairo_surface_destroy(quiet);
        cairo_surface_destroy(focused);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(crossfeed_controls_act_with_crossfeed),
        cmocka_unit_test(translation_acts_between_kinds),
        cmocka_unit_test(room_controls_act_in_rooms),
        cmocka_unit_test(stage_controls_act_with_the_stage),
        cmocka_unit_test(safety_controls_act_with_what_they_set),
        cmocka_unit_test(bypass_leaves_what_is_not_heard),
        cmocka_unit_test(help_is_the_comment_of_the_port),
        cmocka_unit_test(help_says_what_is_wrong_with_a_file),
        cmocka_unit_test(a_place_alone_is_a_part_of_the_whole),
        cmocka_unit_test(hands_are_seen),
    };
    return cmocka_run_group_tests(tests, ui_font, NULL);
}

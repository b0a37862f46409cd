/* The header, the footer, the pages of controls and what lies over them are drawn as they were. */
#include "../gui/layout_parts.h"
#include "../gui/overlay_field.h"
#include "../gui/overlay_fill.h"
#include "check.h"
#include "golden_picture.h"
#include "ui_font.h"
#include "ui_picture.h"
#include <string.h>

static const struct {
    double scale;
    const char *name;
} scales[] = {{1.0, "1"}, {1.5, "1.5"}, {2.0, "2"}};

static UiPicture picture;

static void assert_at_scales(Rect part, const char *name, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char file[80];
        snprintf(file, sizeof file, "%s@%s", name, scales[i].name);
        overlay_show_caret(&picture.overlay, scales[i].scale); /* as hands do */
        cairo_surface_t *drawn = ui_picture_draw(&picture, part, scales[i].scale);
        assert_golden_picture(drawn, file);
        cairo_surface_destroy(drawn);
    }
}

static void assert_part(Rect part, const char *name)
{
    assert_at_scales(part, name, COUNT(scales));
}

static void begin(Page page, int mode)
{
    ui_picture_init(&picture, LAYOUT_WIDTH, LAYOUT_HEIGHT, page, mode);
}

/* Where there is least room. */
static void begin_narrow(Page page, int mode)
{
    ui_picture_init(&picture, LAYOUT_LEAST_WIDTH, LAYOUT_LEAST_HEIGHT, page, mode);
}

static LayoutParts parts(void)
{
    return layout_parts(picture.layout.width, picture.layout.height);
}

/* The tabs and the page in front. */
static Rect strip(void)
{
    const LayoutParts p = parts();
    return (Rect){0.0, p.tabs.y, picture.layout.width, p.page.y + p.page.height - p.tabs.y};
}

static void set(PortIndex port, float value)
{
    picture.model.values[port] = value;
}

static void header(void **state)
{
    (void)state;
    begin(PAGE_SPEAKERS, 2);
    model_choose_preset(&picture.model, 8);
    set(PORT_ROOM_LEVEL, 80.0f); /* changed since */
    set(PORT_MATCH_GAIN, -3.2f);
    picture.scene.over = layout_place_of(&picture.layout, PLACE_ACTION, ACTION_UNDO);
    assert_part(parts().header, "header");
}

static void footer(void **state)
{
    (void)state;
    begin(PAGE_SPEAKERS, 2);
    set(PORT_SWAP, 1.0f);
    set(PORT_MUTE, 1.0f);
    set(PORT_BAND, 2.0f);
    set(PORT_LISTEN, 1.0f);
    picture.scene.over = layout_place_of(&picture.layout, PLACE_CHOICES, PORT_LISTEN);
    picture.scene.over_choice = 3;
    assert_part(parts().footer, "footer");
}

static void headphones(void **state)
{
    (void)state;
    begin_narrow(PAGE_HEADPHONES, 1);
    set(PORT_CENTRE, -2.0f);
    set(PORT_WIDTH, 130.0f);
    picture.scene.held = layout_place_of(&picture.layout, PLACE_KNOB, PORT_FEED);
    picture.scene.focus = layout_place_of(&picture.layout, PLACE_KNOB, PORT_CUTOFF);
    assert_part(strip(), "headphones");
}

static void speakers(void **state)
{
    (void)state;
    begin_narrow(PAGE_SPEAKERS, 2);
    set(PORT_YAW, -45.0f);
    set(PORT_STATUS, (float)STATUS_BAD_FORMAT);
    set(PORT_LOADING, 1.0f);
    strcpy(picture.model.path[OWN_HRTF], "/of/mine/ears.sofa");
    model_ask_file(&picture.model, OWN_RESPONSE, "/of/mine/room.wav");
    model_message(&picture.model, "/of/mine/room.wav has 3 channels");
    assert_part(strip(), "speakers");
}

/* Seen from another mode: nothing of it acts. */
static void inears(void **state)
{
    (void)state;
    begin_narrow(PAGE_INEARS, 1);
    assert_at_scales(strip(), "inears-quiet", 1);
    set(PORT_MODE, 3.0f);
    set(PORT_STAGE, 1.0f);
    set(PORT_SEAL_RIGHT, 0.4f);
    set(PORT_AMBIENCE, -20.0f);
    assert_part(strip(), "inears");
}

static void correction(void **state)
{
    (void)state;
    begin_narrow(PAGE_CORRECTION, 3);
    set(PORT_CORRECTION, 1.0f);
    strcpy(picture.model.path[OWN_CORRECTION], "/of/mine/ParametricEQ.txt");
    model_ask_file(&picture.model, OWN_CORRECTION, "/of/mine/Another.txt");
    model_message(&picture.model, "/of/mine/Another.txt line 3: the gain is beyond 40 dB: "
                                  "Filter 1: ON PK Fc 105 Hz Gain 64 dB Q 0.70");
    assert_part(strip(), "correction");
}

static void safety(void **state)
{
    (void)state;
    begin_narrow(PAGE_SAFETY, 1);
    set(PORT_LIMITER, 0.0f);
    set(PORT_CALIBRATED, 1.0f);
    assert_part(strip(), "safety");
}

static void assert_overlay(const char *name)
{
    assert_part(picture.overlay.at, name);
}

static void a_list(void **state)
{
    (void)state;
    const char *const items[] = {"Off", "Natural", "Classic", "Off again", "And again"};
    begin(PAGE_SPEAKERS, 2);
    ui_picture_open(&picture, OVERLAY_LIST, ui_picture_place(&picture, PLACE_LIST, PORT_SPEAKER),
                    items, COUNT(items));
    picture.overlay.items[1].ticked = true;
    picture.overlay.items[4].dead = true;
    picture.overlay.lit = 2;
    assert_overlay("list");
}

/* Of a control that was turned, with a value that was copied from another. */
static void a_menu(void **state)
{
    (void)state;
    begin(PAGE_HEADPHONES, 1);
    const Place *knob = ui_picture_place(&picture, PLACE_KNOB, PORT_CUTOFF);
    set(PORT_CUTOFF, 1000.0f);
    overlay_fill_menu(&picture.overlay, knob, &picture.model, "30°");
    overlay_place(&picture.overlay, LAYOUT_WIDTH, LAYOUT_HEIGHT);
    picture.overlay.lit = MENU_TYPE;
    assert_overlay("menu");
}

static void a_value(void **state)
{
    (void)state;
    begin(PAGE_HEADPHONES, 1);
    const Place *knob = ui_picture_place(&picture, PLACE_KNOB, PORT_CUTOFF);
    ui_picture_open(&picture, OVERLAY_VALUE, knob, NULL, 0);
    strcpy(picture.overlay.field.text, "700 Hz");
    picture.overlay.field.caret = 6;
    picture.overlay.field.anchor = 4;
    strcpy(picture.overlay.fault, "300 Hz to 2.00 kHz");
    overlay_place(&picture.overlay, LAYOUT_WIDTH, LAYOUT_HEIGHT);
    assert_overlay("value");
}

static void a_path(void **state)
{
    (void)state;
    const char *const items[] = {"one.txt", "two.txt", "three.txt", "four.txt",   "five.txt",
                                 "six.txt", "7.txt",   "eight.txt", "a folder/",  "ten.txt",
                                 "11.txt",  "12.txt",  "13.txt",    "14 and 15/", "16.txt"};
    begin(PAGE_CORRECTION, 1);
    const Place *file = ui_picture_place(&picture, PLACE_FILE, OWN_CORRECTION);
    ui_picture_open(&picture, OVERLAY_PATH, file, items, COUNT(items));
    strcpy(picture.overlay.field.text,
           "/a/path/that/is/far/too/long/to/be/seen/whole/in/the/field/that/it/is/typed/in/"
           "and/of/which/the/end/counts/o");
    picture.overlay.field.caret = picture.overlay.field.anchor =
        (unsigned)strlen(picture.overlay.field.text);
    picture.overlay.lit = 0;
    assert_overlay("path");
}

/* The measure finds what an eye would: one small knob turned. */
static void a_turned_knob_is_another_picture(void **state)
{
    (void)state;
    begin(PAGE_HEADPHONES, 1);
    cairo_surface_t *before = ui_picture_draw(&picture, strip(), 1.0);
    set(PORT_FEED, 9.0f);
    cairo_surface_t *after = ui_picture_draw(&picture, strip(), 1.0);
    const Rect knob = ui_picture_place(&picture, PLACE_KNOB, PORT_FEED)->at;
    cairo_surface_t *turned = ui_picture_draw(&picture, knob, 1.0);
    set(PORT_FEED, params[PORT_FEED].preset);
    cairo_surface_t *straight = ui_picture_draw(&picture, knob, 1.0);
    assert_true(picture_distance(before, after).mean > 0.0);
    assert_false(picture_is_close(picture_distance(turned, straight)));
    assert_false(picture_is_close(picture_distance(before, straight)));
    assert_true(picture_is_close(picture_distance(before, before)));
    cairo_surface_destroy(before);
    cairo_surface_destroy(after);
    cairo_surface_destroy(turned);
    cairo_surface_destroy(straight);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(header),     cmocka_unit_test(footer),
        cmocka_unit_test(headphones), cmocka_unit_test(speakers),
        cmocka_unit_test(inears),     cmocka_unit_test(correction),
        cmocka_unit_test(safety),     cmocka_unit_test(a_list),
        cmocka_unit_test(a_menu),     cmocka_unit_test(a_value),
        cmocka_unit_test(a_path),     cmocka_unit_test(a_turned_knob_is_another_picture),
    };
    return cmocka_run_group_tests(tests, ui_font, NULL);
}

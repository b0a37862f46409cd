/* What lies over the window lies within it, beside what it belongs to, and can be pointed at. */
#include "check.h"
#include "ui_picture.h"

static UiPicture picture;

static const char *const words[] = {
    "Reference", "Nearfield", "White Cone", "Cube", "Hi-Fi", "Car", "Laptop", "Phone", "Club", "10",
    "11",        "12",        "13",         "14",   "15",    "16",  "17",     "18",    "19",   "20",
    "21",        "22",        "23",         "24",   "25",    "26",  "27",     "28",    "29",   "30",
};

static bool is_within(Rect a, Rect b)
{
    return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width &&
           a.y + a.height <= b.y + b.height;
}

static void check_parts(const Overlay *overlay)
{
    const Rect window = {0.0, 0.0, picture.layout.width, picture.layout.height};
    assert_true(is_within(overlay->at, window));
    assert_true(overlay->first + overlay->shown <= overlay->count);
    assert_true(overlay->count == 0 || overlay->shown > 0);
    for (unsigned i = overlay->first; i < overlay->first + overlay->shown; i++) {
        const Rect at = overlay_item(overlay, i);
        assert_true(is_within(at, overlay->at));
        assert_int_equal(overlay_find(overlay, at.x + 1.0, at.y + at.height / 2.0), i);
    }
    assert_int_equal(overlay_find(overlay, overlay->at.x - 1.0, overlay->at.y - 1.0), -1);
    if (overlay->kind == OVERLAY_VALUE || overlay->kind == OVERLAY_PATH) {
        const Rect field = overlay_field(overlay);
        assert_true(is_within(field, overlay->at));
        assert_int_equal(overlay_find(overlay, field.x + 1.0, field.y + 1.0), -1);
    }
}

static OverlayKind kind_of(const Place *place)
{
    switch (place->kind) {
    case PLACE_KNOB:
        return OVERLAY_VALUE;
    case PLACE_FILE:
        return OVERLAY_PATH;
    default:
        return OVERLAY_LIST;
    }
}

static void every_overlay_is_in_the_window(void **state)
{
    (void)state;
    const double sizes[][2] = {{720, 450}, {960, 600}, {1400, 900}};
    const unsigned counts[] = {0, 1, 5, 9, COUNT(words)};
    for (size_t s = 0; s < COUNT(sizes) * PAGES * COUNT(counts); s++) {
        const double *size = sizes[s % COUNT(sizes)];
        const unsigned count = counts[s / COUNT(sizes) % COUNT(counts)];
        ui_picture_init(&picture, size[0], size[1], (Page)(s / COUNT(sizes) / COUNT(counts)), 1);
        for (unsigned i = 0; i < picture.layout.count; i++) {
            const Place *place = &picture.layout.places[i];
            ui_picture_open(&picture, kind_of(place), place, words, count);
            check_parts(&picture.overlay);
            snprintf(picture.overlay.fault, OVERLAY_WORDS, "There is no such file");
            overlay_place(&picture.overlay, size[0], size[1]);
            check_parts(&picture.overlay);
            ui_picture_open(&picture, OVERLAY_MENU, place, words, count);
            check_parts(&picture.overlay);
        }
    }
}

static void a_long_list_can_be_gone_through(void **state)
{
    (void)state;
    ui_picture_init(&picture, 720.0, 450.0, PAGE_SPEAKERS, 2);
    const Place *place = ui_picture_place(&picture, PLACE_LIST, PORT_ROOM);
    ui_picture_open(&picture, OVERLAY_LIST, place, words, COUNT(words));
    Overlay *overlay = &picture.overlay;
    assert_in_range(overlay->shown, 9, COUNT(words) - 1);
    const Rect top = overlay_item(overlay, 0);
    overlay->first = 3;
    const Rect third = overlay_item(overlay, 3);
    assert_close(third.y, top.y, 0.0, "what was gone past makes room");
    overlay->first = 1000;
    overlay_place(overlay, 720.0, 450.0);
    assert_int_equal(overlay->first + overlay->shown, COUNT(words));
}

static void a_list_covers_neither_its_place_nor_its_name(void **state)
{
    (void)state;
    ui_picture_init(&picture, 960.0, 600.0, PAGE_SPEAKERS, 2);
    const Place *place = ui_picture_place(&picture, PLACE_LIST, PORT_SPEAKER);
    ui_picture_open(&picture, OVERLAY_LIST, place, words, 9);
    assert_true(picture.overlay.at.y + picture.overlay.at.height <= place->at.y + 14.0);
    place = ui_picture_place(&picture, PLACE_LIST, PORT_WEARING);
    ui_picture_open(&picture, OVERLAY_LIST, place, words, 3);
    assert_true(picture.overlay.at.y >= place->at.y + place->at.height);
}

/* What is typed is where the value stood, whatever is offered with it. */
static void a_field_stays_where_it_is(void **state)
{
    (void)state;
    ui_picture_init(&picture, 960.0, 600.0, PAGE_CORRECTION, 1);
    const Place *file = ui_picture_place(&picture, PLACE_FILE, OWN_CORRECTION);
    ui_picture_open(&picture, OVERLAY_PATH, file, words, 0);
    const Rect without = overlay_field(&picture.overlay);
    for (unsigned count = 1; count <= 8; count++) {
        ui_picture_open(&picture, OVERLAY_PATH, file, words, count);
        const Rect with = overlay_field(&picture.overlay);
        assert_close(with.y, without.y, 1.0, "with %u files", count);
    }
    const Place *knob = ui_picture_place(&picture, PLACE_KNOB, PORT_TRANSLATE);
    ui_picture_open(&picture, OVERLAY_VALUE, knob, words, 0);
    const Rect field = overlay_field(&picture.overlay), value = place_value(knob);
    assert_close(field.y + field.height / 2.0, value.y + value.height / 2.0, 1.0, "upright");
    assert_true(field.x <= value.x && field.x + field.width >= value.x + value.width);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_overlay_is_in_the_window),
        cmocka_unit_test(a_long_list_can_be_gone_through),
        cmocka_unit_test(a_list_covers_neither_its_place_nor_its_name),
        cmocka_unit_test(a_field_stays_where_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

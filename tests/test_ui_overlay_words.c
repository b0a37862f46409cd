/* No word of a list, a menu or a field is cut off, over another or hard to read, in the narrowest
 * window. */
#include "../gui/overlay_field.h"
#include "../gui/overlay_fill.h"
#include "../gui/place_words.h"
#include "../gui/value_text.h"
#include "check.h"
#include "drawn_words.h"
#include "ui_font.h"
#include "ui_picture.h"

static const double scales[] = {0.75, 1.0, 1.25, 1.5, 1.75, 2.0};

static UiPicture picture;
static Drawn drawn;

static void draw_at(double scale)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(LAYOUT_LEAST_WIDTH * scale),
                                   (int)ceil(LAYOUT_LEAST_HEIGHT * scale));
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    overlay_show_caret(&picture.overlay, scale);
    drawn_words_into(&drawn);
    overlay_draw(cr, &picture.overlay);
    drawn_words_into(NULL);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    assert_drawn_well(&drawn, place_words(&picture.overlay.place));
}

/* Each of its items in sight once. */
static void look(void)
{
    Overlay *overlay = &picture.overlay;
    overlay_place(overlay, LAYOUT_LEAST_WIDTH, LAYOUT_LEAST_HEIGHT);
    for (unsigned first = 0; first == 0 || first < overlay->count; first += overlay->shown) {
        overlay->first = 0;
        overlay_scroll(overlay, (int)first);
        for (size_t s = 0; s < COUNT(scales); s++) {
            draw_at(scales[s]);
            const bool field = overlay_field(overlay).height > 0.0;
            assert_int_equal(drawn.count, overlay->shown + field + (overlay->fault[0] != '\0'));
        }
        if (overlay->shown == 0) {
            break;
        }
    }
}

typedef void (*PlaceCheck)(const Place *place);

static void for_every_place(PlaceCheck check)
{
    for (int page = 0; page < PAGES; page++) {
        ui_picture_init(&picture, LAYOUT_LEAST_WIDTH, LAYOUT_LEAST_HEIGHT, (Page)page, 2);
        for (unsigned i = 0; i < picture.layout.count; i++) {
            check(&picture.layout.places[i]);
        }
    }
}

static void check_list(const Place *place)
{
    if (place->kind == PLACE_LIST) {
        overlay_fill_choices(&picture.overlay, place, &picture.model);
        look();
    } else if (place->kind == PLACE_ACTION && place->of == ACTION_PRESETS) {
        overlay_fill_presets(&picture.overlay, place, &picture.model);
        look();
    } else if (place->kind == PLACE_ACTION && place->of == ACTION_ZOOM) {
        overlay_fill_zooms(&picture.overlay, place, 1.0);
        look();
    }
}

static void lists_are_whole(void **state)
{
    (void)state;
    for_every_place(check_list);
}

static bool has_menu(const Place *place)
{
    return place->kind <= PLACE_SWITCH;
}

static void check_menu(const Place *place)
{
    char copied[VALUE_TEXT_SIZE];
    if (!has_menu(place)) {
        return;
    }
    const PortIndex port = (PortIndex)place->of;
    const float ends[] = {params[port].minimum, params[port].maximum};
    for (int i = 0; i < 2; i++) {
        picture.model.values[port] = ends[i];
        picture.model.previous[port] = ends[1 - i];
        overlay_fill_menu(&picture.overlay, place, &picture.model,
                          value_write(copied, port, ends[1 - i]));
        look();
    }
}

static void menus_are_whole(void **state)
{
    (void)state;
    for_every_place(check_menu);
}

/* With the words for what is no value. */
static void check_value(const Place *place)
{
    char from[VALUE_TEXT_SIZE], to[VALUE_TEXT_SIZE];
    if (place->kind != PLACE_KNOB) {
        return;
    }
    const PortIndex port = (PortIndex)place->of;
    overlay_fill_value(&picture.overlay, place, &picture.model);
    look();
    snprintf(picture.overlay.fault, OVERLAY_WORDS, "%s to %s, please",
             value_write(from, port, params[port].minimum),
             value_write(to, port, params[port].maximum));
    look();
}

static void fields_are_whole(void **state)
{
    (void)state;
    for_every_place(check_value);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_whole),
        cmocka_unit_test(menus_are_whole),
        cmocka_unit_test(fields_are_whole),
    };
    return cmocka_run_group_tests(tests, ui_font, NULL);
}

/* No word is cut off, and none lies over another: whatever is set, at any size and scale. */
#include "../gui/place_parts.h"
#include "../gui/presets.h"
#include "../gui/taper.h"
#include "check.h"
#include "drawn_words.h"
#include "ui_font.h"
#include "ui_picture.h"

static const double scales[] = {0.75, 1.0, 1.25, 1.5, 1.75, 2.0};

static UiPicture picture;
static Drawn drawn;

/* One surface for all, as large as any needs; the clip is the window. */
static cairo_t *context_at(double scale)
{
    static cairo_surface_t *surface;
    if (!surface) {
        surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 2800, 1800);
    }
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    cairo_rectangle(cr, 0.0, 0.0, picture.layout.width, picture.layout.height);
    cairo_clip(cr);
    drawn_words_into(&drawn);
    return cr;
}

static void finish(cairo_t *cr, const char *what)
{
    drawn_words_into(NULL);
    cairo_destroy(cr);
    assert_drawn_well(&drawn, what);
}

static void whole_picture_at_every_size(void **state)
{
    (void)state;
    const double sizes[][2] = {{720, 450}, {811, 523}, {960, 600}, {1400, 900}};
    for (size_t s = 0; s < COUNT(sizes) * COUNT(scales) * PAGES; s++) {
        const double *size = sizes[s % COUNT(sizes)];
        const double scale = scales[s / COUNT(sizes) % COUNT(scales)];
        const int page = (int)(s / COUNT(sizes) / COUNT(scales));
        char what[80];
        ui_picture_init(&picture, size[0], size[1], (Page)page, page % 4);
        snprintf(what, sizeof what, "%.0f x %.0f, %s, scale %g", size[0], size[1],
                 layout_page_name((Page)page), scale);
        cairo_t *cr = context_at(scale);
        scene_draw(cr, &picture.scene);
        assert_true(drawn.count > 30);
        finish(cr, what);
    }
}

static void draw_place_alone(unsigned place, double scale)
{
    cairo_t *cr = context_at(scale);
    scene_draw_place(cr, &picture.scene, place);
    finish(cr, place_words(&picture.layout.places[place]));
}

typedef void (*PlaceCheck)(unsigned place, double scale);

/* The narrowest window, where there is least room. */
static void for_every_place(PlaceKind kind, PlaceCheck check)
{
    for (int page = 0; page < PAGES; page++) {
        ui_picture_init(&picture, LAYOUT_LEAST_WIDTH, LAYOUT_LEAST_HEIGHT, (Page)page, 2);
        for (unsigned i = 0; i < picture.layout.count; i++) {
            for (size_t s = 0; s < COUNT(scales); s++) {
                if (picture.layout.places[i].kind == kind) {
                    check(i, scales[s]);
                }
            }
        }
    }
}

static void check_knob(unsigned place, double scale)
{
    const PortIndex port = (PortIndex)picture.layout.places[place].of;
    for (int i = 0; i <= 50; i++) {
        picture.model.values[port] = taper_value(port, i / 50.0);
        draw_place_alone(place, scale);
    }
}

static void every_value_of_knobs(void **state)
{
    (void)state;
    for_every_place(PLACE_KNOB, check_knob);
}

static void check_choices(unsigned place, double scale)
{
    const Place *at = &picture.layout.places[place];
    for (unsigned i = 0; i < place_choice_count(at); i++) {
        picture.model.values[at->of] = (float)i;
        draw_place_alone(place, scale);
    }
}

static void every_choice(void **state)
{
    (void)state;
    for_every_place(PLACE_CHOICES, check_choices);
    for_every_place(PLACE_LIST, check_choices);
}

static void check_switch(unsigned place, double scale)
{
    const int port = picture.layout.places[place].of;
    for (int on = 0; on < 2; on++) {
        picture.model.values[port] = (float)on;
        draw_place_alone(place, scale);
    }
}

static void every_switch(void **state)
{
    (void)state;
    for_every_place(PLACE_SWITCH, check_switch);
    for_every_place(PLACE_PUSH, check_switch);
}

static void check_reading(unsigned place, double scale)
{
    const int port = picture.layout.places[place].of;
    for (int i = 0; i <= 50; i++) {
        picture.model.values[port] = taper_value((PortIndex)port, i / 50.0);
        draw_place_alone(place, scale);
    }
}

static void every_reading(void **state)
{
    (void)state;
    for_every_place(PLACE_READING, check_reading);
}

static void check_action(unsigned place, double scale)
{
    for (int preset = 0; preset < (int)ui_preset_count; preset++) {
        picture.model.side = preset % 2;
        picture.scene.zoom = preset % 2 ? 2.0 : 0.75;
        model_choose_preset(&picture.model, preset);
        draw_place_alone(place, scale);
        picture.model.values[PORT_WIDTH] += 1.0f; /* changed since */
        draw_place_alone(place, scale);
    }
}

static void every_preset_and_action(void **state)
{
    (void)state;
    for_every_place(PLACE_ACTION, check_action);
}

/* The words of a file's own may be of any length; those of the UI are not cut off. */
static void check_file(unsigned place, double scale)
{
    Model *model = &picture.model;
    const char fault[] = "/of/mine/another name.wav line 3: the gain is beyond 40 dB";
    const int file = picture.layout.places[place].of;
    for (int status = STATUS_READY; status <= STATUS_NO_MEMORY; status++) {
        model->values[PORT_STATUS] = (float)status;
        snprintf(model->path[file], OWN_PATH_SIZE, "%s", status % 2 ? "/of/mine/a name.wav" : "");
        snprintf(model->words[file], OWN_WORDS_SIZE, "%s", status == STATUS_READY ? "" : fault);
        draw_place_alone(place, scale);
    }
    model->words[file][0] = '\0';
}

static void every_state_of_a_file(void **state)
{
    (void)state;
    for_every_place(PLACE_FILE, check_file);
}

static void help_fits_its_line(void **state)
{
    (void)state;
    for (int page = 0; page < PAGES; page++) {
        ui_picture_init(&picture, LAYOUT_LEAST_WIDTH, LAYOUT_LEAST_HEIGHT, (Page)page, 1);
        const int help = layout_place_of(&picture.layout, PLACE_HELP, 0);
        for (int over = -1; over < (int)picture.layout.count; over++) {
            picture.scene.over = over;
            draw_place_alone((unsigned)help, 1.0);
            assert_int_equal(drawn.count, 1);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_picture_at_every_size),
        cmocka_unit_test(every_value_of_knobs),
        cmocka_unit_test(every_choice),
        cmocka_unit_test(every_switch),
        cmocka_unit_test(every_reading),
        cmocka_unit_test(every_preset_and_action),
        cmocka_unit_test(every_state_of_a_file),
        cmocka_unit_test(help_fits_its_line),
    };
    return cmocka_run_group_tests(tests, ui_font, NULL);
}

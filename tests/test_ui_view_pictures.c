/* The views as they have been looked at: every mode, at each scale, small and large. */
#include "check.h"
#include "golden_picture.h"
#include "view_samples.h"
#include <stdlib.h>

static const ViewsSize base = {370.0, 300.0, 190.0}, least = {270.0, 190.0, 176.0},
                       most = {900.0, 700.0, 260.0};

static const char *const one_a_mode[] = {"direct", "headphones", "speakers", "inears"};

static void assert_as_golden(const ViewSample *sample, ViewsSize size, double scale,
                             const char *called)
{
    static SampledView sampled;
    char name[128];
    const Rect ground = views_ground(size);
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(ground.width * scale), (int)ceil(ground.height * scale));
    cairo_t *cr = gfx_begin(surface, scale);
    sampled_view_of(&sampled, sample);
    views_draw(cr, size, &sampled.view);
    cairo_destroy(cr);
    snprintf(name, sizeof name, "views_%s%s", sample->name, called);
    assert_golden_picture(surface, name);
    cairo_surface_destroy(surface);
}

static void every_setting_is_as_it_was_seen(void **state)
{
    (void)state;
    for (size_t i = 0; i < VIEW_SAMPLES; i++) {
        assert_as_golden(&view_samples[i], base, 1.0, "");
    }
}

static void every_mode_is_so_at_every_scale(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(one_a_mode); i++) {
        assert_as_golden(view_sample(one_a_mode[i]), base, 1.5, "_150");
        assert_as_golden(view_sample(one_a_mode[i]), base, 2.0, "_200");
    }
}

static void every_mode_is_so_small_and_large(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(one_a_mode); i++) {
        assert_as_golden(view_sample(one_a_mode[i]), least, 1.0, "_least");
    }
    assert_as_golden(view_sample("speakers"), most, 1.0, "_most");
}

/* It is seen that programme plays. */
static void programme_is_seen(void **state)
{
    (void)state;
    static SampledView quiet, loud;
    const Rect ground = views_ground(base);
    cairo_surface_t *surface[2];
    sampled_view_of(&loud, view_sample("inears"));
    sampled_view_of(&quiet, view_sample("inears"));
    quiet.view.spectrum_db = NULL;
    for (int i = 0; i < 2; i++) {
        surface[i] =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ground.width, (int)ground.height);
        cairo_t *cr = gfx_begin(surface[i], 1.0);
        views_draw(cr, base, i == 0 ? &quiet.view : &loud.view);
        cairo_destroy(cr);
    }
    assert_false(picture_is_close(picture_distance(surface[0], surface[1])));
    cairo_surface_destroy(surface[0]);
    cairo_surface_destroy(surface[1]);
}

int main(void)
{
    setenv("FONTCONFIG_FILE", GOLDEN "/ui/fonts.conf", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_setting_is_as_it_was_seen),
        cmocka_unit_test(every_mode_is_so_at_every_scale),
        cmocka_unit_test(every_mode_is_so_small_and_large),
        cmocka_unit_test(programme_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

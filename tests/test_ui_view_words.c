/* Words in the views are whole and apart at every size and in every mode. */
#include "check.h"
#include "drawn_words.h"
#include "view_samples.h"
#include <stdlib.h>

static const ViewsSize sizes[] = {{260.0, 187.0, 176.0}, {270.0, 190.0, 176.0},
                                  {370.0, 300.0, 190.0}, {420.0, 240.0, 200.0},
                                  {560.0, 460.0, 250.0}, {900.0, 700.0, 260.0}};
static const double scales[] = {0.75, 1.0, 1.5, 2.0};

static void draw_and_look(const ViewModel *view, ViewsSize size, double scale, const char *what)
{
    static Drawn drawn;
    const Rect ground = views_ground(size);
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(ground.width * scale), (int)ceil(ground.height * scale));
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    drawn_words_into(&drawn);
    views_draw(cr, size, view);
    drawn_words_into(NULL);
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    assert_true(drawn.count > 30);
    assert_drawn_well(&drawn, what);
}

static void words_are_whole_and_apart(void **state)
{
    (void)state;
    for (size_t n = 0; n < VIEW_SAMPLES; n++) {
        static SampledView sampled;
        sampled_view_of(&sampled, &view_samples[n]);
        for (size_t i = 0; i < COUNT(sizes); i++) {
            for (size_t j = 0; j < COUNT(scales); j++) {
                char what[128];
                snprintf(what, sizeof what, "%s, %.0f x %.0f, scale %.1f", view_samples[n].name,
                         sizes[i].width, sizes[i].height, scales[j]);
                draw_and_look(&sampled.view, sizes[i], scales[j], what);
            }
        }
    }
}

/* The longest that meters read. */
static void extreme_readings_fit(void **state)
{
    (void)state;
    for (int high = 0; high < 2; high++) {
        static SampledView sampled;
        sampled_view_of(&sampled, &view_samples[VIEW_SAMPLES - 1]);
        for (int port = 0; port < PORT_COUNT; port++) {
            if (params[port].kind == KIND_CONTROL_OUT) {
                sampled.values[port] = high ? params[port].maximum : params[port].minimum;
            }
        }
        sampled.values[PORT_CALIBRATED] = 1.0f;
        for (size_t i = 0; i < COUNT(sizes); i++) {
            draw_and_look(&sampled.view, sizes[i], 1.0, high ? "highest" : "lowest");
        }
    }
}

static void draw_with(const ViewSample *sample, PortIndex port, float value)
{
    static SampledView sampled;
    char what[256];
    sampled_view_of(&sampled, sample);
    sampled.values[port] = value;
    snprintf(what, sizeof what, "%s with %s %g", sample->name, params[port].symbol, (double)value);
    draw_and_look(&sampled.view, sizes[0], 1.0, what);
    draw_and_look(&sampled.view, sizes[2], 1.0, what);
}

/* Every choice, and both ends of every range. */
static void every_setting_fits(void **state)
{
    (void)state;
    for (size_t n = 0; n < VIEW_SAMPLES * PORT_COUNT; n++) {
        const PortIndex port = (PortIndex)(n % PORT_COUNT);
        const Param *p = &params[port];
        if (p->kind != KIND_CONTROL_IN || port == PORT_MODE) {
            continue;
        }
        const int last = p->shape == SHAPE_CHOICE ? (int)p->maximum : 1;
        for (int i = 0; i <= last; i++) {
            const float step = (p->maximum - p->minimum) / (float)last;
            draw_with(&view_samples[n / PORT_COUNT], port, p->minimum + step * (float)i);
        }
    }
}

int main(void)
{
    setenv("FONTCONFIG_FILE", GOLDEN "/ui/fonts.conf", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_whole_and_apart),
        cmocka_unit_test(extreme_readings_fit),
        cmocka_unit_test(every_setting_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

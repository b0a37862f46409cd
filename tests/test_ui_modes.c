/* The whole window in each mode, as the UI draws it, is as it was seen. Its parts at other scales are in
 * test_ui_look.c and test_ui_view_pictures.c. */
#include "check.h"
#include "golden_picture.h"
#include "ui_desk.h"
#include "ui_font.h"
#include "view_samples.h"
#include <stdio.h>

/* All that the host and the plugin tell. */
static void tell(Ui *ui, const SampledView *sampled)
{
    const ViewModel *view = &sampled->view;
    for (int port = 0; port < PORT_COUNT; port++) {
        if (param_is_control((PortIndex)port)) {
            ui_port(ui, (PortIndex)port, sampled->values[port]);
        }
    }
    ui_facts(ui, &(UiFacts){.rate_hz = view->rate_hz});
    ui_spectrum(ui, view->spectrum_db);
    ui_energy(ui, view->energy_db[EAR_LEFT], view->energy_db[EAR_RIGHT]);
    ui_correction(ui, view->correction_db[EAR_LEFT], view->correction_db[EAR_RIGHT]);
}

static void assert_mode(const char *name)
{
    static SampledView sampled;
    char golden[80];
    sampled_view_of(&sampled, view_sample(name));
    Desk *desk = desk_new(1.0);
    tell(desk->ui, &sampled);
    desk_wait(desk, 0.1);
    cairo_surface_t *window =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, desk->ui->width, desk->ui->height);
    ui_draw(desk->ui, window);
    snprintf(golden, sizeof golden, "window_%s", name);
    assert_golden_picture(window, golden);
    cairo_surface_destroy(window);
    desk_delete(desk);
}

static void direct(void **state)
{
    (void)state;
    assert_mode("direct");
}

static void headphones(void **state)
{
    (void)state;
    assert_mode("headphones");
}

static void speakers(void **state)
{
    (void)state;
    assert_mode("speakers");
}

static void inears(void **state)
{
    (void)state;
    assert_mode("inears");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(direct),
        cmocka_unit_test(headphones),
        cmocka_unit_test(speakers),
        cmocka_unit_test(inears),
    };
    return cmocka_run_group_tests(tests, ui_font, NULL);
}

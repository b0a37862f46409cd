/* A hundred thousand events without sense: what was touched is let go, what is written lies in its
 * range, the keyboard is given back, nothing breaks. */
#include "check.h"
#include "dice.h"
#include "temporary_folder.h"
#include "ui_desk.h"
#include <stdlib.h>
#include <string.h>

enum { EVENTS = 100000 };

static Dice dice;

static double any(double least, double most)
{
    return dice_between(&dice, least, most);
}

static int one_of(int count)
{
    return dice_of(&dice, count);
}

/* Mostly at places, and where it was. */
static void any_point(const Desk *desk, double *x, double *y)
{
    const Ui *ui = desk->ui;
    if (one_of(4) == 0) {
        *x = any(-50.0, ui->width + 50.0);
        *y = any(-50.0, ui->height + 50.0);
    } else if (one_of(3) == 0) {
        *x = ui->x * ui->scale + any(-20.0, 20.0);
        *y = ui->y * ui->scale + any(-20.0, 20.0);
    } else {
        const bool above = ui->overlay.kind != OVERLAY_NONE && one_of(2);
        const Rect at =
            above ? ui->overlay.at : ui->layout.places[one_of((int)ui->layout.count)].at;
        *x = any(at.x, at.x + at.width) * ui->scale;
        *y = any(at.y, at.y + at.height) * ui->scale;
    }
}

static void any_pointer(Desk *desk)
{
    double x, y;
    const UiButton button = one_of(4) ? BUTTON_LEFT : (UiButton)one_of(3);
    any_point(desk, &x, &y);
    switch (one_of(6)) {
    case 0:
    case 1:
        ui_pressed(desk->ui, button, x, y, desk->keys, desk->time_s);
        break;
    case 2:
        ui_released(desk->ui, button, x, y, desk->keys, desk->time_s);
        break;
    case 3:
        ui_scrolled(desk->ui, any(-3.0, 3.0), x, y, desk->keys, desk->time_s);
        break;
    case 4:
        ui_pointer_left(desk->ui, desk->time_s);
        break;
    default:
        ui_pointer_moved(desk->ui, x, y, desk->keys, desk->time_s);
    }
}

static void any_key(Desk *desk)
{
    static const char *const texts[] = {"1", "-", "k", "/", "z",    "Z", " ",
                                        "é", "~", "a", ".", "\xff", ""};
    const UiKey key = one_of(2) ? KEY_TEXT : (UiKey)one_of(KEY_END + 1);
    ui_key(desk->ui, key, key == KEY_TEXT ? texts[one_of(COUNT(texts))] : "", desk->keys,
           desk->time_s);
    if (one_of(20) == 0) {
        ui_lost_keyboard(desk->ui, desk->time_s);
    }
}

static void any_news(Desk *desk)
{
    static float vector[ENERGY_POINTS];
    static const float odd[] = {NAN, INFINITY, -INFINITY, -1e30f};
    const PortIndex port = (PortIndex)one_of(PORT_COUNT);
    const Param *p = &params[port];
    switch (one_of(12)) {
    case 0:
        ui_file(desk->ui, (OwnFile)one_of(OWN_FILES), one_of(2) ? "" : "/a/b\xff.txt");
        break;
    case 1:
        ui_message(desk->ui, "b.txt: line 3 is no filter");
        break;
    case 2:
        ui_zoom(desk->ui, (float)any(0.5, 2.5));
        break;
    case 3:
        ui_resized(desk->ui, one_of(1500), one_of(1000));
        break;
    case 4:
        vector[one_of(ENERGY_POINTS)] = (float)any(-100.0, 0.0);
        ui_spectrum(desk->ui, vector);
        break;
    case 5:
        ui_energy(desk->ui, one_of(2) ? vector : NULL, vector);
        ui_correction(desk->ui, one_of(2) ? vector : NULL, vector);
        break;
    case 6:
        ui_port(desk->ui, port, odd[one_of(COUNT(odd))]);
        break;
    default:
        ui_port(desk->ui, port, (float)any((double)p->minimum, (double)p->maximum));
    }
}

static void draw(Desk *desk)
{
    cairo_surface_t *window =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, desk->ui->width, desk->ui->height);
    const Rect changed = ui_draw(desk->ui, window);
    assert_true(changed.x >= 0.0 && changed.x + changed.width <= desk->ui->width);
    assert_true(changed.y >= 0.0 && changed.y + changed.height <= desk->ui->height);
    cairo_surface_destroy(window);
}

static void do_anything(Desk *desk)
{
    desk->time_s += any(0.0, 0.1);
    if (one_of(20) == 0) {
        desk->keys = (UiModifiers){.shift = one_of(3) == 0, .control = one_of(4) == 0};
    }
    switch (one_of(8)) {
    case 0:
        any_news(desk);
        break;
    case 1:
        ui_tick(desk->ui, desk->time_s);
        break;
    case 2:
    case 3:
        any_key(desk);
        break;
    default:
        any_pointer(desk);
    }
    if (one_of(500) == 0) {
        draw(desk);
    }
}

static void nothing_breaks_whatever_is_done(void **state)
{
    (void)state;
    Desk *desk = desk_new(1.0);
    setenv("HOME", temporary_folder(), 1);
    temporary_file("a1.txt", "", 0);
    temporary_file("kk.sofa", "", 0);
    dice.state = 7;
    for (int i = 0; i < EVENTS; i++) {
        do_anything(desk);
        if (desk->faults > 0) {
            fail_msg("a fault at event %d", i);
        }
    }
    print_message("%u touches, %u writes, %u times the keyboard, %u files\n", desk->touches,
                  desk->writes, desk->keyboards, desk->files);
    assert_true(desk->touches > 1000 && desk->keyboards > 30 && desk->files > 2);
    for (int button = BUTTON_LEFT; button <= BUTTON_RIGHT; button++) {
        ui_released(desk->ui, (UiButton)button, -9.0, -9.0, desk->keys, desk->time_s);
    }
    ui_lost_keyboard(desk->ui, desk->time_s);
    desk_wait(desk, 1.0);
    assert_true(desk_none_touched(desk));
    assert_false(desk->keyboard);
    desk_delete(desk);
}

/* Closed in the midst of things. */
static void freeing_lets_go(void **state)
{
    (void)state;
    dice.state = 11;
    for (int i = 0; i < 200; i++) {
        Desk *desk = desk_new(1.5);
        for (int k = 0; k < 40; k++) {
            do_anything(desk);
        }
        desk_delete(desk);
    }
    ui_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_breaks_whatever_is_done),
        cmocka_unit_test(freeing_lets_go),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}

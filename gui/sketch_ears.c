#include "sketch_ears.h"

#include "theme.h"
#include <math.h>

static const double pi = 3.14159265358979323846;

static void draw_shell(cairo_t *cr, Point ear, double radius, int side, bool open)
{
    const double width = 0.42 * radius, height = 1.25 * radius;
    const Rect shell = {side < 0 ? ear.x - width : ear.x, ear.y - height / 2.0, width, height};
    const double round_px = 0.18 * radius;
    gfx_card(cr, shell, round_px, open ? theme_card : theme_quiet);
    gfx_frame(cr, shell, round_px, 1.5, theme_quiet);
    const Pen slit = {theme_quiet, 1.0, {0}, 0};
    for (int i = 1; open && i < 4; i++) {
        const double y = shell.y + shell.height * i / 4.0;
        sketch_line(cr, &slit, (Point){shell.x + 3.0, y}, (Point){shell.x + shell.width - 3.0, y});
    }
}

static void draw_bud(cairo_t *cr, Point ear, double radius, int side)
{
    gfx_color(cr, theme_quiet);
    cairo_arc(cr, ear.x + side * 0.12 * radius, ear.y, 0.24 * radius, 0.0, 2.0 * pi);
    cairo_fill(cr);
}

void sketch_worn(cairo_t *cr, Point head, double radius, Device worn)
{
    for (int side = -1; side <= 1; side += 2) {
        const Point ear = {head.x + side * 1.02 * radius, head.y + 0.08 * radius};
        if (worn == DEVICE_IN_EARS) {
            draw_bud(cr, ear, radius, side);
        } else {
            draw_shell(cr, ear, radius, side, worn == DEVICE_OPEN_BACK);
        }
    }
}

void sketch_loudspeaker_of_pair(cairo_t *cr, Point middle, Point toward, double size, bool left)
{
    const double facing = atan2(middle.x - toward.x, middle.y - toward.y) * 180.0 / pi;
    const Point behind = point_toward(middle, facing + 180.0, 0.5 * size + 7.0);
    const double outwards_px = left ? -6.0 : 6.0;
    sketch_loudspeaker(cr, middle, facing, size, theme_bright);
    gfx_text(cr, behind.x + outwards_px, behind.y + 4.0, theme_small, WEIGHT_BOLD, theme_bright,
             ALIGN_CENTRE, left ? "L" : "R");
}

void sketch_arrow_tip(cairo_t *cr, Color color, Point at, double heading_degrees, double size)
{
    const Point left = point_toward(at, heading_degrees + 155.0, size);
    const Point right = point_toward(at, heading_degrees - 155.0, size);
    gfx_color(cr, color);
    cairo_move_to(cr, at.x, at.y);
    cairo_line_to(cr, left.x, left.y);
    cairo_line_to(cr, right.x, right.y);
    cairo_close_path(cr);
    cairo_fill(cr);
}

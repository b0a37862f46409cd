#include "draw_parts.h"

#include "taper.h"
#include "value_text.h"
#include <math.h>

static const double pi = 3.14159265358979323846;

/* The way of the pointer: from half past seven to half past four. */
static double angle_of(double position)
{
    return (0.75 + 1.5 * position) * pi;
}

/* Where the arc begins: at nothing where a value may be of either sign, at unity where a percentage
 * goes beyond it, else at the least. */
static double origin_of(PortIndex port)
{
    const Param *p = &params[port];
    const float unity_percent = 100.0f;
    if (p->minimum < 0.0f && p->maximum > 0.0f) {
        return taper_position(port, 0.0f);
    }
    if (p->unit == UNIT_PERCENT && p->maximum > unity_percent) {
        return taper_position(port, unity_percent);
    }
    return 0.0;
}

typedef struct {
    double x, y, radius; /* of the arc */
} Dial;

static void draw_arc(cairo_t *cr, Dial d, double from, double to, Color color)
{
    cairo_arc(cr, d.x, d.y, d.radius, angle_of(fmin(from, to)), angle_of(fmax(from, to)));
    gfx_color(cr, color);
    cairo_stroke(cr);
}

static void draw_dot(cairo_t *cr, Dial d, double position, double away, double radius, Color color)
{
    gfx_dot(cr, d.x + away * cos(angle_of(position)), d.y + away * sin(angle_of(position)), radius);
    gfx_color(cr, color);
    cairo_fill(cr);
}

static void add_square(cairo_t *cr, Dial d, double half)
{
    cairo_rectangle(cr, d.x - half, d.y - half, 2.0 * half, 2.0 * half);
}

/* A gradient is cheap in a rectangle, dear along a curve, where cairo sets out anew with each line of
 * pixels: what it fills of a square beyond the disc becomes ground again. */
static void fill_disc(cairo_t *cr, Dial d, double radius, cairo_pattern_t *light)
{
    cairo_save(cr);
    cairo_set_source(cr, light);
    cairo_set_antialias(cr, CAIRO_ANTIALIAS_NONE);
    add_square(cr, d, radius + 0.5);
    cairo_fill(cr);
    cairo_restore(cr);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    add_square(cr, d, radius + 2.0);
    cairo_new_sub_path(cr);
    cairo_arc(cr, d.x, d.y, radius, 0.0, 2.0 * pi);
    gfx_color(cr, theme_card);
    cairo_fill(cr);
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
}

/* Lit from above. */
static void draw_body(cairo_t *cr, Dial d, double radius, Look look)
{
    const Color below = look.acts ? theme_raised : theme_card;
    const Color above = color_between(below, theme_line, look.over || look.held ? 1.6 : 0.9);
    cairo_pattern_t *light = cairo_pattern_create_linear(0.0, d.y - radius, 0.0, d.y + radius);
    cairo_pattern_add_color_stop_rgb(light, 0.0, above.red, above.green, above.blue);
    cairo_pattern_add_color_stop_rgb(light, 1.0, below.red, below.green, below.blue);
    fill_disc(cr, d, radius, light);
    cairo_pattern_destroy(light);
}

static void draw_pointer(cairo_t *cr, Dial d, double position, double from, double to, Color color)
{
    const double c = cos(angle_of(position)), s = sin(angle_of(position));
    cairo_move_to(cr, d.x + from * c, d.y + from * s);
    cairo_line_to(cr, d.x + to * c, d.y + to * s);
    gfx_color(cr, color);
    cairo_stroke(cr);
}

static void draw_dial(cairo_t *cr, Dial d, PortIndex port, float value, Look look)
{
    const double position = taper_position(port, value), origin = origin_of(port);
    const double body = d.radius * 0.72;
    const Color accent = look_accent(look);
    draw_body(cr, d, body, look);
    cairo_save(cr);
    cairo_set_dash(cr, NULL, 0, 0.0);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(cr, fmax(2.5, d.radius / 6.0));
    draw_arc(cr, d, 0.0, 1.0, theme_line);
    if (position != origin) {
        draw_arc(cr, d, origin, position, accent);
    } else if (origin > 0.0) {
        draw_dot(cr, d, position, d.radius, cairo_get_line_width(cr) / 2.0, accent);
    }
    draw_dot(cr, d, taper_position(port, params[port].preset), d.radius + 3.5, 1.0, theme_quiet);
    cairo_set_line_width(cr, 2.0);
    draw_pointer(cr, d, position, body * 0.45, body * 0.9,
                 look.held ? theme_accent : look_value(look));
    cairo_restore(cr);
}

void draw_knob(cairo_t *cr, const Place *place, float value, Look look)
{
    const PortIndex port = (PortIndex)place->of;
    const bool line = place_is_line(place);
    char text[VALUE_TEXT_SIZE];
    Rect box = place_box(place);
    const Rect number = place_value(place);
    if (line) {
        rect_take_column(&box, -number.width);
    } else {
        rect_take_row(&box, -number.height);
    }
    const double radius = line ? 8.5 : 16.5, lower = line ? 1.0 : 1.5;
    const Dial dial = {box.x + box.width / 2.0, box.y + box.height / 2.0 + lower, radius};
    draw_name(cr, place, look, line ? ALIGN_LEFT : ALIGN_CENTRE);
    draw_dial(cr, dial, port, value, look);
    draw_words(cr, number, look.held ? theme_accent : look_value(look),
               line ? ALIGN_RIGHT : ALIGN_CENTRE, value_write(text, port, value));
    draw_focus(cr, place->at, look);
}

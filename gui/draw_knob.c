#include "draw_parts.h"

#include "taper.h"
#include "value_text.h"
#include <math.h>
#include <stdlib.h>

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

static const double body_share = 0.72; /* of the radius */

static double arc_px(Dial d)
{
    return fmax(2.5, d.radius / 6.0);
}

static void draw_arc(cairo_t *cr, Dial d, double from, double to, Color color)
{
    cairo_arc(cr, d.x, d.y, d.radius, angle_of(fmin(from, to)), angle_of(fmax(from, to)));
    gfx_color(cr, color);
    cairo_set_line_width(cr, arc_px(d));
    cairo_stroke(cr);
}

static void draw_dot(cairo_t *cr, Dial d, double position, double away, double radius, Color color)
{
    gfx_dot(cr, d.x + away * cos(angle_of(position)), d.y + away * sin(angle_of(position)), radius);
    gfx_color(cr, color);
    cairo_fill(cr);
}

/* Lit from above. */
static void draw_body(cairo_t *cr, Dial d, double radius, Look look)
{
    const Color below = look.acts ? theme_raised : theme_card;
    const Color above = color_between(below, theme_line, look.over || look.held ? 1.6 : 0.9);
    cairo_pattern_t *light = cairo_pattern_create_linear(0.0, d.y - radius, 0.0, d.y + radius);
    cairo_pattern_add_color_stop_rgb(light, 0.0, above.red, above.green, above.blue);
    cairo_pattern_add_color_stop_rgb(light, 1.0, below.red, below.green, below.blue);
    cairo_arc(cr, d.x, d.y, radius, 0.0, 2.0 * pi);
    cairo_set_source(cr, light);
    cairo_fill(cr);
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

static void draw_face(cairo_t *cr, Dial d, Look look)
{
    draw_arc(cr, d, 0.0, 1.0, theme_line);
    draw_body(cr, d, d.radius * body_share, look);
}

static void draw_value(cairo_t *cr, Dial d, PortIndex port, float value, Look look)
{
    const double position = taper_position(port, value), origin = origin_of(port);
    const double body = d.radius * body_share, width = arc_px(d);
    const Color accent = look_accent(look);
    if (position != origin) {
        draw_arc(cr, d, origin, position, accent);
    } else if (origin > 0.0) {
        draw_dot(cr, d, position, d.radius, width / 2.0, accent);
    }
    draw_dot(cr, d, taper_position(port, params[port].preset), d.radius + 3.5, 1.0, theme_quiet);
    cairo_set_line_width(cr, 2.0);
    draw_pointer(cr, d, position, body * 0.45, body * 0.9,
                 look.held ? theme_accent : look_value(look));
}

/* --------------------------------------------------------------------------------- faces -- */

/* What is the same on all knobs of a size, in pixels of the device. */
typedef struct {
    cairo_surface_t *pixels;
    int half; /* of its side */
    double radius;
    Look look;
} Face;

enum { FACES = 4 };

/* Their curves are a third of what a page of knobs costs, so that the context keeps the last ones as
 * long as it lives. */
typedef struct {
    Face faces[FACES];
    unsigned made;
} Faces;

static const cairo_user_data_key_t faces_key;

static void free_faces(void *kept)
{
    Faces *f = kept;
    for (unsigned i = 0; i < FACES; i++) {
        cairo_surface_destroy(f->faces[i].pixels);
    }
    free(f);
}

static Faces *faces_of(cairo_t *cr)
{
    Faces *f = cairo_get_user_data(cr, &faces_key);
    if (!f) {
        f = calloc(1, sizeof *f);
        if (f && cairo_set_user_data(cr, &faces_key, f, free_faces) != CAIRO_STATUS_SUCCESS) {
            free(f);
            f = NULL;
        }
    }
    return f;
}

static bool looks_alike(Look a, Look b)
{
    return a.acts == b.acts && (a.over || a.held) == (b.over || b.held);
}

static double device_scale(cairo_t *cr)
{
    double x = 1.0, y = 0.0;
    cairo_user_to_device_distance(cr, &x, &y);
    return x;
}

static void begin_strokes(cairo_t *cr)
{
    cairo_set_dash(cr, NULL, 0, 0.0);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
}

/* Its middle is a corner of pixels. */
static Face make_face(double scale, double radius, Look look)
{
    const int half = (int)ceil((radius + 2.0) * scale);
    const Face face = {cairo_image_surface_create(CAIRO_FORMAT_RGB24, 2 * half, 2 * half), half,
                       radius, look};
    cairo_t *cr = gfx_begin(face.pixels, scale);
    gfx_color(cr, theme_card);
    cairo_paint(cr);
    begin_strokes(cr);
    draw_face(cr, (Dial){half / scale, half / scale, radius}, look);
    cairo_destroy(cr);
    return face;
}

static const Face *face_of(cairo_t *cr, double radius, Look look)
{
    Faces *f = faces_of(cr);
    for (unsigned i = 0; f && i < FACES; i++) {
        if (f->faces[i].radius == radius && looks_alike(f->faces[i].look, look)) {
            return &f->faces[i];
        }
    }
    if (!f) {
        return NULL;
    }
    Face *face = &f->faces[f->made++ % FACES];
    cairo_surface_destroy(face->pixels);
    *face = make_face(device_scale(cr), radius, look);
    return face;
}

/* On a card, the dial's middle a corner of pixels. */
static void put_face(cairo_t *cr, Dial d, Look look)
{
    const Face *face = face_of(cr, d.radius, look);
    if (!face || cairo_surface_status(face->pixels) != CAIRO_STATUS_SUCCESS) {
        draw_face(cr, d, look);
        return;
    }
    cairo_user_to_device(cr, &d.x, &d.y);
    const double left = round(d.x) - face->half, top = round(d.y) - face->half;
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_set_source_surface(cr, face->pixels, left, top);
    cairo_rectangle(cr, left, top, 2.0 * face->half, 2.0 * face->half);
    cairo_fill(cr);
    cairo_restore(cr);
}

/* --------------------------------------------------------------------------------- knobs -- */

static Dial dial_in(cairo_t *cr, Rect box, bool line)
{
    const double radius = line ? 8.5 : 16.5, lower = line ? 1.0 : 1.5;
    Dial dial = {box.x + box.width / 2.0, box.y + box.height / 2.0 + lower, radius};
    cairo_user_to_device(cr, &dial.x, &dial.y);
    dial.x = round(dial.x);
    dial.y = round(dial.y);
    cairo_device_to_user(cr, &dial.x, &dial.y);
    return dial;
}

static void draw_dial(cairo_t *cr, Dial dial, PortIndex port, float value, Look look)
{
    cairo_save(cr);
    begin_strokes(cr);
    put_face(cr, dial, look);
    draw_value(cr, dial, port, value, look);
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
    draw_dial(cr, dial_in(cr, box, line), port, value, look);
    draw_name(cr, place, look, line ? ALIGN_LEFT : ALIGN_CENTRE);
    draw_words(cr, number, look.held ? theme_accent : look_value(look),
               line ? ALIGN_RIGHT : ALIGN_CENTRE, value_write(text, port, value));
    draw_focus(cr, place->at, look);
}

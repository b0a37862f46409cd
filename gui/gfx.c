#include "gfx.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

bool rect_holds(Rect r, double x, double y)
{
    return x >= r.x && x < r.x + r.width && y >= r.y && y < r.y + r.height;
}

bool rects_meet(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

Rect rects_joined(Rect a, Rect b)
{
    const double left = fmin(a.x, b.x), top = fmin(a.y, b.y);
    const double right = fmax(a.x + a.width, b.x + b.width);
    const double bottom = fmax(a.y + a.height, b.y + b.height);
    return (Rect){left, top, right - left, bottom - top};
}

Rect rect_inset(Rect r, double margin)
{
    return (Rect){r.x + margin, r.y + margin, fmax(0.0, r.width - 2.0 * margin),
                  fmax(0.0, r.height - 2.0 * margin)};
}

Rect rect_take_column(Rect *r, double width)
{
    const double taken = fmin(fabs(width), r->width);
    Rect column = {r->x, r->y, taken, r->height};
    if (width < 0.0) {
        column.x = r->x + r->width - taken;
    } else {
        r->x += taken;
    }
    r->width -= taken;
    return column;
}

Rect rect_take_row(Rect *r, double height)
{
    const double taken = fmin(fabs(height), r->height);
    Rect row = {r->x, r->y, r->width, taken};
    if (height < 0.0) {
        row.y = r->y + r->height - taken;
    } else {
        r->y += taken;
    }
    r->height -= taken;
    return row;
}

/* Not with CAIRO_ANTIALIAS_FAST: cairo 1.16 then writes beyond small surfaces. */
cairo_t *gfx_begin(cairo_surface_t *surface, double scale)
{
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    return cr;
}

void gfx_color(cairo_t *cr, Color c)
{
    cairo_set_source_rgb(cr, c.red, c.green, c.blue);
}

void gfx_fill(cairo_t *cr, Rect r, Color color)
{
    gfx_color(cr, color);
    cairo_rectangle(cr, r.x, r.y, r.width, r.height);
    cairo_fill(cr);
}

void gfx_pixels(cairo_t *cr, cairo_surface_t *from)
{
    cairo_matrix_t scale;
    cairo_get_matrix(cr, &scale);
    cairo_identity_matrix(cr);
    cairo_set_source_surface(cr, from, 0.0, 0.0);
    cairo_set_matrix(cr, &scale);
}

static void round_path(cairo_t *cr, Rect r, double radius)
{
    const double c = fmin(radius, fmin(r.width, r.height) / 2.0);
    cairo_new_sub_path(cr);
    cairo_arc(cr, r.x + r.width - c, r.y + c, c, -pi / 2.0, 0.0);
    cairo_arc(cr, r.x + r.width - c, r.y + r.height - c, c, 0.0, pi / 2.0);
    cairo_arc(cr, r.x + c, r.y + r.height - c, c, pi / 2.0, pi);
    cairo_arc(cr, r.x + c, r.y + c, c, pi, 1.5 * pi);
    cairo_close_path(cr);
}

void gfx_card(cairo_t *cr, Rect r, double radius, Color color)
{
    gfx_color(cr, color);
    round_path(cr, r, radius);
    cairo_fill(cr);
}

void gfx_card_on(cairo_t *cr, Rect r, double radius, Color color, Color ground)
{
    const double right = r.x + r.width - radius, bottom = r.y + r.height - radius;
    gfx_color(cr, ground);
    cairo_rectangle(cr, r.x, r.y, radius, radius);
    cairo_rectangle(cr, right, r.y, radius, radius);
    cairo_rectangle(cr, r.x, bottom, radius, radius);
    cairo_rectangle(cr, right, bottom, radius, radius);
    cairo_fill(cr);
    gfx_card(cr, r, radius, color);
}

/* Of twelve corners: a circle of cairo's own, which has more of them, is five times as dear. */
void gfx_dot(cairo_t *cr, double x, double y, double radius)
{
    enum { CORNERS = 12 };
    static const double cosine[CORNERS] = {1.0,  0.866025,  0.5,  0.0, -0.5, -0.866025,
                                           -1.0, -0.866025, -0.5, 0.0, 0.5,  0.866025};
    const double as_large_as_a_circle = 1.023327, reach = radius * as_large_as_a_circle;
    cairo_new_sub_path(cr);
    for (int i = 0; i < CORNERS; i++) {
        const double sine = cosine[(i + 9) % CORNERS];
        cairo_line_to(cr, x + reach * cosine[i], y + reach * sine);
    }
    cairo_close_path(cr);
}

void gfx_frame(cairo_t *cr, Rect r, double radius, double width, Color color)
{
    gfx_color(cr, color);
    round_path(cr, rect_inset(r, width / 2.0), radius);
    cairo_set_line_width(cr, width);
    cairo_set_dash(cr, NULL, 0, 0.0);
    cairo_stroke(cr);
}

void gfx_pen(cairo_t *cr, const Pen *pen)
{
    gfx_color(cr, pen->color);
    cairo_set_line_width(cr, pen->width);
    cairo_set_dash(cr, pen->dash, pen->dashes, 0.0);
}

static void set_font(cairo_t *cr, double size, Weight weight)
{
    cairo_select_font_face(cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                           weight == WEIGHT_BOLD ? CAIRO_FONT_WEIGHT_BOLD
                                                 : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cr, size);
}

static double width_of(cairo_t *cr, const char *words)
{
    cairo_text_extents_t extents;
    cairo_text_extents(cr, words, &extents);
    return extents.x_advance;
}

double gfx_text_width(cairo_t *cr, double size, Weight weight, const char *words)
{
    set_font(cr, size, weight);
    return width_of(cr, words);
}

/* In the font that is set; the words are as wide as `width`. */
static void show_words(cairo_t *cr, double x, double y, double width, Color color, Align align,
                       const char *words)
{
    const double left[] = {x, x - width / 2.0, x - width};
    gfx_color(cr, color);
    cairo_move_to(cr, left[align], y);
    cairo_show_text(cr, words);
    cairo_new_path(cr);
}

void gfx_text(cairo_t *cr, double x, double y, double size, Weight weight, Color color, Align align,
              const char *words)
{
    set_font(cr, size, weight);
    show_words(cr, x, y, align == ALIGN_LEFT ? 0.0 : width_of(cr, words), color, align, words);
}

/* Whole characters of UTF-8 go, from the end, until the rest fits `most`; its width to `width`. */
static const char *shortened(cairo_t *cr, const char *words, double most, double *width, char *text,
                             size_t size)
{
    size_t length = strlen(words);
    *width = width_of(cr, words);
    if (*width <= most || length + sizeof "…" > size) {
        return words;
    }
    memcpy(text, words, length + 1);
    do {
        while (length > 0 && ((unsigned char)text[--length] & 0xc0) == 0x80) {
        }
        snprintf(text + length, size - length, "…");
        *width = width_of(cr, text);
    } while (length > 0 && *width > most);
    return text;
}

void gfx_text_in(cairo_t *cr, Rect r, double size, Weight weight, Color color, Align align,
                 const char *words)
{
    char text[512];
    set_font(cr, size, weight);
    cairo_font_extents_t font;
    cairo_font_extents(cr, &font);
    const double x[] = {r.x, r.x + r.width / 2.0, r.x + r.width};
    const double baseline = r.y + (r.height + font.ascent - font.descent) / 2.0;
    double width;
    const char *fitting = shortened(cr, words, r.width, &width, text, sizeof text);
    show_words(cr, x[align], baseline, width, color, align, fitting);
}

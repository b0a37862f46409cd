#include "overlay_field.h"

#include "theme.h"
#include "utf8.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static const double frame = 4.0, caret_width = 2.0;

Rect overlay_text(const Overlay *overlay)
{
    return rect_inset(overlay_field(overlay), frame);
}

double overlay_reach(cairo_t *cr, const TextField *field, size_t bytes)
{
    char before[OWN_PATH_SIZE];
    snprintf(before, sizeof before, "%.*s", (int)bytes, field->text);
    return gfx_text_width(cr, theme_text, WEIGHT_NORMAL, before);
}

/* Made to measure; nothing is drawn. */
static cairo_t *ruler(double scale)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
    cairo_t *cr = cairo_create(surface);
    cairo_surface_destroy(surface);
    cairo_scale(cr, scale, scale);
    return cr;
}

void overlay_show_caret(Overlay *overlay, double scale)
{
    const TextField *field = &overlay->field;
    cairo_t *cr = ruler(scale);
    const double caret = overlay_reach(cr, field, field->caret);
    const double all = overlay_reach(cr, field, sizeof field->text);
    const double room = overlay_text(overlay).width - caret_width;
    const double least = fmax(0.0, caret - room), most = fmin(caret, fmax(0.0, all - room));
    overlay->shift = fmax(least, fmin(overlay->shift, most));
    cairo_destroy(cr);
}

/* The last character that begins before a point, by halving: a path may be long. */
static size_t character_before(cairo_t *cr, const TextField *field, double reach)
{
    size_t low = 0, high = strlen(field->text);
    while (utf8_after(field->text, low) < high) {
        const size_t half = utf8_before(field->text, (low + high) / 2 + 1);
        const size_t middle = half > low ? half : utf8_after(field->text, low);
        if (overlay_reach(cr, field, middle) <= reach) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

size_t overlay_caret_near(const Overlay *overlay, double x, double scale)
{
    const TextField *field = &overlay->field;
    const double wanted = x - overlay_text(overlay).x + overlay->shift;
    cairo_t *cr = ruler(scale);
    const size_t before = character_before(cr, field, wanted);
    const size_t after = utf8_after(field->text, before);
    const double middle =
        (overlay_reach(cr, field, before) + overlay_reach(cr, field, after)) / 2.0;
    cairo_destroy(cr);
    return wanted > middle ? after : before;
}

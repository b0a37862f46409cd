#include "drawn_words.h"

#include "check.h"
#include "contrast.h"

static Drawn *notes;

/* What the linker makes of the two names (--wrap). */
void __real_gfx_text(cairo_t *cr, double x, double y, double size, Weight weight, Color color,
                     Align align, const char *words);
void __wrap_gfx_text(cairo_t *cr, double x, double y, double size, Weight weight, Color color,
                     Align align, const char *words);
void __real_gfx_text_in(cairo_t *cr, Rect r, double size, Weight weight, Color color, Align align,
                        const char *words);
void __wrap_gfx_text_in(cairo_t *cr, Rect r, double size, Weight weight, Color color, Align align,
                        const char *words);

void drawn_words_into(Drawn *drawn)
{
    notes = drawn;
    if (drawn) {
        drawn->count = 0;
    }
}

static bool is_in_clip(cairo_t *cr, Rect ink)
{
    const double rounding = 1.0;
    double left, top, right, bottom;
    cairo_clip_extents(cr, &left, &top, &right, &bottom);
    return ink.x >= left - rounding && ink.x + ink.width <= right + rounding &&
           ink.y >= top - rounding && ink.y + ink.height <= bottom + rounding;
}

/* On the average, of a picture that is drawn into RGB24. */
static Color ground_of(cairo_t *cr, Rect ink)
{
    cairo_surface_t *surface = cairo_get_target(cr);
    double left = ink.x, top = ink.y, right = ink.x + ink.width, bottom = ink.y + ink.height;
    cairo_user_to_device(cr, &left, &top);
    cairo_user_to_device(cr, &right, &bottom);
    const int last_x = (int)fmin(right, cairo_image_surface_get_width(surface) - 1);
    const int last_y = (int)fmin(bottom, cairo_image_surface_get_height(surface) - 1);
    const int stride = cairo_image_surface_get_stride(surface);
    double sums[3] = {0.0}, count = 0.0;
    cairo_surface_flush(surface);
    for (int py = (int)fmax(top, 0.0); py <= last_y; py++) {
        const void *row = cairo_image_surface_get_data(surface) + (ptrdiff_t)py * stride;
        for (int px = (int)fmax(left, 0.0); px <= last_x; px++) {
            const uint32_t pixel = ((const uint32_t *)row)[px];
            for (int channel = 0; channel < 3; channel++) {
                sums[channel] += ((pixel >> (16 - 8 * channel)) & 0xff) / 255.0;
            }
            count += 1.0;
        }
    }
    return (Color){sums[0] / count, sums[1] / count, sums[2] / count};
}

/* `width`: that they were given. */
static void take_note(cairo_t *cr, double x, double y, double size, Weight weight, Color color,
                      Align align, double width, const char *words)
{
    if (!notes || !words[0]) {
        return;
    }
    cairo_text_extents_t extents;
    const double whole = gfx_text_width(cr, size, weight, words); /* sets the font, too */
    cairo_text_extents(cr, words, &extents);
    const double left = x - (align == ALIGN_LEFT     ? 0.0
                             : align == ALIGN_CENTRE ? whole / 2.0
                                                     : whole);
    assert_true(notes->count < DRAWN_WORDS);
    DrawnWords *note = &notes->of[notes->count++];
    snprintf(note->words, sizeof note->words, "%s", words);
    note->ink =
        (Rect){left + extents.x_bearing, y + extents.y_bearing, extents.width, extents.height};
    note->size = size;
    note->contrast = contrast(color, ground_of(cr, note->ink));
    note->whole = whole <= width && is_in_clip(cr, note->ink);
}

void __wrap_gfx_text(cairo_t *cr, double x, double y, double size, Weight weight, Color color,
                     Align align, const char *words)
{
    take_note(cr, x, y, size, weight, color, align, HUGE_VAL, words);
    __real_gfx_text(cr, x, y, size, weight, color, align, words);
}

void __wrap_gfx_text_in(cairo_t *cr, Rect r, double size, Weight weight, Color color, Align align,
                        const char *words)
{
    cairo_font_extents_t font;
    gfx_text_width(cr, size, weight, words);
    cairo_font_extents(cr, &font);
    const double x[] = {r.x, r.x + r.width / 2.0, r.x + r.width};
    take_note(cr, x[align], r.y + (r.height + font.ascent - font.descent) / 2.0, size, weight,
              color, align, r.width, words);
    __real_gfx_text_in(cr, r, size, weight, color, align, words);
}

static bool overlap(Rect a, Rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

void assert_drawn_well(const Drawn *drawn, const char *what)
{
    for (unsigned i = 0; i < drawn->count; i++) {
        const DrawnWords *one = &drawn->of[i];
        if (!one->whole || one->size < 11.0) {
            print_error("%s: \"%s\" is cut off or too small\n", what, one->words);
            fail();
        }
        if (!(one->contrast >= words_contrast)) {
            print_error("%s: \"%s\" has a contrast of %.2f\n", what, one->words, one->contrast);
            fail();
        }
        for (unsigned j = 0; j < i; j++) {
            if (overlap(one->ink, drawn->of[j].ink)) {
                print_error("%s: \"%s\" over \"%s\"\n", what, one->words, drawn->of[j].words);
                fail();
            }
        }
    }
}

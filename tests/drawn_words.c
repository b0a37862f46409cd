#include "drawn_words.h"

#include "check.h"

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

/* `width`: that they were given. */
static void take_note(cairo_t *cr, double x, double y, double size, Weight weight, Align align,
                      double width, const char *words)
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
    note->whole = whole <= width && is_in_clip(cr, note->ink);
}

void __wrap_gfx_text(cairo_t *cr, double x, double y, double size, Weight weight, Color color,
                     Align align, const char *words)
{
    take_note(cr, x, y, size, weight, align, HUGE_VAL, words);
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
              align, r.width, words);
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
        for (unsigned j = 0; j < i; j++) {
            if (overlap(one->ink, drawn->of[j].ink)) {
                print_error("%s: \"%s\" over \"%s\"\n", what, one->words, drawn->of[j].words);
                fail();
            }
        }
    }
}

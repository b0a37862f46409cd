#include "draw_parts.h"
#include "overlay_field.h"
#include <math.h>

static void draw_shadow(cairo_t *cr, Rect at)
{
    for (int i = 6; i > 0; i--) {
        cairo_set_source_rgba(cr, 0.0, 0.0, 0.0, 0.06);
        const double by = (double)i;
        cairo_rectangle(cr, at.x - by, at.y - by + 2.0, at.width + 2.0 * by, at.height + 2.0 * by);
        cairo_fill(cr);
    }
}

static void draw_tick(cairo_t *cr, double x, double y)
{
    gfx_color(cr, theme_accent);
    cairo_set_line_width(cr, 2.0);
    cairo_set_dash(cr, NULL, 0, 0.0);
    cairo_move_to(cr, x - 4.0, y);
    cairo_line_to(cr, x - 1.0, y + 3.0);
    cairo_line_to(cr, x + 4.0, y - 3.5);
    cairo_stroke(cr);
}

static void draw_item(cairo_t *cr, const Overlay *overlay, unsigned i)
{
    const OverlayItem *item = &overlay->items[i];
    Rect at = overlay_item(overlay, i);
    if (overlay->lit == (int)i && !item->dead) {
        gfx_card(cr, at, 3.0, theme_chosen);
    }
    const Rect mark = rect_take_column(&at, OVERLAY_TICK_WIDTH);
    if (item->ticked) {
        draw_tick(cr, mark.x + mark.width / 2.0, mark.y + mark.height / 2.0);
    }
    rect_take_column(&at, -WORDS_MARGIN);
    draw_words(cr, at, item->dead ? theme_faint : theme_bright, ALIGN_LEFT, item->words);
}

/* How far along the items those in sight are. */
static void draw_scroll(cairo_t *cr, const Overlay *overlay)
{
    if (overlay->shown >= overlay->count) {
        return;
    }
    const Rect first = overlay_item(overlay, overlay->first);
    const double all = overlay->shown * first.height, an_item = all / overlay->count;
    const double x = overlay->at.x + overlay->at.width - 4.0;
    gfx_card(cr, (Rect){x, first.y, 2.5, all}, 1.25, theme_raised);
    gfx_card(cr, (Rect){x, first.y + overlay->first * an_item, 2.5, overlay->shown * an_item}, 1.25,
             theme_quiet);
}

static void draw_field(cairo_t *cr, const Overlay *overlay)
{
    const TextField *field = &overlay->field;
    const Rect at = overlay_field(overlay), inside = overlay_text(overlay);
    const double caret = overlay_reach(cr, field, field->caret);
    const double anchor = overlay_reach(cr, field, field->anchor);
    const double x = inside.x - overlay->shift;
    cairo_save(cr);
    gfx_card(cr, at, 4.0, theme_night);
    gfx_frame(cr, at, 4.0, 1.5, theme_accent);
    cairo_rectangle(cr, inside.x - 1.0, inside.y - 2.0, inside.width + 2.0, inside.height + 4.0);
    cairo_clip(cr);
    gfx_fill(cr, (Rect){x + fmin(caret, anchor), inside.y, fabs(caret - anchor), inside.height},
             theme_chosen);
    gfx_text(cr, x, inside.y + inside.height / 2.0 + 4.5, theme_text, WEIGHT_NORMAL, theme_bright,
             ALIGN_LEFT, field->text);
    gfx_fill(cr, (Rect){x + caret - 0.5, inside.y, 1.5, inside.height}, theme_bright);
    cairo_restore(cr);
}

void overlay_draw(cairo_t *cr, const Overlay *overlay)
{
    draw_shadow(cr, overlay->at);
    gfx_card(cr, overlay->at, theme_radius, theme_card);
    gfx_frame(cr, overlay->at, theme_radius, 1.0, theme_line);
    if (overlay_field(overlay).height > 0.0) {
        draw_field(cr, overlay);
    }
    if (overlay->fault[0]) {
        Rect row = overlay_fault(overlay);
        rect_take_column(&row, WORDS_MARGIN);
        draw_words(cr, row, theme_alarm, ALIGN_LEFT, overlay->fault);
    }
    for (unsigned i = overlay->first; i < overlay->first + overlay->shown; i++) {
        draw_item(cr, overlay, i);
    }
    draw_scroll(cr, overlay);
}

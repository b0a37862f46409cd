#include "overlay.h"

#include "draw_parts.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static const double item_height = 22.0, padding = 4.0, tick_width = 20.0, fault_height = 18.0;
static const double field_height = 24.0, path_width = 560.0, value_width = 112.0;

static bool has_field(const Overlay *overlay)
{
    return overlay->kind == OVERLAY_VALUE || overlay->kind == OVERLAY_PATH;
}

/* ----------------------------------------------------------------------------------- places -- */

/* What it lies beside: of a control the part that the hand worked on. */
static Rect anchor_of(const Overlay *overlay)
{
    const Place *place = &overlay->place;
    switch (overlay->kind) {
    case OVERLAY_VALUE:
        return place->kind == PLACE_KNOB ? place_value(place) : place->at;
    case OVERLAY_PATH:
        return place_file_name(place);
    case OVERLAY_LIST:
        return place_box(place);
    case OVERLAY_MENU:
    case OVERLAY_NONE:
        break;
    }
    return place->at;
}

static double natural_width(const Overlay *overlay, Rect anchor)
{
    if (overlay->kind == OVERLAY_PATH) {
        return path_width;
    }
    double widest = anchor.width;
    if (overlay->kind == OVERLAY_VALUE) {
        widest = fmax(value_width, words_width(overlay->fault) + 2.0 * padding + WORDS_MARGIN);
    }
    for (unsigned i = 0; i < overlay->count; i++) {
        widest = fmax(widest, words_width(overlay->items[i].words) + tick_width +
                                  2.0 * (padding + WORDS_MARGIN));
    }
    return widest;
}

/* Of what is above the items. */
static double head_height(const Overlay *overlay)
{
    return (has_field(overlay) ? field_height : 0.0) + (overlay->fault[0] ? fault_height : 0.0);
}

/* Where its edge next to the place is: the upper one where it goes down from there, and the lower
 * one where it goes up. A field covers what it is typed for. */
static double edge_of(const Overlay *overlay, Rect anchor, bool up)
{
    const double apart = 2.0, middle = anchor.y + anchor.height / 2.0;
    if (has_field(overlay)) {
        const double away = field_height / 2.0 + padding;
        return up ? middle + away : middle - away;
    }
    return up ? anchor.y - apart : anchor.y + anchor.height + apart;
}

static void choose_shown(Overlay *overlay, double room)
{
    const double most = floor(room / item_height);
    overlay->shown = overlay->count < most ? overlay->count : most > 1.0 ? (unsigned)most : 1;
    if (overlay->shown > overlay->count) {
        overlay->shown = overlay->count;
    }
    if (overlay->first + overlay->shown > overlay->count) {
        overlay->first = overlay->count - overlay->shown;
    }
}

void overlay_place(Overlay *overlay, double width, double height)
{
    const double margin = 4.0, files = 10.0;
    const Rect anchor = anchor_of(overlay);
    const double fixed = head_height(overlay) + 2.0 * padding;
    const double below = height - margin - edge_of(overlay, anchor, false) - fixed;
    const double above = edge_of(overlay, anchor, true) - margin - fixed;
    const bool up = overlay->count * item_height > below && above > below;
    const double room = up ? above : below;
    choose_shown(overlay, overlay->kind == OVERLAY_PATH ? fmin(room, files * item_height) : room);
    Rect at = {anchor.x, edge_of(overlay, anchor, up),
               fmin(natural_width(overlay, anchor), width - 2.0 * margin),
               fixed + overlay->shown * item_height};
    at.y -= up ? at.height : 0.0;
    if (overlay->kind == OVERLAY_VALUE) {
        at.x += (anchor.width - at.width) / 2.0;
    }
    at.x = round(fmax(margin, fmin(at.x, width - margin - at.width)));
    at.y = round(fmax(margin, fmin(at.y, height - margin - at.height)));
    overlay->at = at;
}

/* What lies next to the place comes first, upwards as well as downwards. */
static bool goes_up(const Overlay *overlay)
{
    const Rect anchor = anchor_of(overlay), at = overlay->at;
    return anchor.y + anchor.height / 2.0 > at.y + at.height / 2.0 + 1.0;
}

static Rect take_next(const Overlay *overlay, Rect *inside, double height)
{
    return rect_take_row(inside, goes_up(overlay) ? -height : height);
}

Rect overlay_field(const Overlay *overlay)
{
    Rect inside = rect_inset(overlay->at, padding);
    return take_next(overlay, &inside, has_field(overlay) ? field_height : 0.0);
}

static Rect fault_row(const Overlay *overlay, Rect *inside)
{
    *inside = rect_inset(overlay->at, padding);
    take_next(overlay, inside, has_field(overlay) ? field_height : 0.0);
    return take_next(overlay, inside, overlay->fault[0] ? fault_height : 0.0);
}

Rect overlay_item(const Overlay *overlay, unsigned item)
{
    Rect items;
    fault_row(overlay, &items);
    items.y += (double)(item - overlay->first) * item_height;
    items.height = item_height;
    return items;
}

int overlay_find(const Overlay *overlay, double x, double y)
{
    for (unsigned i = overlay->first; i < overlay->first + overlay->shown; i++) {
        if (rect_holds(overlay_item(overlay, i), x, y)) {
            return (int)i;
        }
    }
    return -1;
}

/* ---------------------------------------------------------------------------------- drawing -- */

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
    const Rect mark = rect_take_column(&at, tick_width);
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
    const double all = overlay->shown * item_height, an_item = all / overlay->count;
    const double x = overlay->at.x + overlay->at.width - 4.0;
    gfx_card(cr, (Rect){x, first.y, 2.5, all}, 1.25, theme_raised);
    gfx_card(cr, (Rect){x, first.y + overlay->first * an_item, 2.5, overlay->shown * an_item}, 1.25,
             theme_quiet);
}

static double width_before(cairo_t *cr, const TextField *field, unsigned bytes)
{
    char before[OWN_PATH_SIZE];
    snprintf(before, sizeof before, "%.*s", (int)bytes, field->text);
    return gfx_text_width(cr, theme_text, WEIGHT_NORMAL, before);
}

/* Moved to the left as far as the caret needs. */
static void draw_field(cairo_t *cr, Rect at, const TextField *field)
{
    const Rect inside = rect_inset(at, 4.0);
    const double caret = width_before(cr, field, field->caret);
    const double anchor = width_before(cr, field, field->anchor);
    const double x = inside.x + fmin(0.0, inside.width - 2.0 - caret);
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
    if (has_field(overlay)) {
        draw_field(cr, overlay_field(overlay), &overlay->field);
    }
    if (overlay->fault[0]) {
        Rect items, row = fault_row(overlay, &items);
        rect_take_column(&row, WORDS_MARGIN);
        draw_words(cr, row, theme_alarm, ALIGN_LEFT, overlay->fault);
    }
    for (unsigned i = overlay->first; i < overlay->first + overlay->shown; i++) {
        draw_item(cr, overlay, i);
    }
    draw_scroll(cr, overlay);
}

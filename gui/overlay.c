#include "overlay.h"

#include "place_parts.h"
#include <math.h>

static const double item_height = 22.0, padding = 4.0, fault_height = 18.0;
static const double field_height = 24.0, path_width = 560.0, value_width = 112.0;

static bool has_field(const Overlay *overlay)
{
    return overlay->kind == OVERLAY_VALUE || overlay->kind == OVERLAY_PATH;
}

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
        widest = fmax(widest, words_width(overlay->items[i].words) + OVERLAY_TICK_WIDTH +
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

/* What is left are the items. */
static Rect take_fault(const Overlay *overlay, Rect *inside)
{
    *inside = rect_inset(overlay->at, padding);
    take_next(overlay, inside, has_field(overlay) ? field_height : 0.0);
    return take_next(overlay, inside, overlay->fault[0] ? fault_height : 0.0);
}

Rect overlay_fault(const Overlay *overlay)
{
    Rect items;
    return take_fault(overlay, &items);
}

Rect overlay_item(const Overlay *overlay, unsigned item)
{
    Rect items;
    take_fault(overlay, &items);
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

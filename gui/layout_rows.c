#include "layout_rows.h"

#include "place_parts.h"
#include "theme.h"
#include <math.h>

static const double gap_least = 4.0, gap_most = 40.0;
static const double knob_least = 48.0, file_least = 140.0, file_most = 420.0;

static double port_item_width(PlaceKind kind, PortIndex port, bool line)
{
    const double name = words_width(place_words(&(Place){.kind = kind, .of = (int)port}));
    const double list = labels_width(port) + CHEVRON_WIDTH;
    switch (kind) {
    case PLACE_LIST:
        return line ? name + list : fmax(name, list);
    case PLACE_KNOB:
        return line ? name + LINE_HEIGHT + values_width(port)
                    : fmax(knob_least, fmax(name, values_width(port)));
    case PLACE_SWITCH:
        return switch_look(port) == SWITCH_LATCH ? name + LAMP_WIDTH + WORDS_MARGIN
               : line                            ? name + PILL_WIDTH + WORDS_MARGIN
                                                 : fmax(name, PILL_WIDTH + 28.0);
    case PLACE_PUSH:
        return name + WORDS_MARGIN;
    default:
        return name;
    }
}

static double choices_width(PortIndex port, bool line)
{
    const double name = words_width(params[port].name);
    if (!line) {
        return fmax(name, labels_width(port) + 2.0 * WORDS_MARGIN);
    }
    double width = name;
    for (size_t i = 0; i < scale_point_count; i++) {
        if (scale_points[i].port == port) {
            width += words_width(scale_points[i].label) + WORDS_MARGIN;
        }
    }
    return width;
}

double item_width(PlaceKind kind, int of, bool line)
{
    if (kind == PLACE_FILE) {
        return file_least;
    }
    return kind == PLACE_CHOICES ? choices_width((PortIndex)of, line)
                                 : port_item_width(kind, (PortIndex)of, line);
}

void layout_add(Layout *layout, PlaceKind kind, int of, Rect at)
{
    layout->places[layout->count++] = (Place){kind, of, at};
}

void layout_cut(Layout *layout, PlaceKind kind, int of, Rect *row, double width)
{
    layout_add(layout, kind, of, rect_take_column(row, width));
    rect_take_column(row, copysign(theme_gap, width));
}

/* ------------------------------------------------------------------------- columns of a page -- */

enum { COLUMNS = 16 };

typedef struct {
    double width[COLUMNS];
    bool grows[COLUMNS];
    unsigned count, growing;
    double total;
} Columns;

static Columns columns_of(const Item *items, size_t count, bool all)
{
    Columns c = {0};
    for (size_t i = 0; i < count; i++) {
        if (items[i].where_room && !all) {
            continue;
        }
        const double width = item_width(items[i].kind, items[i].of, false);
        if (items[i].below) {
            c.width[c.count - 1] = fmax(c.width[c.count - 1], width);
        } else {
            c.grows[c.count] = items[i].kind == PLACE_FILE;
            c.growing += c.grows[c.count];
            c.width[c.count++] = width;
        }
    }
    for (unsigned i = 0; i < c.count; i++) {
        c.total += c.width[i];
    }
    return c;
}

static void grow(Columns *c, double room)
{
    for (unsigned i = 0; i < c->count && c->growing > 0; i++) {
        const double more = fmin(fmax(0.0, room) / c->growing, file_most - c->width[i]);
        if (c->grows[i]) {
            c->width[i] += more;
            c->total += more;
        }
    }
}

static double item_height(const Item *items, size_t count, size_t i)
{
    const bool shared = items[i].below || (i + 1 < count && items[i + 1].below);
    const bool tall = items[i].kind == PLACE_KNOB || items[i].kind == PLACE_CHOICES ||
                      items[i].kind == PLACE_FILE;
    return tall && !shared ? TALL_HEIGHT : STACK_HEIGHT;
}

void layout_spread(Layout *layout, Rect row, const Item *items, size_t count)
{
    Columns c = columns_of(items, count, true);
    const bool all = c.total + (c.count - 1) * gap_least <= row.width;
    if (!all) {
        c = columns_of(items, count, false);
    }
    grow(&c, row.width - c.total - (c.count - 1) * 2.0 * theme_gap);
    const double gaps = c.count - 1.0;
    const double gap = floor(fmin(gap_most, (row.width - c.total) / gaps));
    double x = row.x + floor((row.width - c.total - gaps * gap) / 2.0);
    unsigned column = 0;
    double left = x;
    for (size_t i = 0; i < count; i++) {
        if (items[i].where_room && !all) {
            continue;
        }
        const double height = item_height(items, count, i);
        if (!items[i].below) {
            left = x;
            x += c.width[column++] + gap;
        }
        const double top = items[i].below ? row.y + TALL_HEIGHT - height : row.y;
        layout_add(layout, items[i].kind, items[i].of,
                   (Rect){left, top, c.width[column - 1], height});
    }
}

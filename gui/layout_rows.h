/* Places put into rows: a row is a list of what stands in it, from left to right. Pure. */
#ifndef EARFIELD_LAYOUT_ROWS_H
#define EARFIELD_LAYOUT_ROWS_H

#include "layout.h"

typedef struct {
    PlaceKind kind;
    int of;
    bool below;      /* under the one before it */
    bool where_room; /* stands on another page, too, and goes first where it is narrow */
} Item;

/** What a place takes by what is written in it. */
double item_width(PlaceKind kind, int of, bool line);

void layout_add(Layout *layout, PlaceKind kind, int of, Rect at);

/** One line, or a name with a control below it: cut off the left of `row`, with a gap behind it
 * (`width` negative: off the right, with the gap before it). */
void layout_cut(Layout *layout, PlaceKind kind, int of, Rect *row, double width);

/** The tall row of a page: columns of their own width, spread evenly; files take what is left. */
void layout_spread(Layout *layout, Rect row, const Item *items, size_t count);

#endif

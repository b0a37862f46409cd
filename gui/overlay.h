/* What lies over the window for a moment: the list of a choice or of presets, the menu of a control,
 * a value that is typed, a path with what could complete it. One at most. */
#ifndef EARFIELD_OVERLAY_H
#define EARFIELD_OVERLAY_H

#include "layout.h"
#include "text_field.h"

typedef enum { OVERLAY_NONE, OVERLAY_LIST, OVERLAY_MENU, OVERLAY_VALUE, OVERLAY_PATH } OverlayKind;

enum { OVERLAY_ITEMS = 64, OVERLAY_WORDS = 256, OVERLAY_TICK_WIDTH = 20 };

typedef struct {
    char words[OVERLAY_WORDS];
    bool ticked; /* the present choice */
    bool dead;   /* can't be chosen now */
} OverlayItem;

typedef struct {
    OverlayKind kind;
    Place place; /* that it belongs to */
    Rect at;     /* of all of it, within the window, in pixels of scale 1 */
    OverlayItem items[OVERLAY_ITEMS];
    unsigned count, first, shown; /* items there are; those in sight */
    int lit;                      /* item under the pointer or the arrow keys, or -1 */
    TextField field;              /* of a value or path */
    double shift;                 /* of its text to the left, so that the caret is in sight */
    char fault[OVERLAY_WORDS];    /* why what was typed is not taken; empty: nothing */
} Overlay;

/** Give a filled overlay its rectangle, beside its place and within a window of that size, and set
 * how many items are in sight. */
void overlay_place(Overlay *overlay, double width, double height);

/** The rectangle of the text field (of values and paths), and of an item in sight. */
Rect overlay_field(const Overlay *overlay);
Rect overlay_item(const Overlay *overlay, unsigned item);

/** Where it says what is wrong with what was typed; of no height where nothing is. */
Rect overlay_fault(const Overlay *overlay);

/** The item at a point, or -1. */
int overlay_find(const Overlay *overlay, double x, double y);

void overlay_draw(cairo_t *cr, const Overlay *overlay);

#endif

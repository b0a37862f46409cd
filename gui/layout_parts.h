/* The parts of the window, from top to bottom. Pure. */
#ifndef EARFIELD_LAYOUT_PARTS_H
#define EARFIELD_LAYOUT_PARTS_H

#include "gfx.h"

typedef struct {
    Rect header, middle, tabs, page, footer; /* all as wide as the window, or with its margins */
} LayoutParts;

LayoutParts layout_parts(double width, double height);

#endif

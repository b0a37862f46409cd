/* What stands on each page of controls. Pure. */
#ifndef EARFIELD_LAYOUT_PAGES_H
#define EARFIELD_LAYOUT_PAGES_H

#include "layout_rows.h"

/** The controls of a page in a row of TALL_HEIGHT. */
void layout_page(Layout *layout, Rect row, Page page);

#endif

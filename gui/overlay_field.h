/* The text field of an overlay, where its caret is drawn and pointed at. Fonts are asked, so this is
 * apart from overlay.c. Lengths are in pixels of scale 1; `scale` is that of the window, as letters are
 * fitted to its pixels. */
#ifndef EARFIELD_OVERLAY_FIELD_H
#define EARFIELD_OVERLAY_FIELD_H

#include "overlay.h"

/** Where its text is seen, within its frame. */
Rect overlay_text(const Overlay *overlay);

/** How far from where the text begins its first bytes reach. The context is scaled already. */
double overlay_reach(cairo_t *cr, const TextField *field, size_t bytes);

/** Move a text that is too long no further than needed to have the caret in sight. */
void overlay_show_caret(Overlay *overlay, double scale);

/** The byte of the text before which a caret is nearest to a point. */
size_t overlay_caret_near(const Overlay *overlay, double x, double scale);

#endif

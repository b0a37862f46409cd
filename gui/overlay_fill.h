/* What overlays hold: choices, presets, zooms, a control's menu, a value or a path to be typed. None
 * of them has its rectangle yet: overlay_place(). Pure, but for the path's, which reads folders. */
#ifndef EARFIELD_OVERLAY_FILL_H
#define EARFIELD_OVERLAY_FILL_H

#include "model.h"
#include "overlay.h"

enum { ZOOMS = 6 };

/** 0.75 to 2. */
extern const double overlay_zooms[ZOOMS];

/** The items of a menu, in their order. */
typedef enum { MENU_DEFAULT, MENU_PREVIOUS, MENU_TYPE, MENU_COPY, MENU_PASTE, MENU_ITEMS } MenuItem;

/** Of a choice's port; item i is the i-th value from the minimum on. */
void overlay_fill_choices(Overlay *overlay, const Place *place, const Model *model);

/** Item i is preset i. */
void overlay_fill_presets(Overlay *overlay, const Place *place, const Model *model);

void overlay_fill_zooms(Overlay *overlay, const Place *place, double zoom);

/** `copied`: a value in words; empty: none. */
void overlay_fill_menu(Overlay *overlay, const Place *place, const Model *model,
                       const char *copied);

/** With the present value, selected. */
void overlay_fill_value(Overlay *overlay, const Place *place, const Model *model);

/** With a path, selected, and what lies beside it. */
void overlay_fill_path(Overlay *overlay, const Place *place, const char *path);

/** After the path was changed: what could complete it; names without a folder lie in `folder`. */
void overlay_complete_path(Overlay *overlay, const char *folder);

/** The arrow keys: light another item, and bring it in sight (by 0: the one that is lit). Round at
 * the ends. */
void overlay_light(Overlay *overlay, int by);

/** The wheel: other items in sight. */
void overlay_scroll(Overlay *overlay, int by);

#endif

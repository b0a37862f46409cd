/* The view of what becomes of each frequency on its way to the ears, over the programme's live
 * spectrum; in Speakers of what arrives when. */
#ifndef EARFIELD_VIEW_RESPONSE_H
#define EARFIELD_VIEW_RESPONSE_H

#include "gfx.h"
#include "view_model.h"

/** All of it. */
void view_response_draw(cairo_t *cr, Rect at, const ViewModel *view);

/** The two layers of the same: what stands until a control changes, over an opaque ground, and what
 * moves with the programme, over the former and within a part of it: `box` is empty where there is
 * no room for any, and changes only with what stands. */
void view_response_draw_still(cairo_t *cr, Rect at, const ViewModel *view);
Rect view_response_moving(cairo_t *cr, Rect at, const ViewModel *view);
void view_response_draw_moving(cairo_t *cr, Rect box, const ViewModel *view);

#endif

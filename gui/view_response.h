/* The view of what becomes of each frequency on its way to the ears, over the programme's live
 * spectrum; in Speakers of what arrives when. */
#ifndef EARFIELD_VIEW_RESPONSE_H
#define EARFIELD_VIEW_RESPONSE_H

#include "gfx.h"
#include "view_model.h"

/** All of it. */
void view_response_draw(cairo_t *cr, Rect at, const ViewModel *view);

/** The same but for the programme (view_programme.h), over an opaque ground: what stands until a
 * control changes; and the box over which the programme is drawn: empty where there is no room for
 * it. */
void view_response_draw_still(cairo_t *cr, Rect at, const ViewModel *view);
Rect view_response_programme(cairo_t *cr, Rect at, const ViewModel *view);

#endif

/* The view of what is heard from where: from above, to scale, one picture a mode. */
#ifndef EARFIELD_VIEW_STAGE_H
#define EARFIELD_VIEW_STAGE_H

#include "../plugin/params.h"
#include "gfx.h"
#include "view_model.h"

void view_stage_draw(cairo_t *cr, Rect at, const ViewModel *view);

/** What of the picture a hand can move. */
typedef enum { STAGE_NOTHING, STAGE_SPEAKER_LEFT, STAGE_SPEAKER_RIGHT, STAGE_HEAD } StageThing;

/** What is there to be moved at a point. */
StageThing view_stage_find(Rect at, const ViewModel *view, double x, double y);

/** The values that bring `thing` to a point: angle and distance for a speaker, yaw for the head (the
 * point is where the nose points to). At most two; the number of them. What was grabbed beside its
 * middle stays so: the caller gives the point less that offset (view_stage_middle()). */
typedef struct {
    PortIndex port;
    float value;
} StageMove;

unsigned view_stage_move(Rect at, const ViewModel *view, StageThing thing, double x, double y,
                         StageMove moves[2]);

/** Where the thing is now. */
void view_stage_middle(Rect at, const ViewModel *view, StageThing thing, double *x, double *y);

#endif

/* Where everything of the stage's plan is on the canvas, and back: one mapping for drawing and for
 * dragging. Angles as of sound: 0 ahead (up), positive to the left. Pure. */
#ifndef EARFIELD_STAGE_PLAN_H
#define EARFIELD_STAGE_PLAN_H

#include "../plugin/settings.h"
#include "sketch.h"
#include "view_model.h"

typedef enum {
    PLAN_NONE,    /* nothing stands anywhere: Direct, In-Ears, a loaded response */
    PLAN_PHANTOM, /* of Headphones: directions alone */
    PLAN_ROOM,    /* to scale */
    PLAN_OPEN     /* no walls: as far as the root of the distance, to show 0.3 m and 10 m alike */
} PlanKind;

typedef struct {
    PlanKind kind;
    Point head;
    double head_px;     /* radius */
    double px_per_m;    /* of PLAN_ROOM */
    double farthest_px; /* of PLAN_OPEN: where 10 m are; of PLAN_PHANTOM: where the speakers are */
    Rect room;          /* the inside of the walls */
    double angle_degrees[SPEAKERS], distance_m[SPEAKERS]; /* of the loudspeakers */
    double yaw_degrees;                                   /* less straight ahead */
} StagePlan;

/** What the plan leaves at the bottom of the view's inside for words. */
Rect stage_plan_take_words(Rect *inside);

/** In what stage_plan_take_words() left. */
StagePlan stage_plan(Rect area, const ViewModel *view, const Settings *settings);

Point stage_plan_speaker(const StagePlan *plan, unsigned speaker);

/** Where the nose points to: the head's handle. */
Point stage_plan_nose(const StagePlan *plan);

/** How far on the canvas a distance is, and back. */
double stage_plan_px(const StagePlan *plan, double distance_m);
double stage_plan_m(const StagePlan *plan, double away_px);

#endif

#include "stage_plan.h"
#include "value_text.h"
#include "view_stage.h"
#include <math.h>

static const double pi = 3.14159265358979323846;
static const double reach_px = 16.0; /* how far beside a thing a hand still grabs it */

static StagePlan plan_of(Rect at, const ViewModel *view)
{
    const Settings settings = settings_from_controls(view->values, view->straight_ahead_degrees);
    Rect area = sketch_inside(at);
    stage_plan_take_words(&area);
    return stage_plan(area, view, &settings);
}

static bool can_move(const StagePlan *plan, const ViewModel *view)
{
    return plan->kind == PLAN_ROOM || plan->kind == PLAN_OPEN ||
           (plan->kind == PLAN_PHANTOM &&
            (CrossfeedKind)view->values[PORT_CROSSFEED] == CROSSFEED_NATURAL);
}

static Point middle_of(const StagePlan *plan, StageThing thing)
{
    switch (thing) {
    case STAGE_SPEAKER_LEFT:
        return stage_plan_speaker(plan, SPEAKER_LEFT);
    case STAGE_SPEAKER_RIGHT:
        return stage_plan_speaker(plan, SPEAKER_RIGHT);
    case STAGE_HEAD:
        return stage_plan_nose(plan);
    case STAGE_NOTHING:
        break;
    }
    return plan->head;
}

void view_stage_middle(Rect at, const ViewModel *view, StageThing thing, double *x, double *y)
{
    const StagePlan plan = plan_of(at, view);
    const Point middle = middle_of(&plan, thing);
    *x = middle.x;
    *y = middle.y;
}

/* --------------------------------------------------------------------------------- find -- */

static double away(Point a, Point b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

StageThing view_stage_find(Rect at, const ViewModel *view, double x, double y)
{
    const StagePlan plan = plan_of(at, view);
    const Point point = {x, y};
    if (!can_move(&plan, view)) {
        return STAGE_NOTHING;
    }
    const StageThing last = plan.kind == PLAN_PHANTOM ? STAGE_SPEAKER_RIGHT : STAGE_HEAD;
    StageThing nearest = STAGE_NOTHING;
    double nearest_px = reach_px;
    for (int thing = STAGE_SPEAKER_LEFT; thing <= (int)last; thing++) {
        const double px = away(point, middle_of(&plan, (StageThing)thing));
        if (px < nearest_px) {
            nearest = (StageThing)thing;
            nearest_px = px;
        }
    }
    const bool on_head = away(point, plan.head) <= plan.head_px;
    return nearest == STAGE_NOTHING && on_head && last == STAGE_HEAD ? STAGE_HEAD : nearest;
}

/* --------------------------------------------------------------------------------- move -- */

/* What is set is what is seen; what is as good as the present value is that. */
static StageMove move_to(const ViewModel *view, PortIndex port, double value)
{
    const float rounded = value_rounded(port, value), present = view->values[port];
    const bool same = value_rounded(port, (double)present) == rounded;
    return (StageMove){port, same ? present : rounded};
}

static double degrees_toward(const StagePlan *plan, Point to)
{
    return atan2(plan->head.x - to.x, plan->head.y - to.y) * 180.0 / pi;
}

/* Where the room holds the loudspeakers nearer than they are asked for, and they are held there
 * still, the wish stays. */
static double wished_distance_m(const ViewModel *view, const Settings *settings, unsigned speaker,
                                double angle_degrees, double distance_m)
{
    const Room *room = room_of(settings->wish.room);
    const double present_m = (double)view->values[PORT_DISTANCE], as_good_m = 0.02;
    const RoomPlacement held = room_placement(room, present_m, angle_degrees);
    const bool nearer = held.distance_m[speaker] < present_m * room->ratio[speaker] - 1e-6;
    if (nearer && distance_m > held.distance_m[speaker] - as_good_m) {
        return present_m;
    }
    return distance_m / room->ratio[speaker];
}

static unsigned move_speaker(const StagePlan *plan, const ViewModel *view, unsigned speaker,
                             Point to, StageMove moves[2])
{
    const double side = speaker == SPEAKER_LEFT ? 1.0 : -1.0;
    moves[0] = move_to(view, PORT_ANGLE, side * degrees_toward(plan, to));
    if (plan->kind == PLAN_PHANTOM) {
        return 1;
    }
    const Settings settings = settings_from_controls(view->values, view->straight_ahead_degrees);
    const double m = stage_plan_m(plan, away(plan->head, to));
    moves[1] = move_to(view, PORT_DISTANCE,
                       wished_distance_m(view, &settings, speaker, (double)moves[0].value, m));
    return 2;
}

unsigned view_stage_move(Rect at, const ViewModel *view, StageThing thing, double x, double y,
                         StageMove moves[2])
{
    const StagePlan plan = plan_of(at, view);
    const Point to = {x, y};
    if (!can_move(&plan, view)) {
        return 0;
    }
    switch (thing) {
    case STAGE_SPEAKER_LEFT:
        return move_speaker(&plan, view, SPEAKER_LEFT, to, moves);
    case STAGE_SPEAKER_RIGHT:
        return move_speaker(&plan, view, SPEAKER_RIGHT, to, moves);
    case STAGE_HEAD:
        moves[0] =
            move_to(view, PORT_YAW,
                    remainder(degrees_toward(&plan, to) + view->straight_ahead_degrees, 360.0));
        return 1;
    case STAGE_NOTHING:
        break;
    }
    return 0;
}

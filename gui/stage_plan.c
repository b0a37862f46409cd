#include "stage_plan.h"

#include "../plugin/acoustics/head.h"
#include "../plugin/params.h"
#include "design_headphones.h"
#include <math.h>

enum { LENGTH, WIDTH }; /* axes of a Position */

static const double margin_px = 14.0; /* for the signs that stand at the edge */

Rect stage_plan_take_words(Rect *inside)
{
    const double one_row_px = 430.0;
    return rect_take_row(inside, inside->width < one_row_px ? -32.0 : -17.0);
}

double stage_plan_px(const StagePlan *plan, double distance_m)
{
    switch (plan->kind) {
    case PLAN_ROOM:
        return plan->px_per_m * distance_m;
    case PLAN_OPEN:
        return plan->farthest_px * sqrt(distance_m / (double)params[PORT_DISTANCE].maximum);
    case PLAN_PHANTOM:
    case PLAN_NONE:
        break;
    }
    return plan->farthest_px;
}

double stage_plan_m(const StagePlan *plan, double away_px)
{
    const double share = away_px / plan->farthest_px;
    switch (plan->kind) {
    case PLAN_ROOM:
        return away_px / plan->px_per_m;
    case PLAN_OPEN:
        return (double)params[PORT_DISTANCE].maximum * share * share;
    case PLAN_PHANTOM:
    case PLAN_NONE:
        break;
    }
    return 0.0;
}

Point stage_plan_speaker(const StagePlan *plan, unsigned speaker)
{
    return point_toward(plan->head, plan->angle_degrees[speaker],
                        stage_plan_px(plan, plan->distance_m[speaker]));
}

Point stage_plan_nose(const StagePlan *plan)
{
    return point_toward(plan->head, plan->yaw_degrees, sketch_head_reach * plan->head_px + 9.0);
}

/* -------------------------------------------------------------------------- headphones -- */

/* Off, each side is heard at its ear alone. */
static double phantom_angle_degrees(const ViewModel *view, const HeadphonesSpec *spec)
{
    switch (spec->crossfeed) {
    case CROSSFEED_OFF:
        break;
    case CROSSFEED_NATURAL:
        return (double)view->values[PORT_ANGLE];
    case CROSSFEED_CLASSIC:
        return headphones_angle_degrees(headphones_paths(spec, view->rate_hz).delay_s,
                                        (double)view->values[PORT_HEAD]);
    }
    return 90.0;
}

static StagePlan phantom_plan(Rect area, const ViewModel *view, const HeadphonesSpec *spec)
{
    StagePlan plan = {.kind = PLAN_PHANTOM};
    plan.head_px = fmin(40.0, 0.12 * fmin(area.height, 0.7 * area.width));
    const double below_px = 1.6 * plan.head_px;
    plan.farthest_px = fmin(0.5 * area.width - 2.0 * margin_px, area.height - below_px - margin_px);
    const double spare_px = area.height - below_px - margin_px - plan.farthest_px;
    plan.head =
        (Point){area.x + area.width / 2.0, area.y + area.height - below_px - 0.5 * spare_px};
    plan.angle_degrees[SPEAKER_LEFT] = phantom_angle_degrees(view, spec);
    plan.angle_degrees[SPEAKER_RIGHT] = -plan.angle_degrees[SPEAKER_LEFT];
    return plan;
}

/* ----------------------------------------------------------------------------- speakers -- */

static void place_open(StagePlan *plan, Rect area)
{
    plan->kind = PLAN_OPEN;
    plan->head_px = fmin(16.0, 0.07 * area.height);
    const double below_px = sketch_head_reach * plan->head_px + 10.0;
    plan->farthest_px = fmin(area.width / 2.0 - margin_px, area.height - below_px - margin_px);
    const double spare_px = area.height - below_px - margin_px - plan->farthest_px;
    plan->head =
        (Point){area.x + area.width / 2.0, area.y + area.height - below_px - 0.5 * spare_px};
}

static void place_room(StagePlan *plan, Rect area, const Room *room, const Position *listener,
                       double head_cm)
{
    const Rect free = rect_inset(area, 4.0);
    const double length_m = room->size.m[LENGTH], width_m = room->size.m[WIDTH];
    const double scale = fmin(free.height / length_m, free.width / width_m);
    const double least_px = 8.0, most_px = 24.0;
    plan->kind = PLAN_ROOM;
    plan->px_per_m = scale;
    plan->room =
        (Rect){free.x + (free.width - scale * width_m) / 2.0,
               free.y + (free.height - scale * length_m) / 2.0, scale * width_m, scale * length_m};
    plan->head = (Point){plan->room.x + plan->room.width - scale * listener->m[WIDTH],
                         plan->room.y + plan->room.height - scale * listener->m[LENGTH]};
    plan->head_px = fmin(most_px, fmax(least_px, scale * head_radius_m(head_cm)));
}

static StagePlan speakers_plan(Rect area, const ViewModel *view, const ResponseWish *wish)
{
    const ResponseWish granted = response_wish_granted(wish, view->response_loaded);
    StagePlan plan = {.kind = PLAN_NONE, .yaw_degrees = granted.yaw_degrees};
    if (granted.loaded) {
        return plan;
    }
    const Room *room = room_of(granted.room);
    const RoomPlacement placement = room_placement(room, granted.distance_m, granted.angle_degrees);
    if (room->reverberation_s > 0.0) {
        place_room(&plan, area, room, &placement.listener, granted.head_circumference_cm);
    } else {
        place_open(&plan, area);
    }
    for (unsigned s = 0; s < SPEAKERS; s++) {
        plan.angle_degrees[s] = placement.azimuth_degrees[s];
        plan.distance_m[s] = placement.distance_m[s];
    }
    return plan;
}

StagePlan stage_plan(Rect area, const ViewModel *view, const Settings *settings)
{
    const VoiceSpec *voice = &settings->engine.voice;
    switch (voice->mode) {
    case MODE_HEADPHONES:
        return phantom_plan(area, view, &voice->headphones);
    case MODE_SPEAKERS:
        return speakers_plan(area, view, &settings->wish);
    case MODE_DIRECT:
    case MODE_IN_EARS:
        break;
    }
    return (StagePlan){.kind = PLAN_NONE};
}

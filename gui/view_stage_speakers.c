#include "../plugin/params.h"
#include "design_room.h"
#include "legend.h"
#include "sketch_ears.h"
#include "theme.h"
#include "value_text.h"
#include "view_pens.h"
#include "view_stage_modes.h"
#include <math.h>
#include <stdio.h>

enum { LENGTH, WIDTH }; /* axes of a Position */

static Color between(Color from, Color to, double share)
{
    return (Color){from.red + share * (to.red - from.red),
                   from.green + share * (to.green - from.green),
                   from.blue + share * (to.blue - from.blue)};
}

/* --------------------------------------------------------------------------- reflections -- */

/* Where on a wall an image's only reflection is: the listener sees the image through it. */
static Point wall_point(const StagePlan *plan, const ImageSource *image, Point seen)
{
    const Rect *room = &plan->room;
    const Point head = plan->head;
    double share;
    if (image->hits[LENGTH][0] + image->hits[LENGTH][1] > 0) {
        const double wall = image->hits[LENGTH][0] ? room->y + room->height : room->y;
        share = (wall - head.y) / (seen.y - head.y);
    } else {
        const double wall = image->hits[WIDTH][0] ? room->x + room->width : room->x;
        share = (wall - head.x) / (seen.x - head.x);
    }
    return (Point){head.x + share * (seen.x - head.x), head.y + share * (seen.y - head.y)};
}

static bool is_first_at_a_wall(const ImageSource *image)
{
    const int walls = image->hits[LENGTH][0] + image->hits[LENGTH][1] + image->hits[WIDTH][0] +
                      image->hits[WIDTH][1];
    return image->order == 1 && walls == 1;
}

/* The weaker, the nearer to the ground's colour. */
static void draw_reflection(cairo_t *cr, const StagePlan *plan, const BinauralScene *scene,
                            unsigned speaker, unsigned n)
{
    const ImageSource *image = &scene->images[speaker][n];
    const double faintest_db = -30.0;
    const double strength = 1.0 - scene_image_db(scene, speaker, n) / faintest_db;
    if (!is_first_at_a_wall(image) || strength <= 0.0) {
        return;
    }
    const Point seen =
        point_toward(plan->head, image->azimuth_degrees, stage_plan_px(plan, image->distance_m));
    const Point wall = wall_point(plan, image, seen);
    Pen pen = pen_reflection;
    pen.color = between(theme_line, theme_bright, fmin(1.0, strength));
    sketch_line(cr, &pen, stage_plan_speaker(plan, speaker), wall);
    sketch_line(cr, &pen, wall, plan->head);
    gfx_dot(cr, wall.x, wall.y, 2.5);
    cairo_fill(cr);
}

static void draw_room(const StageDrawing *d, const StagePlan *plan)
{
    const BinauralScene *scene = d->view->room;
    gfx_fill(d->cr, plan->room, theme_night);
    gfx_frame(d->cr, rect_inset(plan->room, -1.5), 2.0, 3.0, theme_line);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        for (unsigned n = 1; n < scene->image_count; n++) {
            draw_reflection(d->cr, plan, scene, s, n);
        }
    }
}

/* -------------------------------------------------------------------------------- open -- */

static void draw_rings(const StageDrawing *d, const StagePlan *plan)
{
    static const double rings_m[] = {1.0, 2.0, 5.0, 10.0};
    static const char *const words[] = {"1", "2", "5", "10 m"};
    const double pi = 3.14159265358979323846;
    const Pen pen = {theme_line, 1.0, {0}, 0};
    for (size_t i = 0; i < sizeof rings_m / sizeof *rings_m; i++) {
        const double px = stage_plan_px(plan, rings_m[i]);
        gfx_pen(d->cr, &pen);
        cairo_arc(d->cr, plan->head.x, plan->head.y, px, pi, 2.0 * pi);
        cairo_stroke(d->cr);
        const double x = fmin(plan->head.x + px, d->area.x + d->area.width - 14.0);
        gfx_text(d->cr, x, plan->head.y + 13.0, theme_small, WEIGHT_NORMAL, theme_quiet,
                 ALIGN_CENTRE, words[i]);
    }
}

/* --------------------------------------------------------------------------- all of it -- */

static void draw_head(const StageDrawing *d, const StagePlan *plan)
{
    const Point nose = stage_plan_nose(plan);
    sketch_head(d->cr, plan->head, plan->head_px, plan->yaw_degrees, theme_quiet);
    gfx_card(d->cr, (Rect){nose.x - 3.5, nose.y - 3.5, 7.0, 7.0}, 3.5, theme_bright);
}

/* What the loudspeakers are called stands behind them, where there is room. */
static void draw_loudspeakers(const StageDrawing *d, const StagePlan *plan)
{
    const double size = fmin(22.0, fmax(14.0, 0.3 * plan->px_per_m));
    for (unsigned s = 0; s < SPEAKERS; s++) {
        sketch_line(d->cr, &theme_direct, stage_plan_speaker(plan, s), plan->head);
    }
    for (unsigned s = 0; s < SPEAKERS; s++) {
        sketch_loudspeaker_of_pair(d->cr, stage_plan_speaker(plan, s), plan->head, size,
                                   s == SPEAKER_LEFT);
    }
}

/* The Car's are at two distances. */
static void write_figures(const StageDrawing *d, const StagePlan *plan, char *words, size_t size)
{
    char angle[VALUE_TEXT_SIZE], left[VALUE_TEXT_SIZE], right[VALUE_TEXT_SIZE];
    char yaw[VALUE_TEXT_SIZE];
    const double *away_m = plan->distance_m;
    value_write(angle, PORT_ANGLE, d->view->values[PORT_ANGLE]);
    value_write(left, PORT_DISTANCE, (float)away_m[SPEAKER_LEFT]);
    value_write(right, PORT_DISTANCE, (float)away_m[SPEAKER_RIGHT]);
    const bool differ = fabs(away_m[SPEAKER_LEFT] - away_m[SPEAKER_RIGHT]) > 0.005;
    const int written =
        snprintf(words, size, "±%s  %s%s%s", angle, left, differ ? " / " : "", differ ? right : "");
    if (plan->yaw_degrees != 0.0 && written > 0 && (size_t)written < size) {
        snprintf(words + written, size - (size_t)written, "  yaw %s",
                 value_write(yaw, PORT_YAW, (float)plan->yaw_degrees));
    }
}

static void draw_words(const StageDrawing *d, const StagePlan *plan)
{
    char figures[4 * VALUE_TEXT_SIZE];
    Legend legend = {.count = 0};
    Rect area = d->words, row;
    legend_add(&legend, LEGEND_LINE, &theme_direct, "direct");
    if (plan->kind == PLAN_ROOM && d->settings.wish.room_level > 0.0) {
        legend_add(&legend, LEGEND_LINE, &pen_reflection, "first reflections");
    }
    legend_draw(d->cr, &area, &legend);
    const bool one_row = area.height < theme_small;
    row = one_row ? d->words : area;
    write_figures(d, plan, figures, sizeof figures);
    gfx_text_in(d->cr, row, theme_small, WEIGHT_NORMAL, theme_bright,
                one_row ? ALIGN_RIGHT : ALIGN_LEFT, figures);
}

static void draw_loaded(const StageDrawing *d)
{
    const Point head = {d->area.x + d->area.width / 2.0, d->area.y + 0.5 * d->area.height};
    sketch_head(d->cr, head, fmin(30.0, 0.16 * d->area.height), 0.0, theme_raised);
    sketch_words(d->cr, d->words, "the loaded file's own room");
}

void stage_draw_speakers(const StageDrawing *d)
{
    const StagePlan plan = stage_plan(d->area, d->view, &d->settings);
    if (plan.kind == PLAN_NONE) {
        draw_loaded(d);
        return;
    }
    if (plan.kind == PLAN_ROOM) {
        draw_room(d, &plan);
    } else {
        draw_rings(d, &plan);
    }
    draw_loudspeakers(d, &plan);
    draw_head(d, &plan);
    draw_words(d, &plan);
}

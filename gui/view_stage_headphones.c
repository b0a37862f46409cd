#include "../plugin/dsp/decibel.h"
#include "../plugin/params.h"
#include "design_headphones.h"
#include "legend.h"
#include "sketch_ears.h"
#include "theme.h"
#include "value_text.h"
#include "view_stage_modes.h"
#include <stdio.h>

/* ------------------------------------------------------------------------------- direct -- */

static void draw_side(const StageDrawing *d, Point head, double radius, int side)
{
    const double letter_px = fmin(0.42 * d->area.width, 4.0 * radius);
    const Point from = {head.x + side * (letter_px - 12.0), head.y};
    const Point to = {head.x + side * 1.5 * radius, head.y};
    sketch_line(d->cr, &theme_direct, from, to);
    sketch_arrow_tip(d->cr, theme_direct.color, to, side > 0 ? 90.0 : -90.0, 8.0);
    gfx_text(d->cr, head.x + side * letter_px, head.y + 5.0, theme_title, WEIGHT_BOLD, theme_bright,
             ALIGN_CENTRE, side < 0 ? "L" : "R");
}

void stage_draw_direct(const StageDrawing *d)
{
    const double radius = fmin(0.2 * d->area.height, 0.11 * d->area.width);
    const Point head = {d->area.x + d->area.width / 2.0, d->area.y + 0.53 * d->area.height};
    sketch_head(d->cr, head, radius, 0.0, theme_raised);
    sketch_worn(d->cr, head, radius, (Device)d->view->values[PORT_WEARING]);
    draw_side(d, head, radius, -1);
    draw_side(d, head, radius, 1);
    sketch_words(d->cr, d->words, "each channel at its own ear");
}

/* --------------------------------------------------------------------------- headphones -- */

/* A path's line is as thick as it is loud. */
static Pen pen_of_level(Pen pen, double db)
{
    const double thickest_px = 6.0, thinnest_px = 0.75;
    pen.width = fmin(thickest_px, fmax(thinnest_px, thickest_px * gain_from_db(db)));
    return pen;
}

static const double least_db = -60.0;

static void draw_paths(const StageDrawing *d, const StagePlan *plan, const HeadphonesPaths *paths)
{
    const Pen direct = pen_of_level(theme_direct, paths->direct_db);
    const Pen crossed = pen_of_level(theme_crossed, paths->crossed_db);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        const double side = s == SPEAKER_LEFT ? -1.0 : 1.0, ear_px = 1.05 * plan->head_px;
        const Point from = stage_plan_speaker(plan, s);
        const Point near = {plan->head.x + side * ear_px, plan->head.y};
        const Point far = {plan->head.x - side * ear_px, plan->head.y};
        if (paths->crossed_db > least_db) {
            sketch_line(d->cr, &crossed, from, far);
        }
        if (paths->direct_db > least_db) {
            sketch_line(d->cr, &direct, from, near);
        }
    }
}

static void draw_centre(const StageDrawing *d, const StagePlan *plan, double mono_db)
{
    const Point centre = point_toward(plan->head, 0.0, plan->farthest_px);
    const Point nose = point_toward(plan->head, 0.0, 1.5 * plan->head_px);
    const double each_ear_db = mono_db - 6.0;
    Pen dots = pen_of_level(theme_mono, each_ear_db);
    dots.dash[0] = 0.0;
    dots.dash[1] = 2.0 * dots.width;
    if (mono_db > least_db) {
        cairo_set_line_cap(d->cr, CAIRO_LINE_CAP_ROUND);
        sketch_line(d->cr, &dots, point_toward(centre, 180.0, 12.0), nose);
        cairo_set_line_cap(d->cr, CAIRO_LINE_CAP_BUTT);
    }
    if (plan->angle_degrees[SPEAKER_LEFT] < 15.0) {
        return; /* the speakers stand there */
    }
    gfx_card(d->cr, (Rect){centre.x - 8.0, centre.y - 8.0, 16.0, 16.0}, 8.0, theme_raised);
    gfx_text(d->cr, centre.x, centre.y + 4.0, theme_small, WEIGHT_NORMAL, theme_bright,
             ALIGN_CENTRE, "C");
}

static void draw_legend(const StageDrawing *d, const HeadphonesPaths *paths)
{
    const struct {
        const Pen *pen;
        const char *name;
        double db;
    } lines[] = {{&theme_direct, "direct", paths->direct_db},
                 {&theme_crossed, "crossed", paths->crossed_db},
                 {&theme_mono, "mono centre", paths->mono_db}};
    Legend legend = {.count = 0};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char words[VALUE_TEXT_SIZE + LEGEND_WORDS], level[VALUE_TEXT_SIZE];
        snprintf(words, sizeof words, "%s %s", lines[i].name,
                 lines[i].db > least_db ? value_write(level, PORT_LEVEL, (float)lines[i].db)
                                        : "none");
        legend_add(&legend, LEGEND_LINE, lines[i].pen, words);
    }
    Rect words = d->words;
    legend_draw(d->cr, &words, &legend);
}

void stage_draw_headphones(const StageDrawing *d)
{
    const HeadphonesSpec *spec = &d->settings.engine.voice.headphones;
    const StagePlan plan = stage_plan(d->area, d->view, &d->settings);
    const HeadphonesPaths paths = headphones_paths(spec, d->view->rate_hz);
    sketch_head(d->cr, plan.head, plan.head_px, 0.0, theme_raised);
    draw_centre(d, &plan, paths.mono_db);
    draw_paths(d, &plan, &paths);
    sketch_worn(d->cr, plan.head, plan.head_px, (Device)d->view->values[PORT_WEARING]);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        sketch_loudspeaker_of_pair(d->cr, stage_plan_speaker(&plan, s), plan.head, 22.0,
                                   s == SPEAKER_LEFT);
    }
    draw_legend(d, &paths);
}

#include "../plugin/dsp/decibel.h"
#include "../plugin/params.h"
#include "design_inears.h"
#include "legend.h"
#include "sketch_ears.h"
#include "theme.h"
#include "value_text.h"
#include "view_stage_modes.h"
#include <math.h>
#include <stdio.h>

/* A section through an ear and its earphone, in millimetres from the canal's entrance in the middle
 * of its height: x grows inwards. The right ear is the left one's mirror image. */
static const double canal_mm = 7.5, canal_length_mm = 20.0;
static const double shell_mm = 9.0, shell_height_mm = 13.5, tip_mm = 8.0, out_mm = 9.0;

typedef struct {
    cairo_t *cr;
    double x, y, px_per_mm; /* of the entrance */
    double side;            /* 1: x grows to the right */
    double leak_mm, let_in_db;
    bool out;
} EarDrawing;

static Rect box_mm(const EarDrawing *e, double x, double y, double width, double height)
{
    const double left = e->side > 0.0 ? x : -x - width, scale = e->px_per_mm;
    return (Rect){e->x + left * scale, e->y + y * scale, width * scale, height * scale};
}

static Point point_mm(const EarDrawing *e, double x, double y)
{
    return (Point){e->x + e->side * x * e->px_per_mm, e->y + y * e->px_per_mm};
}

/* The canals lead into a head that looks up; it is not to their scale. */
static void draw_head(cairo_t *cr, Point middle, double half_width, double half_height)
{
    cairo_save(cr);
    cairo_translate(cr, middle.x, middle.y);
    cairo_scale(cr, half_width, half_height);
    gfx_color(cr, theme_raised);
    cairo_arc(cr, 0.0, 0.0, 1.0, 0.0, 6.2832);
    cairo_fill(cr);
    cairo_move_to(cr, -0.12, -0.97);
    cairo_line_to(cr, 0.0, -1.15);
    cairo_line_to(cr, 0.12, -0.97);
    cairo_fill(cr);
    cairo_restore(cr);
}

static void draw_canal(const EarDrawing *e)
{
    const double half = canal_mm / 2.0;
    gfx_fill(e->cr, box_mm(e, -0.5, -half, canal_length_mm + 0.5, canal_mm), theme_night);
    const Pen drum = {theme_quiet, 3.0, {0}, 0};
    sketch_line(e->cr, &drum, point_mm(e, canal_length_mm - 2.0, -half),
                point_mm(e, canal_length_mm, half));
}

/* The tip fills the canal but for the leak, a hole at its lower side. */
static void draw_earphone(const EarDrawing *e)
{
    const double half = canal_mm / 2.0, away = e->out ? -out_mm : 0.0;
    const double shell_x = away - shell_mm, round_px = 2.5 * e->px_per_mm;
    const Rect shell = box_mm(e, shell_x, -shell_height_mm / 2.0, shell_mm, shell_height_mm);
    const double leak_mm = e->out ? 0.0 : e->leak_mm;
    const Rect tip = box_mm(e, away - 0.5, -half, tip_mm, canal_mm - leak_mm);
    gfx_card(e->cr, tip, 1.0 * e->px_per_mm, theme_quiet);
    gfx_card(e->cr, shell, round_px, e->out ? theme_card : theme_line);
    gfx_frame(e->cr, shell, round_px, 1.5, theme_quiet);
}

static void draw_mix(const EarDrawing *e)
{
    const Point from = point_mm(e, tip_mm + 1.0, -0.8),
                to = point_mm(e, canal_length_mm - 3.5, -0.8);
    Pen pen = theme_direct;
    pen.width = 3.0;
    sketch_line(e->cr, &pen, from, to);
    sketch_arrow_tip(e->cr, pen.color, to, e->side > 0.0 ? -90.0 : 90.0, 9.0);
}

/* As thick as what comes in is loud. */
static void draw_stage(const EarDrawing *e)
{
    const double thickest_px = 6.0, thinnest_px = 1.0, y = canal_mm / 2.0 - 1.0;
    const Point from = point_mm(e, -7.0, y + 6.0), entrance = point_mm(e, -0.5, y);
    const Point to = point_mm(e, canal_length_mm - 3.5, y);
    Pen pen = theme_crossed;
    pen.width = fmax(thinnest_px, thickest_px * gain_from_db(e->let_in_db));
    sketch_line(e->cr, &pen, from, entrance);
    sketch_line(e->cr, &pen, entrance, to);
    sketch_arrow_tip(e->cr, pen.color, to, e->side > 0.0 ? -90.0 : 90.0, 9.0);
}

static void draw_ear(const EarDrawing *e)
{
    draw_canal(e);
    draw_earphone(e);
    if (!e->out) {
        draw_mix(e);
    }
    draw_stage(e);
}

/* ------------------------------------------------------------------------------- words -- */

static void fit_words(const StageDrawing *d, unsigned ear, char *words, size_t size)
{
    const InEarsSpec *spec = &d->settings.engine.voice.inears;
    char leak[VALUE_TEXT_SIZE];
    const char *side = ear == EAR_LEFT ? "L" : "R";
    if (ear_is_out(spec->ear_out, ear)) {
        snprintf(words, size, "%s out", side);
    } else if (spec->leak_mm[ear] > 0.0) {
        value_write(leak, PORT_SEAL_LEFT, (float)spec->leak_mm[ear]);
        snprintf(words, size, "%s leak %s", side, leak);
    } else {
        snprintf(words, size, "%s sealed", side);
    }
}

/* How loud the stage is in that ear, or how much of one would come in. */
static void stage_words(const StageDrawing *d, double let_in_db, char *words, size_t size)
{
    char level[VALUE_TEXT_SIZE];
    const StageSpec *stage = &d->settings.engine.stage;
    if (stage->on) {
        snprintf(words, size, "stage %s",
                 value_write(level, PORT_EXPOSURE_LEVEL, (float)(stage->level_dba + let_in_db)));
    } else {
        snprintf(words, size, "lets in %s",
                 value_write(level, PORT_LEVEL, (float)fmin(0.0, let_in_db)));
    }
}

static void write_row(const StageDrawing *d, Rect *area, Weight weight, Color color,
                      const char *words)
{
    gfx_text_in(d->cr, rect_take_row(area, 15.0), theme_small, weight, color, ALIGN_CENTRE, words);
}

static void draw_words(const StageDrawing *d, Rect area, unsigned ear, double let_in_db)
{
    const InEarsSpec *spec = &d->settings.engine.voice.inears;
    const bool out = ear_is_out(spec->ear_out, ear);
    char words[2 * VALUE_TEXT_SIZE], level[VALUE_TEXT_SIZE];
    fit_words(d, ear, words, sizeof words);
    write_row(d, &area, WEIGHT_BOLD, theme_bright, words);
    write_row(d, &area, WEIGHT_NORMAL, theme_accent, out ? "no mix" : "mix");
    stage_words(d, let_in_db, words, sizeof words);
    write_row(d, &area, WEIGHT_NORMAL, theme_second, words);
    snprintf(words, sizeof words, "ambience %s",
             value_write(level, PORT_AMBIENCE,
                         out ? params[PORT_AMBIENCE].minimum : d->view->values[PORT_AMBIENCE]));
    write_row(d, &area, WEIGHT_NORMAL, theme_quiet, words);
}

/* --------------------------------------------------------------------------- all of it -- */

void stage_draw_inears(const StageDrawing *d)
{
    const InEarsSpec *spec = &d->settings.engine.voice.inears;
    Rect area = {d->area.x, d->area.y, d->area.width, d->area.height + d->words.height};
    Rect words = rect_take_row(&area, -62.0);
    const double outside_mm = shell_mm + out_mm + 1.0, half_mm = outside_mm + canal_length_mm + 1.0;
    const double high_mm = shell_height_mm + 4.0, half_px = area.width / 2.0;
    const double scale = fmin(half_px / half_mm, area.height / high_mm);
    const Point middle = {area.x + half_px, area.y + 0.52 * area.height};
    const double half_head_px = scale * (canal_length_mm + 1.5);
    double let_in_db[EARS];
    inears_let_in_dba(&d->settings.engine.stage, d->view->rate_hz, let_in_db);
    draw_head(d->cr, middle, half_head_px, fmin(1.1 * half_head_px, 0.43 * area.height));
    for (unsigned ear = 0; ear < EARS; ear++) {
        const double side = ear == EAR_LEFT ? 1.0 : -1.0;
        const EarDrawing e = {.cr = d->cr,
                              .x = middle.x - side * scale * (canal_length_mm + 1.0),
                              .y = middle.y,
                              .px_per_mm = scale,
                              .side = side,
                              .leak_mm = spec->leak_mm[ear],
                              .let_in_db = let_in_db[ear],
                              .out = ear_is_out(spec->ear_out, ear)};
        draw_ear(&e);
        draw_words(d, rect_take_column(&words, half_px), ear, let_in_db[ear]);
    }
}

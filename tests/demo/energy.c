#include "energy.h"

#include "../../plugin/dsp/decibel.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { LEFT, RIGHT, EARS };

static const char *const ear_names[EARS] = {"Left ear", "Right ear"};

static double square(double complex ears, unsigned ear)
{
    const double x = ear == LEFT ? creal(ears) : cimag(ears);
    return x * x;
}

/* Energy of an ear by steps of `step_s` from the direct sound on, in dB against all of the direct
 * sound at the left ear. */
static void energy_steps_db(const RenderedRoom *r, unsigned ear, double step_s, double *db,
                            uint32_t count)
{
    const EarResponse *whole = &r->whole, *direct = &r->direct;
    double reference = 0.0;
    for (uint32_t n = 0; n < direct->frames; n++) {
        reference += square(direct->ears[n], LEFT);
    }
    for (uint32_t i = 0; i < count; i++) {
        const double step = step_s * whole->rate_hz;
        const uint32_t from = r->arrival + (uint32_t)lround(i * step),
                       to = r->arrival + (uint32_t)lround((i + 1) * step);
        double energy = 0.0;
        for (uint32_t n = from; n < to && n < whole->frames; n++) {
            energy += square(whole->ears[n], ear);
        }
        db[i] = db_from_power(energy / reference + 1e-20);
    }
}

static void draw_title(cairo_t *cr, Rect at, const char *words)
{
    heading(cr, at.x + 24.0, at.y + 42.0, 20.0, words);
    text(cr, at.x + at.width - 32.0, at.y + 42.0, 15.0, quiet, ALIGN_RIGHT,
         "0 dB: the direct sound at the left ear");
}

/* -------------------------------------------------------------------------------- early -- */

enum { STICKS = 400 };

static const double stick_s = 0.0002;

static Plot early_axes(Rect box, unsigned ear)
{
    static const double ms[] = {0, 10, 20, 30, 40, 50, 60, 70, 80};
    static const char *const ms_labels[] = {"0", "10", "20", "30", "40", "50", "60", "70", "80"};
    static const char *const no_labels[] = {"", "", "", "", "", "", "", "", ""};
    static const double db[] = {-60, -40, -20, 0};
    static const char *const db_labels[] = {"−60", "−40", "−20", "0"};
    return (Plot){
        box,
        {0.0, 80.0, false, ms, ear == LEFT ? no_labels : ms_labels, 9,
         ear == LEFT ? "" : "ms after the direct sound"},
        {-60.0, 5.0, false, db, db_labels, 4, ear == LEFT ? "dB" : ""},
    };
}

static void draw_sticks(cairo_t *cr, const Plot *plot, Color color, const double *db)
{
    const double bottom = plot->box.y + plot->box.height, width = plot->box.width / STICKS;
    set_color(cr, color);
    for (int i = 0; i < STICKS; i++) {
        if (db[i] > plot->y.from) {
            const double top = plot_y(plot, fmin(db[i], plot->y.to));
            cairo_rectangle(cr, plot->box.x + i * width, top, 0.8 * width, bottom - top);
        }
    }
    cairo_fill(cr);
}

void draw_early(cairo_t *cr, Rect at, const RenderedRoom *r)
{
    const double height = 0.5 * (at.height - 170.0);
    card(cr, at);
    draw_title(cr, at, "The first 80 ms, energy of 0.2 ms each");
    for (unsigned ear = LEFT; ear < EARS; ear++) {
        double db[STICKS];
        const Rect box = {at.x + 72.0, at.y + 80.0 + ear * (height + 30.0), at.width - 104.0,
                          height};
        const Plot plot = early_axes(box, ear);
        energy_steps_db(r, ear, stick_s, db, STICKS);
        plot_frame(cr, &plot);
        draw_sticks(cr, &plot, ear == LEFT ? blue : orange, db);
        text(cr, box.x + box.width, box.y - 8.0, 16.0, bright, ALIGN_RIGHT, ear_names[ear]);
    }
}

/* -------------------------------------------------------------------------------- decay -- */

enum { MOST_POINTS = 2000, TICKS = 6 };

static const double point_s = 0.001, lowest_db = -90.0;

typedef struct {
    double ms[MOST_POINTS], db[EARS][MOST_POINTS];
    uint32_t count; /* up to where both are below the lowest line */
} Decay;

static Decay *decay_of(const RenderedRoom *r)
{
    Decay *decay = calloc(1, sizeof *decay);
    if (!decay) {
        abort();
    }
    const double length_s = (r->whole.frames - r->arrival) / r->whole.rate_hz;
    const uint32_t count = (uint32_t)fmin(length_s / point_s, MOST_POINTS);
    for (unsigned ear = LEFT; ear < EARS; ear++) {
        energy_steps_db(r, ear, point_s, decay->db[ear], count);
    }
    for (uint32_t i = 0; i < count; i++) {
        decay->ms[i] = 1e3 * (i + 0.5) * point_s;
        if (fmax(decay->db[LEFT][i], decay->db[RIGHT][i]) > lowest_db) {
            decay->count = i + 1;
        }
    }
    return decay;
}

/* Of a time axis: 0 and up to TICKS round steps, to the end or a little past it. */
typedef struct {
    double ms[TICKS + 1];
    char text[TICKS + 1][16];
    const char *labels[TICKS + 1];
    size_t count;
} TimeTicks;

static void time_ticks(TimeTicks *ticks, double end_ms)
{
    static const double steps_ms[] = {20, 50, 100, 200, 500, 1000};
    size_t step = 0;
    while (step < 5 && TICKS * steps_ms[step] < end_ms) {
        step++;
    }
    ticks->count = 1 + (size_t)ceil(end_ms / steps_ms[step]);
    for (size_t i = 0; i < ticks->count; i++) {
        ticks->ms[i] = (double)i * steps_ms[step];
        snprintf(ticks->text[i], sizeof ticks->text[i], "%g", ticks->ms[i]);
        ticks->labels[i] = ticks->text[i];
    }
}

static Plot decay_axes(Rect at, const TimeTicks *ticks)
{
    static const double db[] = {-80, -60, -40, -20, 0};
    static const char *const db_labels[] = {"−80", "−60", "−40", "−20", "0"};
    return (Plot){
        {at.x + 72.0, at.y + 76.0, at.width - 104.0, at.height - 174.0},
        {0.0, ticks->ms[ticks->count - 1], false, ticks->ms, ticks->labels, ticks->count,
         "ms after the direct sound"},
        {lowest_db, 5.0, false, db, db_labels, 5, "dB"},
    };
}

/* The line that falls 60 dB in T, through the mean of both ears' levels from the mixing time until
 * it has fallen by 40 dB. */
static void draw_time_line(cairo_t *cr, const Plot *plot, const RenderedRoom *r, const Decay *decay)
{
    const double slope = -0.06 / r->measures.middle_reverberation_s; /* dB a ms */
    const double from_ms = 1e3 * r->mixing_s, to_ms = from_ms - 40.0 / slope;
    double sum = 0.0, count = 0.0;
    for (uint32_t i = 0; i < decay->count; i++) {
        if (decay->ms[i] >= from_ms && decay->ms[i] <= to_ms) {
            sum += decay->db[LEFT][i] + decay->db[RIGHT][i] - 2.0 * slope * decay->ms[i];
            count += 2.0;
        }
    }
    const double ms[] = {0.0, plot->x.to}, db[] = {sum / count, sum / count + slope * plot->x.to};
    plot_curve(cr, plot, &thin_bright, ms, db, 2);
}

void draw_decay(cairo_t *cr, Rect at, const RenderedRoom *r)
{
    const double time_s = r->measures.middle_reverberation_s, y = at.y + at.height - 22.0;
    Decay *decay = decay_of(r);
    TimeTicks ticks;
    time_ticks(&ticks, decay->ms[decay->count > 0 ? decay->count - 1 : 0]);
    const Plot plot = decay_axes(at, &ticks);
    card(cr, at);
    draw_title(cr, at, "To the end, energy of 1 ms each");
    plot_frame(cr, &plot);
    plot_curve(cr, &plot, &thin_orange, decay->ms, decay->db[RIGHT], decay->count);
    plot_curve(cr, &plot, &thin_blue, decay->ms, decay->db[LEFT], decay->count);
    double x = legend(cr, plot.box.x, y, &thin_blue, "left ear");
    x = legend(cr, x, y, &thin_orange, "right ear");
    if (time_s > 0.0) {
        char words[64];
        snprintf(words, sizeof words, "60 dB in T = %.2f s", time_s);
        draw_time_line(cr, &plot, r, decay);
        legend(cr, x, y, &thin_bright, words);
    }
    free(decay);
}

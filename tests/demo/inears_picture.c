#include "inears_picture.h"

#include "inears_stage.h"
#include "plot.h"
#include "rendered_inears.h"
#include "sheet.h"
#include <math.h>

enum { POINTS = 300 };

/* ---------------------------------------------------------------------------- responses -- */

typedef struct {
    double hz[POINTS], db[POINTS];
} Curve;

/* An ear's level, or with `against` what it is over that. */
static Curve curve_of(const Audio *impulse, const Audio *against, unsigned ear)
{
    Curve c;
    const double top_hz = fmin(20000.0, 0.49 * impulse->rate_hz);
    for (int i = 0; i < POINTS; i++) {
        c.hz[i] = 20.0 * pow(top_hz / 20.0, i / (POINTS - 1.0));
        c.db[i] = inear_level_db(impulse, ear, c.hz[i]) -
                  (against ? inear_level_db(against, ear, c.hz[i]) : 0.0);
    }
    return c;
}

typedef struct {
    const Pen *pen;
    const char *words;
    Curve curve;
} Line;

static void draw_lines(cairo_t *cr, Rect at, const char *title, const Axis *level,
                       const Line *lines, int count)
{
    static const double hz[] = {20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000};
    static const char *const hz_labels[] = {"20", "50", "100", "200", "500",
                                            "1k", "2k", "5k",  "10k", "20k"};
    const Plot plot = {
        {at.x + 72.0, at.y + 76.0, at.width - 104.0, at.height - 188.0},
        {20.0, 20000.0, true, hz, hz_labels, sizeof hz / sizeof *hz, "Frequency, Hz"},
        *level,
    };
    card(cr, at);
    heading(cr, at.x + 72.0, at.y + 42.0, 20.0, title);
    plot_frame(cr, &plot);
    double x = plot.box.x;
    for (int i = count - 1; i >= 0; i--) {
        plot_curve(cr, &plot, lines[i].pen, lines[i].curve.hz, lines[i].curve.db, POINTS);
    }
    for (int i = 0; i < count; i++) {
        x = legend(cr, x, at.y + at.height - 22.0, lines[i].pen, lines[i].words);
    }
}

static void draw_leak(cairo_t *cr, Rect at, const InEarImpulses *leaking)
{
    static const double db[] = {-20, -10, 0, 10};
    static const char *const db_labels[] = {"−20", "−10", "0", "10"};
    const Axis level = {-27.0, 12.0, false, db, db_labels, 4, "dB"};
    const Line lines[] = {
        {&solid_blue, "left, sealed", curve_of(&leaking->whole, NULL, LEFT_EAR)},
        {&dashed_orange, "right, leaking", curve_of(&leaking->whole, NULL, RIGHT_EAR)},
        {&dotted_grey, "the leak alone", curve_of(&leaking->whole, &leaking->sealed, RIGHT_EAR)}};
    draw_lines(cr, at, "Universal, the right tip leaking", &level, lines, 3);
}

static void draw_drivers(cairo_t *cr, Rect at, const InEarImpulses *custom,
                         const InEarImpulses *universal, const InEarImpulses *fm)
{
    static const double db[] = {-15, -10, -5, 0, 5};
    static const char *const db_labels[] = {"−15", "−10", "−5", "0", "5"};
    const Axis level = {-18.0, 7.0, false, db, db_labels, 5, "dB"};
    const Line lines[] = {
        {&solid_blue, "multi, digital", curve_of(&custom->sealed, NULL, LEFT_EAR)},
        {&dashed_orange, "dynamic, digital", curve_of(&universal->sealed, NULL, LEFT_EAR)},
        {&dotted_grey, "multi, FM", curve_of(&fm->sealed, NULL, LEFT_EAR)}};
    draw_lines(cr, at, "Drivers and link, sealed", &level, lines, 3);
}

static bool draw_responses(cairo_t *cr, const char *folder)
{
    InEarImpulses custom, universal = {0}, fm = {0};
    const bool good = inear_impulses_read(folder, "in-ears-custom", &custom) &&
                      inear_impulses_read(folder, "in-ears-leaking", &universal) &&
                      inear_impulses_read(folder, "in-ears-fm", &fm);
    if (good) {
        draw_leak(cr, (Rect){32.0, 100.0, 760.0, 480.0}, &universal);
        draw_drivers(cr, (Rect){808.0, 100.0, 760.0, 480.0}, &custom, &universal, &fm);
    }
    inear_impulses_free(&custom);
    inear_impulses_free(&universal);
    inear_impulses_free(&fm);
    return good;
}

/* ---------------------------------------------------------------------------------- all -- */

static bool draw_stages(cairo_t *cr, const char *folder)
{
    static const struct {
        const char *name, *title;
        unsigned ear;
    } shown[] = {{"in-ears-custom", "Custom fit on a stage of 100 dBA", LEFT_EAR},
                 {"in-ears-leaking", "The leaking ear on that stage", RIGHT_EAR}};
    for (int i = 0; i < 2; i++) {
        StageBands bands;
        if (!stage_bands_read(folder, shown[i].name, shown[i].ear, &bands)) {
            return false;
        }
        draw_stage(cr, (Rect){32.0 + i * 776.0, 596.0, 760.0, 472.0}, shown[i].title, &bands);
    }
    return true;
}

bool draw_inears(const char *folder)
{
    Sheet sheet = sheet_new(
        1100, "In-ears: what reaches the performer",
        "Above: a sound in the middle, Level Match off. Below: the programme against the stage by "
        "bands of one ERB, Full-Scale Level at 115 dB. All rendered by lv2apply.");
    const bool good = draw_responses(sheet.cr, folder) && draw_stages(sheet.cr, folder) &&
                      sheet_write(&sheet, folder, "in-ears", "");
    sheet_free(&sheet);
    return good;
}

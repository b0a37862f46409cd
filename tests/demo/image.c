#include "image.h"

#include <math.h>
#include <stdint.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const double hz_ticks[] = {62.5, 125, 250, 500, 1000, 2000, 4000, 8000};
static const char *const hz_labels[] = {"63", "125", "250", "500", "1k", "2k", "4k", "8k"};

static uint32_t channel(double from, double to, double share, unsigned shift)
{
    return (uint32_t)lround(255.0 * (from + (to - from) * share)) << shift;
}

/* From the panel by way of blue to near white. */
static uint32_t heat(double share)
{
    const Color from = share < 0.6 ? panel : blue, to = share < 0.6 ? blue : bright;
    const double part = share < 0.6 ? share / 0.6 : (share - 0.6) / 0.4;
    return channel(from.red, to.red, part, 16) | channel(from.green, to.green, part, 8) |
           channel(from.blue, to.blue, part, 0);
}

/* Each row, with something of its neighbours, against its own fullest column: all frequencies show.
 */
static void paint_row(uint32_t *pixels, const Panorama *p, int row)
{
    const int below = row > 0 ? row - 1 : row, above = row < PANORAMA_ROWS - 1 ? row + 1 : row;
    double energy[PANORAMA_COLUMNS], most = 1e-20;
    for (int c = 0; c < PANORAMA_COLUMNS; c++) {
        energy[c] = 2.0 * p->energy[row][c] + p->energy[below][c] + p->energy[above][c];
        most = fmax(most, energy[c]);
    }
    for (int c = 0; c < PANORAMA_COLUMNS; c++) {
        pixels[c] = heat(pow(energy[c] / most, 0.4));
    }
}

static cairo_surface_t *panorama_surface(const Panorama *p)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, PANORAMA_COLUMNS, PANORAMA_ROWS);
    unsigned char *bytes = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int row = 0; row < PANORAMA_ROWS; row++) {
        unsigned char *line = bytes + (ptrdiff_t)stride * (PANORAMA_ROWS - 1 - row);
        paint_row((uint32_t *)(void *)line, p, row);
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

static Plot panorama_axes(Rect at)
{
    static const double db[] = {-30, -20, -10, 0, 10, 20, 30};
    static const char *const db_labels[] = {"30", "20", "10", "0", "10", "20", "30"};
    return (Plot){
        {at.x + 60.0, at.y + 90.0, at.width - 90.0, at.height - 204.0},
        {-panorama_most_db, panorama_most_db, false, db, db_labels, COUNT(db),
         "left louder  ←  dB  →  right louder"},
        {panorama_lowest_hz, panorama_highest_hz, true, hz_ticks, hz_labels, COUNT(hz_ticks), "Hz"},
    };
}

/* What is beyond the edge is drawn on it, as the panorama counts it. */
static void draw_hard_panned(cairo_t *cr, const Plot *plot, const Response *r)
{
    double on_left[RESPONSE_POINTS], on_right[RESPONSE_POINTS];
    for (int i = 0; i < RESPONSE_POINTS; i++) {
        on_right[i] = fmin(r->direct_db[i] - r->crossed_db[i], panorama_most_db);
        on_left[i] = -on_right[i];
    }
    plot_curve(cr, plot, &dashed_orange, on_left, r->hz, RESPONSE_POINTS);
    plot_curve(cr, plot, &dashed_orange, on_right, r->hz, RESPONSE_POINTS);
    legend(cr, plot->box.x, plot->box.y + plot->box.height + 92.0, &dashed_orange,
           "a sound on one side alone");
}

void draw_panorama(cairo_t *cr, Rect at, const char *title, const Panorama *panorama,
                   const Response *response)
{
    const Plot plot = panorama_axes(at);
    const Rect b = plot.box;
    card(cr, at);
    heading(cr, at.x + 24.0, at.y + 42.0, 20.0, title);
    plot_frame(cr, &plot);
    cairo_surface_t *surface = panorama_surface(panorama);
    cairo_save(cr);
    cairo_rectangle(cr, b.x, b.y, b.width, b.height);
    cairo_clip(cr);
    cairo_translate(cr, b.x, b.y);
    cairo_scale(cr, b.width / PANORAMA_COLUMNS, b.height / PANORAMA_ROWS);
    cairo_set_source_surface(cr, surface, 0.0, 0.0);
    cairo_set_operator(cr, CAIRO_OPERATOR_LIGHTEN); /* the grid stays to be seen where it is dark */
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_destroy(surface);
    draw_hard_panned(cr, &plot, response);
}

static Plot width_axes(Rect at)
{
    static const char *const every_other[] = {"63", "", "250", "", "1k", "", "4k", ""};
    static const double db[] = {-25, -20, -15, -10, -5, 0, 5};
    static const char *const db_labels[] = {"−25", "−20", "−15", "−10", "−5", "0", "+5"};
    return (Plot){
        {at.x + 68.0, at.y + 90.0, at.width - 96.0, at.height - 204.0},
        {panorama_lowest_hz, panorama_highest_hz, true, hz_ticks, every_other, COUNT(hz_ticks),
         "Frequency, Hz"},
        {-25.0, 5.0, false, db, db_labels, COUNT(db), "dB"},
    };
}

/* Over some half an octave either side of the row. */
static double width_db(const Panorama *p, int row)
{
    const int reach = PANORAMA_ROWS / 16;
    double mid = 1e-20, side = 1e-20;
    for (int r = row - reach; r <= row + reach; r++) {
        if (r >= 0 && r < p->rows) {
            mid += p->mid[r];
            side += p->side[r];
        }
    }
    return 10.0 * log10(side / mid);
}

void draw_widths(cairo_t *cr, Rect at, const Width *widths, size_t count)
{
    const Plot plot = width_axes(at);
    card(cr, at);
    heading(cr, at.x + 24.0, at.y + 42.0, 20.0, "Width: side over mid");
    plot_frame(cr, &plot);
    double x = at.x + 24.0;
    for (size_t i = 0; i < count; i++) {
        double hz[PANORAMA_ROWS], db[PANORAMA_ROWS];
        for (int row = 0; row < widths[i].panorama->rows; row++) {
            hz[row] = panorama_row_hz(row);
            db[row] = width_db(widths[i].panorama, row);
        }
        plot_curve(cr, &plot, widths[i].pen, hz, db, (size_t)widths[i].panorama->rows);
        x = legend(cr, x, at.y + at.height - 22.0, widths[i].pen, widths[i].label);
    }
}

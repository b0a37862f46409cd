#include "view_meters.h"

#include "../plugin/dsp/voice.h"
#include "../plugin/params.h"
#include "meter_bars.h"
#include "theme.h"
#include "value_text.h"
#include <math.h>
#include <stdio.h>

/* --------------------------------------------------------------------------------- rows -- */

typedef struct {
    PortIndex port;
    const char *name, *short_name;
    const char *widest; /* that it can read */
    bool first;         /* of its kind: a line parts it from the others */
} MeterRow;

static const MeterRow rows[] = {
    {PORT_OUT_LOUDNESS, "Momentary", "M", "−88.8 LUFS", false},
    {PORT_OUT_LOUDNESS_SHORT, "Short-term", "S", "−88.8 LUFS", false},
    {PORT_GAIN_REDUCTION, "Reduction", "GR", "88.8 dB", false},
    {PORT_CORRELATION, "Correlation", "Corr.", "−0.88", true},
    {PORT_COHERENCE, "Coherence", "Coh.", "0.88", false},
    {PORT_ITD, "ITD", "ITD", "888 µs", false},
    {PORT_ILD, "ILD", "ILD", "−88.8 dB", false},
    {PORT_WIDTH_METER, "Width", "Width", "−88.8 dB", false},
    {PORT_MONO_LOSS, "Mono loss", "Mono", "−88.8 dB", false},
    {PORT_EXPOSURE_LEVEL, "Exposure", "Exp.", "888.8 dBA", true},
    {PORT_DOSE, "Dose", "Dose", "88888 %", false},
    {PORT_TIME_LEFT, "Time left", "Left", "8888.8 h", false},
    {PORT_MASKED, "Masked", "Masked", "888 %", true},
};

enum { ROWS = sizeof rows / sizeof *rows };

_Static_assert(1 + ROWS <= METER_AREAS, "the bars and all rows may change");

static const double least_row_px = 13.0, most_row_px = 34.0, bar_px = 3.0;

static bool is_shown(const ViewModel *view, const MeterRow *row)
{
    return row->port != PORT_MASKED || (Mode)view->values[PORT_MODE] == MODE_IN_EARS;
}

/* Places for all rows are kept, so that none moves from mode to mode; what has no room is left out,
 * from the last on. */
static Rect row_in(Rect area, int row)
{
    const double px = fmin(most_row_px, fmax(least_row_px, area.height / ROWS));
    return (Rect){area.x, area.y + row * px, area.width, px};
}

static bool has_room(Rect area, int row)
{
    const Rect r = row_in(area, row);
    return r.y + r.height <= area.y + area.height + 0.5;
}

/* -------------------------------------------------------------------------------- places -- */

typedef struct {
    Rect bars, rows;
} Places;

static Places places_in(Rect at)
{
    Places p;
    p.rows = rect_inset(at, theme_gap);
    p.bars = rect_take_column(&p.rows, meter_bars_width(at.width));
    rect_take_column(&p.rows, 6.0);
    return p;
}

/* The lower edge of a row carries a bar, the words stand above it. */
static Rect words_of(Rect row)
{
    rect_take_row(&row, row.height > 18.0 ? -(bar_px + 2.0) : 0.0);
    return row;
}

static Rect bar_of(Rect row)
{
    return rect_take_row(&row, -bar_px);
}

static bool has_bar(const MeterRow *row, Rect at)
{
    return at.height > 18.0 && (row->port == PORT_CORRELATION || row->port == PORT_COHERENCE ||
                                row->port == PORT_GAIN_REDUCTION);
}

/* All that moves in a row: a line of words in the middle of their place, or down to the bar, whose
 * middle has a mark that stands out a little. */
static Rect reach_of(const MeterRow *row, Rect at)
{
    const double line_px = 16.0;
    Rect words = words_of(at);
    rect_take_row(&words, fmax(0.0, 0.5 * (words.height - line_px)));
    const double bottom = has_bar(row, at) ? at.y + at.height + 1.0 : words.y + line_px;
    return (Rect){at.x, words.y, at.width, bottom - words.y};
}

/* -------------------------------------------------------------------------------- still -- */

static bool is_uncalibrated(const ViewModel *view, PortIndex port)
{
    return view->values[PORT_CALIBRATED] <= 0.0f &&
           (port == PORT_EXPOSURE_LEVEL || port == PORT_DOSE || port == PORT_TIME_LEFT);
}

/* All of them in full, or all short. */
static bool names_fit(cairo_t *cr, double width)
{
    const double apart_px = 6.0;
    bool fit = true;
    for (int i = 0; i < ROWS; i++) {
        const double value = gfx_text_width(cr, theme_small, WEIGHT_NORMAL, rows[i].widest);
        const double name = gfx_text_width(cr, theme_small, WEIGHT_NORMAL, rows[i].name);
        fit &= name + apart_px + value <= width;
    }
    return fit;
}

static void draw_name(cairo_t *cr, const MeterRow *row, const char *name, Rect at)
{
    if (row->first) {
        gfx_fill(cr, (Rect){at.x, at.y - 0.5, at.width, 1.0}, theme_line);
    }
    gfx_text_in(cr, words_of(at), theme_small, WEIGHT_NORMAL, theme_quiet, ALIGN_LEFT, name);
    if (has_bar(row, at)) {
        const Rect bar = bar_of(at);
        gfx_card(cr, bar, 1.5, theme_night);
    }
}

void view_meters_draw_still(cairo_t *cr, Rect at, const ViewModel *view)
{
    const Places p = places_in(at);
    gfx_card_on(cr, at, theme_radius, theme_card, theme_night);
    meter_bars_draw_still(cr, p.bars, view);
    const bool fit = names_fit(cr, p.rows.width);
    for (int i = 0; i < ROWS; i++) {
        if (has_room(p.rows, i) && is_shown(view, &rows[i])) {
            const bool says_why =
                rows[i].port == PORT_TIME_LEFT && is_uncalibrated(view, PORT_TIME_LEFT);
            const char *name = fit ? rows[i].name : rows[i].short_name;
            draw_name(cr, &rows[i], says_why ? "uncalibrated" : name, row_in(p.rows, i));
        }
    }
}

/* ------------------------------------------------------------------------------- moving -- */

static void write_value(const ViewModel *view, PortIndex port, char *words)
{
    const float value = view->values[port];
    if (is_uncalibrated(view, port)) {
        snprintf(words, VALUE_TEXT_SIZE, "%s", port == PORT_TIME_LEFT ? "" : "–");
    } else if (params[port].unit == UNIT_LUFS && value <= -100.0f) {
        snprintf(words, VALUE_TEXT_SIZE, "−∞ LUFS");
    } else if (port == PORT_WIDTH_METER && value <= params[port].minimum) {
        snprintf(words, VALUE_TEXT_SIZE, "mono");
    } else {
        value_write(words, port, value);
    }
}

/* From the middle, which is 0, to the value: −1 is the left end, 1 the right one. */
static void draw_coefficient(cairo_t *cr, Rect bar, double value)
{
    const double middle = bar.x + bar.width / 2.0, to = middle + value * bar.width / 2.0;
    gfx_fill(cr, (Rect){fmin(middle, to), bar.y, fabs(to - middle), bar.height},
             value < 0.0 ? theme_second : theme_accent);
    gfx_fill(cr, (Rect){middle - 0.5, bar.y - 1.0, 1.0, bar.height + 2.0}, theme_quiet);
}

/* From the right, as what is taken away. */
static void draw_reduction(cairo_t *cr, Rect bar, double held_db)
{
    const double most_db = 24.0, width = bar.width * fmin(1.0, held_db / most_db);
    gfx_fill(cr, (Rect){bar.x + bar.width - width, bar.y, width, bar.height}, theme_second);
}

static void draw_value(cairo_t *cr, const MeterRow *row, Rect at, const ViewModel *view)
{
    char words[VALUE_TEXT_SIZE];
    write_value(view, row->port, words);
    gfx_text_in(cr, words_of(at), theme_small, WEIGHT_NORMAL, theme_bright, ALIGN_RIGHT, words);
    if (has_bar(row, at)) {
        const double value = (double)view->values[row->port];
        (params[row->port].unit == UNIT_DB ? draw_reduction : draw_coefficient)(cr, bar_of(at),
                                                                                value);
    }
}

void view_meters_draw_moving(cairo_t *cr, Rect at, const ViewModel *view, Rect part)
{
    const Places p = places_in(at);
    meter_bars_draw_moving(cr, p.bars, view, part);
    for (int i = 0; i < ROWS; i++) {
        const Rect row = row_in(p.rows, i);
        if (has_room(p.rows, i) && is_shown(view, &rows[i]) &&
            rects_meet(reach_of(&rows[i], row), part)) {
            draw_value(cr, &rows[i], row, view);
        }
    }
}

/* ------------------------------------------------------------------------------ changes -- */

static bool readings_differ(const MeterRow *row, const ViewModel *a, const ViewModel *b)
{
    const PortIndex port = row->port;
    return is_shown(b, row) && value_rounded(port, (double)a->values[port]) !=
                                   value_rounded(port, (double)b->values[port]);
}

unsigned view_meters_changes(Rect at, const ViewModel *a, const ViewModel *b,
                             Rect changed[METER_AREAS])
{
    const Places p = places_in(at);
    unsigned count = 0;
    if (a->values[PORT_CALIBRATED] != b->values[PORT_CALIBRATED] ||
        a->values[PORT_MODE] != b->values[PORT_MODE]) {
        changed[0] = at;
        return 1;
    }
    count += meter_bars_changed(p.bars, a, b, &changed[0]);
    for (int i = 0, last = -ROWS; i < ROWS; i++) {
        const Rect row = reach_of(&rows[i], row_in(p.rows, i));
        if (!readings_differ(&rows[i], a, b)) {
            continue;
        }
        if (i == last + 1) {
            changed[count - 1] = rects_joined(changed[count - 1], row);
        } else {
            changed[count++] = row;
        }
        last = i;
    }
    return count;
}

bool view_meters_clears(Rect at, double x, double y)
{
    return rect_holds(places_in(at).bars, x, y);
}

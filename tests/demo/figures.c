#include "figures.h"

#include <math.h>
#include <stdio.h>

enum { COLUMNS = 3, FIGURES = 6 };

/* With a true minus, as the axes have it; a dash where there is nothing to measure. */
static void figure_text(char *words, size_t size, double value, int decimals, const char *unit)
{
    if (isnan(value)) {
        snprintf(words, size, "–");
    } else {
        const char *sign = value < -0.5 * pow(10.0, -decimals) ? "−" : "";
        snprintf(words, size, "%s%.*f%s", sign, decimals, fabs(value), unit);
    }
}

void draw_figures(cairo_t *cr, Rect at, const RoomMeasures *m)
{
    const struct {
        double value;
        int decimals;
        const char *unit, *name;
    } figures[FIGURES] = {
        {m->middle_reverberation_s, 2, " s", "T, 500 Hz and 1 kHz"},
        {m->direct_to_reverberant_db, 1, " dB", "direct to reverberant"},
        {m->loudest_reflection_db, 1, " dB", "loudest within 15 ms"},
        {m->clarity_db, 1, " dB", "clarity C80"},
        {m->early_coherence, 2, "", "IACC to 80 ms"},
        {m->late_coherence, 2, "", "IACC from 80 ms on"},
    };
    card(cr, at);
    for (int i = 0; i < FIGURES; i++) {
        char words[32];
        const int column = i % COLUMNS, row = i / COLUMNS;
        const double x = at.x + 24.0 + column * (at.width - 24.0) / COLUMNS,
                     y = at.y + 48.0 + row * 82.0;
        figure_text(words, sizeof words, figures[i].value, figures[i].decimals, figures[i].unit);
        heading(cr, x, y, 26.0, words);
        text(cr, x, y + 24.0, 15.0, quiet, ALIGN_LEFT, figures[i].name);
    }
}

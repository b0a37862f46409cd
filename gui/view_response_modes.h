/* The inside of the response view, for the files that it is made of: view_response.c, and one file for
 * what each mode has of its own. */
#ifndef EARFIELD_VIEW_RESPONSE_MODES_H
#define EARFIELD_VIEW_RESPONSE_MODES_H

#include "../plugin/settings.h"
#include "chart.h"
#include "design_room.h"
#include "legend.h"
#include "view_model.h"

typedef struct {
    cairo_t *cr;
    const ViewModel *view;
    Settings settings;
} ResponseDrawing;

/** The quiet words of the title. */
void response_words(const ViewModel *view, const Settings *settings, char *words, size_t size);

/* ------------------------------------------------- what the modes draw, and what it is called -- */

void response_legend_headphones(const ViewModel *view, const Settings *settings, Legend *legend);
void response_curves_headphones(const ResponseDrawing *drawing, const Chart *chart);

void response_legend_inears(const ViewModel *view, const Settings *settings, Legend *legend);
void response_curves_inears(const ResponseDrawing *drawing, const Chart *chart);

void response_legend_speakers(const ViewModel *view, const Settings *settings, Legend *legend);
void response_curves_speakers(const ResponseDrawing *drawing, const Chart *chart);

/** In Speakers: what arrives when. */
void response_legend_energy(const ViewModel *view, const Settings *settings, Legend *legend);
void response_energy(const ResponseDrawing *drawing, Rect area);

#endif

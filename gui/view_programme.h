/* The programme's live spectrum behind the response view's curves, and which of its bands the stage's
 * noise drowns: all that moves in that view. */
#ifndef EARFIELD_VIEW_PROGRAMME_H
#define EARFIELD_VIEW_PROGRAMME_H

#include "../plugin/dsp/erb.h"
#include "chart.h"
#include "view_model.h"

/** As it is to be seen. Zeroed: nothing is. */
typedef struct {
    bool known;
    float db[SPECTRUM_POINTS]; /* dBFS */
    bool masked[ERB_BANDS];
} Programme;

/** Of the axis of dBFS, which goes from there up to 0. */
extern const double programme_bottom_db;

/** What a view shows of it. Pure. */
void view_programme(const ViewModel *view, Programme *programme);

/** Over what stands in a chart's box from 20 Hz to 20 kHz, as far as it touches `part`, to which the caller clips. `lit` is what stands in the programme's light, pixel for
 * pixel; NULL: the light is mixed in as it is drawn, which is dearer. */
void view_programme_draw(cairo_t *cr, Rect box, const Programme *programme, cairo_surface_t *lit,
                         Rect part);

/** The programme's light on whatever is painted. */
void view_programme_light(cairo_t *cr);

enum { PROGRAMME_AREAS = 4 };

/** Where the box looks otherwise with `b` than with `a`, and in how many places. Pure. */
unsigned view_programme_changes(Rect box, const Programme *a, const Programme *b,
                                Rect changed[PROGRAMME_AREAS]);

#endif

/* The drawing of each kind of place, upon a ground that is there already. Drawing is at scale 1. */
#ifndef EARFIELD_DRAW_H
#define EARFIELD_DRAW_H

#include "layout.h"
#include "model.h"

/** What the hands are at, and whether the control does anything. */
typedef struct {
    bool over, held, focus, acts;
    int over_choice; /* or -1 */
} Look;

void draw_knob(cairo_t *cr, const Place *place, float value, Look look);
void draw_choices(cairo_t *cr, const Place *place, float value, Look look);
void draw_list(cairo_t *cr, const Place *place, float value, Look look);
void draw_switch(cairo_t *cr, const Place *place, bool on, Look look);
void draw_push(cairo_t *cr, const Place *place, Look look);
void draw_file(cairo_t *cr, const Place *place, const Model *model, Look look);
void draw_action(cairo_t *cr, const Place *place, const Model *model, double zoom, Look look);
void draw_tab(cairo_t *cr, const Place *place, bool front, bool heard, Look look);
void draw_reading(cairo_t *cr, const Place *place, const float *values);

#endif

/* The whole picture, or any place of it, drawn from what is known and what the hands are at. Pure:
 * nothing is kept. Drawing is at scale 1; the context is scaled before. */
#ifndef EARFIELD_SCENE_H
#define EARFIELD_SCENE_H

#include "layout.h"
#include "model.h"
#include "overlay.h"
#include "view_model.h"

typedef struct {
    const Model *model;
    const ViewModel *view;
    const Layout *layout;
    const Overlay *overlay; /* NULL or of OVERLAY_NONE: none */
    Page page;              /* in front */
    int over, held, focus;  /* places under the pointer, a button, the keyboard; -1: none */
    int over_choice;        /* of PLACE_CHOICES under the pointer, or -1 */
    double zoom;            /* the user's, 1: none */
} Scene;

/** All of it, the ground included. */
void scene_draw(cairo_t *cr, const Scene *scene);

/** What lies beneath all places. */
void scene_draw_ground(cairo_t *cr, const Scene *scene);

/** One place upon its own ground, within its own rectangle. The view knows its room. */
void scene_draw_place(cairo_t *cr, const Scene *scene, unsigned place);

/** Whether a control does anything as the others are now set; it is drawn quieter where not. */
bool scene_acts(const float *values, PortIndex port);

/** Words on what a place is for, from its port's comment. */
const char *scene_help(const Scene *scene, int place, char *text, size_t size);

#endif

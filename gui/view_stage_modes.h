/* The inside of the stage view, for the files that it is made of: view_stage.c, view_stage_drag.c, and
 * one for what each mode has to show. */
#ifndef EARFIELD_VIEW_STAGE_MODES_H
#define EARFIELD_VIEW_STAGE_MODES_H

#include "stage_plan.h"

typedef struct {
    cairo_t *cr;
    const ViewModel *view;
    Settings settings;
    Rect area;  /* of the picture */
    Rect words; /* below it */
} StageDrawing;

void stage_draw_direct(const StageDrawing *drawing);
void stage_draw_headphones(const StageDrawing *drawing);
void stage_draw_speakers(const StageDrawing *drawing);
void stage_draw_inears(const StageDrawing *drawing);

#endif

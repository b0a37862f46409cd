/* What the window keeps of its picture, so that what moves is cheap to draw: a layer of all that
 * stands, and one of how it looks where the programme's spectrum lies over it. */
#ifndef EARFIELD_PAINT_LAYERS_H
#define EARFIELD_PAINT_LAYERS_H

#include "ui_parts.h"

/** Layers of the window's size; false without memory for them. */
bool layers_have(Ui *ui);

/** Draw in them what is to be drawn anew. */
void layers_update(Ui *ui);

void layers_free(Paint *paint);

#endif

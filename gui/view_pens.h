/* The pens of the views beside direct, crossed and mono sum (theme.h). */
#ifndef EARFIELD_VIEW_PENS_H
#define EARFIELD_VIEW_PENS_H

#include "theme.h"

/** What a device does by itself: translation, drivers, a loudspeaker. */
static const Pen pen_device = {{0.937, 0.945, 0.957}, 1.25, {8.0, 3.0, 2.0, 3.0}, 4};

static const Pen pen_correction = {{0.937, 0.945, 0.957}, 1.25, {0}, 0};
static const Pen pen_programme = {{0.620, 0.651, 0.702}, 1.0, {0}, 0};
static const Pen pen_masked = {{0.902, 0.369, 0.0}, 1.0, {0}, 0};
/** Half as wide as the direct sound: there are many of them. */
static const Pen pen_reflection = {{0.620, 0.651, 0.702}, 1.0, {0}, 0};

static const Pen pen_arrival = {{0.937, 0.945, 0.957}, 1.0, {0}, 0};

/** The other side of what is alike on both. */
static const Pen pen_correction_right = {{0.937, 0.945, 0.957}, 1.25, {4.0, 3.0}, 2};
static const Pen pen_let_in_right = {{0.620, 0.651, 0.702}, 1.5, {4.0, 4.0}, 2};

#endif

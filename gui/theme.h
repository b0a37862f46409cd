/* Colours and sizes of the UI, once. Dark, quiet, one accent; told apart by everyone (M. Okabe and
 * K. Ito, "Color universal design", 2008), and always by a dash, a shape or a word too. Words on a
 * card have a contrast of 4.5:1 at least. */
#ifndef EARFIELD_THEME_H
#define EARFIELD_THEME_H

#include "gfx.h"

static const Color theme_night = {0.063, 0.075, 0.098};  /* behind all */
static const Color theme_card = {0.098, 0.114, 0.141};   /* panels */
static const Color theme_raised = {0.157, 0.180, 0.220}; /* what can be pressed */
static const Color theme_hover = {0.204, 0.231, 0.278};  /* the same under the pointer */
static const Color theme_chosen = {0.118, 0.271, 0.369}; /* the one of several that is on */
static const Color theme_line = {0.235, 0.263, 0.310};   /* grids, frames */
static const Color theme_quiet = {0.620, 0.651, 0.702};  /* words beside the point */
static const Color theme_faint = {0.565, 0.592, 0.643};  /* of what does nothing as it is set */
static const Color theme_bright = {0.937, 0.945, 0.957}; /* words */
static const Color theme_accent = {0.337, 0.706, 0.914}; /* what is on, what is held: blue */
static const Color theme_second = {0.902, 0.624, 0.0};   /* the other of two: orange */
static const Color theme_alarm = {0.902, 0.369, 0.0};    /* clip, fault: vermilion */

static const double theme_small = 11.0, theme_text = 12.0, theme_title = 14.0,
                    theme_name = 17.0; /* of type */
static const double theme_gap = 8.0, theme_radius = 6.0;

/** direct, crossed, mono sum */
static const Pen theme_direct = {{0.337, 0.706, 0.914}, 2.0, {0}, 0};
static const Pen theme_crossed = {{0.902, 0.624, 0.0}, 2.0, {6.0, 4.0}, 2};
static const Pen theme_mono = {{0.620, 0.651, 0.702}, 1.5, {1.5, 3.0}, 2};

#endif

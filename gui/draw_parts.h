/* What the drawings of places have in common. */
#ifndef EARFIELD_DRAW_PARTS_H
#define EARFIELD_DRAW_PARTS_H

#include "draw.h"
#include "place_parts.h"
#include "theme.h"

Color color_between(Color from, Color to, double share);

/** Of words: what names a control, and what it is set to. */
Color look_name(Look look);
Color look_value(Look look);

/** Of lines and fills that say how much, or that it is on. */
Color look_accent(Look look);

/** What can be pressed. */
void draw_raised(cairo_t *cr, Rect at, Look look);

/** A hollow that choices or a file's name lie in. */
void draw_well(cairo_t *cr, Rect at);

void draw_name(cairo_t *cr, const Place *place, Look look, Align align);

void draw_words(cairo_t *cr, Rect at, Color color, Align align, const char *words);

/** A small triangle that points down: there is more below. */
void draw_chevron(cairo_t *cr, double x, double y, Color color);

/** The frame of what the keyboard is at. */
void draw_focus(cairo_t *cr, Rect at, Look look);

/** "!" in a triangle, `size` high. */
void draw_warning(cairo_t *cr, double x, double y, double size);

#endif

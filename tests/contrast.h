/* How well words stand out, as WCAG 2.1 has it. Pure. */
#ifndef EARFIELD_TEST_CONTRAST_H
#define EARFIELD_TEST_CONTRAST_H

#include "../gui/gfx.h"

/** WCAG 2.1, "contrast ratio": 1 to 21. */
double contrast(Color a, Color b);

/** Success criterion 1.4.3, for words. */
static const double words_contrast = 4.5;

#endif

/* The words on a place, and how much room words take. Pure: no font is asked, so that a layout is
 * the same everywhere; the tests hold it against measured words. Lengths are in pixels of scale 1. */
#ifndef EARFIELD_PLACE_WORDS_H
#define EARFIELD_PLACE_WORDS_H

#include "layout.h"

/** Its port's name, or a shorter one where it stands in the footer; what a file, an action or a
 * page is called. */
const char *place_words(const Place *place);

/** Room enough for a line of words of the small type. */
double words_width(const char *words);

/** The same for the widest choice of a port, and for the widest value. */
double labels_width(PortIndex port);
double values_width(PortIndex port);

#endif

/* Which words a drawing wrote, and where: gfx_text() and gfx_text_in() are taken note of, and drawn
 * as ever. For programs that are linked with --wrap=gfx_text,--wrap=gfx_text_in. */
#ifndef EARFIELD_TEST_DRAWN_WORDS_H
#define EARFIELD_TEST_DRAWN_WORDS_H

#include "../gui/gfx.h"

enum { DRAWN_WORDS = 512 };

/** Lengths in pixels of scale 1. */
typedef struct {
    char words[160];
    Rect ink;        /* what they cover if they are written whole */
    double size;     /* of the type */
    bool whole;      /* in the width that was given to them, and within the clip */
    double contrast; /* to what they are written on */
} DrawnWords;

typedef struct {
    DrawnWords of[DRAWN_WORDS];
    unsigned count;
} Drawn;

/** Note into `drawn`, which is emptied; NULL: no more. */
void drawn_words_into(Drawn *drawn);

/** Fails the test where words are not whole, under 11 px, over one another, or hard to tell from what
 * they are written on. */
void assert_drawn_well(const Drawn *drawn, const char *what);

#endif

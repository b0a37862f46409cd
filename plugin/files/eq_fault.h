/* Why a correction is refused. */
#ifndef EARFIELD_EQ_FAULT_H
#define EARFIELD_EQ_FAULT_H

#include "eq_text.h"

enum { EQ_FAULT_SIZE = 96 };

typedef struct {
    unsigned line;             /* from 1; 0: of the file as a whole */
    char words[EQ_FAULT_SIZE]; /* "unknown filter type XY"; plain ASCII */
} EqFault;

/** Write `words`, and what they are about where there is something. Always false: what refuses. */
bool eq_refuse(EqFault *fault, const char *words, EqText about);

/** Nothing that words could be about. */
#define EQ_NOTHING ((EqText){NULL, NULL})

#endif

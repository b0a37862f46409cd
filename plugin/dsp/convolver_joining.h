/* A response longer than the one before may look back further than blocks were recorded. While they
 * gather, one partition more has something to play from in every block; if it joined at once, the
 * tail would begin abruptly, block after block. So it fades in over a block as a new part does: both
 * voices play the same part, the fading one as it was heard before, without the partition that
 * joins. Nothing joins where all was silent before: there what is recorded is all there is. */
#ifndef EARFIELD_CONVOLVER_JOINING_H
#define EARFIELD_CONVOLVER_JOINING_H

#include "convolver_level.h"

/** If a partition of the live part joins in this block, it fades in, unless the whole part does.
 * After level_turn_history(). Audio thread. */
void joining_begin(Level *level);

/** The product of the fading voice, for vectors [begin, end), without a partition that joins. After
 * that of the live one. Audio thread. */
void joining_multiply_fading(Level *level, unsigned begin, unsigned end);

#endif

/* From logarithms to sound: two ears' levels and phases by bin become the block of frames that both
 * hear. Not for the audio thread. */
#ifndef EARFIELD_EAR_BLOCK_H
#define EARFIELD_EAR_BLOCK_H

typedef struct EarBlock EarBlock;

/** One ear, by bin 0 to length/2. */
typedef struct {
    float *nepers, *radians;
} EarBins;

/** Blocks of `length` frames, a power of two from 16. NULL when memory is out. */
EarBlock *ear_block_new(unsigned length);

/** Takes NULL too. */
void ear_block_free(EarBlock *block);

/** Make the block, which wraps round. Levels are within ±80 nepers, phases within some hundred
 * radians. Toward half the rate levels fall to nothing. The result stays until the next one is made: the left ear's frames, and
 * after them the right ear's. Allocation-free. */
const float *ear_block_make(EarBlock *block, const EarBins *left, const EarBins *right);

#endif

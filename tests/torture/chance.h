/* What comes by chance, the same for the same seed. */
#ifndef EARFIELD_TORTURE_CHANCE_H
#define EARFIELD_TORTURE_CHANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t state;
} Chance;

/** The `nth` row of chances of a seed. */
Chance chance_new(uint64_t seed, uint64_t nth);

/** 0 to `limit` - 1; `limit` is at least 1. */
uint32_t chance_below(Chance *chance, uint32_t limit);

/** Once in `times`. */
bool chance_once_in(Chance *chance, uint32_t times);

/** 0 to 1. */
double chance_share(Chance *chance);

/** `least` to `most`, as many in one octave as in another. */
uint32_t chance_octaves(Chance *chance, uint32_t least, uint32_t most);

/** A float of any bits: also none, infinite, denormal. */
float chance_bits(Chance *chance);

void chance_bytes(Chance *chance, void *bytes, size_t count);

#endif

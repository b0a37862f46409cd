/* Crafts SOFA files for tests: bytes of a good one are changed, and its checksums set right again,
 * so that nothing but its contents tells. */
#ifndef EARFIELD_TEST_SOFA_CRAFTER_H
#define EARFIELD_TEST_SOFA_CRAFTER_H

#include <stddef.h>
#include <stdint.h>

/** From `from` on; the test fails where it isn't found. */
size_t sofa_find(const unsigned char *bytes, size_t count, size_t from, const void *pattern,
                 size_t length);

/** Writes a number of `size` bytes and sets the checksum of the block right that it is in, if that
 * has one. */
void sofa_craft(unsigned char *bytes, size_t count, size_t at, uint64_t number, unsigned size);

#endif

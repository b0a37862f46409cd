/* Buffers of an exact size between two bands that nobody may write to. Under the address sanitizer
 * there are none: it sees reads, too. */
#ifndef EARFIELD_TORTURE_GUARD_BANDS_H
#define EARFIELD_TORTURE_GUARD_BANDS_H

#include <stdbool.h>
#include <stddef.h>

/** Aligned to 8 bytes; also of none. Ends the program without memory. */
void *guard_bands_new(size_t bytes);

/** Takes NULL, too. */
void guard_bands_free(void *buffer);

/** False where something was written beside it. */
bool guard_bands_hold(const void *buffer);

#endif

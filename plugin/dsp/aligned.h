/* Memory at the alignment that vectors want, many arrays out of one allocation. Not for the audio
 * thread. */
#ifndef EARFIELD_ALIGNED_H
#define EARFIELD_ALIGNED_H

#include <stdbool.h>
#include <stddef.h>

enum { ALIGNMENT = 64 }; /* a cache line, two of the widest vectors */

/** Hands out arrays one after the other: with no memory yet it counts (and hands out NULL), with
 * memory it hands out. So the same lines are run twice, and nothing is summed up by hand. */
typedef struct {
    void *memory;
    size_t used, size;
} Carver;

/** `bytes` at the next aligned place. */
void *carve(Carver *carver, size_t bytes);

/** Allocate what was counted, cleared, and start handing out. False where memory is short. */
bool carver_allocate(Carver *carver);

/** Free what carver_allocate() got; NULL is fine. */
void aligned_release(void *memory);

#endif

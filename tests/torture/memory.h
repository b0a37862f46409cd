/* What this process holds. */
#ifndef EARFIELD_TORTURE_MEMORY_H
#define EARFIELD_TORTURE_MEMORY_H

#include <stddef.h>

/** Before any thread begins: one arena for all, for malloc_trim() gives back the end of no other. */
void memory_begin(void);

/** Bytes that were allocated and not freed; 0 where a sanitizer keeps the books. */
size_t memory_live_bytes(void);

/** Of the process in memory, once what was freed is given back; 0 likewise. */
size_t memory_resident_bytes(void);

#endif

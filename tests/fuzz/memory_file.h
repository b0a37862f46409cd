/* Bytes as a file that has a path and never sees a disc. */
#ifndef EARFIELD_FUZZ_MEMORY_FILE_H
#define EARFIELD_FUZZ_MEMORY_FILE_H

#include <stddef.h>
#include <stdint.h>

/** Its path; good until the next call. */
const char *memory_file(const uint8_t *bytes, size_t count);

#endif

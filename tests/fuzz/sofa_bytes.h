/* What all fuzzers of SOFA do with bytes. */
#ifndef EARFIELD_FUZZ_SOFA_BYTES_H
#define EARFIELD_FUZZ_SOFA_BYTES_H

#include <stddef.h>
#include <stdint.h>

/** They are a head or refused, and a room's response or refused. */
void sofa_bytes(const uint8_t *data, size_t size);

#endif

#include "hdf5_checksum.h"

static uint32_t turn(uint32_t x, unsigned bits)
{
    return x << bits | x >> (32 - bits);
}

/* A byte of a block; those of its own checksum count as zero. */
static uint32_t byte_at(const unsigned char *bytes, size_t at, size_t hole)
{
    return at - hole < 4 ? 0 : bytes[at];
}

static void add_words(uint32_t words[3], const unsigned char *bytes, size_t from, size_t to,
                      size_t hole)
{
    for (size_t n = from; n < to; n++) {
        words[(n - from) / 4] += byte_at(bytes, n, hole) << 8 * ((n - from) % 4);
    }
}

uint32_t hdf5_checksum(const unsigned char *bytes, size_t length, size_t hole)
{
    static const unsigned turns[] = {4, 6, 8, 16, 19, 4},
                          last_turns[] = {14, 11, 25, 16, 4, 14, 24};
    const uint32_t start = 0xdeadbeefU + (uint32_t)length;
    uint32_t w[3] = {start, start, start};
    size_t done = 0;
    for (; length - done > 12; done += 12) {
        add_words(w, bytes, done, done + 12, hole);
        for (unsigned n = 0; n < 6; n++) { /* a -= c, a ^= c turned, c += b; then b, c, a ... */
            uint32_t *a = &w[n % 3], *b = &w[(n + 1) % 3];
            const uint32_t *c = &w[(n + 2) % 3];
            *a = (*a - *c) ^ turn(*c, turns[n]);
            w[(n + 2) % 3] = *c + *b;
        }
    }
    add_words(w, bytes, done, length, hole);
    for (unsigned n = 0; n < 7; n++) { /* c ^= b, c -= b turned; then a, b, c ... */
        uint32_t *c = &w[(n + 2) % 3];
        const uint32_t b = w[(n + 1) % 3];
        *c = (*c ^ b) - turn(b, last_turns[n]);
    }
    return w[2];
}

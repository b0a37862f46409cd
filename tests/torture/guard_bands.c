#include "guard_bands.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#ifdef __SANITIZE_ADDRESS__
enum { BAND_WORDS = 0 };
#else
enum { BAND_WORDS = 16 };
#endif

static const uint64_t pattern = 0xC3C3C3C3C3C3C3C3u;

static void *allocated(size_t bytes)
{
    void *block = malloc(bytes);
    if (!block) {
        fprintf(stderr, "torture: out of memory\n");
        abort();
    }
    return block;
}

/* The buffer's length, a band, the buffer, a band. */
void *guard_bands_new(size_t bytes)
{
    if (BAND_WORDS == 0) {
        return allocated(bytes);
    }
    uint64_t *words = allocated((1 + 2 * BAND_WORDS) * sizeof *words + bytes);
    words[0] = bytes;
    char *behind = (char *)(words + 1 + BAND_WORDS) + bytes;
    for (int n = 0; n < BAND_WORDS; n++) {
        words[1 + n] = pattern;
        memcpy(behind + sizeof pattern * (size_t)n, &pattern, sizeof pattern);
    }
    return words + 1 + BAND_WORDS;
}

void guard_bands_free(void *buffer)
{
    free(buffer && BAND_WORDS > 0 ? (uint64_t *)buffer - 1 - BAND_WORDS : buffer);
}

bool guard_bands_hold(const void *buffer)
{
    if (BAND_WORDS == 0) {
        return true;
    }
    const uint64_t *words = (const uint64_t *)buffer - 1 - BAND_WORDS;
    const char *behind = (const char *)buffer + words[0];
    bool hold = true;
    for (int n = 0; n < BAND_WORDS; n++) {
        hold &= words[1 + n] == pattern;
        hold &= memcmp(behind + sizeof pattern * (size_t)n, &pattern, sizeof pattern) == 0;
    }
    return hold;
}

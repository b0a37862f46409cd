/* Letters of ASCII, whatever the locale. Pure. */
#ifndef EARFIELD_ASCII_H
#define EARFIELD_ASCII_H

#include <string.h>

static inline char ascii_lower(char c)
{
    static const char large[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                      small[] = "abcdefghijklmnopqrstuvwxyz";
    const char *at = c ? strchr(large, c) : NULL;
    if (at) {
        c = small[at - large];
    }
    return c;
}

#endif

#include "utf8.h"

#include <stdint.h>

static bool follows(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

size_t utf8_length(const char *text)
{
    static const uint32_t least[] = {0x0, 0x80, 0x800, 0x10000};
    const unsigned char lead = (unsigned char)text[0];
    const size_t following = lead < 0x80                   ? 0
                             : lead >= 0xc0 && lead < 0xe0 ? 1
                             : lead >= 0xe0 && lead < 0xf0 ? 2
                             : lead >= 0xf0 && lead < 0xf8 ? 3
                                                           : SIZE_MAX;
    if (lead == '\0' || following == SIZE_MAX) {
        return 0;
    }
    uint32_t character = following == 0 ? lead : lead & (0x3fu >> following);
    for (size_t i = 1; i <= following; i++) {
        if (!follows(text[i])) {
            return 0;
        }
        character = (character << 6) | ((unsigned char)text[i] & 0x3fu);
    }
    const bool surrogate = character >= 0xd800 && character <= 0xdfff;
    return character < least[following] || character > 0x10ffff || surrogate ? 0 : following + 1;
}

size_t utf8_before(const char *text, size_t at)
{
    while (at > 0 && follows(text[--at])) {
    }
    return at;
}

size_t utf8_after(const char *text, size_t at)
{
    if (text[at]) {
        at++;
    }
    while (follows(text[at])) {
        at++;
    }
    return at;
}

/* Bytes of a character that can be seen, or 0. */
static size_t seen_length(const char *text)
{
    const unsigned char lead = (unsigned char)text[0];
    return lead < 0x20 || lead == 0x7f ? 0 : utf8_length(text);
}

bool utf8_is_sound(const char *text)
{
    while (*text) {
        const size_t length = seen_length(text);
        if (length == 0) {
            return false;
        }
        text += length;
    }
    return true;
}

void utf8_repair(char *text)
{
    while (*text) {
        const size_t length = seen_length(text);
        if (length == 0) {
            *text = '?';
        }
        text += length > 0 ? length : 1;
    }
}

#include "fault_words.h"

/* What follows the path may quote anything. */
const char *fault_without_folder(const char *words)
{
    const char *after = words;
    for (const char *c = words; *words == '/' && *c && *c != '"'; c++) {
        after = *c == '/' ? c + 1 : after;
    }
    return after;
}

#include "eq_fault.h"

/* What of a file is quoted: enough to find it again. */
enum { MOST_QUOTED = 24 };

static void append(EqFault *fault, size_t *length, char c)
{
    if (*length + 1 < sizeof fault->words) {
        fault->words[(*length)++] = c;
        fault->words[*length] = '\0';
    }
}

bool eq_refuse(EqFault *fault, const char *words, EqText about)
{
    size_t length = 0;
    fault->words[0] = '\0';
    for (; *words; words++) {
        append(fault, &length, *words);
    }
    const size_t quoted = eq_text_length(about);
    if (quoted > 0) {
        append(fault, &length, ' ');
    }
    for (size_t i = 0; i < quoted && i < MOST_QUOTED; i++) {
        const bool plain = about.at[i] >= ' ' && about.at[i] <= '~';
        append(fault, &length, (char)(plain ? about.at[i] : '?'));
    }
    for (int dots = 0; quoted > MOST_QUOTED && dots < 3; dots++) {
        append(fault, &length, '.');
    }
    return false;
}

#include "settings.h"

#include <string.h>

/* Up to the comma (or the end of the line) into `field`; returns what follows, NULL if nothing. */
static const char *split(const char *line, char *field, size_t size)
{
    const size_t length = strcspn(line, ",\n");
    if (length == 0 || length >= size) {
        return NULL;
    }
    memcpy(field, line, length);
    field[length] = '\0';
    return line + length + (line[length] == ',');
}

bool setting_read(FILE *table, Setting *setting)
{
    char line[512];
    while (fgets(line, sizeof line, table)) {
        if (line[0] == '#' || line[0] == '\n') {
            continue;
        }
        const char *rest = split(line, setting->name, sizeof setting->name);
        rest = rest ? split(rest, setting->label, sizeof setting->label) : NULL;
        rest = rest ? split(rest, setting->controls, sizeof setting->controls) : NULL;
        if (!rest) {
            fprintf(stderr, "demo: not name,label,controls: %s", line);
        }
        return rest != NULL;
    }
    return false;
}

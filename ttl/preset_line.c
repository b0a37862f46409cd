#include "preset_line.h"

#include "../plugin/number.h"
#include <string.h>

enum { LINE_SIZE = 512 };

static bool take_field(const char **line, char *field, size_t size)
{
    const bool quoted = **line == '"';
    const char *from = *line + quoted;
    const size_t length = strcspn(from, quoted ? "\"\n" : ",\n");
    if (length >= size || (quoted && from[length] != '"')) {
        return false;
    }
    memcpy(field, from, length);
    field[length] = '\0';
    *line = from + length + quoted;
    *line += **line == ',';
    return true;
}

static bool has_word(const char *words, const char *word)
{
    const size_t length = strlen(word);
    for (const char *w = words; *w; w += strspn(w, " ")) {
        const size_t n = strcspn(w, " ");
        if (n == length && memcmp(w, word, n) == 0) {
            return true;
        }
        w += n;
    }
    return false;
}

static bool knows_groups(const char *groups)
{
    size_t known = 0, named = 0;
    for (int g = 0; g < GROUP_COUNT; g++) {
        known += has_word(groups, param_groups[g].symbol);
    }
    for (const char *w = groups; *w; w += strspn(w, " ")) {
        w += strcspn(w, " ");
        named++;
    }
    return known == named;
}

static int port_named(const char *symbol, size_t length)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        if (strlen(params[port].symbol) == length &&
            memcmp(params[port].symbol, symbol, length) == 0) {
            return port;
        }
    }
    return -1;
}

/* Take one "symbol=value"; returns what follows, or NULL where it is no setting within range. */
static const char *take_setting(const char *text, Preset *preset)
{
    const size_t length = strcspn(text, "= ");
    const int port = port_named(text, length);
    double value;
    if (port < 0 || text[length] != '=' || params[port].kind != KIND_CONTROL_IN) {
        return NULL;
    }
    const char *end = number_read(text + length + 1, &value);
    if (!end || value < (double)params[port].minimum || value > (double)params[port].maximum) {
        return NULL;
    }
    preset->value[port] = (float)value;
    preset->given[port] = true;
    return end + strspn(end, " ");
}

static bool read_line(const char *line, Preset *preset)
{
    memset(preset, 0, sizeof *preset);
    if (!take_field(&line, preset->name, sizeof preset->name) ||
        !take_field(&line, preset->slug, sizeof preset->slug) ||
        !take_field(&line, preset->groups, sizeof preset->groups) ||
        !take_field(&line, preset->settings, sizeof preset->settings) || *line != '\n' ||
        !knows_groups(preset->groups)) {
        return false;
    }
    for (int port = 0; port < PORT_COUNT; port++) {
        const Param *p = &params[port];
        preset->value[port] = p->preset;
        preset->given[port] = p->kind == KIND_CONTROL_IN && p->keep == KEEP_TASTE &&
                              has_word(preset->groups, param_groups[p->group].symbol);
    }
    const char *setting = preset->settings;
    while (setting && *setting) {
        setting = take_setting(setting, preset);
    }
    return setting != NULL;
}

bool preset_next(FILE *csv, const char *csv_name, int *number, Preset *preset, bool *good)
{
    char line[LINE_SIZE];
    while (*good && fgets(line, sizeof line, csv)) {
        ++*number;
        if (line[0] != '#' && line[0] != '\n') {
            *good = read_line(line, preset);
            if (!*good) {
                fprintf(stderr, "%s:%d: not a preset: %s", csv_name, *number, line);
            }
            return *good;
        }
    }
    return false;
}

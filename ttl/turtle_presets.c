#include "turtle.h"

#include "../plugin/number.h"
#include "../plugin/params.h"
#include <string.h>

enum { LINE_SIZE = 512 };

/* A line of presets.csv: name, slug, the groups it owns (blank-separated), then settings
 * "symbol=value" (blank-separated); a field with a comma stands in quotation marks. Every TASTE
 * control of those groups is written, at its default where the line does not name it, so that a
 * preset sounds the same whatever was set before. */
typedef struct {
    char name[64], slug[64], groups[64], settings[256];
    float value[PORT_COUNT];
    bool given[PORT_COUNT];
} Preset;

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

static bool read_preset(const char *line, Preset *preset)
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

static void write_preset(FILE *out, const Preset *preset)
{
    fprintf(out,
            "\n<urn:earfield:preset:%s>\n\ta pset:Preset ;\n"
            "\tlv2:appliesTo <urn:earfield:monitor> ;\n\trdfs:label \"%s\"",
            preset->slug, preset->name);
    const char *separator = " ;\n\tlv2:port ";
    for (int port = 0; port < PORT_COUNT; port++) {
        if (preset->given[port]) {
            char text[NUMBER_TEXT_SIZE];
            fprintf(out, "%s[\n\t\tlv2:symbol \"%s\" ;\n\t\tpset:value %s\n\t]", separator,
                    params[port].symbol, number_write(text, (double)preset->value[port]));
            separator = " , ";
        }
    }
    fputs(" .\n", out);
}

bool turtle_presets(FILE *out, FILE *manifest, FILE *csv, const char *csv_name)
{
    fputs("@prefix lv2:  <http://lv2plug.in/ns/lv2core#> .\n"
          "@prefix pset: <http://lv2plug.in/ns/ext/presets#> .\n"
          "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n",
          out);
    char line[LINE_SIZE];
    for (int number = 1; fgets(line, sizeof line, csv); number++) {
        Preset preset;
        if (line[0] == '#' || line[0] == '\n') {
            continue;
        }
        if (!read_preset(line, &preset)) {
            fprintf(stderr, "%s:%d: not a preset: %s", csv_name, number, line);
            return false;
        }
        write_preset(out, &preset);
        fprintf(manifest,
                "\n<urn:earfield:preset:%s>\n\ta pset:Preset ;\n"
                "\tlv2:appliesTo <urn:earfield:monitor> ;\n\trdfs:label \"%s\" ;\n"
                "\trdfs:seeAlso <presets.ttl> .\n",
                preset.slug, preset.name);
    }
    return true;
}

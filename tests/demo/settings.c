#include "settings.h"

#include "../../plugin/number.h"
#include "../../plugin/params.h"
#include <math.h>
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

/* PORT_COUNT where there is none. */
static PortIndex port_of(const char *symbol)
{
    PortIndex port = 0;
    while (port < PORT_COUNT && strcmp(params[port].symbol, symbol) != 0) {
        port++;
    }
    return port;
}

double setting_value(const Setting *setting, const char *symbol)
{
    const size_t length = strlen(symbol);
    double value = NAN;
    for (const char *at = setting->controls; *at; at += strcspn(at, " "), at += strspn(at, " ")) {
        if (strncmp(at, symbol, length) == 0 && at[length] == '=') {
            number_read(at + length + 1, &value);
            return value;
        }
    }
    const PortIndex port = port_of(symbol);
    return port < PORT_COUNT ? (double)params[port].preset : NAN;
}

const char *setting_choice(const Setting *setting, const char *symbol)
{
    const PortIndex port = port_of(symbol);
    const double value = setting_value(setting, symbol);
    for (size_t i = 0; i < scale_point_count; i++) {
        if (scale_points[i].port == port && scale_points[i].value == value) {
            return scale_points[i].label;
        }
    }
    return "?";
}

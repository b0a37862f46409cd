#include "value_text.h"

#include "../plugin/number.h"
#include "ascii.h"
#include <string.h>

/* What may follow a number, for a control in `unit`, and what the number is then multiplied by. */
typedef struct {
    ParamUnit unit;
    const char *words;
    double factor;
} Suffix;

static const Suffix suffixes[] = {
    {UNIT_HZ, "hz", 1.0},           {UNIT_HZ, "k", 1000.0},
    {UNIT_HZ, "khz", 1000.0},       {UNIT_DB, "db", 1.0},
    {UNIT_DBA, "dba", 1.0},         {UNIT_DBA, "db", 1.0},
    {UNIT_DBA, "db(a)", 1.0},       {UNIT_DEGREE, "°", 1.0},
    {UNIT_DEGREE, "deg", 1.0},      {UNIT_DEGREE, "degree", 1.0},
    {UNIT_DEGREE, "degrees", 1.0},  {UNIT_PERCENT, "%", 1.0},
    {UNIT_PERCENT, "percent", 1.0}, {UNIT_M, "m", 1.0},
    {UNIT_M, "cm", 0.01},           {UNIT_M, "mm", 0.001},
    {UNIT_CM, "cm", 1.0},           {UNIT_CM, "m", 100.0},
    {UNIT_CM, "mm", 0.1},           {UNIT_MM, "mm", 1.0},
    {UNIT_MM, "cm", 10.0},          {UNIT_H, "h", 1.0},
    {UNIT_LUFS, "lufs", 1.0},       {UNIT_US, "µs", 1.0},
    {UNIT_US, "us", 1.0},           {UNIT_FRAME, "frames", 1.0},
};

/* How people write a minus sign, a point, a blank. */
static const struct {
    const char *written;
    char meant;
} signs[] = {{"−", '-'}, {"–", '-'}, {",", '.'}, {"\t", ' '}, {"\u00a0", ' '}, {"\u202f", ' '}};

/* The sign or small letter that `text` begins with; returns what follows it. */
static const char *take_character(const char *text, char *character)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const size_t length = strlen(signs[i].written);
        if (strncmp(text, signs[i].written, length) == 0) {
            *character = signs[i].meant;
            return text + length;
        }
    }
    *character = ascii_lower(*text);
    return text + 1;
}

/* Without blanks at the ends. False where nothing is left, or too much for any value. */
static bool tidy(char *tidied, const char *text)
{
    size_t length = 0;
    while (*text) {
        if (length + 1 >= VALUE_TEXT_SIZE) {
            return false;
        }
        text = take_character(text, &tidied[length]);
        length += length > 0 || tidied[length] != ' ';
    }
    while (length > 0 && tidied[length - 1] == ' ') {
        length--;
    }
    tidied[length] = '\0';
    return length > 0;
}

static bool begins(const char *label, const char *text)
{
    while (*text && ascii_lower(*label) == *text) {
        label++;
        text++;
    }
    return !*text;
}

/* The one choice that begins so, or the first that is called so. */
static bool read_choice(PortIndex port, const char *text, float *value)
{
    int found = 0;
    for (size_t i = 0; i < scale_point_count; i++) {
        const ScalePoint *point = &scale_points[i];
        if (point->port == port && begins(point->label, text)) {
            *value = (float)point->value;
            found++;
            if (strlen(point->label) == strlen(text)) {
                return true;
            }
        }
    }
    return found == 1;
}

static bool read_word(PortIndex port, const char *text, float *value)
{
    const Param *p = &params[port];
    const bool on = !strcmp(text, "on") || !strcmp(text, "yes");
    const bool off = !strcmp(text, "off") || !strcmp(text, "no");
    if (p->shape == SHAPE_CHOICE) {
        return read_choice(port, text, value);
    }
    if (p->shape == SHAPE_TOGGLE || p->shape == SHAPE_TRIGGER) {
        *value = on ? 1.0f : 0.0f;
        return on || off;
    }
    *value = p->minimum;
    return port == PORT_AMBIENCE && off;
}

static bool factor_of(ParamUnit unit, const char *suffix, double *factor)
{
    *factor = 1.0;
    if (!*suffix) {
        return true;
    }
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (suffixes[i].unit == unit && strcmp(suffixes[i].words, suffix) == 0) {
            *factor = suffixes[i].factor;
            return true;
        }
    }
    return false;
}

bool value_read(PortIndex port, const char *text, float *value)
{
    char tidied[VALUE_TEXT_SIZE];
    float word;
    double number, factor;
    if (!tidy(tidied, text)) {
        return false;
    }
    if (read_word(port, tidied, &word)) {
        *value = word;
        return true;
    }
    const char *rest = number_read(tidied, &number);
    if (!rest || !factor_of(params[port].unit, rest + strspn(rest, " "), &factor)) {
        return false;
    }
    *value = param_clamp(port, (float)(number * factor));
    return true;
}

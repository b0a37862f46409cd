/* The lines of presets.csv. */
#ifndef EARFIELD_PRESET_LINE_H
#define EARFIELD_PRESET_LINE_H

#include "../plugin/params.h"
#include <stdio.h>

/* A line of presets.csv: name, slug, the groups it owns (blank-separated), then settings
 * "symbol=value" (blank-separated); a field with a comma stands in quotation marks. Every TASTE
 * control of those groups is written, at its default where the line does not name it, so that a
 * preset sounds the same whatever was set before. */
typedef struct {
    char name[64], slug[64], groups[64], settings[256];
    float value[PORT_COUNT];
    bool given[PORT_COUNT];
} Preset;

/** The next preset of `csv`; false at the end. `number` counts lines, from 0 before the first; `good`,
 * true before the first, becomes false where a line is wrong, which is said on stderr. */
bool preset_next(FILE *csv, const char *csv_name, int *number, Preset *preset, bool *good);

#endif

/* What is generated of the bundle's Turtle. */
#ifndef EARFIELD_TURTLE_H
#define EARFIELD_TURTLE_H

#include <stdbool.h>
#include <stdio.h>

/** What params.def declares: groups, ports, the version ("0.1.0") of the plugin. */
void turtle_ports(FILE *out, const char *version);

/** The presets of `csv` (ttl/presets.csv), each with all its controls; `manifest` gets a pointer to
 * each. False, with the line and the reason on stderr, where the file is wrong. */
bool turtle_presets(FILE *out, FILE *manifest, FILE *csv, const char *csv_name);

/** The UI: what it asks of a host; `manifest` gets a pointer to it. */
void turtle_ui(FILE *out, FILE *manifest);

#endif

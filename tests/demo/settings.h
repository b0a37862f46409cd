/* The table of what the demo renders: tests/demo/settings.csv. */
#ifndef EARFIELD_DEMO_SETTINGS_H
#define EARFIELD_DEMO_SETTINGS_H

#include <stdbool.h>
#include <stdio.h>

typedef struct {
    char name[64], label[64];
    char controls[256]; /* "symbol=value symbol=value ..." */
} Setting;

/** The next row; false at the end. A broken row ends it too, and is told on stderr. */
bool setting_read(FILE *table, Setting *setting);

/** What a setting has a control at: its own value, or else the plugin's default. NAN where the
 * plugin has no such control. */
double setting_value(const Setting *setting, const char *symbol);

/** The plugin's name for what a setting has an enumeration at; "?" where it has none. */
const char *setting_choice(const Setting *setting, const char *symbol);

#endif

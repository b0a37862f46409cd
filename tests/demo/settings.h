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

#endif

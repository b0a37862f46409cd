/* A whole picture of the demo: its ground, its titles, and its file. */
#ifndef EARFIELD_DEMO_SHEET_H
#define EARFIELD_DEMO_SHEET_H

#include <cairo.h>
#include <stdbool.h>

typedef struct {
    cairo_surface_t *surface;
    cairo_t *cr; /* to draw on */
} Sheet;

/** 1600 wide, its upper 90 for the titles. `words` are a line beneath the title, or empty. The
 * caller frees it. */
Sheet sheet_new(int height, const char *title, const char *words);

/** As FOLDER/KIND and NAME.png, either of which may be empty; false, and said on stderr, where that
 * can't be written. */
bool sheet_write(const Sheet *sheet, const char *folder, const char *kind, const char *name);

void sheet_free(Sheet *sheet);

#endif

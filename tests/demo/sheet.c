#include "sheet.h"

#include "plot.h"
#include <stdio.h>

enum { WIDTH = 1600 };

Sheet sheet_new(int height, const char *title, const char *words)
{
    Sheet sheet = {.surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, height)};
    sheet.cr = cairo_create(sheet.surface);
    set_color(sheet.cr, night);
    cairo_paint(sheet.cr);
    heading(sheet.cr, 34.0, 50.0, 28.0, title);
    text(sheet.cr, 34.0, 80.0, 16.0, quiet, ALIGN_LEFT, words);
    return sheet;
}

bool sheet_write(const Sheet *sheet, const char *folder, const char *kind, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s%s.png", folder, kind, name);
    const bool good = cairo_surface_write_to_png(sheet->surface, path) == CAIRO_STATUS_SUCCESS;
    if (!good) {
        fprintf(stderr, "demo: %s: could not be written\n", path);
    }
    return good;
}

void sheet_free(Sheet *sheet)
{
    cairo_destroy(sheet->cr);
    cairo_surface_destroy(sheet->surface);
}

#include "ui_viewer.h"

#include "ui_nobody.h"
#include <stdlib.h>

struct UiViewer {
    Ui *ui;
    cairo_surface_t *surface;
};

static void close_bare(UiViewer *viewer)
{
    ui_free(viewer->ui);
    cairo_surface_destroy(viewer->surface);
    free(viewer);
}

static UiViewer *open_bare(void)
{
    UiViewer *viewer = calloc(1, sizeof *viewer);
    if (!viewer) {
        return NULL;
    }
    viewer->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, VIEWER_WIDTH, VIEWER_HEIGHT);
    viewer->ui = ui_new(&ui_nobody, 1.0);
    if (!viewer->ui) {
        close_bare(viewer);
        return NULL;
    }
    ui_resized(viewer->ui, VIEWER_WIDTH, VIEWER_HEIGHT);
    return viewer;
}

static void tell_port(UiViewer *viewer, PortIndex port, float value)
{
    ui_port(viewer->ui, port, value);
}

static void tell_spectrum(UiViewer *viewer, const float *db)
{
    ui_spectrum(viewer->ui, db);
}

static void tell_pictures(UiViewer *viewer, const ViewerPictures *p)
{
    ui_spectrum(viewer->ui, p->spectrum_db);
    ui_energy(viewer->ui, p->energy_db[EAR_LEFT], p->energy_db[EAR_RIGHT]);
    ui_correction(viewer->ui, p->correction_db[EAR_LEFT], p->correction_db[EAR_RIGHT]);
}

static void idle(UiViewer *viewer, double time_s)
{
    if (ui_tick(viewer->ui, time_s)) {
        ui_draw(viewer->ui, viewer->surface);
    }
}

static void settle(UiViewer *viewer)
{
    (void)viewer;
}

const UiViewerKind ui_viewer_bare = {open_bare,     close_bare, tell_port, tell_spectrum,
                                     tell_pictures, idle,       settle,    false};

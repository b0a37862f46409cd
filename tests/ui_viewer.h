/* A UI that is told things and looks as it pleases, for those who measure it: by itself, or in its
 * window on the server of DISPLAY. */
#ifndef EARFIELD_TEST_UI_VIEWER_H
#define EARFIELD_TEST_UI_VIEWER_H

#include "../plugin/dsp/ears.h"
#include "../plugin/params.h"
#include "../plugin/pictures.h"
#include <stdbool.h>

enum { VIEWER_WIDTH = 900, VIEWER_HEIGHT = 560 };

/** What the plugin tells beside its ports. */
typedef struct {
    float spectrum_db[SPECTRUM_POINTS];
    float energy_db[EARS][ENERGY_POINTS];
    float correction_db[EARS][SPECTRUM_POINTS];
} ViewerPictures;

typedef struct UiViewer UiViewer;

typedef struct {
    UiViewer *(*open)(void); /* at VIEWER_WIDTH by VIEWER_HEIGHT and scale 1; NULL: it can't */
    void (*close)(UiViewer *viewer);
    void (*port)(UiViewer *viewer, PortIndex port, float value);
    void (*spectrum)(UiViewer *viewer, const float *db);
    void (*pictures)(UiViewer *viewer, const ViewerPictures *pictures); /* all of them */
    void (*idle)(UiViewer *viewer, double time_s); /* draws what there is to draw */
    void (*settle)(UiViewer *viewer);              /* until what was drawn is shown */
    bool own_clock; /* by which it looks at what moves: time_s is to pass */
} UiViewerKind;

extern const UiViewerKind ui_viewer_bare, ui_viewer_window;

#endif

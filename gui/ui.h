/* The UI as a machine without a window: hands and ports come in, drawing and writes go out. It
 * knows neither xcb nor LV2. One thread. Lengths are in pixels of the window; time in seconds of any
 * steady clock. */
#ifndef EARFIELD_UI_H
#define EARFIELD_UI_H

#include "../plugin/own_files.h"
#include "../plugin/params.h"
#include "gfx.h"
#include <stdint.h>

/** What the UI asks of whoever has it; every function is there. */
typedef struct {
    void *handle;
    void (*write_port)(void *handle, PortIndex port, float value);
    void (*touch)(void *handle, PortIndex port, bool grabbed); /* ends and beginnings of gestures */
    void (*set_file)(void *handle, OwnFile which, const char *path); /* empty: none */
    bool (*choose_file)(void *handle,
                        OwnFile which); /* the host's own chooser; false: it has none */
    void (*set_zoom)(void *handle, float zoom);
    void (*take_keyboard)(void *handle, bool taken); /* only while something is typed */
    void (*resize)(void *handle, int width, int height);
} UiHost;

typedef enum { BUTTON_LEFT, BUTTON_MIDDLE, BUTTON_RIGHT } UiButton;

typedef enum {
    KEY_TEXT, /* a character, in `text` */
    KEY_ENTER,
    KEY_ESCAPE,
    KEY_TAB,
    KEY_BACK_TAB,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_HOME,
    KEY_END
} UiKey;

typedef struct {
    bool shift, control;
} UiModifiers;

typedef struct Ui Ui;

/** `scale`: of the screen (1: 96 dpi), before the user's zoom. NULL where memory is short. */
Ui *ui_new(const UiHost *host, double scale);

void ui_free(Ui *ui);

/** What it would like to be, and the least it can be. */
void ui_preferred_size(const Ui *ui, int *width, int *height);
void ui_minimum_size(const Ui *ui, int *width, int *height);

void ui_resized(Ui *ui, int width, int height);

/* Hands. True where the UI had a use for it. */
bool ui_pointer_moved(Ui *ui, double x, double y, UiModifiers modifiers, double time_s);
bool ui_pointer_left(Ui *ui, double time_s);
bool ui_pressed(Ui *ui, UiButton button, double x, double y, UiModifiers modifiers, double time_s);
bool ui_released(Ui *ui, UiButton button, double x, double y, UiModifiers modifiers, double time_s);
bool ui_scrolled(Ui *ui, double steps, double x, double y, UiModifiers modifiers, double time_s);
bool ui_key(Ui *ui, UiKey key, const char *text, UiModifiers modifiers, double time_s);
void ui_lost_keyboard(Ui *ui, double time_s);

/* The host. */
void ui_port(Ui *ui, PortIndex port, float value);
void ui_file(Ui *ui, OwnFile which, const char *path);
void ui_message(Ui *ui, const char *words);
void ui_zoom(Ui *ui, float zoom);

/** What the plugin tells an open UI; the sizes and meanings are in plugin/pictures.h. */
typedef struct {
    double rate_hz;
    double straight_ahead_degrees; /* the yaw that counts as none */
} UiFacts;

void ui_facts(Ui *ui, const UiFacts *facts);
void ui_spectrum(Ui *ui, const float *db); /* mean square in dBFS, the louder side */
void ui_energy(Ui *ui, const float *left_db, const float *right_db); /* NULL: no room is there */
void ui_correction(Ui *ui, const float *left_db, const float *right_db); /* NULL: none is loaded */

/** Some 30 times a second. True where ui_draw() has something to do. */
bool ui_tick(Ui *ui, double time_s);

/** Draw what changed into `surface` (of the window's size, with what was drawn before); the
 * rectangle that did change. */
Rect ui_draw(Ui *ui, cairo_surface_t *surface);

#endif

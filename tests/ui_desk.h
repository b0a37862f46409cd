/* A UI with hands and a host that writes down what it is told. Points are in pixels of the window. */
#ifndef EARFIELD_TEST_UI_DESK_H
#define EARFIELD_TEST_UI_DESK_H

#include "../gui/ui_parts.h"

typedef struct {
    Ui *ui;
    double time_s;
    UiModifiers keys;

    float value[PORT_COUNT]; /* written last; NaN: nothing */
    bool touched[PORT_COUNT];
    unsigned writes, touches, faults; /* a fault: unbalanced, without a touch, out of range */
    bool keyboard;
    unsigned keyboards; /* times that it was taken */
    char file[OWN_FILES][OWN_PATH_SIZE];
    unsigned files; /* that were asked for */
    float zoom;
    int width, height; /* that were wished for */
} Desk;

/** For cmocka: *state is a Desk at scale 1, on the page of Headphones. */
int desk_make(void **state);
int desk_free(void **state);

/** The same at any scale of the screen. */
Desk *desk_new(double scale);
void desk_delete(Desk *desk);

/** A place that is there, and points within it. */
Place desk_place(const Desk *desk, PlaceKind kind, int of);
Rect desk_knob(const Desk *desk, PortIndex port);
void desk_middle(Rect at, double *x, double *y);

void desk_move(Desk *desk, double x, double y);
void desk_press(Desk *desk, UiButton button, double x, double y);
void desk_release(Desk *desk, UiButton button, double x, double y);

/** Pressed and let go, 50 ms apart; long after the last. */
void desk_click(Desk *desk, UiButton button, Rect at);
void desk_double_click(Desk *desk, Rect at);

/** From the middle of a rectangle by so many pixels, in `moves` steps; then let go. */
void desk_drag(Desk *desk, Rect at, double right, double down, int moves);

void desk_scroll(Desk *desk, double steps, Rect at);

/** Click an item of the overlay that is open. */
void desk_choose(Desk *desk, unsigned item);

bool desk_key(Desk *desk, UiKey key);
void desk_type(Desk *desk, const char *text); /* character by character */

/** Let time pass, with a tick each 33 ms. True where any of them wanted to draw. */
bool desk_wait(Desk *desk, double seconds);

bool desk_none_touched(const Desk *desk);

/** What the port was told last; its default where it was told nothing. */
double desk_value(const Desk *desk, PortIndex port);

#endif

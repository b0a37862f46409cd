/* Where the controls of the real window are, and what hands do there. The UI is of scale 1, in its usual
 * size. Lengths are in pixels. */
#ifndef EARFIELD_TEST_UI_PLACES_H
#define EARFIELD_TEST_UI_PLACES_H

#include "../gui/layout.h"
#include "ui_rig.h"

/** For cmocka's tests: *state is a Rig, the page of Headphones in front. Closing asserts that whatever
 * was written was touched before, and let go in the end. */
int places_open(void **state);
int places_close(void **state);

/** A place that is there, with a page in front. */
Place place_on(Page page, PlaceKind kind, int of);

/** Of a knob on the page of Headphones: all of it, and its value. */
Rect knob_of(PortIndex port);
Rect value_of(PortIndex port);

double middle_x(Rect at);
double middle_y(Rect at);

void click_at(Rig *rig, uint8_t button, Rect at);

/** Press in the middle; up by so many pixels, one by one; not yet let go. */
void drag_up(Rig *rig, Rect at, int pixels);

/** Open the field of a knob's value and type into it. */
void type_into(Rig *rig, PortIndex port, const char *text);

/** No other port was written or touched. */
void assert_only_written(const Rig *rig, PortIndex only);

/** And this one was held once, and let go. */
void assert_one_gesture(const Rig *rig, PortIndex port);

#endif

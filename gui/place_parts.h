/* What the rooms of the picture share about the parts of a place: where its name stands and where
 * what the hand works on. Pure. Lengths are in pixels of scale 1. */
#ifndef EARFIELD_PLACE_PARTS_H
#define EARFIELD_PLACE_PARTS_H

#include "place_words.h"

/** Heights: of one line of controls, and the one of Hear As; of a name, a control below it, and
 * both; of the row of a page's controls. */
enum {
    LINE_HEIGHT = 24,
    HEAR_AS_HEIGHT = 28,
    NAME_HEIGHT = 14,
    BOX_HEIGHT = 20,
    STACK_HEIGHT = NAME_HEIGHT + BOX_HEIGHT,
    TALL_HEIGHT = 72
};

enum { PILL_WIDTH = 26, LAMP_WIDTH = 14, CHEVRON_WIDTH = 18, WORDS_MARGIN = 6 };

/** How a toggle looks: a lamp in a button, a switch beside or below its name, the sign of power. */
typedef enum { SWITCH_LATCH, SWITCH_PILL, SWITCH_POWER } SwitchLook;

SwitchLook switch_look(PortIndex port);

/** Whether all of it is in one line. */
bool place_is_line(const Place *place);

/** Where its name is written, and what is left of the place for the control. */
Rect place_name(const Place *place);
Rect place_box(const Place *place);

/** Of a tall PLACE_FILE: where it says what is wrong. */
Rect place_file_fault(const Place *place);

#endif

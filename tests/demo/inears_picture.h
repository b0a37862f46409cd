/* Picture: what the In-Ears of `make demo` do to the mix, and what a stage does to it. */
#ifndef EARFIELD_DEMO_INEARS_PICTURE_H
#define EARFIELD_DEMO_INEARS_PICTURE_H

#include <stdbool.h>

/** FOLDER/in-ears.png from what lv2apply wrote there; false, and said on stderr, where that can't
 * be read or written. */
bool draw_inears(const char *folder);

#endif

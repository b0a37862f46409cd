/* Values of ports as people read and type them, with their units; the same under every locale.
 * Pure. */
#ifndef EARFIELD_VALUE_TEXT_H
#define EARFIELD_VALUE_TEXT_H

#include "../plugin/params.h"

enum { VALUE_TEXT_SIZE = 64 };

/** "700 Hz", "1.20 kHz", "−6.0 dB", "30°", "Closed-Back", "On". `text` holds VALUE_TEXT_SIZE bytes;
 * returns it. */
char *value_write(char *text, PortIndex port, float value);

/** Read what was typed: a number with a point or a comma, a unit or none ("3k", "700 Hz", "-6dB",
 * "50%", "120 cm" for metres), the name of a choice or how it begins, "on" and "off". Clamped to the
 * range. False where it is none of these. */
bool value_read(PortIndex port, const char *text, float *value);

/** `value` as near as value_write() shows it, so that what is set is what is seen; and ten times
 * nearer, for a hand that moves finely. */
float value_rounded(PortIndex port, double value);
float value_rounded_finely(PortIndex port, double value);

/** The label of a choice, or NULL. */
const char *value_label(PortIndex port, int value);

#endif

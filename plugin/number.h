/* Decimal numbers in text, the same under every locale: hosts set LC_NUMERIC, and then strtod and
 * printf take and write a comma. Pure: any thread. */
#ifndef EARFIELD_NUMBER_H
#define EARFIELD_NUMBER_H

#include <stddef.h>

enum { NUMBER_TEXT_SIZE = 32 };

/** Write `value` rounded to six decimals, without trailing zeros but always with a point, as Turtle
 * likes its decimals. `text` holds NUMBER_TEXT_SIZE bytes; |value| below 1e12. Returns `text`. */
char *number_write(char *text, double value);

/** Read the decimal number at the start of `text` (sign, digits, one point, digits; no exponent).
 * Returns what follows it, or NULL and leaves `value` where there is none. */
const char *number_read(const char *text, double *value);

#endif

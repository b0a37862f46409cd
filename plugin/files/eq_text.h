/* A piece of text, read from its front: blanks, names, numbers. Nothing is copied, nothing need end
 * in a zero, and nothing depends on the locale. Pure: any thread. */
#ifndef EARFIELD_EQ_TEXT_H
#define EARFIELD_EQ_TEXT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *at, *end;
} EqText;

static inline size_t eq_text_length(EqText text)
{
    return (size_t)(text.end - text.at);
}

/** Skip blanks: spaces, tabs, spaces that don't break. True where nothing is left. */
bool eq_text_is_over(EqText *text);

/** Skip blanks; take `c` where it comes next. */
bool eq_text_take(EqText *text, char c);

/** Skip blanks; take the letters that follow, perhaps none. */
EqText eq_text_name(EqText *text);

/** Skip blanks; take what follows up to the next blank, perhaps nothing. */
EqText eq_text_word(EqText *text);

/** The same letters, big or small. */
bool eq_text_is(EqText text, const char *name);

typedef enum {
    EQ_NUMBER_ANY,      /* one point or comma at the most: the decimal one */
    EQ_NUMBER_POINT,    /* a point alone is decimal: where a comma may mean something else */
    EQ_NUMBER_FREQUENCY /* thousands may be set apart, see eq_text_number() */
} EqNumberStyle;

/** Skip blanks; read a number, or return false and leave `value` and the text.
 *
 * A frequency may have its thousands set apart, as Room EQ Wizard writes them and Equalizer APO
 * reads them: 1,000 and 1.000 and "1 000" (with a space that doesn't break) are 1000. One point or
 * comma is taken for that where one to three digits, the first no zero, come before it and exactly
 * three after it, and the number is not beyond EQ_MOST_HZ by it: 0,125 and 31.25 and 105.000 have
 * decimals. Where there are both, the first sets apart, the second is decimal: 1,234.5. */
bool eq_text_number(EqText *text, EqNumberStyle style, double *value);

enum { EQ_LEAST_HZ = 1, EQ_MOST_HZ = 48000 };

#endif

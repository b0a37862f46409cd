/* A locale that writes numbers with a comma, as hosts set it. */
#ifndef EARFIELD_TEST_COMMA_LOCALE_H
#define EARFIELD_TEST_COMMA_LOCALE_H

#include <stdbool.h>

/** Set one, an installed one or the one that `make check` builds; false, with a note, where there
 * is none. */
bool comma_locale_set(void);

/** Back to "C". */
void comma_locale_leave(void);

#endif

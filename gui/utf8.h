/* Text as UTF-8: what is sound and where its characters begin. Cairo draws nothing more once it met
 * text that is not. Pure. */
#ifndef EARFIELD_UTF8_H
#define EARFIELD_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/** Bytes of the character that `text` begins with, 1 to 4; 0 where that is none. */
size_t utf8_length(const char *text);

/** Where the character before `at` begins, or after it ends. At the ends they stay. */
size_t utf8_before(const char *text, size_t at);
size_t utf8_after(const char *text, size_t at);

/** Whether all of it is sound and can be seen: no control characters. */
bool utf8_is_sound(const char *text);

/** "?" for each byte that is not. */
void utf8_repair(char *text);

#endif

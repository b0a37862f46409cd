#include "table.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

/* Characters, not bytes: of UTF-8, all but the continuation bytes. */
static int characters(const char *text)
{
    int count = 0;
    for (; *text; text++) {
        count += ((unsigned char)*text & 0xC0u) != 0x80u;
    }
    return count;
}

void print_left(const char *text, int width)
{
    printf("%s%*s", text, width - characters(text), "");
}

void print_right(const char *text, int width)
{
    printf("%*s%s", width - characters(text), "", text);
}

void print_number(double value, int decimals, int width)
{
    char text[32];
    if (isnan(value)) {
        print_right("-", width);
    } else if (value < -99.0) { /* nothing at all, but for rounding */
        print_right("none", width);
    } else {
        const bool rounds_to_zero = fabs(value) < 0.5 * pow(10.0, -decimals); /* no -0.0 */
        snprintf(text, sizeof text, "%.*f", decimals, rounds_to_zero ? 0.0 : value);
        print_right(text, width);
    }
}

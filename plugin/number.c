#include "number.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

static const int decimals = 6;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits of `value`, at least `least` of them, from the right end; returns where they begin. */
static char *digits_before(char *end, int64_t value, int least)
{
    for (; value > 0 || least > 0; value /= 10, least--) {
        *--end = (char)('0' + value % 10);
    }
    return end;
}

char *number_write(char *text, double value)
{
    const int64_t scale = 1000000;
    int64_t whole = (int64_t)fabs(value);
    int64_t parts = llround((fabs(value) - (double)whole) * (double)scale);
    whole += parts / scale;
    parts %= scale;
    char right_of_point[NUMBER_TEXT_SIZE];
    char *end = right_of_point + sizeof right_of_point;
    const char *point = digits_before(end, parts, decimals);
    while (end - point > 1 && end[-1] == '0') {
        end--;
    }
    char *out = text;
    if (value < 0.0 && (whole > 0 || parts > 0)) {
        *out++ = '-';
    }
    char left_of_point[NUMBER_TEXT_SIZE];
    char *const left_end = left_of_point + sizeof left_of_point;
    for (const char *c = digits_before(left_end, whole, 1); c < left_end; c++) {
        *out++ = *c;
    }
    *out++ = '.';
    while (point < end) {
        *out++ = *point++;
    }
    *out = '\0';
    return text;
}

const char *number_read(const char *text, double *value)
{
    const char *c = text;
    const bool negative = *c == '-';
    if (*c == '-' || *c == '+') {
        c++;
    }
    double mantissa = 0.0, scale = 1.0;
    bool any = false;
    for (; is_digit(*c); c++, any = true) {
        mantissa = mantissa * 10.0 + (*c - '0');
    }
    if (*c == '.') {
        const double enough = 1e18; /* what follows can't be seen, and must not reach infinity */
        for (c++; is_digit(*c); c++, any = true) {
            if (scale < enough) {
                mantissa = mantissa * 10.0 + (*c - '0');
                scale *= 10.0;
            }
        }
    }
    if (!any) {
        return NULL;
    }
    *value = (negative ? -mantissa : mantissa) / scale;
    return c;
}

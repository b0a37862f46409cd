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
    const int64_t all = llround(fabs(value) * (double)scale);
    char reversed[NUMBER_TEXT_SIZE];
    char *end = reversed + sizeof reversed;
    const char *point = digits_before(end, all % scale, decimals);
    while (end - point > 1 && end[-1] == '0') {
        end--;
    }
    char *out = text;
    if (value < 0.0 && all > 0) {
        *out++ = '-';
    }
    char whole[NUMBER_TEXT_SIZE];
    char *const whole_end = whole + sizeof whole;
    for (const char *c = digits_before(whole_end, all / scale, 1); c < whole_end; c++) {
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
        for (c++; is_digit(*c); c++, any = true) {
            mantissa = mantissa * 10.0 + (*c - '0');
            scale *= 10.0;
        }
    }
    if (!any) {
        return NULL;
    }
    *value = (negative ? -mantissa : mantissa) / scale;
    return c;
}

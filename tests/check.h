/* cmocka with the headers it wants, and assertions that show their figures. */
#ifndef EARFIELD_TEST_CHECK_H
#define EARFIELD_TEST_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>

__attribute__((format(printf, 6, 7))) static inline void
check_close(const char *file, int line, double measured, double expected, double tolerance,
            const char *what, ...)
{
    if (fabs(measured - expected) <= tolerance) {
        return;
    }
    char text[256];
    va_list arguments;
    va_start(arguments, what);
    vsnprintf(text, sizeof text, what, arguments);
    va_end(arguments);
    print_error("measured %.9g, expected %.9g +- %.3g: %s\n", measured, expected, tolerance, text);
    _fail(file, line);
}

/** measured, expected, tolerance, then printf-like what it is. */
#define assert_close(measured, expected, tolerance, ...)                                           \
    check_close(__FILE__, __LINE__, (double)(measured), (double)(expected), (double)(tolerance),   \
                __VA_ARGS__)

__attribute__((format(printf, 5, 6))) static inline void
check_at_most(const char *file, int line, double measured, double most, const char *what, ...)
{
    if (measured <= most) {
        return;
    }
    char text[256];
    va_list arguments;
    va_start(arguments, what);
    vsnprintf(text, sizeof text, what, arguments);
    va_end(arguments);
    print_error("measured %.9g, at most %.9g: %s\n", measured, most, text);
    _fail(file, line);
}

/** measured, bound, then printf-like what it is. */
#define assert_at_most(measured, most, ...)                                                        \
    check_at_most(__FILE__, __LINE__, (double)(measured), (double)(most), __VA_ARGS__)

#define COUNT(array) (sizeof(array) / sizeof *(array))

#endif

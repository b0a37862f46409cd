/* cmocka with the headers it wants, and an assertion that shows its figures. */
#ifndef EARFIELD_TEST_CHECK_H
#define EARFIELD_TEST_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>

/** `what` (printf-like, with its arguments) names the case where it fails. */
#define assert_close(measured, expected, tolerance, ...)                                           \
    do {                                                                                           \
        const double m_ = (double)(measured), e_ = (double)(expected), t_ = (double)(tolerance);   \
        if (!(fabs(m_ - e_) <= t_)) {                                                              \
            print_error("measured %.9g, expected %.9g +- %.3g: ", m_, e_, t_);                     \
            print_error(__VA_ARGS__);                                                              \
            print_error("\n");                                                                     \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

/** The same for a bound from above. */
#define assert_at_most(measured, most, ...)                                                        \
    do {                                                                                           \
        const double m_ = (double)(measured), e_ = (double)(most);                                 \
        if (!(m_ <= e_)) {                                                                         \
            print_error("measured %.9g, at most %.9g: ", m_, e_);                                  \
            print_error(__VA_ARGS__);                                                              \
            print_error("\n");                                                                     \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

#endif

/* The loudness meters by EBU Tech 3341. */
#include "check.h"
#include "ebu_3341.h"

static void assert_reads_as_the_table(double rate_hz)
{
    const Ebu3341 e = ebu_3341(rate_hz);
    assert_int_equal(e.count, 59);
    for (unsigned i = 0; i < e.count; i++) {
        const EbuReading *r = &e.readings[i];
        assert_close(r->value, r->wanted, r->tolerance, "case %d, %s, at %g Hz", r->number, r->what,
                     rate_hz);
        assert_close(r->value, r->of_libebur128, 0.01, "case %d, %s, by libebur128", r->number,
                     r->what);
    }
    assert_close(e.out_off_in_lu, 0.0, 1e-4, "out as in, at %g Hz", rate_hz);
}

static void every_case_at_44100_hz(void **state)
{
    (void)state;
    assert_reads_as_the_table(44100);
}

static void every_case_at_48000_hz(void **state)
{
    (void)state;
    assert_reads_as_the_table(48000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_at_44100_hz),
        cmocka_unit_test(every_case_at_48000_hz),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

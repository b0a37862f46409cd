/* The programme in the response view: where it is to be drawn anew. */
#include "../gui/view_programme.h"
#include "check.h"

static const Rect box = {40.0, 30.0, 400.0, 180.0};

static Programme some_programme(void)
{
    Programme programme = {.known = true};
    for (int i = 0; i < SPECTRUM_POINTS; i++) {
        programme.db[i] = -30.0f - 0.2f * (float)i;
    }
    return programme;
}

static void the_same_is_not_drawn(void **state)
{
    (void)state;
    const Programme none = {0}, some = some_programme();
    Rect changed[PROGRAMME_AREAS];
    assert_int_equal(view_programme_changes(box, &none, &none, changed), 0);
    assert_int_equal(view_programme_changes(box, &some, &some, changed), 0);
    assert_int_equal(view_programme_changes((Rect){0}, &none, &some, changed), 0);
}

/* From 6 dB above a point to where it was, between it and its neighbours. */
static void a_point_is_a_small_rectangle(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SPECTRUM_POINTS; i++) {
        const Programme before = some_programme();
        Programme after = before;
        Rect changed[PROGRAMME_AREAS];
        after.db[i] += 6.0f;
        const unsigned count = view_programme_changes(box, &before, &after, changed);
        const double x = box.x + box.width * i / (SPECTRUM_POINTS - 1);
        const double y = box.y + box.height * (double)after.db[i] / programme_bottom_db;
        bool held = false;
        assert_true(count >= 1 && count <= 2); /* it may stand where two strips meet */
        for (unsigned k = 0; k < count; k++) {
            held |= rect_holds(changed[k], x, y);
            assert_at_most(changed[k].width * changed[k].height, 0.1 * box.width * box.height,
                           "point %u", i);
        }
        assert_true(held);
    }
}

static void what_comes_goes_or_is_masked_is_drawn_whole(void **state)
{
    (void)state;
    const Programme none = {0}, some = some_programme();
    Programme masked = some;
    masked.masked[12] = true;
    const struct {
        const Programme *before, *after;
    } changes[] = {{&none, &some}, {&some, &none}, {&some, &masked}, {&masked, &some}};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        Rect changed[PROGRAMME_AREAS];
        assert_int_equal(view_programme_changes(box, changes[i].before, changes[i].after, changed),
                         1);
        assert_close(changed[0].height, box.height, 0.0, "change %zu", i);
        assert_close(changed[0].width, box.width, 0.0, "change %zu", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_is_not_drawn),
        cmocka_unit_test(a_point_is_a_small_rectangle),
        cmocka_unit_test(what_comes_goes_or_is_masked_is_drawn_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

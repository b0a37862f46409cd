/* The ambient microphones: what they are, and the delay line that plays them. */
#include "../plugin/acoustics/ambient_microphones.h"
#include "../plugin/acoustics/room.h"
#include "check.h"
#include "slices.h"

static void they_hear_reflections_alone(void **state)
{
    (void)state;
    const AmbienceSpec spec = ambient_microphones();
    double energy = 0.0;
    for (unsigned i = 0; i < AMBIENCE_TAPS; i++) {
        const AmbienceTap taps[] = {spec.same[i], spec.other[i]};
        for (int k = 0; k < 2; k++) {
            /* the floor is nearest: 0.35 m more than the direct 8 m; the third order goes twice
             * along the room */
            assert_true(taps[k].delay_s > 0.0005 && taps[k].delay_s < 0.25);
            assert_true(taps[k].gain > 0.0);
            energy += taps[k].gain * taps[k].gain;
        }
    }
    assert_close(energy, 1.0, 1e-9, "energy at 0 dB");
    assert_true(spec.same[0].delay_s != spec.other[0].delay_s);
}

/* The first reflection by hand: the floor, 1.2 m below ears and stacks. */
static void the_floor_is_where_it_should_be(void **state)
{
    (void)state;
    const AmbienceSpec spec = ambient_microphones();
    const double dx = 8.0 * cos(acos(-1.0) / 6.0), dy = 8.0 * 0.5 - 1.5;
    const double direct_m = hypot(dx, dy), floor_m = hypot(direct_m, 2.4);
    double nearest = INFINITY;
    for (unsigned i = 0; i < AMBIENCE_TAPS; i++) {
        nearest = fmin(nearest, spec.same[i].delay_s);
    }
    assert_close(nearest, (floor_m - direct_m) / 343.0, 1e-6, "floor");
}

static void step(void *ambience, Slice *slice)
{
    Slice heard;
    ambience_process(ambience, slice, &heard);
    *slice = heard;
}

static void the_line_plays_its_taps(void **state)
{
    (void)state;
    const double rates_hz[] = {22050, 48000, 192000};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        AmbienceSpec spec = ambient_microphones();
        spec.high_cut_hz = rates_hz[r]; /* none */
        Ambience ambience;
        assert_true(ambience_init(&ambience, &spec, rates_hz[r]));
        /* late enough that the line has gone round */
        const size_t at = (size_t)(1.3 * rates_hz[r]), frames = (size_t)(1.7 * rates_hz[r]);
        Stereo x = stereo_new(frames), wanted = stereo_new(frames);
        x.left[at] = 1.0f;
        for (unsigned i = 0; i < AMBIENCE_TAPS; i++) {
            wanted.left[at + (size_t)lround(spec.same[i].delay_s * rates_hz[r])] +=
                (float)spec.same[i].gain;
            wanted.right[at + (size_t)lround(spec.other[i].delay_s * rates_hz[r])] +=
                (float)spec.other[i].gain;
        }
        process_slices(step, &ambience, &x, 0, frames);
        for (size_t i = 0; i < frames; i++) {
            assert_close(x.left[i], wanted.left[i], 1e-6, "left at %zu", i);
            assert_close(x.right[i], wanted.right[i], 1e-6, "right at %zu", i);
        }
        ambience_free(&ambience);
        stereo_free(&x);
        stereo_free(&wanted);
    }
}

static void blocks_make_no_difference(void **state)
{
    (void)state;
    const AmbienceSpec spec = ambient_microphones();
    Ambience ambience;
    assert_true(ambience_init(&ambience, &spec, 48000));
    Stereo whole = white_noise(30000, 1.0f, 3), cut = stereo_copy(&whole);
    process_slices(step, &ambience, &whole, 0, whole.frames);
    ambience_forget(&ambience);
    process_cut_slices(step, &ambience, &cut);
    assert_true(stereo_same_bits(&whole, &cut));
    ambience_free(&ambience);
    stereo_free(&whole);
    stereo_free(&cut);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_hear_reflections_alone),
        cmocka_unit_test(the_floor_is_where_it_should_be),
        cmocka_unit_test(the_line_plays_its_taps),
        cmocka_unit_test(blocks_make_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

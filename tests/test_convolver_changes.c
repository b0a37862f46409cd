/* The convolver through changes of response: the history stays, nothing is lost, nothing clicks. */
#include "check.h"
#include "convolve.h"
#include <string.h>

/* The longest that a change takes: it waits for a block of the last level, is worked out for one
 * and fades for one. */
enum { SETTLED = 3 * 4096 + 64 };

/* Long after a change all is as if the new response had always been there: the history was kept. */
static void assert_settles(const NoiseResponse *first, const NoiseResponse *second, size_t at)
{
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    Stereo in = white_noise(at + SETTLED + 20000, 0.5f, 11), out = stereo_new(in.frames);
    convolver_rig_offer(&rig, first);
    convolve(rig.convolver, &in, &out, 0, at, 100);
    convolver_rig_offer(&rig, second);
    convolve(rig.convolver, &in, &out, at, in.frames, 100);
    double error = 0.0, signal = 0.0;
    for (size_t i = at + SETTLED; i < in.frames; i += 97) {
        double left, right;
        convolve_directly(&in, second, i, &left, &right);
        error += pow(left - (double)out.left[i], 2.0) + pow(right - (double)out.right[i], 2.0);
        signal += left * left + right * right;
    }
    assert_at_most(10.0 * log10(error / signal), -120.0, "%u to %u taps", first->frames,
                   second->frames);
    stereo_free(&in);
    stereo_free(&out);
    convolver_rig_down(&rig);
}

static void a_change_keeps_the_history(void **state)
{
    (void)state;
    const unsigned lengths[] = {500, 5000, 24000};
    for (size_t a = 0; a < COUNT(lengths); a++) {
        for (size_t b = 0; b <= a; b++) {
            NoiseResponse first = noise_response(lengths[a], a % 2, 12);
            NoiseResponse second = noise_response(lengths[b], b % 2, 13);
            assert_settles(&first, &second, 30011);
            noise_response_free(&first);
            noise_response_free(&second);
        }
    }
}

/* A longer response than any before brings history of its own; once that is full, all is right. */
static void a_longer_response_extends_the_history(void **state)
{
    (void)state;
    NoiseResponse first = noise_response(3000, false, 14),
                  second = noise_response(30000, false, 15);
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    Stereo in = white_noise(90000, 0.5f, 16), out = stereo_new(in.frames);
    convolver_rig_offer(&rig, &first);
    convolve(rig.convolver, &in, &out, 0, 20000, 100);
    convolver_rig_offer(&rig, &second);
    convolve(rig.convolver, &in, &out, 20000, in.frames, 100);
    for (size_t i = 20000 + SETTLED + 30000; i < in.frames; i += 301) {
        double left, right;
        convolve_directly(&in, &second, i, &left, &right);
        assert_close(out.left[i], left, 2e-6, "left at %zu", i);
        assert_close(out.right[i], right, 2e-6, "right at %zu", i);
    }
    stereo_free(&in);
    stereo_free(&out);
    noise_response_free(&first);
    noise_response_free(&second);
    convolver_rig_down(&rig);
}

/* A response without a negative tap, under a constant: its sum is heard. When another of half the
 * level takes over, the sum falls to half of it, steadily: no level is lost on the way or counted
 * twice. */
static void a_fade_loses_nothing(void **state)
{
    (void)state;
    enum { CHANGE = 40000 };
    NoiseResponse loud = noise_response(24000, true, 17), soft = noise_response(24000, true, 17);
    for (unsigned path = 0; path < 4; path++) {
        for (unsigned i = 0; i < soft.frames; i++) {
            loud.paths[path][i] = fabsf(loud.paths[path][i]) / 100.0f;
            soft.paths[path][i] = 0.5f * loud.paths[path][i];
        }
    }
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    Stereo in = stereo_new(80000), out = stereo_new(in.frames);
    for (size_t i = 0; i < in.frames; i++) {
        in.left[i] = in.right[i] = 1.0f;
    }
    convolver_rig_offer(&rig, &loud);
    convolve(rig.convolver, &in, &out, 0, CHANGE, 64);
    convolver_rig_offer(&rig, &soft);
    convolve(rig.convolver, &in, &out, CHANGE, in.frames, 64);
    const double before = (double)out.left[CHANGE - 1];
    for (size_t i = CHANGE; i < in.frames; i++) {
        assert_at_most(out.left[i] - out.left[i - 1], 1e-5 * before, "rises at %zu", i);
        assert_at_most(out.left[i - 1] - out.left[i], 4e-3 * before, "drops at %zu", i);
    }
    assert_close(out.left[CHANGE + SETTLED], before / 2.0, 1e-4 * before, "half of it");
    stereo_free(&in);
    stereo_free(&out);
    noise_response_free(&loud);
    noise_response_free(&soft);
    convolver_rig_down(&rig);
}

/* Under a full-scale 100 Hz sine, from one noise to another. */
static void a_change_does_not_click(void **state)
{
    (void)state;
    NoiseResponse first = noise_response(24000, false, 23), second = noise_response(9000, true, 24);
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    Stereo in = sine(100000, 48000, 100.0, 1.0f), out = stereo_new(in.frames);
    convolver_rig_offer(&rig, &first);
    convolve(rig.convolver, &in, &out, 0, 40017, 64);
    convolver_rig_offer(&rig, &second);
    convolve(rig.convolver, &in, &out, 40017, 70003, 64);
    convolver_rig_offer(&rig, NULL);
    convolve(rig.convolver, &in, &out, 70003, in.frames, 64);
    const Stereo heard = {out.left + 30000, out.right + 30000, 70000};
    assert_at_most(loudest_click_db(&heard, 48000), -80.0, "change of response");
    stereo_free(&in);
    stereo_free(&out);
    noise_response_free(&first);
    noise_response_free(&second);
    convolver_rig_down(&rig);
}

/* As a head turns: the first levels change a hundred times a second, the last stays. A position that is
 * held for 40 ms is reached, and none of them clicks. */
static void early_levels_follow_a_head(void **state)
{
    (void)state;
    enum { FIRST = 30000, STEP = 480, STEPS = 60, HELD = 1920, SHARED_FROM = 8192 };
    NoiseResponse room = noise_response(20000, false, 25),
                  turned = noise_response(20000, false, 26);
    for (unsigned path = 0; path < 4; path++) {
        memcpy(turned.paths[path] + SHARED_FROM, room.paths[path] + SHARED_FROM,
               (turned.frames - SHARED_FROM) * sizeof(float));
    }
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    Stereo in = sine(FIRST + STEP * STEPS + HELD + 4000, 48000, 100.0, 1.0f);
    Stereo out = stereo_new(in.frames);
    convolver_rig_offer(&rig, &room);
    convolve(rig.convolver, &in, &out, 0, FIRST, 64);
    size_t from = FIRST;
    for (int step = 0; step < STEPS; step++, from += STEP) {
        const BinauralResponse paths = noise_response_paths(step % 2 ? &turned : &room);
        for (unsigned level = 0; level < 2; level++) {
            convolver_offer(rig.convolver, level,
                            convolver_part_new(&rig.plan, level, &paths, rig.slots[level]));
        }
        convolve(rig.convolver, &in, &out, from, from + STEP, 64);
        convolver_rig_free_retired(&rig);
    }
    convolve(rig.convolver, &in, &out, from, in.frames, 64);
    for (size_t i = from - STEP + HELD; i < in.frames; i += 13) {
        double left, right;
        convolve_directly(&in, &turned, i, &left, &right);
        assert_close(out.left[i], left, 2e-6, "left, %zu frames after the last turn",
                     i - from + STEP);
        assert_close(out.right[i], right, 2e-6, "right at %zu", i);
    }
    const Stereo heard = {out.left + FIRST - 5000, out.right + FIRST - 5000,
                          5000 + STEP * STEPS + HELD};
    assert_at_most(loudest_click_db(&heard, 48000), -70.0, "turning");
    stereo_free(&in);
    stereo_free(&out);
    noise_response_free(&room);
    noise_response_free(&turned);
    convolver_rig_down(&rig);
}

/* Many changes, faster than they can be taken: those that were never heard come back too, and every
 * part is somewhere. */
static void every_part_comes_back(void **state)
{
    (void)state;
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    Stereo in = white_noise(40000, 0.5f, 18), out = stereo_new(in.frames);
    for (size_t from = 0, n = 0; from + 400 <= in.frames; from += 400, n++) {
        NoiseResponse response = noise_response((unsigned)(1 + n * 1237 % 20000), n % 3 == 0, 19);
        convolver_rig_offer(&rig, n % 7 == 6 ? NULL : &response);
        convolve(rig.convolver, &in, &out, from, from + 400, 64);
        if (n % 5 == 0) {
            convolver_rig_free_retired(&rig);
        }
        noise_response_free(&response);
    }
    for (size_t i = 0; i < in.frames; i++) {
        assert_true(isfinite(out.left[i]) && fabsf(out.left[i]) < 10.0f);
    }
    stereo_free(&in);
    stereo_free(&out);
    convolver_rig_down(&rig); /* what is lost here, the address sanitizer finds */
}

/* Amid a fade, with one more response waiting: the last one offered is all there is. */
static void forgetting_ends_every_change(void **state)
{
    (void)state;
    Stereo in = white_noise(30000, 0.5f, 25), out = stereo_new(in.frames);
    Stereo fresh = stereo_new(in.frames);
    NoiseResponse responses[3];
    for (unsigned n = 0; n < COUNT(responses); n++) {
        responses[n] = noise_response(24000, n == 1, 30 + n);
    }
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    convolver_rig_offer(&rig, &responses[2]);
    convolve(rig.convolver, &in, &fresh, 0, in.frames, 64);
    convolver_rig_down(&rig);
    const size_t amid[] = {64, 512, 4096, 8960, 12992};
    for (size_t n = 0; n < COUNT(amid); n++) {
        convolver_rig_up(&rig, kernels_best());
        convolver_rig_offer(&rig, &responses[0]);
        convolve(rig.convolver, &in, &out, 0, 313 * 64, 100);
        convolver_rig_offer(&rig, &responses[1]);
        convolve(rig.convolver, &in, &out, 0, amid[n], 64);
        convolver_rig_offer(&rig, &responses[2]);
        convolver_forget(rig.convolver);
        convolve(rig.convolver, &in, &out, 0, in.frames, 64);
        assert_true(stereo_same_bits(&fresh, &out));
        convolver_rig_down(&rig);
    }
    for (unsigned n = 0; n < COUNT(responses); n++) {
        noise_response_free(&responses[n]);
    }
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_keeps_the_history),
        cmocka_unit_test(a_longer_response_extends_the_history),
        cmocka_unit_test(a_fade_loses_nothing),
        cmocka_unit_test(a_change_does_not_click),
        cmocka_unit_test(early_levels_follow_a_head),
        cmocka_unit_test(every_part_comes_back),
        cmocka_unit_test(forgetting_ends_every_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

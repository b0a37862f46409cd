/* A response longer than any before it looks back further than blocks were recorded: it comes in
 * partition by partition while they gather, and neither clicks nor dips. */
#include "change.h"
#include "check.h"
#include "convolve.h"

enum { RATE_HZ = 48000, OFFERS = 4, LAST_BLOCK = 4096 };

/* Until the last partition of a response has faded in: a change, and a block for each. */
static size_t filled(unsigned frames)
{
    return 3 * LAST_BLOCK + 64 + frames;
}

/* A response of `frames` of noise (0: silence) is offered at frame `at`. */
typedef struct {
    size_t at;
    unsigned frames;
} Offer;

typedef struct {
    const char *name;
    Offer offers[OFFERS]; /* in the order of time; the first is there from the beginning */
} Story;

static const Story stories[] = {
    {"from nothing in the last level", {{0, 5000}, {20000, 30000}}},
    {"from some of it", {{0, 17000}, {40000, 60000}}},
    {"from silence", {{0, 0}, {20000, 30000}}},
    {"back to one as long, after a shorter", {{0, 30000}, {45000, 6000}, {80000, 30000}}},
    {"another amid it", {{0, 5000}, {20000, 40000}, {40000, 40000}}},
    {"a longer amid it", {{0, 5000}, {20000, 30000}, {37000, 60000}}},
    {"a shorter amid it, and back", {{0, 5000}, {20000, 50000}, {38000, 13000}, {50000, 50000}}},
    {"none of it amid it", {{0, 5000}, {20000, 50000}, {38000, 0}, {39000, 30000}}},
    {"one that is replaced before it plays", {{0, 5000}, {20000, 60000}, {20001, 30000}}},
};

static size_t count_offers(const Story *s)
{
    size_t count = 1;
    while (count < OFFERS && s->offers[count].at > 0) {
        count++;
    }
    return count;
}

static NoiseResponse response_of(const Offer *offer, unsigned seed)
{
    return noise_response(offer->frames ? offer->frames : 1, seed % 2 == 0, seed);
}

/* All of `in`, with the story's offers at their time. */
static void tell(const Story *s, const Kernels *kernels, const Stereo *in, Stereo *out,
                 size_t block)
{
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels);
    const size_t count = count_offers(s);
    for (size_t k = 0; k < count; k++) {
        NoiseResponse response = response_of(&s->offers[k], 40 + (unsigned)k);
        convolver_rig_offer(&rig, s->offers[k].frames ? &response : NULL);
        const size_t to = k + 1 < count ? s->offers[k + 1].at : in->frames;
        convolve(rig.convolver, in, out, s->offers[k].at, to, block);
        convolver_rig_free_retired(&rig);
        noise_response_free(&response);
    }
    convolver_rig_down(&rig);
}

static size_t end_of(const Story *s)
{
    const Offer *last = &s->offers[count_offers(s) - 1];
    return last->at + filled(last->frames);
}

/* Under a full-scale 100 Hz sine, from before the first change until the last has filled. */
static void assert_nothing_clicks(const Story *s, const Kernels *kernels)
{
    Stereo in = quadrature(end_of(s) + 5000, RATE_HZ), out = stereo_new(in.frames);
    tell(s, kernels, &in, &out, 64);
    const size_t from = s->offers[1].at - 2000, to = out.frames - 200; /* its end does click */
    const Stereo heard = {out.left + from, out.right + from, to - from};
    assert_at_most(loudest_click_db(&heard, RATE_HZ), -80.0, "%s, %u lanes", s->name,
                   kernels->lanes);
    stereo_free(&in);
    stereo_free(&out);
}

static void nothing_clicks(void **state)
{
    (void)state;
    for (size_t k = 0; k < COUNT(stories); k++) {
        for (unsigned lanes = 4; lanes <= 8; lanes += 4) {
            if (kernels_of(lanes)) {
                assert_nothing_clicks(&stories[k], kernels_of(lanes));
            }
        }
    }
}

/* Once all that the last response looks back to is recorded, it is as if it had always been
 * there. */
static void all_is_right_in_the_end(void **state)
{
    (void)state;
    for (size_t k = 0; k < COUNT(stories); k++) {
        const Story *s = &stories[k];
        const size_t last = count_offers(s) - 1;
        NoiseResponse response = response_of(&s->offers[last], 40 + (unsigned)last);
        Stereo in = white_noise(end_of(s) + 8000, 0.5f, 50), out = stereo_new(in.frames);
        tell(s, kernels_best(), &in, &out, 64);
        double error = 0.0, signal = 0.0;
        for (size_t i = end_of(s); i < in.frames; i += 97) {
            double left, right;
            convolve_directly(&in, &response, i, &left, &right);
            error += pow(left - (double)out.left[i], 2.0) + pow(right - (double)out.right[i], 2.0);
            signal += left * left + right * right;
        }
        assert_at_most(10.0 * log10(error / signal), -120.0, "%s", s->name);
        stereo_free(&in);
        stereo_free(&out);
        noise_response_free(&response);
    }
}

static void any_cutting_gives_the_same_bits(void **state)
{
    (void)state;
    const size_t blocks[] = {1, 37, 256, 5000};
    for (size_t k = 0; k < COUNT(stories); k++) {
        const Story *s = &stories[k];
        Stereo in = white_noise(end_of(s), 0.5f, 51);
        Stereo out = stereo_new(in.frames), other = stereo_new(in.frames);
        tell(s, kernels_best(), &in, &out, 64);
        for (size_t b = 0; b < COUNT(blocks); b++) {
            tell(s, kernels_best(), &in, &other, blocks[b]);
            assert_true(stereo_same_bits(&out, &other));
        }
        stereo_free(&in);
        stereo_free(&out);
        stereo_free(&other);
    }
}

/* Responses without a negative tap, alike as far as the shorter goes, under a constant: the longer
 * one's sum rises from one to the other, never falls, and no faster than a partition fades in. */
static void a_longer_response_rises_steadily(void **state)
{
    (void)state;
    enum { CHANGE = 40000, FRAMES = 40000 };
    const unsigned shorter[] = {5000, 13000, 20000};
    for (size_t k = 0; k < COUNT(shorter); k++) {
        NoiseResponse longer = noise_response(FRAMES, true, 52);
        for (unsigned path = 0; path < 4; path++) {
            for (unsigned i = 0; i < FRAMES; i++) {
                longer.paths[path][i] = fabsf(longer.paths[path][i]) / 100.0f;
            }
        }
        NoiseResponse before = longer;
        before.frames = shorter[k];
        Stereo in = stereo_new(CHANGE + filled(FRAMES)), out = stereo_new(in.frames);
        for (size_t i = 0; i < in.frames; i++) {
            in.left[i] = in.right[i] = 1.0f;
        }
        ConvolverRig rig;
        convolver_rig_up(&rig, kernels_best());
        convolver_rig_offer(&rig, &before);
        convolve(rig.convolver, &in, &out, 0, CHANGE, 64);
        convolver_rig_offer(&rig, &longer);
        convolve(rig.convolver, &in, &out, CHANGE, in.frames, 64);
        double after, right;
        convolve_directly(&in, &longer, in.frames - 1, &after, &right);
        for (size_t i = CHANGE; i < in.frames; i++) {
            assert_at_most(out.left[i - 1] - out.left[i], 1e-5 * after, "falls at %zu", i);
            assert_at_most(out.left[i] - out.left[i - 1], 1e-3 * after, "rises at %zu", i);
        }
        assert_close(out.left[in.frames - 1], after, 1e-5 * after, "all of it");
        stereo_free(&in);
        stereo_free(&out);
        noise_response_free(&longer);
        convolver_rig_down(&rig);
    }
}

/* Where all was silent before what is recorded, nothing is missing: as soon as the change itself is
 * over, the longer response is exact. */
static void after_silence_nothing_need_join(void **state)
{
    (void)state;
    enum { CHANGE = 4000, SETTLED = CHANGE + 3 * LAST_BLOCK };
    const unsigned first[] = {5000, 13000};
    for (size_t k = 0; k < COUNT(first); k++) {
        NoiseResponse shorter = noise_response(first[k], false, 53);
        NoiseResponse longer = noise_response(60000, false, 54);
        Stereo in = white_noise(60000, 0.5f, 55), out = stereo_new(in.frames);
        ConvolverRig rig;
        convolver_rig_up(&rig, kernels_best());
        convolver_rig_offer(&rig, &shorter);
        convolve(rig.convolver, &in, &out, 0, CHANGE, 64);
        convolver_rig_offer(&rig, &longer);
        convolve(rig.convolver, &in, &out, CHANGE, in.frames, 64);
        for (size_t i = SETTLED; i < in.frames; i += 97) {
            double left, right;
            convolve_directly(&in, &longer, i, &left, &right);
            assert_close(out.left[i], left, 2e-6, "left at %zu", i);
            assert_close(out.right[i], right, 2e-6, "right at %zu", i);
        }
        stereo_free(&in);
        stereo_free(&out);
        noise_response_free(&shorter);
        noise_response_free(&longer);
        convolver_rig_down(&rig);
    }
}

/* Wherever it has got to, with another response waiting or not: what is offered last is all there
 * is, to the bit. */
static void forgetting_amid_it_ends_it(void **state)
{
    (void)state;
    const size_t amid[] = {64, 4096, 9000, 13000, 17000, 21000, 45000};
    NoiseResponse shorter = noise_response(5000, false, 56);
    NoiseResponse longer = noise_response(40000, false, 57);
    Stereo in = white_noise(60000, 0.5f, 58), out = stereo_new(in.frames);
    Stereo fresh = stereo_new(in.frames);
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    convolver_rig_offer(&rig, &longer);
    convolve(rig.convolver, &in, &fresh, 0, in.frames, 64);
    convolver_rig_down(&rig);
    for (size_t n = 0; n < 2 * COUNT(amid); n++) {
        convolver_rig_up(&rig, kernels_best());
        convolver_rig_offer(&rig, &shorter);
        convolve(rig.convolver, &in, &out, 0, 313 * CONVOLVER_BLOCK, 64);
        convolver_rig_offer(&rig, &longer);
        convolve(rig.convolver, &in, &out, 0, amid[n / 2], 64);
        if (n % 2) {
            convolver_rig_offer(&rig, &longer);
        }
        convolver_forget(rig.convolver);
        convolve(rig.convolver, &in, &out, 0, in.frames, 64);
        assert_true(stereo_same_bits(&fresh, &out));
        convolver_rig_down(&rig);
    }
    noise_response_free(&shorter);
    noise_response_free(&longer);
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_clicks),
        cmocka_unit_test(all_is_right_in_the_end),
        cmocka_unit_test(any_cutting_gives_the_same_bits),
        cmocka_unit_test(a_longer_response_rises_steadily),
        cmocka_unit_test(after_silence_nothing_need_join),
        cmocka_unit_test(forgetting_amid_it_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

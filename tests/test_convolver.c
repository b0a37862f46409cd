/* The convolver against direct convolution in double precision, however it is cut, in 4 and 8 lanes. */
#include "check.h"
#include "convolve.h"
#include "worst.h"

static const unsigned lane_counts[] = {4, 8};

static Stereo render(const Kernels *kernels, const NoiseResponse *response, const Stereo *in,
                     size_t block)
{
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels);
    convolver_rig_offer(&rig, response);
    Stereo out = stereo_new(in->frames);
    convolve(rig.convolver, in, &out, 0, in->frames, block);
    convolver_rig_down(&rig);
    return out;
}

static void is_the_direct_convolution(void **state)
{
    (void)state;
    const unsigned lengths[] = {1,    2,    63,   64,   65,   100,   1023,  1024,  1025,
                                4000, 8191, 8192, 8193, 9000, 12289, 24000, 48000, 192000};
    for (size_t k = 0; k < COUNT(lengths); k++) {
        for (unsigned symmetric = 0; symmetric < 2; symmetric++) {
            NoiseResponse response = noise_response(lengths[k], symmetric, 5);
            Stereo in = white_noise(lengths[k] + 30000, 0.5f, 6);
            for (size_t l = 0; l < COUNT(lane_counts); l++) {
                const Kernels *kernels = kernels_of(lane_counts[l]);
                if (kernels) {
                    Stereo out = render(kernels, &response, &in, 512);
                    assert_at_most(convolution_error_db(&in, &response, &out), -120.0,
                                   "%u taps, symmetric %u, %u lanes", lengths[k], symmetric,
                                   lane_counts[l]);
                    stereo_free(&out);
                }
            }
            stereo_free(&in);
            noise_response_free(&response);
        }
    }
}

static void is_the_same_however_it_is_cut(void **state)
{
    (void)state;
    const size_t blocks[] = {1, 7, 32, 64, 100, 1000, 1024};
    NoiseResponse response = noise_response(20000, false, 7);
    Stereo in = white_noise(40000, 0.5f, 8);
    for (size_t l = 0; l < COUNT(lane_counts); l++) {
        const Kernels *kernels = kernels_of(lane_counts[l]);
        if (!kernels) {
            continue;
        }
        Stereo whole = render(kernels, &response, &in, 4096);
        for (size_t b = 0; b < COUNT(blocks); b++) {
            Stereo cut = render(kernels, &response, &in, blocks[b]);
            assert_true(stereo_same_bits(&whole, &cut));
            stereo_free(&cut);
        }
        stereo_free(&whole);
    }
    stereo_free(&in);
    noise_response_free(&response);
}

static void four_and_eight_lanes_agree(void **state)
{
    (void)state;
    if (!kernels_of(8)) {
        skip();
    }
    NoiseResponse response = noise_response(15000, false, 9);
    Stereo in = white_noise(30000, 0.5f, 10);
    Stereo four = render(kernels_of(4), &response, &in, 256);
    Stereo eight = render(kernels_of(8), &response, &in, 256);
    double peak = 0.0, most = 0.0;
    for (size_t i = 0; i < in.frames; i++) {
        peak = worst_of(peak, (double)four.left[i]);
        most = worst_of(most, (double)four.left[i] - (double)eight.left[i]);
    }
    assert_at_most(most / peak, 1e-6, "relative to the peak");
    stereo_free(&four);
    stereo_free(&eight);
    stereo_free(&in);
    noise_response_free(&response);
}

static void forgets_all(void **state)
{
    (void)state;
    NoiseResponse response = noise_response(24000, false, 20);
    ConvolverRig rig;
    convolver_rig_up(&rig, kernels_best());
    Stereo loud = white_noise(30000, 1.0f, 21), in = white_noise(30000, 0.5f, 22);
    Stereo out = stereo_new(in.frames), fresh = render(kernels_best(), &response, &in, 64);
    convolver_rig_offer(&rig, &response);
    convolve(rig.convolver, &loud, &out, 0, 29999, 64);
    convolver_forget(rig.convolver);
    convolve(rig.convolver, &in, &out, 0, in.frames, 64);
    assert_true(stereo_same_bits(&fresh, &out));
    stereo_free(&loud);
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&fresh);
    noise_response_free(&response);
    convolver_rig_down(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_the_direct_convolution),
        cmocka_unit_test(is_the_same_however_it_is_cut),
        cmocka_unit_test(four_and_eight_lanes_agree),
        cmocka_unit_test(forgets_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

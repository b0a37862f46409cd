#include "convolve.h"

#include "check.h"
#include <stdlib.h>
#include <string.h>

NoiseResponse noise_response(unsigned frames, bool symmetric, unsigned seed)
{
    NoiseResponse r = {.frames = frames};
    for (unsigned pair = 0; pair < 2; pair++) {
        Stereo noise = white_noise(frames, 1.0f, seed + pair);
        r.paths[2 * pair] = noise.left;
        r.paths[2 * pair + 1] = noise.right;
    }
    for (unsigned i = 0; i < frames; i++) {
        const float decay = (float)exp(-5.0 * i / frames) / sqrtf((float)frames);
        for (unsigned path = 0; path < 4; path++) {
            r.paths[path][i] *= decay;
        }
    }
    if (symmetric) {
        memcpy(r.paths[3], r.paths[0], frames * sizeof(float));
        memcpy(r.paths[2], r.paths[1], frames * sizeof(float));
    }
    return r;
}

void noise_response_free(NoiseResponse *r)
{
    for (unsigned path = 0; path < 4; path++) {
        free(r->paths[path]);
    }
}

BinauralResponse noise_response_paths(const NoiseResponse *r)
{
    return (BinauralResponse){r->paths[0], r->paths[1], r->paths[2], r->paths[3], r->frames};
}

void convolver_rig_up(ConvolverRig *rig, const Kernels *kernels)
{
    assert_true(convolver_plan_init(&rig->plan, kernels));
    rig->convolver = convolver_new(&rig->plan, 48000);
    assert_non_null(rig->convolver);
    for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
        rig->slots[level] = convolver_spans[level].least_slots;
    }
}

void convolver_rig_free_retired(ConvolverRig *rig)
{
    for (ConvolverPart *part = convolver_take_retired(rig->convolver); part;) {
        ConvolverPart *next = part->next;
        convolver_part_free(part);
        part = next;
    }
}

void convolver_rig_down(ConvolverRig *rig)
{
    convolver_rig_free_retired(rig);
    convolver_free(rig->convolver);
    convolver_plan_free(&rig->plan);
}

void convolver_rig_offer(ConvolverRig *rig, const NoiseResponse *response)
{
    for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
        ConvolverPart *part = NULL;
        unsigned *slots = &rig->slots[level];
        if (response) {
            const BinauralResponse paths = noise_response_paths(response);
            part = convolver_part_new(&rig->plan, level, &paths, *slots);
            assert_non_null(part);
            *slots = part->partitions > *slots ? part->partitions : *slots;
        }
        convolver_offer(rig->convolver, level, part);
    }
}

void convolve(Convolver *convolver, const Stereo *in, Stereo *out, size_t from, size_t to,
              size_t block)
{
    memcpy(out->left + from, in->left + from, (to - from) * sizeof(float));
    memcpy(out->right + from, in->right + from, (to - from) * sizeof(float));
    while (from < to) {
        const size_t to_end = CONVOLVER_BLOCK - from % CONVOLVER_BLOCK;
        size_t frames = block - from % block; /* what is left of the host's block */
        frames = frames < to_end ? frames : to_end;
        frames = frames < to - from ? frames : to - from;
        convolver_process(convolver, out->left + from, out->right + from, (unsigned)frames);
        from += frames;
    }
}

void convolve_directly(const Stereo *in, const NoiseResponse *r, size_t at, double *left,
                       double *right)
{
    *left = *right = 0.0;
    for (size_t t = 0; t < r->frames && t <= at; t++) {
        const double l = (double)in->left[at - t], rr = (double)in->right[at - t];
        *left += l * (double)r->paths[0][t] + rr * (double)r->paths[2][t];
        *right += l * (double)r->paths[1][t] + rr * (double)r->paths[3][t];
    }
}

double convolution_error_db(const Stereo *in, const NoiseResponse *response, const Stereo *out)
{
    double error = 0.0, signal = 0.0;
    for (size_t k = 0; k < 400; k++) {
        const size_t at = k < 100 ? k : (k * 7919 * 31) % in->frames;
        double left, right;
        convolve_directly(in, response, at, &left, &right);
        error += pow(left - (double)out->left[at], 2.0) + pow(right - (double)out->right[at], 2.0);
        signal += left * left + right * right;
    }
    return 10.0 * log10(error / signal + 1e-30);
}

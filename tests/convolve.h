/* Driving the convolver in tests: responses of noise, blocks cut as a host cuts them, and the
 * direct convolution in double precision that it is held against. */
#ifndef EARFIELD_TEST_CONVOLVE_H
#define EARFIELD_TEST_CONVOLVE_H

#include "../plugin/dsp/convolver.h"
#include "signals.h"

/** Four paths of decaying noise, or two that both sides share. */
typedef struct {
    float *paths[4];
    unsigned frames;
} NoiseResponse;

NoiseResponse noise_response(unsigned frames, bool symmetric, unsigned seed);

void noise_response_free(NoiseResponse *response);

BinauralResponse noise_response_paths(const NoiseResponse *response);

/** A convolver with what it needs. In place: the convolver keeps a pointer to the plan. */
typedef struct {
    ConvolverPlan plan;
    Convolver *convolver;
    unsigned slots[CONVOLVER_LEVELS]; /* of history, as promised so far */
} ConvolverRig;

/** At 48 kHz, silent. */
void convolver_rig_up(ConvolverRig *rig, const Kernels *kernels);

void convolver_rig_down(ConvolverRig *rig);

/** Free the parts that came back. */
void convolver_rig_free_retired(ConvolverRig *rig);

/** Offer all levels of `response` (NULL: silence), with the history that it needs. */
void convolver_rig_offer(ConvolverRig *rig, const NoiseResponse *response);

/** Frames [from, to) of `in` in blocks of `block` frames. */
void convolve(Convolver *convolver, const Stereo *in, Stereo *out, size_t from, size_t to,
              size_t block);

/** Frame `at` of the convolution, by its definition. */
void convolve_directly(const Stereo *in, const NoiseResponse *response, size_t at, double *left,
                       double *right);

/** The power of the error of `out` over that of the convolution, at the first frames and at some
 * all over. */
double convolution_error_db(const Stereo *in, const NoiseResponse *response, const Stereo *out);

#endif

#include "rig.h"

#include "timing.h"

void rig_up(Rig *rig, unsigned frames, bool alike)
{
    rig->response = noise_response(frames, alike, 1);
    rig->in = white_noise(RIG_FRAMES, 0.3f, 2);
    rig->out = stereo_new(RIG_FRAMES);
    convolver_rig_up(&rig->convolving, kernels_best());
    convolver_rig_offer(&rig->convolving, &rig->response);
}

void rig_down(Rig *rig)
{
    convolver_rig_down(&rig->convolving);
    noise_response_free(&rig->response);
    stereo_free(&rig->in);
    stereo_free(&rig->out);
}

static void convolve_block(Rig *rig, size_t block, size_t at)
{
    const size_t rest = RIG_FRAMES - at;
    convolve(rig->convolving.convolver, &rig->in, &rig->out, at, at + (block < rest ? block : rest),
             block);
}

double rig_pass_s(Rig *rig, size_t block)
{
    const double start = timing_process_s();
    for (size_t at = 0; at < RIG_FRAMES; at += block) {
        convolve_block(rig, block, at);
    }
    return timing_process_s() - start;
}

double rig_block_s(Rig *rig, size_t block, size_t index)
{
    const double start = timing_now_s();
    convolve_block(rig, block, index * block);
    return timing_now_s() - start;
}

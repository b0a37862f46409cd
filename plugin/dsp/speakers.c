#include "speakers.h"

#include <string.h>

_Static_assert((int)SLICE_FRAMES == (int)CONVOLVER_BLOCK, "a slice never crosses a block");

void speakers_response_free(SpeakersResponse *response)
{
    for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
        convolver_part_free(response->parts[level]);
        response->parts[level] = NULL;
    }
}

bool speakers_init(Speakers *s, double rate_hz)
{
    *s = (Speakers){.waits = true};
    if (!convolver_plan_init(&s->plan, kernels_best())) {
        return false;
    }
    s->convolver = convolver_new(&s->plan, rate_hz);
    if (!s->convolver) {
        speakers_free(s);
        return false;
    }
    return true;
}

void speakers_free(Speakers *s)
{
    convolver_free(s->convolver);
    convolver_plan_free(&s->plan);
    s->convolver = NULL;
}

void speakers_await(Speakers *s)
{
    s->waits = true;
    s->arrived = false;
}

bool speakers_wait(const Speakers *s)
{
    return s->waits && !s->arrived;
}

bool speakers_adopt(Speakers *s, const SpeakersResponse *response)
{
    bool news = speakers_wait(s);
    for (unsigned level = 0; level < CONVOLVER_LEVELS; level++) {
        if (response->changes[level]) {
            convolver_offer(s->convolver, level, response->parts[level]);
            news = true;
        }
    }
    s->powers = response->powers;
    s->interaural = response->interaural;
    s->arrived = true;
    return news;
}

ConvolverPart *speakers_take_retired(Speakers *s)
{
    return convolver_take_retired(s->convolver);
}

bool speakers_begin(Speakers *s)
{
    const bool begins = s->waits && s->arrived;
    if (begins) {
        convolver_forget(s->convolver);
        s->waits = false;
    }
    return begins;
}

/* As long as the rise goes on that it began with: the next one is another change's. */
static void come_in(Speakers *s, Slice *slice)
{
    s->comes_in = s->comes_in && slice->rise && slice->rise[0] >= s->risen;
    if (!s->comes_in) {
        return;
    }
    for (uint32_t i = 0; i < slice->frames; i++) {
        slice->left[i] *= slice->rise[i];
        slice->right[i] *= slice->rise[i];
    }
    s->risen = slice->rise[slice->frames - 1];
}

void speakers_process(Speakers *s, Slice *slice)
{
    if (s->waits) {
        memset(slice->left, 0, slice->frames * sizeof *slice->left);
        memset(slice->right, 0, slice->frames * sizeof *slice->right);
        return;
    }
    come_in(s, slice);
    convolver_process(s->convolver, slice->left, slice->right, slice->frames);
}

void speakers_forget(Speakers *s)
{
    s->comes_in = true;
    s->risen = 0.0f;
    convolver_forget(s->convolver);
}

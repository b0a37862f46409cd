#include "biquad_pair.h"

void biquad_pair_init(BiquadPair *pair, const BiquadDesign *left, const BiquadDesign *right)
{
    *pair = (BiquadPair){.b0 = {left->b0, right->b0},
                         .b1 = {left->b1, right->b1},
                         .b2 = {left->b2, right->b2},
                         .a1 = {left->a1, right->a1},
                         .a2 = {left->a2, right->a2}};
}

void biquad_pair_forget(BiquadPair *pair)
{
    pair->s1 = pair->s2 = pair_both(0.0);
}

static inline Pair tick(const BiquadPair *d, Pair *s1, Pair *s2, Pair x)
{
    const Pair y = d->b0 * x + *s1;
    *s1 = d->b1 * x - d->a1 * y + *s2;
    *s2 = d->b2 * x - d->a2 * y;
    return y;
}

static void run_one(BiquadPair *pair, Pair *x, uint32_t frames)
{
    const BiquadPair d = *pair;
    Pair s1 = d.s1, s2 = d.s2;
    for (uint32_t i = 0; i < frames; i++) {
        x[i] = tick(&d, &s1, &s2, x[i]);
    }
    pair->s1 = s1;
    pair->s2 = s2;
}

/* Two in one pass, as in biquads_run(): the second hides the latency of the first. */
static void run_two(BiquadPair *first, BiquadPair *second, Pair *x, uint32_t frames)
{
    const BiquadPair d = *first, e = *second;
    Pair s1 = d.s1, s2 = d.s2, t1 = e.s1, t2 = e.s2;
    for (uint32_t i = 0; i < frames; i++) {
        x[i] = tick(&e, &t1, &t2, tick(&d, &s1, &s2, x[i]));
    }
    first->s1 = s1;
    first->s2 = s2;
    second->s1 = t1;
    second->s2 = t2;
}

void biquad_pairs_run(BiquadPair *pairs, unsigned count, Pair *x, uint32_t frames)
{
    unsigned k = 0;
    for (; k + 1 < count; k += 2) {
        run_two(&pairs[k], &pairs[k + 1], x, frames);
    }
    if (k < count) {
        run_one(&pairs[k], x, frames);
    }
}

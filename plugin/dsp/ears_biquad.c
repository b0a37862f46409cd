#include "ears_biquad.h"

EarsDesign ears_design(const BiquadDesign *left, const BiquadDesign *right)
{
    return (EarsDesign){.b0 = {left->b0, right->b0},
                        .b1 = {left->b1, right->b1},
                        .b2 = {left->b2, right->b2},
                        .a1 = {left->a1, right->a1},
                        .a2 = {left->a2, right->a2}};
}

static inline Pair tick(const EarsDesign *d, Pair *s1, Pair *s2, Pair x)
{
    const Pair y = d->b0 * x + *s1;
    *s1 = d->b1 * x - d->a1 * y + *s2;
    *s2 = d->b2 * x - d->a2 * y;
    return y;
}

static void run_one(EarsBiquad *biquad, Pair *x, uint32_t frames)
{
    const EarsDesign d = biquad->design;
    Pair s1 = biquad->s1, s2 = biquad->s2;
    for (uint32_t i = 0; i < frames; i++) {
        x[i] = tick(&d, &s1, &s2, x[i]);
    }
    biquad->s1 = s1;
    biquad->s2 = s2;
}

/* Two in one pass: see biquad.c. */
static void run_two(EarsBiquad *first, EarsBiquad *second, Pair *x, uint32_t frames)
{
    const EarsDesign d = first->design, e = second->design;
    Pair s1 = first->s1, s2 = first->s2, t1 = second->s1, t2 = second->s2;
    for (uint32_t i = 0; i < frames; i++) {
        x[i] = tick(&e, &t1, &t2, tick(&d, &s1, &s2, x[i]));
    }
    first->s1 = s1;
    first->s2 = s2;
    second->s1 = t1;
    second->s2 = t2;
}

void ears_biquads_run(EarsBiquad *biquads, unsigned count, Pair *x, uint32_t frames)
{
    unsigned k = 0;
    for (; k + 1 < count; k += 2) {
        run_two(&biquads[k], &biquads[k + 1], x, frames);
    }
    if (k < count) {
        run_one(&biquads[k], x, frames);
    }
}

void ears_biquads_forget(EarsBiquad *biquads, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        biquads[i].s1 = biquads[i].s2 = pair_both(0.0);
    }
}

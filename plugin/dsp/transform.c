#include "transform.h"

#include "aligned.h"
#include <math.h>

/* The passes' radices: fours, after a two where the rows are an odd power of two. */
static void choose_passes(Transform *t)
{
    unsigned left = t->rows, blocks = 1;
    while (left > 1) {
        unsigned powers = 0;
        for (unsigned n = left; n > 1; n /= 2) {
            powers++;
        }
        const unsigned radix = powers % 2 ? 2 : 4;
        t->passes[t->pass_count++] = (TransformPass){
            .radix = radix, .blocks = blocks, .width_log2 = powers - (radix == 4 ? 2 : 1)};
        blocks *= radix;
        left /= radix;
    }
}

static Twiddle twiddle_of(double angle)
{
    return (Twiddle){(float)cos(angle),       (float)sin(angle),       (float)cos(2.0 * angle),
                     (float)sin(2.0 * angle), (float)cos(3.0 * angle), (float)sin(3.0 * angle)};
}

/* Block `b` of a pass is Y^m = e^(iθ); its factors are the blocks b·radix... of the next pass, at
 * these angles. In place, from the last block down. */
static void split_angles(double *angles, const TransformPass *pass)
{
    const double pi = acos(-1.0);
    for (unsigned b = pass->blocks; b-- > 0;) {
        const double first = angles[b] / pass->radix;
        double *factor = angles + b * pass->radix;
        factor[0] = first;
        factor[1] = first + pi;
        if (pass->radix == 4) {
            factor[2] = first + pi / 2.0;
            factor[3] = first - pi / 2.0;
        }
    }
}

static void fill_tables(Transform *t, double *angles)
{
    angles[0] = acos(-1.0) / 2.0; /* Y^rows = i */
    for (unsigned p = 0; p < t->pass_count; p++) {
        const TransformPass *pass = &t->passes[p];
        for (unsigned b = 0; b < pass->blocks; b++) {
            pass->twiddles[b] = twiddle_of(angles[b] / pass->radix);
        }
        split_angles(angles, pass);
    }
    for (unsigned row = 0; row < t->rows; row++) {
        for (unsigned lane = 0; lane < t->lanes; lane++) {
            const double turn = angles[row] * lane / t->lanes;
            float *turns = t->lane_turns + (size_t)row * 2 * t->lanes;
            turns[lane] = (float)cos(turn);
            turns[t->lanes + lane] = (float)sin(turn);
        }
    }
}

bool transform_init(Transform *t, unsigned points, unsigned lanes)
{
    *t = (Transform){.points = points, .lanes = lanes, .rows = points / lanes};
    choose_passes(t);
    Carver carver = {0};
    double *angles = NULL;
    for (int round = 0; round < 2; round++) { /* count, then hand out */
        t->lane_turns = carve(&carver, 2 * points * sizeof *t->lane_turns);
        angles = carve(&carver, t->rows * sizeof *angles);
        for (unsigned p = 0; p < t->pass_count; p++) {
            t->passes[p].twiddles = carve(&carver, t->passes[p].blocks * sizeof(Twiddle));
        }
        if (round == 0 && !carver_allocate(&carver)) {
            return false;
        }
    }
    t->memory = carver.memory;
    fill_tables(t, angles);
    return true;
}

void transform_free(Transform *t)
{
    aligned_release(t->memory);
    *t = (Transform){0};
}

#include "coherence.h"

#include <math.h>
#include <string.h>

static const double reach_s = 0.001, part_s = 0.100;

enum { FRAMES_A_DELAY = 4 }; /* in which it is judged: no block has to judge all of them */

void coherence_init(Coherence *c, double rate_hz)
{
    memset(c, 0, sizeof *c);
    c->delay_frames = (uint32_t)lround(reach_s * rate_hz);
    c->delays = 2 * c->delay_frames + 1;
    c->part_frames = (uint32_t)lround(part_s * rate_hz);
    c->end = 2 * c->delay_frames;
    c->judged = c->delays;
    c->reading = 1.0;
}

typedef float Quad __attribute__((vector_size(4 * sizeof(float))));

static Quad quad_load(const float *x)
{
    Quad quad;
    memcpy(&quad, x, sizeof quad);
    return quad;
}

/* Sixteen delays side by side keep their sums in four registers over the whole slice. One delay at
 * a time would wait for each addition, and a plain loop over an array of sixteen costs seven times
 * as many instructions, with gcc 12. */
static void correlate_lanes(float *sums, const float *left, const float *right, uint32_t frames)
{
    Quad a = quad_load(sums), b = quad_load(sums + 4);
    Quad c = quad_load(sums + 8), d = quad_load(sums + 12);
    for (uint32_t i = 0; i < frames; i++) {
        a += left[i] * quad_load(right + i);
        b += left[i] * quad_load(right + i + 4);
        c += left[i] * quad_load(right + i + 8);
        d += left[i] * quad_load(right + i + 12);
    }
    memcpy(sums, &a, sizeof a);
    memcpy(sums + 4, &b, sizeof b);
    memcpy(sums + 8, &c, sizeof c);
    memcpy(sums + 12, &d, sizeof d);
}

/* Frames from `begin` on, all of one part. */
static void correlate(Coherence *c, uint32_t begin, uint32_t frames)
{
    CoherencePart *part = &c->parts[c->part];
    const float *left = c->left + begin - c->delay_frames;
    const float *right = c->right + begin - 2 * c->delay_frames;
    for (uint32_t k = 0; k < c->delays; k += COHERENCE_LANES) {
        correlate_lanes(part->by_delay + k, left, right + k, frames);
    }
    for (uint32_t i = 0; i < frames; i++) {
        const double l = (double)left[i], r = (double)right[i + c->delay_frames];
        part->left += l * l;
        part->right += r * r;
    }
}

static double sum_over_full_parts(const Coherence *c, uint32_t delay)
{
    double sum = 0.0;
    for (uint32_t p = 0; p < COHERENCE_PARTS; p++) {
        sum += p == c->part ? 0.0 : (double)c->parts[p].by_delay[delay];
    }
    return sum;
}

static double normalised(const Coherence *c, double most)
{
    double left = 0.0, right = 0.0;
    for (uint32_t p = 0; p < COHERENCE_PARTS; p++) {
        left += p == c->part ? 0.0 : c->parts[p].left;
        right += p == c->part ? 0.0 : c->parts[p].right;
    }
    if (left + right <= 0.0) {
        return 1.0;
    }
    return left > 0.0 && right > 0.0 ? fmin(1.0, most / sqrt(left * right)) : 0.0;
}

/* As far as the part that is being filled has come. */
static void judge(Coherence *c)
{
    while (c->judged < c->delays && c->judged < c->filled / FRAMES_A_DELAY) {
        const double sum = fabs(sum_over_full_parts(c, c->judged++));
        c->most = sum > c->most ? sum : c->most;
        if (c->judged == c->delays) {
            c->reading = normalised(c, c->most);
        }
    }
}

static void close_part(Coherence *c)
{
    c->filled = c->judged = 0;
    c->most = 0.0;
    c->part = (c->part + 1) % COHERENCE_PARTS;
    memset(&c->parts[c->part], 0, sizeof c->parts[c->part]);
}

/* Keep the last 2 ms; the rounding up of the delays reads COHERENCE_LANES beyond the last frame. */
static void make_room(Coherence *c, uint32_t frames)
{
    if (c->end + frames + COHERENCE_LANES <= COHERENCE_BUFFER) {
        return;
    }
    const uint32_t keep = 2 * c->delay_frames;
    memmove(c->left, c->left + c->end - keep, keep * sizeof *c->left);
    memmove(c->right, c->right + c->end - keep, keep * sizeof *c->right);
    c->end = keep;
}

void coherence_process(Coherence *c, const Slice *slice)
{
    make_room(c, slice->frames);
    memcpy(c->left + c->end, slice->left, slice->frames * sizeof *slice->left);
    memcpy(c->right + c->end, slice->right, slice->frames * sizeof *slice->right);
    for (uint32_t done = 0; done < slice->frames;) {
        const uint32_t rest = slice->frames - done, room = c->part_frames - c->filled;
        const uint32_t frames = rest < room ? rest : room;
        correlate(c, c->end + done, frames);
        c->filled += frames;
        done += frames;
        judge(c);
        if (c->filled == c->part_frames) {
            close_part(c);
        }
    }
    c->end += slice->frames;
}

double coherence_reading(const Coherence *c)
{
    return c->reading;
}

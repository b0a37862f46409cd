#include "hall.h"

#include <math.h>
#include <stdlib.h>

enum { LINES = 8 };

typedef struct {
    float *samples;
    size_t frames, at;
    double gain, dull, last;
} Line;

typedef struct {
    Line lines[LINES];
} Hall;

static Hall hall_new(const HallSpec *spec, double rate_hz)
{
    /* Without common factors, so that no two echoes fall together for long. */
    static const double lengths_s[LINES] = {0.0297, 0.0371, 0.0411, 0.0437,
                                            0.0533, 0.0617, 0.0671, 0.0773};
    Hall hall;
    for (int i = 0; i < LINES; i++) {
        const size_t frames = (size_t)lround(lengths_s[i] * rate_hz);
        hall.lines[i] = (Line){.samples = calloc(frames, sizeof(float)),
                               .frames = frames,
                               .gain = pow(10.0, -3.0 * lengths_s[i] / spec->decay_s),
                               .dull = exp(-6.283185307 * spec->dull_hz / rate_hz)};
    }
    return hall;
}

static void hall_free(Hall *hall)
{
    for (int i = 0; i < LINES; i++) {
        free(hall->lines[i].samples);
    }
}

static double come_out(Line *line)
{
    const double out = line->gain * (double)line->samples[line->at];
    line->last = out + line->dull * (line->last - out);
    return line->last;
}

static void go_in(Line *line, double in)
{
    line->samples[line->at] = (float)in;
    line->at = (line->at + 1) % line->frames;
}

static void hall_tick(Hall *hall, double in, double *left, double *right)
{
    double out[LINES], sum = 0.0;
    for (int i = 0; i < LINES; i++) {
        out[i] = come_out(&hall->lines[i]);
        sum += out[i];
    }
    for (int i = 0; i < LINES; i++) { /* reflected about the mean: keeps the energy */
        go_in(&hall->lines[i], in + out[i] - sum * 2.0 / LINES);
    }
    *left = out[0] - out[1] + out[2] - out[3];
    *right = out[4] - out[5] + out[6] - out[7];
}

void hall_add(const Track *send, const HallSpec *spec, Stereo *mix)
{
    Hall hall = hall_new(spec, send->rate_hz);
    const size_t before = (size_t)lround(spec->before_s * send->rate_hz);
    for (size_t i = 0; i < mix->frames; i++) {
        double left = 0.0, right = 0.0;
        hall_tick(&hall, i < before ? 0.0 : (double)send->samples[i - before], &left, &right);
        mix->left[i] += (float)(spec->level * left);
        mix->right[i] += (float)(spec->level * right);
    }
    hall_free(&hall);
}

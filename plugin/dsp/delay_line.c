#include "delay_line.h"

#include <stdlib.h>
#include <string.h>

bool delay_line_init(DelayLine *line, uint32_t frames)
{
    *line = (DelayLine){.left = calloc(frames, sizeof(float)),
                        .right = calloc(frames, sizeof(float)),
                        .frames = frames};
    if (!line->left || !line->right) {
        delay_line_free(line);
        return false;
    }
    return true;
}

void delay_line_free(DelayLine *line)
{
    free(line->left);
    free(line->right);
    *line = (DelayLine){0};
}

static void exchange(float *kept, float *in, uint32_t frames)
{
    float out[SLICE_FRAMES];
    const size_t bytes = frames * sizeof *kept;
    memcpy(out, kept, bytes);
    memcpy(kept, in, bytes);
    memcpy(in, out, bytes);
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

void delay_line_process(DelayLine *line, Slice *slice)
{
    for (uint32_t done = 0; done < slice->frames;) {
        const uint32_t run = smaller(slice->frames - done, line->frames - line->at);
        exchange(line->left + line->at, slice->left + done, run);
        exchange(line->right + line->at, slice->right + done, run);
        line->at = (line->at + run) % line->frames;
        done += run;
    }
}

Slice delay_line_newest(const DelayLine *line)
{
    Slice newest = {.frames = smaller(SLICE_FRAMES, line->frames)};
    for (uint32_t i = 0; i < newest.frames; i++) {
        const uint32_t from = (line->at + line->frames - newest.frames + i) % line->frames;
        newest.left[i] = line->left[from];
        newest.right[i] = line->right[from];
    }
    return newest;
}

void delay_line_forget(DelayLine *line)
{
    memset(line->left, 0, line->frames * sizeof *line->left);
    memset(line->right, 0, line->frames * sizeof *line->right);
}

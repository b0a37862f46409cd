/* judge FOLDER QUESTION NAME...: what the hosts made of a sound, FOLDER/NAME.wav; succeeds where it holds.
 *   same A B           bit for bit, and not silent
 *   heard A B          B bit for bit in A, from the first sound of either on
 *   frames A COUNT     as long as that
 *   clicks A MOST_DB   above 5 kHz, in the loudest 10 ms
 * Exit status: 1 it does not hold, 2 there is nothing to judge. */
#include "../audio.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    size_t differing;
    float largest;
} Difference;

static Difference difference(const Stereo *a, size_t from_a, const Stereo *b, size_t from_b,
                             size_t frames)
{
    Difference d = {0};
    for (size_t i = 0; i < frames; i++) {
        const float left = fabsf(a->left[from_a + i] - b->left[from_b + i]);
        const float right = fabsf(a->right[from_a + i] - b->right[from_b + i]);
        d.differing += left != 0.0f || right != 0.0f;
        d.largest = fmaxf(d.largest, fmaxf(left, right));
    }
    return d;
}

static size_t first_sound(const Stereo *s)
{
    size_t frame = 0;
    while (frame < s->frames && s->left[frame] == 0.0f && s->right[frame] == 0.0f) {
        frame++;
    }
    return frame;
}

static bool is_same(const Stereo *a, size_t from_a, const Stereo *b, size_t from_b, size_t frames)
{
    const Difference d = difference(a, from_a, b, from_b, frames);
    printf("%zu of %zu frames differ, by %.1e at most\n", d.differing, frames, (double)d.largest);
    return d.differing == 0;
}

static bool is_all_same(const Stereo *a, const Stereo *b)
{
    if (a->frames != b->frames || first_sound(a) == a->frames) {
        printf("%zu and %zu frames, the first sound at %zu\n", a->frames, b->frames,
               first_sound(a));
        return false;
    }
    return is_same(a, 0, b, 0, a->frames);
}

static bool is_heard(const Stereo *whole, const Stereo *part)
{
    const size_t from_whole = first_sound(whole), from_part = first_sound(part);
    const size_t frames = part->frames - from_part;
    if (frames == 0 || whole->frames - from_whole < frames) {
        printf("%zu frames of sound, not %zu\n", whole->frames - from_whole, frames);
        return false;
    }
    return is_same(whole, from_whole, part, from_part, frames);
}

static bool clicks_at_most(const Audio *a, double most_db)
{
    const double click_db = loudest_click_db(&a->sound, a->rate_hz);
    printf("%.1f dBFS above 5 kHz in the loudest 10 ms\n", click_db);
    return isfinite(click_db) && click_db <= most_db;
}

static int about_one(const Audio *a, const char *question, const char *argument)
{
    if (strcmp(question, "clicks") == 0) {
        return !clicks_at_most(a, strtod(argument, NULL));
    }
    printf("%zu frames\n", a->sound.frames);
    return a->sound.frames != strtoul(argument, NULL, 10);
}

static int about_two(const Stereo *a, const Stereo *b, const char *question)
{
    return !(strcmp(question, "heard") == 0 ? is_heard(a, b) : is_all_same(a, b));
}

int main(int argc, char **argv)
{
    Audio a, b;
    if (argc != 5 || !audio_read(argv[1], argv[3], &a)) {
        return 2;
    }
    const char *folder = argv[1], *question = argv[2];
    if (strcmp(question, "clicks") == 0 || strcmp(question, "frames") == 0) {
        return about_one(&a, question, argv[4]);
    }
    return audio_read(folder, argv[4], &b) ? about_two(&a.sound, &b.sound, question) : 2;
}

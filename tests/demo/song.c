#include "song.h"

#include <math.h>
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_S = 60, LOWEST_HZ = 22050, HIGHEST_HZ = 192000 };

static bool refuse(const char *path, const char *reason)
{
    fprintf(stderr, "demo: can't use %s: %s\n", path, reason);
    return false;
}

static bool usable(const char *path, const SF_INFO *info)
{
    char reason[128];
    if (info->channels < 1 || info->channels > 2) {
        snprintf(reason, sizeof reason, "it has %d channels, not one or two", info->channels);
        return refuse(path, reason);
    }
    if (info->samplerate < LOWEST_HZ || info->samplerate > HIGHEST_HZ) {
        snprintf(reason, sizeof reason, "its rate is %d Hz, not between %d and %d Hz",
                 info->samplerate, LOWEST_HZ, HIGHEST_HZ);
        return refuse(path, reason);
    }
    return true;
}

/* The sample, or silence where it is no number. */
static float sane(float x, size_t *faults)
{
    if (isfinite(x)) {
        return x;
    }
    ++*faults;
    return 0.0f;
}

enum { CHUNK = 1024 };

/* Up to a minute, whatever the header says of the length. */
static size_t read_frames(SNDFILE *file, int channels, Stereo *to, size_t *faults)
{
    float chunk[2 * CHUNK];
    size_t at = 0;
    while (at < to->frames) {
        const size_t wanted = to->frames - at < CHUNK ? to->frames - at : CHUNK;
        const sf_count_t got = sf_readf_float(file, chunk, (sf_count_t)wanted);
        if (got <= 0) {
            break;
        }
        for (const float *x = chunk; x < chunk + got * channels; x += channels, at++) {
            to->left[at] = sane(x[0], faults);
            to->right[at] = channels == 2 ? sane(x[1], faults) : to->left[at];
        }
    }
    return at;
}

static bool take(const char *path, SNDFILE *file, int channels, Audio *song)
{
    size_t faults = 0;
    song->sound.frames = read_frames(file, channels, &song->sound, &faults);
    if (sf_error(file)) {
        return refuse(path, sf_strerror(file));
    }
    if (song->sound.frames == 0) {
        return refuse(path, "there is no sound in it");
    }
    float more[2];
    if (channels == 1) {
        printf("%s is mono: the same on both sides.\n", path);
    }
    if (sf_readf_float(file, more, 1) == 1) {
        printf("%s is long: only the first %d s are used.\n", path, LONGEST_S);
    }
    if (faults) {
        printf("%s has %zu samples that are no numbers: silenced.\n", path, faults);
    }
    return true;
}

bool song_read(const char *path, Audio *song)
{
    SF_INFO info = {0};
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    if (!file) {
        FILE *there = fopen(path, "rb");
        if (!there) {
            return refuse(path, "there is no such file, or it may not be read");
        }
        fclose(there);
        return refuse(path, "libsndfile can't read it as audio");
    }
    bool good = usable(path, &info);
    if (good) {
        *song = (Audio){stereo_new((size_t)LONGEST_S * (size_t)info.samplerate), info.samplerate};
        good = take(path, file, info.channels, song);
        if (!good) {
            stereo_free(&song->sound);
        }
    }
    sf_close(file);
    return good;
}

#include "audio.h"

#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>

enum { PATH_SIZE = 4096 };

bool audio_write(const char *folder, const char *name, const Audio *audio)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s.wav", folder, name);
    SF_INFO info = {.samplerate = (int)audio->rate_hz,
                    .channels = 2,
                    .format = SF_FORMAT_WAV | SF_FORMAT_FLOAT};
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    if (!file) {
        fprintf(stderr, "%s: %s\n", path, sf_strerror(NULL));
        return false;
    }
    const Stereo *s = &audio->sound;
    float *frames = malloc((2 * s->frames + 1) * sizeof *frames);
    for (size_t i = 0; i < s->frames; i++) {
        frames[2 * i] = s->left[i];
        frames[2 * i + 1] = s->right[i];
    }
    const sf_count_t count = (sf_count_t)s->frames;
    bool written = sf_writef_float(file, frames, count) == count;
    free(frames);
    written = sf_close(file) == 0 && written;
    if (!written) {
        fprintf(stderr, "%s: could not be written\n", path);
    }
    return written;
}

bool audio_read(const char *folder, const char *name, Audio *audio)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s.wav", folder, name);
    SF_INFO info = {0};
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    if (!file || info.channels != 2) {
        fprintf(stderr, "%s: %s\n", path, file ? "not in stereo" : sf_strerror(NULL));
        sf_close(file);
        return false;
    }
    *audio = (Audio){stereo_new((size_t)info.frames), info.samplerate};
    const size_t frames = audio->sound.frames;
    float *both = calloc(2 * frames + 1, sizeof *both);
    sf_readf_float(file, both, info.frames);
    for (size_t i = 0; i < frames; i++) {
        audio->sound.left[i] = both[2 * i];
        audio->sound.right[i] = both[2 * i + 1];
    }
    free(both);
    sf_close(file);
    return true;
}

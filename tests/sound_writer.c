#include "sound_writer.h"

#include "check.h"
#include "temporary_folder.h"
#include <sndfile.h>
#include <stdbool.h>

float sound_sample(size_t n)
{
    return (float)((int)((n + 1) * 7919 % 32768) - 16384) / 32768.0F;
}

const char *sound_write(const char *name, const Sound *sound, const float *samples)
{
    SF_INFO info = {.samplerate = sound->rate_hz,
                    .channels = sound->channels,
                    .format = sound->format ? sound->format : SF_FORMAT_WAV | SF_FORMAT_FLOAT};
    const int kind = info.format & SF_FORMAT_SUBMASK;
    const bool in_floats = kind == SF_FORMAT_FLOAT || kind == SF_FORMAT_DOUBLE;
    const char *path = temporary_path(name);
    SNDFILE *file = sf_open(path, SFM_WRITE, &info);
    assert_non_null(file);
    for (size_t n = 0; n < sound->frames * (size_t)sound->channels; n += (size_t)sound->channels) {
        float frame[64];
        int whole[64]; /* as floats they would be rounded to whole numbers by another scale */
        for (size_t c = 0; c < (size_t)sound->channels; c++) {
            frame[c] = samples ? samples[n + c] : sound_sample(n + c);
            whole[c] = in_floats ? 0 : (int)(frame[c] * 2147483648.0F);
        }
        assert_int_equal(
            in_floats ? sf_writef_float(file, frame, 1) : sf_writef_int(file, whole, 1), 1);
    }
    sf_close(file);
    return path;
}

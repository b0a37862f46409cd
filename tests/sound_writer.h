/* Writes sound files for tests, by libsndfile, into the temporary folder. */
#ifndef EARFIELD_TEST_SOUND_WRITER_H
#define EARFIELD_TEST_SOUND_WRITER_H

#include <stddef.h>

typedef struct {
    int format; /* SF_FORMAT_WAV | SF_FORMAT_FLOAT where 0 */
    int channels, rate_hz;
    size_t frames;
} Sound;

/** A row of numbers that differ, each a multiple of 2^-15, within ±0.5. */
float sound_sample(size_t n);

/** Returns the file's path (temporary_path). `samples`, frame by frame: those of sound_sample() where
 * NULL. */
const char *sound_write(const char *name, const Sound *sound, const float *samples);

#endif

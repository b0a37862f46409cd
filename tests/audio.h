/* Stereo audio files by libsndfile. */
#ifndef EARFIELD_TEST_AUDIO_H
#define EARFIELD_TEST_AUDIO_H

#include "signals.h"

typedef struct {
    Stereo sound;
    double rate_hz;
} Audio;

/** FOLDER/NAME.wav, as 32-bit float; false, and said on stderr, where it can't be written. */
bool audio_write(const char *folder, const char *name, const Audio *audio);

/** FOLDER/NAME.wav, of two channels; false, and said on stderr, where it can't be read. */
bool audio_read(const char *folder, const char *name, Audio *audio);

#endif

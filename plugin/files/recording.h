/* Impulse responses as a file holds them, of sound or of SOFA alike. Allocates: not for the audio
 * thread. */
#ifndef EARFIELD_RECORDING_H
#define EARFIELD_RECORDING_H

#include "file_fault.h"
#include <stdbool.h>
#include <stddef.h>

/** Channels: 1: each speaker at its own ear; 2: the left speaker at the left and the right ear; 4:
 * these, then the right speaker at the left and the right ear. */
typedef struct {
    float *samples; /* frame by frame */
    size_t frames;
    unsigned channels;
    double rate_hz;
} Recording;

/** FILE_FINE for 1, 2 or 4 channels, 8 to 768 kHz, more than no frames and no more than 4 s. */
FileFault recording_check(unsigned channels, double rate_hz, double frames);

/** Samples of the recording's frames and channels, all 0; false without memory. */
bool recording_allocate(Recording *recording);

/** Takes a half-made one too. */
void recording_free(Recording *recording);

/** The largest magnitude; infinity where there is a sample that is no number. */
float recording_peak(const Recording *recording);

/** The same sound at another rate (8 to 768 kHz), by band-limited interpolation: the frequency
 * response stays what it was, to 0.01 dB up to 0.45 of the lower rate. The interpolation rings at the
 * end of the band, before the sound too: a recording that begins at once gets a lead of up to 80
 * frames of the lower rate for it, all channels the same. The end rings 144 frames longer. False
 * without memory; the recording is then as it was. */
bool recording_resample(Recording *recording, double rate_hz);

#endif

#include "recording.h"

#include <math.h>
#include <samplerate.h>
#include <stdlib.h>
#include <string.h>

static const double longest_s = 4.0, lowest_rate_hz = 8000.0, highest_rate_hz = 768000.0;

/* Of libsamplerate's best sinc, in frames of the lower rate: after 80 what is left away is 0.01 dB. */
static const double ringing_before = 80.0, ringing_after = 144.0;

FileFault recording_check(unsigned channels, double rate_hz, double frames)
{
    if (channels != 1 && channels != 2 && channels != 4) {
        return FILE_BAD_CHANNELS;
    }
    if (!(rate_hz >= lowest_rate_hz && rate_hz <= highest_rate_hz)) {
        return FILE_BAD_RATE;
    }
    if (!(frames >= 1.0)) {
        return FILE_NO_FRAMES;
    }
    return frames <= longest_s * rate_hz ? FILE_FINE : FILE_TOO_LONG;
}

bool recording_allocate(Recording *recording)
{
    recording->samples =
        calloc(recording->frames * recording->channels, sizeof *recording->samples);
    return recording->samples != NULL;
}

void recording_free(Recording *recording)
{
    free(recording->samples);
    recording->samples = NULL;
}

float recording_peak(const Recording *recording)
{
    float peak = 0.0F;
    for (size_t n = 0; n < recording->frames * recording->channels; n++) {
        const float magnitude = fabsf(recording->samples[n]);
        if (!isfinite(magnitude)) {
            return INFINITY;
        }
        peak = fmaxf(peak, magnitude);
    }
    return peak;
}

/* The first frame that is within 60 dB of the peak. */
static size_t onset_of(const Recording *recording)
{
    const float threshold = recording_peak(recording) / 1000.0F;
    size_t n = 0;
    while (fabsf(recording->samples[n]) < threshold) {
        n++;
    }
    return n / recording->channels;
}

/* `recording` with silence around it. */
static bool pad(const Recording *recording, size_t before, size_t after, Recording *padded)
{
    *padded = *recording;
    padded->frames = before + recording->frames + after;
    if (!recording_allocate(padded)) {
        return false;
    }
    memcpy(&padded->samples[before * recording->channels], recording->samples,
           recording->frames * recording->channels * sizeof *recording->samples);
    return true;
}

/* An impulse response has `ratio` times the samples under the same curve: each is so much less. */
static bool interpolate(const Recording *from, double ratio, Recording *to)
{
    *to = (Recording){NULL, (size_t)ceil((double)from->frames * ratio), from->channels,
                      from->rate_hz * ratio};
    if (!recording_allocate(to)) {
        return false;
    }
    SRC_DATA data = {.data_in = from->samples,
                     .data_out = to->samples,
                     .input_frames = (long)from->frames,
                     .output_frames = (long)to->frames,
                     .src_ratio = ratio};
    if (src_simple(&data, SRC_SINC_BEST_QUALITY, (int)to->channels) != 0) {
        recording_free(to); /* memory is all that it can miss */
        return false;
    }
    to->frames = (size_t)data.output_frames_gen;
    for (size_t n = 0; n < to->frames * to->channels; n++) {
        to->samples[n] = (float)((double)to->samples[n] / ratio);
    }
    return true;
}

bool recording_resample(Recording *recording, double rate_hz)
{
    const double ratio = rate_hz / recording->rate_hz, frames_of_lower = 1.0 / fmin(ratio, 1.0);
    if (fabs(ratio - 1.0) < 1e-9) {
        return true;
    }
    const size_t ringing = (size_t)ceil(ringing_before * frames_of_lower);
    const size_t onset = onset_of(recording), lead = onset < ringing ? ringing - onset : 0;
    Recording padded, resampled;
    if (!pad(recording, lead, (size_t)ceil(ringing_after * frames_of_lower), &padded)) {
        return false;
    }
    const bool done = interpolate(&padded, ratio, &resampled);
    recording_free(&padded);
    if (done) {
        recording_free(recording);
        *recording = resampled;
    }
    return done;
}

#include "response_file.h"

#include "audio_file.h"
#include "sofa_load.h"
#include "sofa_response.h"

#include <math.h>
#include <stdlib.h>

static const float negligible = 1e-30F;

/* 200 dB: whole numbers of 32 bits fit; what floats can't resample, square and sum does not. */
static const float largest = 1e10F;

static FileFault read_recording(const char *path, Recording *recording)
{
    OpenFile file;
    FileFault fault = open_file(path, &file);
    if (fault != FILE_FINE) {
        return fault;
    }
    if (sofa_begins(&file)) {
        fault = sofa_response_read(&file, recording);
    } else if (audio_begins(&file)) {
        fault = audio_file_read(&file, recording);
    } else {
        fault = FILE_NOT_RESPONSE;
    }
    open_file_close(&file);
    return fault;
}

/* From frame by frame to path by path; behind a single channel is the silence that crosses. */
static FileFault arrange(const Recording *recording, LoadedResponse *loaded)
{
    const size_t frames = recording->frames, channels = recording->channels;
    float *samples = calloc(frames * (channels == 1 ? 2 : channels), sizeof *samples);
    if (!samples) {
        return FILE_NO_MEMORY;
    }
    for (size_t n = 0; n < frames * channels; n++) {
        const float sample = recording->samples[n];
        samples[n % channels * frames + n / channels] = fabsf(sample) < negligible ? 0.0F : sample;
    }
    float *own = samples, *crossed = samples + frames;
    const bool mirrored = channels < 4;
    *loaded = (LoadedResponse){
        .samples = samples,
        .paths = {own, crossed, mirrored ? crossed : samples + 2 * frames,
                  mirrored ? own : samples + 3 * frames, (unsigned)frames},
    };
    return FILE_FINE;
}

static FileFault prepare(Recording *recording, double rate_hz, LoadedResponse *loaded)
{
    const float peak = recording_peak(recording);
    if (!isfinite(peak)) {
        return FILE_NOT_FINITE;
    }
    if (peak > largest) {
        return FILE_TOO_LOUD;
    }
    if (peak < negligible) {
        return FILE_SILENT;
    }
    return recording_resample(recording, rate_hz) ? arrange(recording, loaded) : FILE_NO_MEMORY;
}

FileFault response_file_read(const char *path, double rate_hz, LoadedResponse *loaded)
{
    *loaded = (LoadedResponse){.samples = NULL};
    Recording recording = {.samples = NULL};
    FileFault fault = read_recording(path, &recording);
    if (fault == FILE_FINE) {
        fault = prepare(&recording, rate_hz, loaded);
    }
    recording_free(&recording);
    return fault;
}

void loaded_response_free(LoadedResponse *loaded)
{
    free(loaded->samples);
    *loaded = (LoadedResponse){.samples = NULL};
}

/* A room response of the user's own: the four paths from two loudspeakers to two ears, at the rate
 * of the plugin. From sound (WAV, FLAC, AIFF):
 *
 *   1 channel   what each speaker does on its way to the ear on its own side, and nothing crosses:
 *               a loudspeaker, a headphone, a cabinet; the stereo image stays as it is
 *   2 channels  the left speaker at the left ear and at the right ear, mirrored for the right one
 *   4 channels  these two, then the right speaker at the left ear and at the right ear
 *
 * or from SOFA (sofa_response.h says which of its loudspeakers). At most 64 MB, 4 s, 8 to 768 kHz;
 * what is at another rate is resampled, and then a few milliseconds longer (recording.h). The level
 * is the file's and nothing is trimmed, but what is under 1e-30 becomes zero: denormal numbers cost
 * time; and a peak beyond 1e10 is refused.
 *
 * Allocates and waits for discs: workers only. Any number of threads at once. */
#ifndef EARFIELD_RESPONSE_FILE_H
#define EARFIELD_RESPONSE_FILE_H

#include "../dsp/convolver_setup.h"
#include "file_fault.h"

typedef struct {
    float *samples;         /* owned */
    BinauralResponse paths; /* in `samples`; where both sides are alike they share them */
} LoadedResponse;

/** Free `loaded` where it is FILE_FINE; after a fault there is nothing in it. A file is known by
 * what it begins with, not by its name. */
FileFault response_file_read(const char *path, double rate_hz, LoadedResponse *loaded);

/** Takes what nothing was loaded into, too. */
void loaded_response_free(LoadedResponse *loaded);

#endif

/* Impulse responses from WAV, FLAC and AIFF, by libsndfile. Allocates and waits for discs: workers
 * only; one thread a file. */
#ifndef EARFIELD_AUDIO_FILE_H
#define EARFIELD_AUDIO_FILE_H

#include "open_file.h"
#include "recording.h"

/** Does it begin as one of these do? */
bool audio_begins(const OpenFile *file);

/** Free the recording where it is FILE_FINE: 1, 2 or 4 channels, 8 to 768 kHz, at most 4 s, which is
 * found out before anything of that is read. A file that is shorter than it says is refused. */
FileFault audio_file_read(const OpenFile *file, Recording *recording);

#endif

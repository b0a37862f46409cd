#include "audio_file.h"

#include <sndfile.h>
#include <stdint.h>
#include <string.h>

enum { HEAD_BYTES = 12 };

static bool tagged(const unsigned char *bytes, const char *tag)
{
    return memcmp(bytes, tag, 4) == 0;
}

bool audio_begins(const OpenFile *file)
{
    unsigned char head[4];
    return open_file_bytes_at(file, 0, head, sizeof head) &&
           (tagged(head, "RIFF") || tagged(head, "FORM") || tagged(head, "fLaC"));
}

static uint32_t number_of(const unsigned char bytes[4], bool big_endian)
{
    uint32_t number = 0;
    for (unsigned n = 0; n < 4; n++) {
        number = number << 8 | bytes[big_endian ? n : 3 - n];
    }
    return number;
}

/* RIFF (little-endian) and IFF files are a row of chunks, each of a tag, its length and contents;
 * libsndfile plays what is there of the sound's own, and doesn't say that some is missing. */
static FileFault check_chunks(const OpenFile *file, const char *sound, bool big_endian)
{
    enum { MOST = 1000 };
    size_t at = HEAD_BYTES;
    for (unsigned n = 0; n < MOST; n++) {
        unsigned char chunk[8];
        if (!open_file_bytes_at(file, at, chunk, sizeof chunk)) {
            return FILE_TRUNCATED;
        }
        at += sizeof chunk;
        const size_t length = number_of(&chunk[4], big_endian);
        if (length > file->bytes - at) {
            return FILE_TRUNCATED;
        }
        if (tagged(chunk, sound)) {
            return FILE_FINE;
        }
        at += length + length % 2;
    }
    return FILE_SOUND_DAMAGED;
}

static FileFault check_container(const OpenFile *file)
{
    unsigned char head[HEAD_BYTES];
    if (!open_file_bytes_at(file, 0, head, sizeof head)) {
        return FILE_TRUNCATED;
    }
    if (tagged(head, "fLaC")) {
        return FILE_FINE; /* its frames carry their checksums */
    }
    if (tagged(head, "RIFF")) {
        return tagged(&head[8], "WAVE") ? check_chunks(file, "data", false) : FILE_NOT_RESPONSE;
    }
    const bool aiff = tagged(&head[8], "AIFF") || tagged(&head[8], "AIFC");
    return aiff ? check_chunks(file, "SSND", true) : FILE_NOT_RESPONSE;
}

static FileFault read_sound(SNDFILE *sound, const SF_INFO *info, Recording *recording)
{
    const FileFault fault =
        recording_check((unsigned)info->channels, (double)info->samplerate, (double)info->frames);
    if (fault != FILE_FINE) {
        return fault;
    }
    *recording = (Recording){.frames = (size_t)info->frames,
                             .channels = (unsigned)info->channels,
                             .rate_hz = (double)info->samplerate};
    if (!recording_allocate(recording)) {
        return FILE_NO_MEMORY;
    }
    if (sf_readf_float(sound, recording->samples, info->frames) != info->frames) {
        recording_free(recording);
        return FILE_TRUNCATED;
    }
    return FILE_FINE;
}

FileFault audio_file_read(const OpenFile *file, Recording *recording)
{
    const FileFault fault = check_container(file);
    if (fault != FILE_FINE) {
        return fault;
    }
    SF_INFO info = {.frames = 0};
    SNDFILE *sound = sf_open_fd(file->descriptor, SFM_READ, &info, SF_FALSE);
    if (!sound) {
        return FILE_SOUND_DAMAGED;
    }
    const FileFault read = read_sound(sound, &info, recording);
    sf_close(sound);
    return read;
}

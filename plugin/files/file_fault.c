#include "file_fault.h"

const char *file_fault_text(FileFault fault)
{
    switch (fault) {
    case FILE_FINE:
        return "is fine";
    case FILE_NOT_FOUND:
        return "is not there";
    case FILE_NOT_A_FILE:
        return "is not a file";
    case FILE_UNREADABLE:
        return "can't be read";
    case FILE_TOO_LARGE:
        return "is larger than 64 MB";
    case FILE_TEXT_TOO_LARGE:
        return "is larger than 1 MB";
    case FILE_NO_MEMORY:
        return "needs more memory than there is";
    case FILE_EMPTY:
        return "is empty";
    case FILE_NOT_SOFA:
        return "is not a SOFA file";
    case FILE_NOT_RESPONSE:
        return "is neither sound (WAV, FLAC, AIFF) nor a SOFA file";
    case FILE_NOT_HRTF:
        return "is a SOFA file of something else than SimpleFreeFieldHRIR for two ears";
    case FILE_NOT_BINAURAL:
        return "is a SOFA file of something else than impulse responses at two ears";
    case FILE_NOT_CORRECTION:
        return "is not a correction in Equalizer APO's text";
    case FILE_TRUNCATED:
        return "is cut short";
    case FILE_SOFA_DAMAGED:
        return "is damaged, or of a kind of SOFA that libmysofa can't read";
    case FILE_SOUND_DAMAGED:
        return "is damaged, or of a kind of sound that libsndfile can't read";
    case FILE_NO_RESPONSES:
        return "has no impulse responses (Data.IR, in double precision) or not where they belong";
    case FILE_PACKED_RESPONSES:
        return "has no impulse responses of several loudspeakers, or compressed ones, which "
               "libmysofa can't read";
    case FILE_BAD_CHANNELS:
        return "has not 1, 2 or 4 channels";
    case FILE_BAD_RATE:
        return "has no sample rate from 8 to 768 kHz";
    case FILE_NO_FRAMES:
        return "holds no sound: its length is 0";
    case FILE_TOO_SHORT:
        return "has impulse responses that are too short";
    case FILE_TOO_LONG:
        return "is longer than 4 s";
    case FILE_TOO_FEW_DIRECTIONS:
        return "has fewer than two directions";
    case FILE_NOT_FINITE:
        return "has values that are no numbers";
    case FILE_TOO_LOUD:
        return "is louder than +200 dBFS";
    case FILE_SILENT_DIRECTION:
        return "has a direction without sound";
    case FILE_SILENT:
        return "is silent";
    }
    return "is not usable";
}

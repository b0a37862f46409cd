#include "file_fault.h"

static const char *const texts[] = {
    [FILE_FINE] = "is fine",
    [FILE_NOT_FOUND] = "is not there",
    [FILE_NOT_A_FILE] = "is not a file",
    [FILE_UNREADABLE] = "can't be read",
    [FILE_TOO_LARGE] = "is larger than 64 MB",
    [FILE_TEXT_TOO_LARGE] = "is larger than 1 MB",
    [FILE_NO_MEMORY] = "needs more memory than there is",
    [FILE_EMPTY] = "is empty",
    [FILE_NOT_SOFA] = "is not a SOFA file",
    [FILE_NOT_RESPONSE] = "is neither sound (WAV, FLAC, AIFF) nor a SOFA file",
    [FILE_NOT_HRTF] = "is a SOFA file of something else than SimpleFreeFieldHRIR for two ears",
    [FILE_NOT_BINAURAL] = "is a SOFA file of something else than impulse responses at two ears",
    [FILE_NOT_CORRECTION] = "is not a correction in Equalizer APO's text",
    [FILE_TRUNCATED] = "is cut short",
    [FILE_SOFA_DAMAGED] = "is damaged, or of a kind of SOFA that libmysofa can't read",
    [FILE_SOUND_DAMAGED] = "is damaged, or of a kind of sound that libsndfile can't read",
    [FILE_NO_RESPONSES] =
        "has no impulse responses (Data.IR, in double precision) or not where they belong",
    [FILE_PACKED_RESPONSES] =
        "has no impulse responses of several loudspeakers, or only compressed ones",
    [FILE_BAD_CHANNELS] = "has not 1, 2 or 4 channels",
    [FILE_BAD_RATE] = "has no sample rate from 8 to 768 kHz",
    [FILE_NO_FRAMES] = "holds no sound: its length is 0",
    [FILE_TOO_SHORT] = "has impulse responses that are too short",
    [FILE_TOO_LONG] = "is longer than 4 s",
    [FILE_TOO_FEW_DIRECTIONS] = "has fewer than two directions",
    [FILE_NOT_FINITE] = "has values that are no numbers",
    [FILE_TOO_LOUD] = "is louder than +200 dBFS",
    [FILE_SILENT_DIRECTION] = "has a direction without sound",
    [FILE_SILENT] = "is silent",
};

const char *file_fault_text(FileFault fault)
{
    return texts[fault];
}

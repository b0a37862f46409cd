/* What can be wrong with a file of the user's, whatever kind it is of: one vocabulary for all. */
#ifndef EARFIELD_FILE_FAULT_H
#define EARFIELD_FILE_FAULT_H

typedef enum {
    FILE_FINE,
    /* before it is known what it holds */
    FILE_NOT_FOUND,
    FILE_NOT_A_FILE, /* a folder, a device, a pipe */
    FILE_UNREADABLE,
    FILE_TOO_LARGE,      /* over 64 MB: refused before a library sees it */
    FILE_TEXT_TOO_LARGE, /* over 1 MB */
    FILE_NO_MEMORY,
    FILE_EMPTY,
    /* its kind */
    FILE_NOT_SOFA,       /* text, sound, another kind of data */
    FILE_NOT_RESPONSE,   /* neither sound nor SOFA */
    FILE_NOT_HRTF,       /* SOFA, of another convention than SimpleFreeFieldHRIR */
    FILE_NOT_BINAURAL,   /* SOFA, of no impulse responses at two ears */
    FILE_NOT_CORRECTION, /* text, but not of a correction; an EqFault says where */
    FILE_TRUNCATED,      /* shorter than its own head says */
    FILE_SOFA_DAMAGED,
    FILE_SOUND_DAMAGED,
    /* its contents */
    FILE_NO_RESPONSES,
    FILE_PACKED_RESPONSES, /* or none, of several loudspeakers */
    FILE_BAD_CHANNELS,     /* of sound: not 1, 2 or 4 */
    FILE_BAD_RATE,         /* none, or outside of 8 to 768 kHz */
    FILE_NO_FRAMES,
    FILE_TOO_SHORT,
    FILE_TOO_LONG, /* over 4 s */
    FILE_TOO_FEW_DIRECTIONS,
    FILE_NOT_FINITE,
    FILE_TOO_LOUD,         /* beyond what floats can filter by */
    FILE_SILENT_DIRECTION, /* of a head */
    FILE_SILENT
} FileFault;

/** For the user, to follow the file's name: "is empty". Static. */
const char *file_fault_text(FileFault fault);

#endif

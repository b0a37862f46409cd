#include "own_files.h"

#include <stdio.h>
#include <string.h>

Status status_of(FileFault fault)
{
    switch (fault) {
    case FILE_FINE:
        return STATUS_READY;
    case FILE_NOT_FOUND:
        return STATUS_NOT_FOUND;
    case FILE_NOT_A_FILE:
    case FILE_UNREADABLE:
        return STATUS_UNREADABLE;
    case FILE_TOO_LARGE:
    case FILE_TEXT_TOO_LARGE:
    case FILE_TOO_LONG:
        return STATUS_TOO_LARGE;
    case FILE_BAD_RATE:
        return STATUS_BAD_RATE;
    case FILE_NO_MEMORY:
        return STATUS_NO_MEMORY;
    case FILE_EMPTY:
    case FILE_NOT_SOFA:
    case FILE_NOT_RESPONSE:
    case FILE_NOT_HRTF:
    case FILE_NOT_BINAURAL:
    case FILE_NOT_CORRECTION:
    case FILE_TRUNCATED:
    case FILE_SOFA_DAMAGED:
    case FILE_SOUND_DAMAGED:
    case FILE_NO_RESPONSES:
    case FILE_PACKED_RESPONSES:
    case FILE_BAD_CHANNELS:
    case FILE_NO_FRAMES:
    case FILE_TOO_SHORT:
    case FILE_TOO_FEW_DIRECTIONS:
    case FILE_NOT_FINITE:
    case FILE_TOO_LOUD:
    case FILE_SILENT_DIRECTION:
    case FILE_SILENT:
        break;
    }
    return STATUS_BAD_FORMAT;
}

void own_files_note(OwnFiles *files, OwnFile which, const char *path, const OwnFileOutcome *outcome,
                    bool from_state)
{
    const bool fine = outcome->fault == FILE_FINE;
    files->requests[which]++;
    files->status = status_of(outcome->fault);
    files->words[0] = '\0';
    if (fine) {
        snprintf(files->path[which], OWN_PATH_SIZE, "%s", path);
        files->adopted += !from_state;
    } else {
        snprintf(files->words, OWN_WORDS_SIZE, "%s %s", path, outcome->words);
    }
}

void own_files_refuse(OwnFiles *files, const char *words)
{
    files->status = STATUS_NOT_FOUND;
    snprintf(files->words, OWN_WORDS_SIZE, "%s", words);
}

/* The files of the user's own: which there are, and how the last request for one went. */
#ifndef EARFIELD_OWN_FILES_H
#define EARFIELD_OWN_FILES_H

#include "files/file_fault.h"
#include <stdbool.h>

typedef enum { OWN_CORRECTION, OWN_HRTF, OWN_RESPONSE, OWN_FILES } OwnFile;

enum {
    OWN_PATH_SIZE = 4096,
    OWN_FAULT_SIZE = 256,
    OWN_WORDS_SIZE = OWN_PATH_SIZE + OWN_FAULT_SIZE
};

/** The values of the status port. */
typedef enum {
    STATUS_READY,
    STATUS_NOT_FOUND,
    STATUS_UNREADABLE,
    STATUS_BAD_FORMAT,
    STATUS_TOO_LARGE,
    STATUS_BAD_RATE,
    STATUS_NO_MEMORY
} Status;

/** What is in use, and what was said last. Paths are absolute; empty: none. */
typedef struct {
    char path[OWN_FILES][OWN_PATH_SIZE]; /* in use */
    unsigned requests[OWN_FILES];        /* that were dealt with so far */
    unsigned adopted;                    /* files that came into use, but by a state */
    Status status;                       /* of the last one */
    char words[OWN_WORDS_SIZE];          /* what was wrong with it, or nothing */
} OwnFiles;

/** Pure. */
Status status_of(FileFault fault);

/** How a request went, and where it failed why, in words that follow the file's name. */
typedef struct {
    FileFault fault;
    char words[OWN_FAULT_SIZE];
} OwnFileOutcome;

/** Note how the request for `path` went. */
void own_files_note(OwnFiles *files, OwnFile which, const char *path, const OwnFileOutcome *outcome,
                    bool from_state);

/** Note a request that is none, in words. */
void own_files_refuse(OwnFiles *files, const char *words);

#endif

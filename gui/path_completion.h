/* Paths that are typed: made whole, looked up, completed from the folders there are. Reads the file
 * system. Paths are UTF-8; entries whose names are not are left out. One thread. */
#ifndef EARFIELD_PATH_COMPLETION_H
#define EARFIELD_PATH_COMPLETION_H

#include "../plugin/own_files.h"

enum { PATH_ENTRIES = 64, PATH_NAME_SIZE = 250 };

typedef enum { PATH_NOTHING, PATH_FOLDER, PATH_FILE } PathKind;

PathKind path_kind(const char *path);

/** `typed` from the root on: "~/" is the user's own folder, what does not begin with "/" lies in
 * `folder`. `whole` holds OWN_PATH_SIZE bytes. False, and empty, where that is too short. */
bool path_whole(char *whole, const char *typed, const char *folder);

/** The folder part of a whole path, with "/" at its end; of none the user's own folder. `folder`
 * holds OWN_PATH_SIZE bytes and may be `path`. */
void path_folder_of(char *folder, const char *path);

typedef struct {
    char name[PATH_NAME_SIZE]; /* with "/" at the end of a folder's */
    bool folder;
} PathEntry;

typedef struct {
    PathEntry entries[PATH_ENTRIES]; /* folders first, by the alphabet; the first of them all */
    unsigned count;
    char common[PATH_NAME_SIZE]; /* what all that fit begin with; at least what was typed of it */
} PathCompletion;

/** What the last name of a whole path could become: folders, and files of the kinds that `which` is
 * read from; upper case is as good as lower. Names that begin with a point only where one was
 * typed; ".." where nothing was. */
void path_complete(PathCompletion *completion, const char *whole, OwnFile which);

#endif

/* A folder of its own for a test that writes files. */
#ifndef EARFIELD_TEST_TEMPORARY_FOLDER_H
#define EARFIELD_TEST_TEMPORARY_FOLDER_H

#include <stddef.h>

/** Makes one under TMPDIR, else /tmp; not 0 where that fails. One at a time. For cmocka's group. */
int temporary_folder_make(void **state);

/** Takes it away with the files in it. */
int temporary_folder_remove(void **state);

/** Its own path. */
const char *temporary_folder(void);

/** The path of a file in it; good until the next call but seven. */
const char *temporary_path(const char *name);

/** Writes a file in it and returns its path, as above. */
const char *temporary_file(const char *name, const void *bytes, size_t count);

#endif

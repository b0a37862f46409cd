/* A file of the user's before anything is known of it: there, regular, readable, not empty and of
 * bearable size. What is checked is what is open, so nothing can change between the two. Waits for
 * discs: not for the audio thread. */
#ifndef EARFIELD_OPEN_FILE_H
#define EARFIELD_OPEN_FILE_H

#include "file_fault.h"
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    int descriptor; /* its position stays at the beginning */
    size_t bytes;   /* 1 to 64 MB */
} OpenFile;

/** Where it is FILE_FINE, close it afterwards. */
FileFault open_file(const char *path, OpenFile *file);

void open_file_close(OpenFile *file);

/** False where there are not as many bytes from `at` on. */
bool open_file_bytes_at(const OpenFile *file, size_t at, void *bytes, size_t count);

/** All of it, file->bytes long, to be freed; NULL and the fault. */
unsigned char *open_file_all_bytes(const OpenFile *file, FileFault *fault);

#endif

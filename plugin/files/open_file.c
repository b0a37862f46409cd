#include "open_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const off_t most_bytes = 64L << 20;

static FileFault look_at(int descriptor, size_t *bytes)
{
    struct stat about;
    if (fstat(descriptor, &about) != 0) {
        return FILE_UNREADABLE;
    }
    if (!S_ISREG(about.st_mode)) {
        return FILE_NOT_A_FILE;
    }
    if (about.st_size == 0) {
        return FILE_EMPTY;
    }
    *bytes = (size_t)about.st_size;
    return about.st_size > most_bytes ? FILE_TOO_LARGE : FILE_FINE;
}

FileFault open_file(const char *path, OpenFile *file)
{
    /* O_NONBLOCK: to open a pipe would wait for its other end. */
    const int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0) {
        const bool absent = errno == ENOENT || errno == ENOTDIR;
        const bool odd = errno == ENXIO || errno == ENODEV; /* a socket, a device without driver */
        return absent ? FILE_NOT_FOUND : odd ? FILE_NOT_A_FILE : FILE_UNREADABLE;
    }
    *file = (OpenFile){.descriptor = descriptor};
    const FileFault fault = look_at(descriptor, &file->bytes);
    if (fault != FILE_FINE) {
        open_file_close(file);
    }
    return fault;
}

void open_file_close(OpenFile *file)
{
    close(file->descriptor);
}

bool open_file_bytes_at(const OpenFile *file, size_t at, void *bytes, size_t count)
{
    for (size_t done = 0; done < count;) {
        const ssize_t read =
            pread(file->descriptor, (char *)bytes + done, count - done, (off_t)(at + done));
        if (read > 0) {
            done += (size_t)read;
        } else if (read == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

unsigned char *open_file_all_bytes(const OpenFile *file, FileFault *fault)
{
    unsigned char *bytes = malloc(file->bytes);
    if (!bytes) {
        *fault = FILE_NO_MEMORY;
        return NULL;
    }
    if (!open_file_bytes_at(file, 0, bytes, file->bytes)) {
        *fault = FILE_UNREADABLE;
        free(bytes);
        return NULL;
    }
    return bytes;
}

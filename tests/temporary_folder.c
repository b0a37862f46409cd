#include "temporary_folder.h"

#include "check.h"
#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[512];

int temporary_folder_make(void **state)
{
    (void)state;
    const char *where = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/earfield-XXXXXX", where && *where ? where : "/tmp");
    return mkdtemp(folder) ? 0 : -1;
}

int temporary_folder_remove(void **state)
{
    (void)state;
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries));) {
        unlink(temporary_path(entry->d_name)); /* neither "." nor ".." */
    }
    if (entries) {
        closedir(entries);
    }
    return rmdir(folder);
}

const char *temporary_folder(void)
{
    return folder;
}

const char *temporary_path(const char *name)
{
    static char paths[8][1024];
    static unsigned next;
    char *path = paths[next++ % COUNT(paths)];
    snprintf(path, sizeof *paths, "%s/%s", folder, name);
    return path;
}

const char *temporary_file(const char *name, const void *bytes, size_t count)
{
    const char *path = temporary_path(name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
    return path;
}

#include "path_completion.h"

#include "ascii.h"
#include "utf8.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_LOOKED_AT = 20000 }; /* entries of a folder: a hand waits for them */

PathKind path_kind(const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0) {
        return PATH_NOTHING;
    }
    return S_ISDIR(about.st_mode) ? PATH_FOLDER : S_ISREG(about.st_mode) ? PATH_FILE : PATH_NOTHING;
}

static const char *home(void)
{
    const char *folder = getenv("HOME");
    return folder && folder[0] == '/' ? folder : "/";
}

bool path_whole(char *whole, const char *typed, const char *folder)
{
    const bool own = typed[0] == '~' && (typed[1] == '/' || !typed[1]);
    const char *before = own ? home() : typed[0] == '/' ? "" : folder;
    const int length = snprintf(whole, OWN_PATH_SIZE, "%s%s", before, typed + own);
    if (length < 0 || length >= OWN_PATH_SIZE) {
        whole[0] = '\0';
    }
    return whole[0] != '\0';
}

void path_folder_of(char *folder, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash) {
        const size_t length = (size_t)(slash - path) + 1;
        memmove(folder, path, length);
        folder[length] = '\0';
    } else {
        const int length = snprintf(folder, OWN_PATH_SIZE, "%s/", home());
        if (length < 0 || length >= OWN_PATH_SIZE || strcmp(folder, "//") == 0) {
            snprintf(folder, OWN_PATH_SIZE, "/");
        }
    }
}

/* How many bytes at the beginning are the same but for case. */
static size_t same_bytes(const char *a, const char *b)
{
    size_t same = 0;
    while (a[same] && ascii_lower(a[same]) == ascii_lower(b[same])) {
        same++;
    }
    return same;
}

static bool ends_so(const char *name, const char *ending)
{
    const size_t length = strlen(name), less = strlen(ending);
    return length > less && same_bytes(name + length - less, ending) == less;
}

static bool is_read_from(OwnFile which, const char *name)
{
    static const char *const endings[OWN_FILES][8] = {
        [OWN_CORRECTION] = {".txt"},
        [OWN_HRTF] = {".sofa"},
        [OWN_RESPONSE] = {".wav", ".flac", ".aif", ".aiff", ".sofa"},
    };
    for (const char *const *ending = endings[which]; *ending; ending++) {
        if (ends_so(name, *ending)) {
            return true;
        }
    }
    return false;
}

static bool comes_before(const PathEntry *a, const PathEntry *b)
{
    if (a->folder != b->folder) {
        return a->folder;
    }
    const size_t same = same_bytes(a->name, b->name);
    const unsigned char x = (unsigned char)ascii_lower(a->name[same]);
    const unsigned char y = (unsigned char)ascii_lower(b->name[same]);
    return x != y ? x < y : strcmp(a->name, b->name) < 0;
}

/* Where it belongs; the last goes where there is no more room. */
static void insert(PathCompletion *completion, const PathEntry *entry)
{
    unsigned at = completion->count;
    while (at > 0 && comes_before(entry, &completion->entries[at - 1])) {
        at--;
    }
    if (at == PATH_ENTRIES) {
        return;
    }
    completion->count += completion->count < PATH_ENTRIES;
    memmove(&completion->entries[at + 1], &completion->entries[at],
            (completion->count - 1 - at) * sizeof *entry);
    completion->entries[at] = *entry;
}

static void narrow_common(PathCompletion *completion, const char *name, bool first)
{
    if (first) {
        snprintf(completion->common, sizeof completion->common, "%s", name);
        return;
    }
    size_t same = same_bytes(completion->common, name);
    if (completion->common[same]) {
        same = utf8_before(completion->common, same + 1); /* no half characters */
    }
    completion->common[same] = '\0';
}

/* Whether an entry of the folder could be what was begun. */
static bool fits(const char *name, const char *begun, const char *folder, OwnFile which,
                 PathEntry *entry)
{
    char path[2 * OWN_PATH_SIZE];
    const size_t length = strlen(name);
    if (same_bytes(begun, name) < strlen(begun) || (name[0] == '.' && begun[0] != '.') ||
        length + 2 > sizeof entry->name || !utf8_is_sound(name)) {
        return false;
    }
    snprintf(path, sizeof path, "%s%s", folder, name);
    const PathKind kind = path_kind(path);
    entry->folder = kind == PATH_FOLDER;
    memcpy(entry->name, name, length);
    memcpy(entry->name + length, entry->folder ? "/" : "", entry->folder ? 2 : 1);
    return entry->folder ? strcmp(name, ".") != 0 && strcmp(name, "..") != 0
                         : kind == PATH_FILE && is_read_from(which, name);
}

static void look_into(DIR *open, PathCompletion *completion, const char *folder, const char *begun,
                      OwnFile which)
{
    bool first = true;
    PathEntry entry;
    const struct dirent *found;
    for (int left = MOST_LOOKED_AT; left > 0 && (found = readdir(open)); left--) {
        if (fits(found->d_name, begun, folder, which, &entry)) {
            insert(completion, &entry);
            narrow_common(completion, entry.name, first);
            first = false;
        }
    }
}

void path_complete(PathCompletion *completion, const char *whole, OwnFile which)
{
    char folder[OWN_PATH_SIZE];
    path_folder_of(folder, whole);
    const char *slash = strrchr(whole, '/');
    const char *begun = slash ? slash + 1 : whole;
    completion->count = 0;
    snprintf(completion->common, sizeof completion->common, "%s", begun);
    DIR *open = opendir(folder);
    if (!open) {
        return;
    }
    look_into(open, completion, folder, begun, which);
    closedir(open);
    if (!*begun && strcmp(folder, "/") != 0) {
        const PathEntry up = {.name = "../", .folder = true};
        insert(completion, &up);
    }
}

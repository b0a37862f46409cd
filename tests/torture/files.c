#include "files.h"

#include "../check.h"
#include "../correct.h"
#include "../sofa_writer.h"
#include "../sound_writer.h"
#include "../temporary_folder.h"
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FILES = 48 };

static char paths[MOST_FILES][256];
static unsigned count;

static void keep(const char *path)
{
    assert_true(count < MOST_FILES && strlen(path) < sizeof paths[0]);
    memcpy(paths[count++], path, strlen(path) + 1);
}

/* ---------------------------------------------------------------------------------- good ones -- */

static void make_sounds(void)
{
    const Sound sounds[] = {{0, 1, 44100, 900},
                            {0, 2, 48000, 5000},
                            {0, 4, 96000, 20000},
                            {SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 4, 44100, 3000},
                            {SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 2, 8000, 1},
                            {SF_FORMAT_WAV | SF_FORMAT_PCM_16, 3, 48000, 100},
                            {0, 1, 8000, 40000}}; /* the last two are none */
    for (size_t n = 0; n < sizeof sounds / sizeof *sounds; n++) {
        char name[24];
        snprintf(name, sizeof name, "sound%zu", n);
        keep(sound_write(name, &sounds[n], NULL));
    }
}

static void make_heads_and_rooms(void)
{
    const double sources[] = {30, 0, 2, -30, 0, 2}, delays[] = {0, 3};
    double responses[4 * 64] = {[3] = 1.0, [70] = -0.5, [140] = 0.5, [200] = 1.0};
    const SofaContents head = sofa_small_head();
    const SofaContents room = {.measurements = 2,
                               .frames = 64,
                               .responses = responses,
                               .rate_hz = 44100.0,
                               .delays = delays,
                               .delay_count = 2,
                               .sources = {sources, 2},
                               .packed = true};
    keep(temporary_path("head.sofa"));
    sofa_write(paths[count - 1], &head);
    keep(temporary_path("room.sofa"));
    sofa_write(paths[count - 1], &room);
}

static void make_corrections(void)
{
    const char *const texts[] = {
        correct_autoeq, "Preamp: -3 dB\nGraphicEQ: 20 -3; 1000 3; 20000 -40\n",
        "Channel: R\nFilter 1: ON PK Fc 22000 Hz Gain 40 dB Q 100\n", "Include: other.txt\n"};
    for (size_t n = 0; n < sizeof texts / sizeof *texts; n++) {
        char name[24];
        snprintf(name, sizeof name, "text%zu", n);
        keep(temporary_file(name, texts[n], strlen(texts[n])));
    }
}

/* ------------------------------------------------------------------------------- damaged ones -- */

static void keep_damaged(Chance *chance, const char *of, unsigned nth)
{
    FILE *file = fopen(of, "rb");
    assert_non_null(file);
    static unsigned char bytes[1 << 20];
    const size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    for (uint32_t n = chance_octaves(chance, 1, 20); n > 0; n--) {
        bytes[chance_below(chance, (uint32_t)length)] = (unsigned char)chance_below(chance, 256);
    }
    const bool cut = chance_once_in(chance, 3);
    char name[24];
    snprintf(name, sizeof name, "damaged%u", nth);
    keep(temporary_file(name, bytes, cut ? chance_below(chance, (uint32_t)length) : length));
}

void files_make(Chance *chance)
{
    assert_int_equal(temporary_folder_make(NULL), 0);
    count = 0;
    make_sounds();
    make_heads_and_rooms();
    make_corrections();
    const unsigned good = count;
    for (unsigned n = 0; n < 2 * good; n++) {
        keep_damaged(chance, paths[n % good], n);
    }
    keep(temporary_file("empty", "", 0));
    keep(temporary_folder());
    keep("/nowhere/at/all");
    keep("/dev/null");
}

void files_remove(void)
{
    temporary_folder_remove(NULL);
}

const char *files_any(Chance *chance)
{
    if (chance_once_in(chance, 4)) {
        return ""; /* none: so that the built-in ones are heard, too */
    }
    return paths[chance_below(chance, count)];
}

/* report SETTINGS FOLDER: the table of `make demo`. Loudness and image are measured from the files
 * that lv2apply wrote; match gain, ITD and ILD are what the plugin says of itself on its ports. */
#include "../host.h"
#include "measure.h"
#include "settings.h"
#include "table.h"
#include <math.h>
#include <stdlib.h>

enum { LABEL_WIDTH = 31, CELL_WIDTH = 7, CELLS = 9 };

static void print_head(void)
{
    static const char *const heads[][CELLS] = {
        {"in", "out", "match", "width", "corre-", "coher-", "mono", "ITD", "ILD"},
        {"", "", "gain", "", "lation", "ence", "loss", "", ""},
        {"LUFS", "LUFS", "dB", "dB", "", "", "dB", "µs", "dB"}};
    for (int line = 0; line < 3; line++) {
        print_left(line == 0 ? "Heard as" : "", LABEL_WIDTH);
        for (int cell = 0; cell < CELLS; cell++) {
            print_right(heads[line][cell], CELL_WIDTH);
        }
        printf("\n");
    }
}

typedef struct {
    double match_gain_db, itd_us, ild_db;
} OwnWords;

/* What the plugin says of a setting, once the controls have settled. */
static OwnWords own_words(const Setting *setting, double rate_hz)
{
    Host host = host_open(rate_hz);
    host_apply(&host, setting->controls);
    Stereo silence = stereo_new((size_t)(0.2 * rate_hz));
    Stereo out = host_render(&host, &silence, 512);
    const OwnWords words = {(double)host_get(&host, "match_gain"), (double)host_get(&host, "itd"),
                            (double)host_get(&host, "ild")};
    stereo_free(&out);
    stereo_free(&silence);
    host_close(&host);
    return words;
}

static void print_row(const Setting *setting, double in_lufs, const Measures *m,
                      const OwnWords *words)
{
    print_left(setting->label, LABEL_WIDTH);
    print_number(in_lufs, 1, CELL_WIDTH);
    print_number(m->loudness_lufs, 1, CELL_WIDTH);
    print_number(words->match_gain_db, 2, CELL_WIDTH);
    print_number(m->width_db, 1, CELL_WIDTH);
    print_number(m->correlation, 2, CELL_WIDTH);
    print_number(m->coherence, 2, CELL_WIDTH);
    print_number(m->mono_loss_db, 1, CELL_WIDTH);
    print_number(words->itd_us, 0, CELL_WIDTH);
    print_number(words->ild_db, 1, CELL_WIDTH);
    printf("\n");
}

static bool same_length(const Audio *a, const Audio *b)
{
    return a->sound.frames == b->sound.frames && a->rate_hz == b->rate_hz;
}

/* What Listen and an ear that is out take away is meant, and so is the noise of a stage. */
static bool is_matched(const Setting *setting)
{
    return setting_value(setting, "listen") == 0.0 && setting_value(setting, "ear_out") == 0.0 &&
           setting_value(setting, "stage") == 0.0;
}

/* All rows; false where a rendered file is not there or not whole. */
static bool print_rows(FILE *table, const char *folder, const Audio *programme)
{
    const double in_lufs = measure(programme).loudness_lufs;
    double softest = INFINITY, loudest = -INFINITY;
    Setting setting;
    while (setting_read(table, &setting)) {
        Audio rendered;
        if (!audio_read(folder, setting.name, &rendered)) {
            return false;
        }
        if (!same_length(&rendered, programme)) {
            fprintf(stderr, "demo: %s/%s.wav is not as long as the programme\n", folder,
                    setting.name);
            return false;
        }
        const Measures measures = measure(&rendered);
        const OwnWords words = own_words(&setting, rendered.rate_hz);
        print_row(&setting, in_lufs, &measures, &words);
        if (is_matched(&setting)) {
            softest = fmin(softest, measures.loudness_lufs);
            loudest = fmax(loudest, measures.loudness_lufs);
        }
        stereo_free(&rendered.sound);
    }
    if (loudest >= softest) {
        printf(
            "\nLevel Match: all settings but those of Listen, Ear Out and Stage Noise are within "
            "%.2f LU\nof each other.\n",
            loudest - softest);
    }
    return feof(table) != 0; /* a broken row ends the table early */
}

int main(int argc, char **argv)
{
    Audio programme;
    FILE *table = argc == 3 ? fopen(argv[1], "r") : NULL;
    if (!table || !audio_read(argv[2], "programme", &programme)) {
        return EXIT_FAILURE;
    }
    printf("\n");
    print_head();
    const bool good = print_rows(table, argv[2], &programme);
    printf("in, out: integrated loudness; width: side over mid; coherence: within ±1 ms; width to\n"
           "mono loss: of the output. Match gain, ITD, ILD: as the plugin's own ports say.\n");
    stereo_free(&programme.sound);
    fclose(table);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

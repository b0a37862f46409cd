/* inears SETTINGS FOLDER: the In-Ears of `make demo`, a table and a picture, FOLDER/in-ears.png.
 * Leak and pull are measured from what lv2apply wrote; exposure and masked bands are what the
 * plugin says on its ports while the programme plays. */
#include "inears_picture.h"
#include "rendered_inears.h"
#include "table.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { LABEL_WIDTH = 31, CELL_WIDTH = 7, WIDE_CELL = 8, CELLS = 11 };

static const int widths[CELLS] = {
    CELL_WIDTH, CELL_WIDTH, CELL_WIDTH, CELL_WIDTH, /* leak */
    CELL_WIDTH, CELL_WIDTH,                         /* pull */
    WIDE_CELL,  WIDE_CELL,                          /* mix alone */
    WIDE_CELL,  WIDE_CELL,  WIDE_CELL,              /* on a stage */
};

static void print_groups(void)
{
    print_right("leak, 20 Hz", 2 * CELL_WIDTH);
    print_right("125 Hz", 2 * CELL_WIDTH);
    print_right("pull", 2 * CELL_WIDTH);
    print_right("mix alone", 2 * WIDE_CELL);
    print_right("stage of 100 dBA", 3 * WIDE_CELL);
}

static void print_head(void)
{
    static const char *const heads[][CELLS] = {
        {"left", "right", "left", "right", "bass", "middle", "level", "dose", "level", "dose",
         "masked"},
        {"dB", "dB", "dB", "dB", "dB", "dB", "dBA", "%/h", "dBA", "%/h", "bands %"}};
    print_left("In-Ears", LABEL_WIDTH);
    print_groups();
    for (int line = 0; line < 2; line++) {
        printf("\n");
        print_left("", LABEL_WIDTH);
        for (int cell = 0; cell < CELLS; cell++) {
            print_right(heads[line][cell], widths[cell]);
        }
    }
    printf("\n");
}

static void print_row(const Setting *setting, const InEarImpulses *impulses, const Audio *programme)
{
    const OnStage alone = on_stage(setting, "stage=0", programme),
                  there = on_stage(setting, "stage=1 stage_level=100", programme);
    const double figures[CELLS] = {inear_leak_db(impulses, LEFT_EAR, 20.0),
                                   inear_leak_db(impulses, RIGHT_EAR, 20.0),
                                   inear_leak_db(impulses, LEFT_EAR, 125.0),
                                   inear_leak_db(impulses, RIGHT_EAR, 125.0),
                                   inear_pull_db(impulses, 40.0, 160.0),
                                   inear_pull_db(impulses, 200.0, 2000.0),
                                   alone.exposure_dba,
                                   alone.dose_percent_h,
                                   there.exposure_dba,
                                   there.dose_percent_h,
                                   there.masked_percent};
    print_left(setting->label, LABEL_WIDTH);
    for (int cell = 0; cell < CELLS; cell++) {
        print_number(figures[cell], cell == CELLS - 1 ? 0 : 1, widths[cell]);
    }
    printf("\n");
}

static void print_foot(void)
{
    printf(
        "Leak: what it does to the level in that ear. Pull: by how much a sound in the middle is "
        "louder on the\nleft, 40 to 160 Hz and 200 Hz to 2 kHz; -: an ear is out. Level, dose "
        "(NIOSH) and masked bands: as the\nplugin's own ports say, of the louder and the worse "
        "ear, Full-Scale Level at 115 dB. An estimate.\n");
}

/* A row each; false where a rendered file is not there or something is amiss. */
static bool print_rows(FILE *table, const char *folder, const Audio *programme)
{
    bool good = true;
    Setting setting;
    while (good && setting_read(table, &setting)) {
        if (setting_is_in_ears(&setting)) {
            InEarImpulses impulses;
            good = inear_impulses_read(folder, setting.name, &impulses);
            if (good) {
                print_row(&setting, &impulses, programme);
                inear_impulses_free(&impulses);
            }
        }
    }
    return good && feof(table) != 0;
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
    print_foot();
    stereo_free(&programme.sound);
    fclose(table);
    return good && draw_inears(argv[2]) ? EXIT_SUCCESS : EXIT_FAILURE;
}

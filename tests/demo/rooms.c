/* rooms SETTINGS FOLDER: the rooms of `make demo`, a table, a picture of each as
 * FOLDER/room-NAME.png and one of all as FOLDER/rooms.png. Measured from the impulses that lv2apply
 * wrote; the plans are drawn from the rooms' own measures. */
#include "energy.h"
#include "figures.h"
#include "overview.h"
#include "plan.h"
#include "sheet.h"
#include "table.h"
#include <math.h>
#include <stdlib.h>

/* -------------------------------------------------------------------------------- table -- */

enum { LABEL_WIDTH = 20, TIME_WIDTH = 6, CELL_WIDTH = 9, CELLS = 5 };

static void print_head(void)
{
    static const char *const times[MEASURED_OCTAVES] = {"125", "250", "500", "1k",
                                                        "2k",  "4k",  "8k"};
    static const char *const heads[][CELLS] = {{"direct", "loudest", "C80", "IACC", "IACC"},
                                               {"to rev.", "early", "", "early", "late"},
                                               {"dB", "dB", "dB", "", ""}};
    for (int line = 0; line < 3; line++) {
        print_left(line == 0 ? "Speakers" : "", LABEL_WIDTH);
        for (int b = 0; b < MEASURED_OCTAVES; b++) {
            print_right(line == 0 ? times[b] : line == 2 && b == 3 ? "T, s" : "", TIME_WIDTH);
        }
        for (int cell = 0; cell < CELLS; cell++) {
            print_right(heads[line][cell], CELL_WIDTH);
        }
        printf("\n");
    }
}

static void print_row(const RenderedRoom *r)
{
    const RoomMeasures *m = &r->measures;
    print_left(r->setting.label, LABEL_WIDTH);
    for (int b = 0; b < MEASURED_OCTAVES; b++) {
        print_number(m->reverberation_s[b], 2, TIME_WIDTH);
    }
    print_number(m->direct_to_reverberant_db, 1, CELL_WIDTH);
    print_number(m->loudest_reflection_db, 1, CELL_WIDTH);
    print_number(m->clarity_db, 1, CELL_WIDTH);
    print_number(m->early_coherence, 2, CELL_WIDTH);
    print_number(m->late_coherence, 2, CELL_WIDTH);
    printf("\n");
}

static void print_foot(void)
{
    printf(
        "The left loudspeaker at both ears. T by octave, from the mixing time on. Loudest early: "
        "of the\nreflections within 15 ms, at the left ear, 1 to 8 kHz, against the direct sound. "
        "IACC: to 80 ms\nand from there on. Direct to reverberant, C80 and IACC: mean of the "
        "octaves 500 Hz, 1 and 2 kHz.\n");
}

/* ----------------------------------------------------------------------------- pictures -- */

enum { HEIGHT = 1000 };

static Sheet sheet_of(const RenderedRoom *r)
{
    char words[512], size[64] = "no walls";
    const double *m = r->room->size.m;
    if (has_walls(r->room)) {
        snprintf(size, sizeof size, "%g × %g × %g m", m[0], m[1], m[2]);
    }
    snprintf(words, sizeof words,
             "Room: %s, %s.   Loudspeakers: %s, at ±%g°.   An impulse on the left alone, rendered "
             "by lv2apply.",
             setting_choice(&r->setting, "room"), size, setting_choice(&r->setting, "speaker"),
             r->placement.azimuth_degrees[SPEAKER_LEFT]);
    return sheet_new(HEIGHT, r->setting.label, words);
}

static bool draw_one(const char *folder, const RenderedRoom *r)
{
    Sheet sheet = sheet_of(r);
    draw_plan(sheet.cr, (Rect){32.0, 100.0, 600.0, 660.0}, r);
    draw_figures(sheet.cr, (Rect){32.0, 776.0, 600.0, 192.0}, &r->measures);
    draw_early(sheet.cr, (Rect){648.0, 100.0, 920.0, 470.0}, r);
    draw_decay(sheet.cr, (Rect){648.0, 586.0, 920.0, 382.0}, r);
    const bool good = sheet_write(&sheet, folder, "room-", r->setting.name);
    sheet_free(&sheet);
    return good;
}

static bool draw_all(const char *folder, const RenderedRoom *rooms, size_t count)
{
    Sheet sheet = sheet_new(HEIGHT, "The rooms, to one scale", "");
    draw_overview(sheet.cr, (Rect){32.0, 76.0, 1536.0, 892.0}, rooms, count);
    const bool good = sheet_write(&sheet, folder, "rooms", "");
    sheet_free(&sheet);
    return good;
}

/* ---------------------------------------------------------------------------------- all -- */

enum { MOST_ROOMS = 32 };

/* A row and a picture each; false where a rendered file is not there or something is amiss. */
static bool show_rooms(FILE *table, const char *folder)
{
    static RenderedRoom rooms[MOST_ROOMS];
    size_t count = 0;
    bool good = true;
    Setting setting;
    while (good && count < MOST_ROOMS && setting_read(table, &setting)) {
        RenderedRoom *r = &rooms[count];
        if (setting_is_a_room(&setting)) {
            good = rendered_room_read(folder, &setting, r);
            if (good) {
                print_row(r);
                good = draw_one(folder, r);
                rendered_room_free(r); /* what was worked out of it stays */
                count++;
            }
        }
    }
    return good && feof(table) != 0 && draw_all(folder, rooms, count);
}

int main(int argc, char **argv)
{
    FILE *table = argc == 3 ? fopen(argv[1], "r") : NULL;
    if (!table) {
        return EXIT_FAILURE;
    }
    printf("\n");
    print_head();
    const bool good = show_rooms(table, argv[2]);
    print_foot();
    fclose(table);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* picture FOLDER: draws FOLDER/picture.png from what lv2apply rendered: above, what a sound on the
 * left does at each ear; below, the programme between the sides, before and after. */
#include "../audio.h"
#include "image.h"
#include "response.h"
#include "sheet.h"
#include <stdio.h>
#include <stdlib.h>

/* What FOLDER/impulse/FILE.wav shows; false where it can't be read. */
static bool response_read(const char *folder, const char *file, Response *response)
{
    char impulses[4096];
    Audio impulse;
    snprintf(impulses, sizeof impulses, "%s/impulse", folder);
    if (!audio_read(impulses, file, &impulse)) {
        return false;
    }
    *response = response_of(&impulse);
    stereo_free(&impulse.sound);
    return true;
}

static bool draw_responses(cairo_t *cr, const char *folder)
{
    static const struct {
        const char *file, *title;
    } shown[] = {{"natural", "Natural crossfeed, 30°"},
                 {"classic-bs2b", "Classic crossfeed, bs2b 4.5 dB"}};
    for (int i = 0; i < 2; i++) {
        Response response;
        if (!response_read(folder, shown[i].file, &response)) {
            return false;
        }
        draw_response(cr, (Rect){32.0 + i * 776.0, 100.0, 760.0, 480.0}, shown[i].title, &response);
    }
    return true;
}

enum { IMAGES = 3 };

/* The panorama of FOLDER/FILE.wav; NULL where it can't be read. */
static Panorama *panorama_read(const char *folder, const char *file)
{
    Audio audio;
    if (!audio_read(folder, file, &audio)) {
        return NULL;
    }
    Panorama *panorama = panorama_of(&audio);
    stereo_free(&audio.sound);
    return panorama;
}

static bool draw_images(cairo_t *cr, const char *folder)
{
    static const struct {
        const char *file, *title, *label;
        const Pen *pen;
    } shown[IMAGES] = {{"direct", "Direct", "Direct", &dotted_grey},
                       {"natural", "Natural 30°", "Natural", &solid_blue},
                       {"wide", "Wide 45°", "Wide", &dashed_orange}};
    Panorama *panoramas[IMAGES] = {NULL};
    Width widths[IMAGES];
    bool good = true;
    for (int i = 0; i < IMAGES && good; i++) {
        panoramas[i] = panorama_read(folder, shown[i].file);
        Response response;
        good = panoramas[i] && response_read(folder, shown[i].file, &response);
        if (good) {
            widths[i] = (Width){shown[i].label, shown[i].pen, panoramas[i]};
            const Rect at = {32.0 + i * 372.0, 596.0, 356.0, 472.0};
            draw_panorama(cr, at, shown[i].title, panoramas[i], &response);
        }
    }
    if (good) {
        draw_widths(cr, (Rect){1148.0, 596.0, 420.0, 472.0}, widths, IMAGES);
    }
    for (int i = 0; i < IMAGES; i++) {
        free(panoramas[i]);
    }
    return good;
}

static bool draw(const char *folder)
{
    Sheet sheet = sheet_new(
        1100, "Earfield: what the mix becomes at the ears",
        "Above: a sound hard on the left, Level Match off. Below: where the programme's energy "
        "lies. All rendered by lv2apply.");
    const bool good = draw_responses(sheet.cr, folder) && draw_images(sheet.cr, folder) &&
                      sheet_write(&sheet, folder, "picture", "");
    sheet_free(&sheet);
    return good;
}

int main(int argc, char **argv)
{
    if (argc != 2 || !draw(argv[1])) {
        return EXIT_FAILURE;
    }
    printf("\nListen to %s/*.wav and look at picture.png, rooms.png, room-*.png and in-ears.png "
           "beside them.\n",
           argv[1]);
    return EXIT_SUCCESS;
}

/* picture FOLDER: draws FOLDER/picture.png from what lv2apply rendered: above, what a sound on the
 * left does at each ear; below, the programme between the sides, before and after. */
#include "../audio.h"
#include "image.h"
#include "response.h"
#include <stdio.h>
#include <stdlib.h>

enum { WIDTH = 1600, HEIGHT = 1100 };

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

static bool draw(const char *folder, const char *path)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create(surface);
    set_color(cr, night);
    cairo_paint(cr);
    heading(cr, 34.0, 50.0, 28.0, "Earfield: what the mix becomes at the ears");
    text(cr, 34.0, 80.0, 16.0, quiet, ALIGN_LEFT,
         "Above: a sound hard on the left, Level Match off. Below: where the programme's energy "
         "lies. "
         "All rendered by lv2apply.");
    bool good = draw_responses(cr, folder) && draw_images(cr, folder);
    if (good && cairo_surface_write_to_png(surface, path) != CAIRO_STATUS_SUCCESS) {
        fprintf(stderr, "demo: %s: could not be written\n", path);
        good = false;
    }
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return good;
}

int main(int argc, char **argv)
{
    char path[4096];
    if (argc != 2) {
        return EXIT_FAILURE;
    }
    snprintf(path, sizeof path, "%s/picture.png", argv[1]);
    if (!draw(argv[1], path)) {
        return EXIT_FAILURE;
    }
    printf("\nListen to %s/*.wav and look at picture.png, rooms.png, room-*.png and in-ears.png "
           "beside them.\n",
           argv[1]);
    return EXIT_SUCCESS;
}

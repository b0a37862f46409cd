/* pictures FOLDER: the README's pictures of the UI, one a mode: the real UI, told by the real plugin
 * what it does while it plays the demonstration programme. */
#include "../../plugin/uris.h"
#include "../host_events.h"
#include "../host_worker.h"
#include "../programme.h"
#include "../ui_font.h"
#include "../ui_nobody.h"
#include <cairo.h>
#include <stdlib.h>

enum { RATE_HZ = 48000, BLOCK = 480, WORDS_EVERY = RATE_HZ / BLOCK };

static const double scale = 1.5, from_s = 3.0, to_s = 8.0;

typedef struct {
    const char *name, *settings;
} Picture;

static const Picture pictures[] = {
    {"direct", "mode=0 limiter=1"},
    {"headphones", "mode=1 limiter=1 wearing=1 design=1"},
    {"speakers", "mode=2 limiter=1 room=2 distance=2.2 yaw=12"},
    {"in-ears", "mode=3 limiter=1 wearing=2 drivers=1 link=2 isolation=20 seal_right=0.4 stage=1 "
                "calibrated=1"},
};

/* ------------------------------------------------------------------------ what it is told -- */

static void tell_ports(Ui *ui, const Host *host)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        if (param_is_control((PortIndex)port)) {
            ui_port(ui, (PortIndex)port, host_get(host, params[port].symbol));
        }
    }
}

static const float *points_of(const HostVector *vector)
{
    return vector->times && vector->points ? vector->db : NULL;
}

static void tell_vectors(Ui *ui, const HostPictures *told)
{
    ui_facts(ui, &(UiFacts){(double)told->rate_hz, (double)told->straight_ahead_degrees});
    if (points_of(&told->spectrum)) {
        ui_spectrum(ui, told->spectrum.db);
    }
    ui_energy(ui, points_of(&told->energy[0]), points_of(&told->energy[1]));
    ui_correction(ui, points_of(&told->correction[0]), points_of(&told->correction[1]));
}

static void play(Ui *ui, HostWorker *worker, HostEvents *events, const Stereo *in)
{
    Stereo out = stereo_new(BLOCK);
    const size_t blocks = in->frames / BLOCK;
    for (size_t block = 0; block < blocks; block++) {
        if (block % WORDS_EVERY == 0) {
            host_events_say(events, EARFIELD__UiOpen);
        }
        const Stereo piece = {in->left + block * BLOCK, in->right + block * BLOCK, BLOCK};
        host_events_run(events, &worker->host, &piece, &out, 0, BLOCK);
        tell_ports(ui, &worker->host);
        tell_vectors(ui, &events->pictures);
        ui_tick(ui, (double)(block * BLOCK) / RATE_HZ);
    }
    stereo_free(&out);
}

static bool draw(const Picture *picture, const Stereo *in, const char *folder)
{
    Ui *ui = ui_new(&ui_nobody, scale);
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    static HostEvents events;
    if (!ui) {
        return false;
    }
    host_worker_open(&worker, RATE_HZ);
    host_apply(&worker.host, picture->settings);
    host_worker_settle(&worker);
    host_events_begin(&events);
    play(ui, &worker, &events, in);

    int width, height;
    char path[4096];
    ui_preferred_size(ui, &width, &height);
    ui_resized(ui, width, height);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    ui_tick(ui, to_s);
    ui_draw(ui, surface);
    snprintf(path, sizeof path, "%s/%s.png", folder, picture->name);
    const bool written = cairo_surface_write_to_png(surface, path) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    host_worker_close(&worker);
    ui_free(ui);
    return written;
}

int main(int argc, char **argv)
{
    if (argc != 2 || ui_font(NULL) != 0) {
        return EXIT_FAILURE;
    }
    Stereo programme = demonstration_programme(RATE_HZ);
    const size_t first = (size_t)(from_s * RATE_HZ), frames = (size_t)((to_s - from_s) * RATE_HZ);
    const Stereo part = {programme.left + first, programme.right + first, frames};
    bool good = true;
    for (size_t k = 0; k < sizeof pictures / sizeof *pictures; k++) {
        good = good && draw(&pictures[k], &part, argv[1]);
    }
    stereo_free(&programme);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* A room response of the user's, loaded by message, as it plays; and what is refused. */
#include "../check.h"
#include "../host_events.h"
#include "../host_worker.h"
#include "../reference.h"
#include "../sound_writer.h"
#include "../temporary_folder.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <sndfile.h>
#include <string.h>
#include <unistd.h>

static HostEvents events;

/* Opens `worker` with this file loaded; what status says of it. */
static double open_with_file(HostWorker *worker, const char *path, const char *settings)
{
    *worker = (HostWorker){.kind = WORKER_IMMEDIATE};
    host_worker_open(worker, rate_hz);
    host_apply(&worker->host, "mode=2 room=7 level_match=0");
    host_apply(&worker->host, settings);
    Stereo nothing = stereo_new(0);
    host_events_begin(&events);
    host_events_set(&events, OWN_RESPONSE, path);
    host_events_run(&events, &worker->host, &nothing, &nothing, 0, 0);
    host_restart(&worker->host);
    stereo_free(&nothing);
    return (double)host_get(&worker->host, "status");
}

static Stereo heard(const char *path, const char *settings, bool from_left)
{
    HostWorker worker;
    open_with_file(&worker, path, settings);
    Stereo in = impulse(6000, from_left, !from_left), out = host_render(&worker.host, &in, 0);
    host_worker_close(&worker);
    stereo_free(&in);
    return out;
}

enum { FRAMES = 3000 };

/* Which channel each of the four paths is of, LL LR RL RR; -1: silent. */
static double channels_error(int channels, const int path_channel[4])
{
    const Sound sound = {0, channels, (int)rate_hz, FRAMES};
    char path[512];
    snprintf(path, sizeof path, "%s", sound_write("heard.wav", &sound, NULL));
    double worst = 0.0;
    for (int side = 0; side < 2; side++) {
        Stereo out = heard(path, "", side == 0);
        for (size_t n = 0; n < FRAMES; n++) {
            const int left = path_channel[2 * side], right = path_channel[2 * side + 1];
            const size_t frame = n * (size_t)channels;
            const float wanted_left = left < 0 ? 0.0f : sound_sample(frame + (size_t)left);
            const float wanted_right = right < 0 ? 0.0f : sound_sample(frame + (size_t)right);
            worst = worst_of(worst, (double)out.left[n] - (double)wanted_left);
            worst = worst_of(worst, (double)out.right[n] - (double)wanted_right);
        }
        stereo_free(&out);
    }
    return worst;
}

static void channels(void)
{
    const struct {
        const char *quantity;
        int channels, path_channel[4];
    } rows[] = {{"1 channel, each speaker at its own ear", 1, {0, -1, -1, 0}},
                {"2 channels, the left speaker's, mirrored for the right one", 2, {0, 1, 1, 0}},
                {"4 channels", 4, {0, 1, 2, 3}}};
    for (size_t k = 0; k < COUNT(rows); k++) {
        char quantity[96];
        snprintf(quantity, sizeof quantity, "%s: largest error", rows[k].quantity);
        table_row(quantity, 0.0, channels_error(rows[k].channels, rows[k].path_channel) * 1e9,
                  500.0, "·10⁻⁹", 1, "the file, peaks of 0.5");
    }
}

/* An impulse, for the level to be the same at all frequencies. */
static void other_rates(void)
{
    const int rates_hz[] = {44100, 96000, 192000};
    double worst_db = 0.0;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        float samples[2000] = {0};
        samples[700] = 0.5f;
        const Sound sound = {0, 1, rates_hz[r], COUNT(samples)};
        Stereo out = heard(sound_write("rate.wav", &sound, samples), "", true);
        for (int step = 0; step <= 60; step++) {
            const double hz = 20.0 * pow(950.0, step / 60.0);
            worst_db =
                worst_of(worst_db, decibels(spectrum_at(out.left, out.frames, hz, rate_hz) / 0.5));
        }
        stereo_free(&out);
    }
    table_row("Files of 44.1, 96 and 192 kHz: worst error from 20 Hz to 19 kHz", 0.0, worst_db,
              0.01, "dB", 4, "resampled");
}

static void left_alone(void)
{
    const Sound sound = {0, 4, (int)rate_hz, FRAMES};
    char path[512];
    snprintf(path, sizeof path, "%s", sound_write("alone.wav", &sound, NULL));
    Stereo plain = heard(path, "", true);
    Stereo other = heard(path, "speaker=3 distance=5 angle=70 head=62 yaw=55 decay=50", true);
    table_row("Speaker, distance, angle, head, yaw, decay: samples that they change", 0.0,
              differing_samples(&plain, &other), 0.0, "samples", 0, "left alone");
    stereo_free(&plain);
    stereo_free(&other);
    Stereo in = white_noise(9000, 0.3f, 5), empty = render("mode=2 room=7", &in),
           open = render("mode=2 room=0", &in);
    table_row("Nothing loaded: samples that differ from Anechoic", 0.0,
              differing_samples(&empty, &open), 0.0, "samples", 0, "definition");
    stereo_free(&in);
    stereo_free(&empty);
    stereo_free(&open);
}

static void status_row(const char *quantity, const char *path, double wanted)
{
    HostWorker worker;
    const double status = open_with_file(&worker, path, "");
    host_worker_close(&worker);
    table_row(quantity, wanted, status, 0.0, "", 0, "0 ready, 4 too large");
}

static void bounds(void)
{
    const size_t most = 4 * (size_t)rate_hz;
    const Sound four_seconds = {SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, (int)rate_hz, most};
    const Sound longer = {SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, (int)rate_hz, most + 1};
    status_row("Status of 4 s", sound_write("long.wav", &four_seconds, NULL), 0.0);
    status_row("Status of 4 s and a frame", sound_write("longer.wav", &longer, NULL), 4.0);
    const Sound sound = {0, 2, (int)rate_hz, FRAMES};
    const char *path = sound_write("large.wav", &sound, NULL);
    if (truncate(path, 64L << 20) == 0) { /* a hole: takes no room */
        status_row("Status of 64 MB", path, 0.0);
    }
    if (truncate(path, (64L << 20) + 1) == 0) {
        status_row("Status of 64 MB and a byte", path, 4.0);
    }
}

void loaded_rows(void)
{
    table_section("Loaded Response");
    temporary_folder_make(NULL);
    channels();
    other_rates();
    left_alone();
    bounds();
    temporary_folder_remove(NULL);
}

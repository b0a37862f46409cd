/* What the controls of a room do to what is heard: its level, the seat, turning; when it comes. */
#include "../../plugin/dsp/decibel.h"
#include "../check.h"
#include "../heard_room.h"
#include "../host_worker.h"
#include "../reference.h"
#include "../response.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <time.h>

static Response in_room(int room, const char *settings)
{
    char all[160];
    snprintf(all, sizeof all, "mode=2 level_match=0 speaker=0 room=%d %s", room, settings);
    return response_measure(rate_hz, all);
}

/* ------------------------------------------------------------------------------ room level -- */

typedef struct {
    double samples, largest;
} Difference;

static Difference from_anechoic(int room, const char *settings, const char *anechoic_settings)
{
    Response bare = in_room(room, settings), open = in_room(ROOM_ANECHOIC, anechoic_settings);
    const Difference difference = {differing_samples(&bare.from_left, &open.from_left),
                                   largest_difference(&bare.from_left, &open.from_left)};
    response_free(&bare);
    response_free(&open);
    return difference;
}

static double energy_of_rest(const Response *r, const Response *direct)
{
    double energy = 0.0;
    for (size_t n = 0; n < r->from_left.frames; n++) {
        const double left = (double)r->from_left.left[n] - (double)direct->from_left.left[n];
        const double right = (double)r->from_left.right[n] - (double)direct->from_left.right[n];
        energy += left * left + right * right;
    }
    return energy;
}

static void room_level(void)
{
    double differing = 0.0;
    for (int room = ROOM_NEARFIELD_STUDIO; room < ROOMS; room++) {
        if (room != ROOM_CAR) {
            differing +=
                from_anechoic(room, "distance=0.625 room_level=0", "distance=0.625").samples;
        }
    }
    table_row("Room Level 0 %: samples that differ from Anechoic, all rooms but the Car", 0.0,
              differing, 0.0, "samples", 0, "exactly none");
    /* The left loudspeaker. Four paths are played of it where a symmetric room has two that both
     * sides share: sums round in another order. */
    const Difference car =
        from_anechoic(ROOM_CAR, "distance=0.625 room_level=0", "distance=0.5625");
    table_row("Room Level 0 %: the Car, largest difference from Anechoic", 0.0, car.largest * 1e9,
              120.0, "·10⁻⁹", 1, "exactly none, but for a float's rounding");
    Response none = in_room(ROOM_LIVING, "room_level=0"),
             half = in_room(ROOM_LIVING, "room_level=50");
    Response all = in_room(ROOM_LIVING, "room_level=100"),
             more = in_room(ROOM_LIVING, "room_level=150");
    const double usual = energy_of_rest(&all, &none);
    table_row("Room Level 50 %: reflections and tail", -6.02,
              db_from_power(energy_of_rest(&half, &none) / usual), 0.1, "dB", 2, "definition");
    table_row("Room Level 150 %: reflections and tail", 3.52,
              db_from_power(energy_of_rest(&more, &none) / usual), 0.1, "dB", 2, "definition");
    response_free(&none);
    response_free(&half);
    response_free(&all);
    response_free(&more);
}

/* --------------------------------------------------------------------------------- the seat -- */

/* By how much the right loudspeaker's direct sound comes later and softer. */
static void seat(void)
{
    Response r = in_room(ROOM_CAR, "distance=1 room_level=0");
    const double complex left = spectrum_at(r.from_left.left, r.from_left.frames, 500, rate_hz);
    const double complex right = spectrum_at(r.from_right.right, r.from_right.frames, 500, rate_hz);
    table_row("Car: how much later the right loudspeaker's direct sound comes", 0.2 / 343.0 * 1e6,
              reference_delay_us(left, right, 500), 15.0, "µs", 1, "0.9 and 1.1 m");
    table_row("Car: level of the right loudspeaker's direct sound", -20.0 * log10(1.1 / 0.9),
              decibels(right / left), 0.3, "dB", 2, "0.9 and 1.1 m");
    response_free(&r);
}

/* ------------------------------------------------------------------------------------- when -- */

static void arrival(void)
{
    const int yaws_degrees[] = {-85, -25, 0, 5};
    double latest_ms = 0.0;
    for (int room = 0; room < ROOMS; room++) {
        for (size_t y = 0; y < COUNT(yaws_degrees); y++) {
            char settings[64];
            snprintf(settings, sizeof settings, "angle=5 yaw=%d", yaws_degrees[y]);
            Response r = in_room(room, settings);
            const uint32_t first = (uint32_t)(0.9e-3 * rate_hz);
            latest_ms = worst_of(latest_ms, 1e3 * peak_frame(r.from_left.left, first) / rate_hz);
            response_free(&r);
        }
    }
    table_at_most("Arrival of the nearer loudspeaker's direct sound, latest of all rooms", 0.5,
                  latest_ms, "ms", 3, "the time of flight is taken out");
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=2 room=2");
    Stereo in = stereo_new(256), out = host_render(&host, &in, 64);
    table_row("Latency in Speakers", 0.0, (double)host_get(&host, "latency"), 0.0, "frames", 0,
              "definition");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

/* Of this process's time: the machine may do other things. */
static void instantiation(void)
{
    Host host = host_load();
    const LV2_Feature map = {LV2_URID__map, &host_map};
    const LV2_Feature *const features[] = {&map, NULL};
    const clock_t before = clock();
    host_instantiate(&host, rate_hz, features);
    const double ms = 1e3 * (double)(clock() - before) / CLOCKS_PER_SEC;
    host_close(&host);
    table_at_most("Instantiation, processor time", 100.0, ms, "ms", 0, "the design's bound");
}

/* ---------------------------------------------------------------------------------- turning -- */

static void same_each_time(void)
{
    Response once = in_room(ROOM_CLUB, ""), again = in_room(ROOM_CLUB, "");
    table_row("Club, built twice: samples that differ", 0.0,
              differing_samples(&once.from_left, &again.from_left), 0.0, "samples", 0,
              "fixed seed");
    response_free(&once);
    response_free(&again);
}

/* What a room plays of `in`, which turns the head at a frame. */
static Stereo turning(const char *settings, const Stereo *in, size_t at, float yaw_degrees)
{
    Stereo out = stereo_new(in->frames);
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, rate_hz);
    host_apply(&worker.host, settings);
    host_run(&worker.host, in, &out, 0, at);
    host_set(&worker.host, "yaw", yaw_degrees);
    for (size_t from = at; from + 64 <= in->frames; from += 64) {
        host_run(&worker.host, in, &out, from, 64);
    }
    host_worker_close(&worker);
    return out;
}

/* How far the two are apart at a frame. */
static double apart(const Stereo *a, const Stereo *b, size_t n)
{
    return fmax(fabs((double)a->left[n] - (double)b->left[n]),
                fabs((double)a->right[n] - (double)b->right[n]));
}

/* Turned long before an impulse, and never turned. */
static void early_part(void)
{
    enum { TURN = 6400, AT = 16000, FRAMES = 32000 };
    const char *club = "mode=2 level_match=0 speaker=0 room=6";
    Stereo in = stereo_new(FRAMES);
    in.left[AT] = 1.0f;
    Stereo turned = turning(club, &in, TURN, 40.0f), ahead = turning(club, &in, TURN, 0.0f);
    size_t last = AT;
    for (size_t n = AT; n < FRAMES; n++) {
        last = apart(&turned, &ahead, n) > 1e-7 ? n : last;
    }
    table_at_most("Club, the head turned: last of the response that is another", 80.0,
                  1e3 * (double)(last - AT) / rate_hz, "ms", 1, "the first 80 ms are rebuilt");
    stereo_free(&in);
    stereo_free(&turned);
    stereo_free(&ahead);
}

/* From the last frame of the old place to the first of the new one. */
static void fade(void)
{
    enum { TURN = 12800, FRAMES = 24000 };
    const char *open = "mode=2 level_match=0 speaker=0 room=0";
    Stereo in = white_noise(FRAMES, 0.5f, 3);
    Stereo before = turning(open, &in, 64, 0.0f), after = turning(open, &in, 64, 40.0f);
    Stereo turned = turning(open, &in, TURN, 40.0f);
    size_t first = FRAMES, last = 0;
    for (size_t n = TURN; n < FRAMES - 64; n++) {
        first = first == FRAMES && apart(&turned, &before, n) > 1e-6 ? n : first;
        last = apart(&turned, &after, n) > 1e-6 ? n : last;
    }
    table_row("Turning, length of the fade", 10.0, 1e3 * ((double)last - (double)first) / rate_hz,
              1.5, "ms", 2, "10 ms on a grid of 64 frames");
    stereo_free(&in);
    stereo_free(&before);
    stereo_free(&after);
    stereo_free(&turned);
}

void room_control_rows(void)
{
    table_section("Rooms: level, seat, arrival, turning");
    room_level();
    seat();
    arrival();
    same_each_time();
    early_part();
    fade();
    instantiation();
}

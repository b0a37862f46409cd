/* What an open UI is shown of rooms and corrections, against what is heard of them and what their
 * files ask for. */
#include "../plugin/acoustics/eq_design.h"
#include "../plugin/dsp/spectrum.h"
#include "../plugin/files/eq_file.h"
#include "../plugin/pictures.h"
#include "../plugin/uris.h"
#include "check.h"
#include "correct.h"
#include "host_events.h"
#include "response.h"
#include "sound_writer.h"
#include "temporary_folder.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static HostEvents events;

static void run_for(Host *host, double seconds)
{
    Stereo in = stereo_new((size_t)(seconds * host->rate_hz));
    Stereo out = host_events_render(&events, host, &in, 256);
    stereo_free(&in);
    stereo_free(&out);
}

/* All that a UI is told that opens when what was asked for has been prepared: without a worker,
 * once a second. */
static const HostPictures *shown(Host *host)
{
    host_events_begin(&events);
    run_for(host, 1.1);
    host_events_say(&events, EARFIELD__UiOpen);
    run_for(host, 0.3);
    host_events_say(&events, EARFIELD__UiClosed);
    return &events.pictures;
}

/* ------------------------------------------------------------------------------------- rooms -- */

static double energy_between(const Response *r, int ear, size_t begin, size_t end)
{
    double sum = 0.0;
    const float *left = ear == EAR_LEFT ? r->from_left.left : r->from_left.right;
    const float *right = ear == EAR_LEFT ? r->from_right.left : r->from_right.right;
    for (size_t n = begin; n < end && n < r->from_left.frames; n++) {
        sum += (double)left[n] * (double)left[n] + (double)right[n] * (double)right[n];
    }
    return sum;
}

/* Within 20 dB of the strongest. */
static size_t arrival_of(const Response *r)
{
    const float *const paths[] = {r->from_left.left, r->from_left.right, r->from_right.left,
                                  r->from_right.right};
    float peak = 0.0F;
    for (size_t p = 0; p < COUNT(paths); p++) {
        for (size_t n = 0; n < r->from_left.frames; n++) {
            peak = fmaxf(peak, fabsf(paths[p][n]));
        }
    }
    for (size_t n = 0; n < r->from_left.frames; n++) {
        for (size_t p = 0; p < COUNT(paths); p++) {
            if (fabsf(paths[p][n]) >= 0.1F * peak) {
                return n;
            }
        }
    }
    return 0;
}

static void assert_energy(const HostPictures *p, const Response *r, size_t arrival)
{
    const double ms = r->rate_hz / 1000.0;
    const double direct = energy_between(r, EAR_LEFT, 0, arrival + (size_t)lround(2.0 * ms));
    for (int ear = 0; ear < EARS; ear++) {
        assert_int_equal(p->energy[ear].points, ENERGY_POINTS);
        for (int i = 0; i < ENERGY_POINTS; i++) {
            const size_t begin = i ? arrival + (size_t)lround(i * ms) : 0;
            const double energy =
                energy_between(r, ear, begin, arrival + (size_t)lround((i + 1) * ms));
            const double db = fmax(10.0 * log10(fmax(energy / direct, 1e-30)), -120.0);
            if (db > -100.0) { /* the convolver's own rounding lies below */
                assert_close(p->energy[ear].db[i], db, 0.1, "ear %d, %d ms", ear, i);
            }
        }
    }
}

static void assert_room(double rate_hz, const char *settings, bool turned)
{
    Response heard = response_measure_for(0.3, rate_hz, settings);
    size_t arrival = arrival_of(&heard);
    if (turned) { /* the times are those of the head straight ahead */
        char ahead[256];
        snprintf(ahead, sizeof ahead, "%s yaw=0", settings);
        Response straight = response_measure_for(0.3, rate_hz, ahead);
        arrival = arrival_of(&straight);
        response_free(&straight);
    }
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    assert_energy(shown(&host), &heard, arrival);
    host_close(&host);
    response_free(&heard);
}

static void a_room_is_shown_as_it_is_heard(void **state)
{
    (void)state;
    assert_room(48000, "mode=2 room=0", false);
    assert_room(48000, "mode=2 room=2", false);
    assert_room(48000, "mode=2 room=5", false); /* no two sides alike */
    assert_room(44100, "mode=2 room=6", false);
    assert_room(96000, "mode=2 room=1 speaker=3", false);
    assert_room(48000, "mode=2 room=2 yaw=40", true);
}

static void a_turned_head_is_shown(void **state)
{
    (void)state;
    Host host = host_open(48000);
    host_apply(&host, "mode=2 room=2");
    const float ahead = shown(&host)->energy[EAR_RIGHT].db[0];
    assert_close(ahead, 0.0, 1.0, "right ear, straight ahead");
    host_apply(&host, "yaw=60");
    assert_true(fabsf(shown(&host)->energy[EAR_RIGHT].db[0] - ahead) > 2.0F);
    host_apply(&host, "yaw=0");
    assert_close(shown(&host)->energy[EAR_RIGHT].db[0], ahead, 1e-4, "turned back");
    host_apply(&host, "mode=0"); /* the room that was built last */
    assert_close(shown(&host)->energy[EAR_RIGHT].db[0], ahead, 1e-4, "another mode");
    host_close(&host);
}

static void a_loaded_response_is_shown(void **state)
{
    (void)state;
    enum { FRAMES = 9600, CHANNELS = 4 };
    const double rate_hz = 48000.0;
    float *samples = calloc((size_t)FRAMES * CHANNELS, sizeof *samples);
    Stereo noise = white_noise((size_t)FRAMES * CHANNELS, 1.0F, 3);
    for (size_t n = 300; n < FRAMES; n++) { /* silence, and then it begins */
        for (size_t c = 0; c < CHANNELS; c++) {
            const double decay = exp(-6.9 * (double)(n - 300) / 6000.0);
            samples[n * CHANNELS + c] = (float)(decay * (double)noise.left[n * CHANNELS + c]);
        }
    }
    const Sound sound = {0, CHANNELS, (int)rate_hz, FRAMES};
    const char *path = sound_write("room.wav", &sound, samples);
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=2 room=7");
    host_events_begin(&events);
    host_events_set(&events, OWN_RESPONSE, path);
    host_events_run_silence(&events, &host, 0);
    const HostPictures *p = shown(&host);
    Response r = {
        .rate_hz = rate_hz, .from_left = stereo_new(FRAMES), .from_right = stereo_new(FRAMES)};
    for (size_t n = 0; n < FRAMES; n++) {
        r.from_left.left[n] = samples[n * CHANNELS];
        r.from_left.right[n] = samples[n * CHANNELS + 1];
        r.from_right.left[n] = samples[n * CHANNELS + 2];
        r.from_right.right[n] = samples[n * CHANNELS + 3];
    }
    assert_energy(p, &r, arrival_of(&r));
    assert_close(p->energy[EAR_LEFT].db[ENERGY_POINTS - 1], -120.0, 0.0, "after its end");
    response_free(&r);
    host_close(&host);
    stereo_free(&noise);
    free(samples);
}

/* ------------------------------------------------------------------------------- corrections -- */

static void assert_correction(double rate_hz, const char *text)
{
    static EqSpec spec;
    EqFault fault;
    Host host = host_open(rate_hz);
    host_set(&host, "correction", 0.0F); /* shown all the same */
    correct(&host, text);
    const HostPictures *p = shown(&host);
    const char *path = temporary_file("again.txt", text, strlen(text));
    assert_int_equal(eq_file_read(path, &spec, &fault), FILE_FINE);
    for (int ear = 0; ear < EARS; ear++) {
        assert_int_equal(p->correction[ear].points, SPECTRUM_POINTS);
        for (unsigned i = 0; i < SPECTRUM_POINTS; i++) {
            const double hz = spectrum_band_hz(i);
            if (hz < 0.45 * rate_hz) {
                assert_close(p->correction[ear].db[i], eq_level_db(&spec.ears[ear], hz, rate_hz),
                             0.1, "ear %d, %g Hz", ear, hz);
            }
        }
    }
    correct(&host, NULL);
    assert_int_equal(shown(&host)->correction[EAR_LEFT].points, 0);
    host_close(&host);
}

static void a_correction_is_shown_as_it_is_asked_for(void **state)
{
    (void)state;
    assert_correction(48000, correct_autoeq);
    assert_correction(22050, correct_autoeq);
    assert_correction(192000, correct_autoeq);
    assert_correction(48000, "Preamp: -12 dB\nFilter 1: ON PK Fc 100 Hz Gain 12 dB Q 8\n"
                             "Channel: R\nFilter 2: ON LSC Fc 200 Hz Gain -12 dB Q 0.7\n");
    assert_correction(48000, "GraphicEQ: 20 -3; 100 -6; 1000 0; 4000 4; 16000 -8\n");
}

/* What came into use while a UI is open is told at once. */
static void news_is_told(void **state)
{
    (void)state;
    Host host = host_open(48000);
    host_apply(&host, "mode=2 room=0");
    host_events_begin(&events);
    host_events_say(&events, EARFIELD__UiOpen);
    run_for(&host, 1.1);
    host_events_forget(&events);
    const char *path = temporary_file("news.txt", correct_autoeq, strlen(correct_autoeq));
    host_events_set(&events, OWN_CORRECTION, path);
    host_apply(&host, "room=1");
    run_for(&host, 1.5);
    assert_int_equal(events.pictures.correction[EAR_LEFT].times, 1);
    assert_int_equal(events.pictures.correction[EAR_LEFT].points, SPECTRUM_POINTS);
    assert_int_equal(events.pictures.energy[EAR_LEFT].times, 1);
    assert_int_equal(events.pictures.energy[EAR_LEFT].points, ENERGY_POINTS);
    host_close(&host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_room_is_shown_as_it_is_heard),
        cmocka_unit_test(a_turned_head_is_shown),
        cmocka_unit_test(a_loaded_response_is_shown),
        cmocka_unit_test(a_correction_is_shown_as_it_is_asked_for),
        cmocka_unit_test(news_is_told),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}

#include "../correct.h"
#include "../ebu_3341.h"
#include "../host.h"
#include "../match_spread.h"
#include "../noise.h"
#include "../temporary_folder.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <ebur128.h>
#include <stdio.h>
#include <string.h>

static void level_match(void)
{
    char quantity[96];
    snprintf(quantity, sizeof quantity,
             "Level Match, loudest against softest of %u settings of all modes",
             match_setting_count());
    table_row(quantity, 0.0, match_spread_lu(rate_hz), 0.3, "LU", 3,
              "libebur128, simulated programme noise");
}

static void ebu(void)
{
    const Ebu3341 e = ebu_3341(rate_hz);
    double worst_lu = 0.0;
    for (unsigned i = 0; i < e.count; i++) {
        worst_lu = worst_of(worst_lu, e.readings[i].value - e.readings[i].wanted);
    }
    table_row("EBU Tech 3341, cases 1 to 5 and 9 to 14, worst reading", 0.0, worst_lu, 0.1, "LU", 3,
              "EBU Tech 3341");
}

/* A correction that would want 30 dB more, or far more less. */
static double held_match_db(const char *text)
{
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=0 correction=1");
    correct(&host, text);
    Stereo in = stereo_new(4800), out = host_render(&host, &in, 0);
    const double match_db = (double)host_get(&host, "match_gain");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    return match_db;
}

static void match_bounds(void)
{
    temporary_folder_make(NULL);
    table_row("Level Match where 30 dB more would be wanted", 12.0,
              held_match_db("Preamp: -30 dB\nFilter: ON PK Fc 1000 Hz Gain 0 dB Q 1\n"), 0.0, "dB",
              2, "the most that it lifts");
    table_row("Level Match where 39 dB less would be wanted", -24.0,
              held_match_db("Filter: ON PK Fc 1000 Hz Gain 40 dB Q 0.1\n"), 0.0, "dB", 2,
              "the end of the port's range");
    temporary_folder_remove(NULL);
}

typedef struct {
    double momentary_lu, short_term_lu;
} LoudnessErrors;

/* Noise with a step in it, read every 100 ms. */
static LoudnessErrors off_libebur128(void)
{
    const size_t step = (size_t)(0.1 * rate_hz);
    Stereo in = programme_noise(60 * step, rate_hz, 41), out = stereo_new(in.frames);
    for (size_t n = 0; n < in.frames / 3; n++) {
        in.left[n] *= 0.5f;
        in.right[n] *= 0.3f;
    }
    LoudnessErrors worst = {0};
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=0");
    ebur128_state *meter = ebur128_init(2, (unsigned long)rate_hz, EBUR128_MODE_S);
    for (size_t from = 0; from + step <= in.frames; from += step) {
        host_run(&host, &in, &out, from, step);
        for (size_t n = from; n < from + step; n++) {
            const float frame[2] = {in.left[n], in.right[n]};
            ebur128_add_frames_float(meter, frame, 1);
        }
        double momentary, short_term;
        ebur128_loudness_momentary(meter, &momentary);
        ebur128_loudness_shortterm(meter, &short_term);
        if (from >= 4 * step) {
            worst.momentary_lu =
                worst_of(worst.momentary_lu, (double)host_get(&host, "out_loudness") - momentary);
        }
        if (from >= 30 * step) {
            worst.short_term_lu = worst_of(
                worst.short_term_lu, (double)host_get(&host, "out_loudness_short") - short_term);
        }
    }
    ebur128_destroy(&meter);
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    return worst;
}

void loudness_rows(void)
{
    table_section("Loudness");
    level_match();
    match_bounds();
    ebu();
    const LoudnessErrors worst = off_libebur128();
    table_row("Momentary, 400 ms, noise with a step, worst of 56 readings", 0.0, worst.momentary_lu,
              0.05, "LU", 4, "libebur128");
    table_row("Short-term, 3 s, the same noise, worst of 30 readings", 0.0, worst.short_term_lu,
              0.05, "LU", 4, "libebur128");
    Stereo in = sine(48000, rate_hz, 997.0, 1.0f);
    memset(in.right, 0, in.frames * sizeof *in.right);
    Host host = host_open(rate_hz);
    Stereo out = host_render(&host, &in, 480);
    table_row("997 Hz at full scale on one side, momentary", -3.01,
              (double)host_get(&host, "in_loudness"), 0.1, "LUFS", 3, "ITU-R BS.1770-4");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

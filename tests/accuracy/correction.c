/* A correction of the user's, loaded by message, as it plays. */
#include "../../plugin/files/eq_file.h"
#include "../check.h"
#include "../correct.h"
#include "../eq_prototype.h"
#include "../host_worker.h"
#include "../temporary_folder.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <string.h>

static Stereo corrected_impulse(const char *text)
{
    const size_t frames = (size_t)rate_hz;
    Stereo silence = stereo_new(frames / 4), in = impulse(frames, true, true);
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=0 correction=1 level_match=0");
    correct(&host, text);
    Stereo before = host_render(&host, &silence, 0), out = host_render(&host, &in, 0);
    host_close(&host);
    stereo_free(&silence);
    stereo_free(&before);
    stereo_free(&in);
    return out;
}

static EqSpec spec_of(const char *text)
{
    EqSpec spec;
    EqFault fault;
    memset(&spec, 0, sizeof spec);
    eq_file_parse(text, strlen(text), &spec, &fault);
    return spec;
}

static void every_kind(void)
{
    const EqSpec spec = spec_of(eq_of_every_kind);
    Stereo out = corrected_impulse(eq_of_every_kind);
    double worst_db = 0.0;
    for (int i = 0; i <= 100; i++) {
        const double hz = 20.0 * pow(1000.0, i / 100.0);
        const double complex left = spectrum_at(out.left, out.frames, hz, rate_hz),
                             right = spectrum_at(out.right, out.frames, hz, rate_hz);
        worst_db = worst_of(worst_db, decibels(left / eq_prototype(&spec.ears[0], hz, rate_hz)));
        worst_db = worst_of(worst_db, decibels(right / eq_prototype(&spec.ears[1], hz, rate_hz)));
    }
    stereo_free(&out);
    table_row("Filters of every kind, both ears, worst from 20 Hz to 20 kHz", 0.0, worst_db, 0.05,
              "dB", 4, "R. Bristow-Johnson's analogue prototypes");
}

static void a_headphone(void)
{
    Stereo out = corrected_impulse(correct_autoeq);
    double peak_db = -INFINITY;
    for (int i = 0; i <= 1000; i++) {
        const double hz = 20.0 * pow(1000.0, i / 1000.0);
        peak_db =
            larger_of(decibels(spectrum_at(out.left, out.frames, hz, rate_hz)) + 6.1, peak_db);
    }
    stereo_free(&out);
    table_row("AutoEq's file of a headphone whose preamp is -6.1 dB, its filters' peak", 6.09,
              peak_db, 0.05, "dB", 3, "AutoEq");
}

static void drawn(void)
{
    const double points[][2] = {{100, -6}, {1000, 0}, {4000, 4}, {16000, -8}};
    Stereo out = corrected_impulse("GraphicEQ: 20 -3; 100 -6; 1000 0; 4000 4; 16000 -8\n");
    double worst_db = 0.0;
    for (size_t k = 0; k < COUNT(points); k++) {
        const double complex h = spectrum_at(out.left, out.frames, points[k][0], rate_hz);
        worst_db = worst_of(worst_db, decibels(h) - points[k][1]);
    }
    table_row("GraphicEQ, worst of its points", 0.0, worst_db, 0.5, "dB", 3, "Equalizer APO");
    double early = 0.0, all = 0.0; /* a linear phase would begin long before its peak */
    for (size_t n = 0; n < out.frames; n++) {
        const double energy = (double)out.left[n] * (double)out.left[n];
        all += energy;
        early += n < (size_t)(0.001 * rate_hz) ? energy : 0.0;
    }
    table_at_least("GraphicEQ, energy that comes in the first millisecond", 80.0,
                   100.0 * early / all, "%", 1, "minimum phase");
    stereo_free(&out);
}

/* -------------------------------------------------------------------------------- the text -- */

static void spellings(void)
{
    Stereo plain =
        corrected_impulse("Preamp: -6.5 dB\nFilter 1: ON PK Fc 105 Hz Gain 6.4 dB Q 0.70\n");
    Stereo other = corrected_impulse("\xef\xbb\xbf"
                                     "Preamp: -6,5 dB\r\n# a comment\r\n"
                                     "Filter 1: ON PK Fc 105 Hz Gain 6,4 dB Q 0,70\r\n"
                                     "Filter 2: OFF PK Fc 900 Hz Gain 9 dB Q 1\r\n"
                                     "Filter 3: ON PK Fc 23600 Hz Gain 9 dB Q 1\r\n");
    table_row(
        "Byte order mark, CRLF, decimal commas, a comment, an OFF, a filter above 0.49 of the "
        "rate: samples that they change",
        0.0, differing_samples(&plain, &other), 0.0, "samples", 0, "the same correction");
    stereo_free(&plain);
    stereo_free(&other);
}

static bool is_taken(const char *text)
{
    HostWorker worker = {.kind = WORKER_IMMEDIATE}; /* whose log takes what is said of it */
    host_worker_open(&worker, rate_hz);
    correct(&worker.host, text);
    const bool taken = host_get(&worker.host, "status") == 0.0f;
    host_worker_close(&worker);
    return taken;
}

static bool filters_are_taken(int count)
{
    char text[65 * 48] = "";
    size_t length = 0;
    for (int i = 0; i < count; i++) {
        length += (size_t)snprintf(text + length, sizeof text - length,
                                   "Filter: ON PK Fc 1000 Hz Gain 1 dB Q 1\n");
    }
    return is_taken(text);
}

static void limits(void)
{
    const struct {
        const char *text;
        bool taken;
    } rows[] = {
        {"Filter: ON PK Fc 1 Hz Gain 3 dB Q 1\n", true},
        {"Filter: ON PK Fc 0.99 Hz Gain 3 dB Q 1\n", false},
        {"Filter: ON PK Fc 48000 Hz Gain 3 dB Q 1\n", true},
        {"Filter: ON PK Fc 48001 Hz Gain 3 dB Q 1\n", false},
        {"Filter: ON PK Fc 100 Hz Gain 40 dB Q 1\n", true},
        {"Filter: ON PK Fc 100 Hz Gain 40.1 dB Q 1\n", false},
        {"Filter: ON PK Fc 100 Hz Gain -40 dB Q 1\n", true},
        {"Filter: ON PK Fc 100 Hz Gain -40.1 dB Q 1\n", false},
        {"Filter: ON PK Fc 100 Hz Gain 3 dB Q 0.01\n", true},
        {"Filter: ON PK Fc 100 Hz Gain 3 dB Q 0.009\n", false},
        {"Filter: ON PK Fc 100 Hz Gain 3 dB Q 100\n", true},
        {"Filter: ON PK Fc 100 Hz Gain 3 dB Q 100.1\n", false},
        {"Filter: ON XY Fc 100 Hz Gain 3 dB Q 1\n", false},
    };
    double misjudged = !filters_are_taken(64) + filters_are_taken(65);
    for (size_t k = 0; k < COUNT(rows); k++) {
        misjudged += is_taken(rows[k].text) != rows[k].taken;
    }
    table_row("1 Hz to 48 kHz, ±40 dB, Q 0.01 to 100, 64 filters: texts taken or refused wrongly",
              0.0, misjudged, 0.0, "of 15", 0, "either side of each bound");
}

void correction_rows(void)
{
    table_section("Correction");
    temporary_folder_make(NULL);
    every_kind();
    a_headphone();
    drawn();
    spellings();
    limits();
    temporary_folder_remove(NULL);
}

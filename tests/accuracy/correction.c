/* A correction of the user's, loaded by message, as it plays. */
#include "../../plugin/files/eq_file.h"
#include "../check.h"
#include "../correct.h"
#include "../eq_prototype.h"
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

void correction_rows(void)
{
    table_section("Correction");
    temporary_folder_make(NULL);
    every_kind();
    a_headphone();
    temporary_folder_remove(NULL);
}

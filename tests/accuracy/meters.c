/* The meters of peaks and of the image: against what the signal is by construction. */
#include "../check.h"
#include "../host.h"
#include "../read_image.h"
#include "render.h"
#include "rows.h"
#include "table.h"

static void peaks(void)
{
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=0 level=-10");
    const size_t second = (size_t)rate_hz;
    Stereo in = stereo_new(second + 512), out = stereo_new(in.frames);
    in.left[100] = 1.0f;
    host_run(&host, &in, &out, 0, 512);
    const double in_db = (double)host_get(&host, "in_peak_left");
    table_row("Input peak of an impulse of full scale", 0.0, in_db, 0.2, "dBFS", 2, "definition");
    table_row("Output peak, Level -10 dB", -10.0, (double)host_get(&host, "out_peak_left"), 0.2,
              "dBFS", 2, "definition");
    host_run(&host, &in, &out, 512, second);
    table_row("Peak meters' fall in a second", 20.0,
              in_db - (double)host_get(&host, "in_peak_left"), 0.1, "dB", 2, "20 dB/s");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

static void images(void)
{
    const char *chance = "by construction; chance of 400 ms of noise";
    const Image mono = read_image(0, 1, 0, 0), inverted = read_image(0, -1, 0, 0);
    const Image apart = read_image(0, 0, 1, 0), half = read_image(1, 1, 0, 0);
    table_row("`correlation` of mono", 1.0, mono.correlation, 1e-6, "", 4, "definition");
    table_row("`correlation` of a side against its inverse", -1.0, inverted.correlation, 1e-6, "",
              4, "definition");
    table_row("`correlation` of two noises that share half of their power", sqrt(0.5),
              half.correlation, 0.02, "", 4, chance);
    table_row("`width_meter` of two noises", 0.0, apart.width_db, 0.3, "dB", 2, chance);
    table_row("`width_meter` of two noises, one on both sides and one on the left",
              10.0 * log10(0.2), half.width_db, 0.3, "dB", 2, "10 log ΣS²/ΣM²");
    table_row("`mono_loss` of mono", 0.0, mono.mono_loss_db, 0.01, "dB", 2, "definition");
    table_row("`mono_loss` of two noises", -3.01, apart.mono_loss_db, 0.3, "dB", 2, chance);
    table_row("`mono_loss` of one side alone", -3.01, read_image(0, 0, 0, 0).mono_loss_db, 0.01,
              "dB", 2, "definition");
    table_row("`coherence` of two noises that share half of their power", sqrt(0.5), half.coherence,
              0.02, "", 4, chance);
    table_row("`coherence` of a delay of 0.4 ms", 1.0, read_image(0, 1, 0, 19).coherence, 0.01, "",
              4, "maximum within ±1 ms");
    table_row("`coherence` of a delay of 1 ms", 1.0, read_image(0, 1, 0, 48).coherence, 0.01, "", 4,
              "maximum within ±1 ms");
    table_row("`coherence` of a delay of 1.25 ms", 0.0, read_image(0, 1, 0, 60).coherence, 0.05, "",
              4, "beyond it");
}

void meter_rows(void)
{
    table_section("Meters of peaks and image");
    peaks();
    images();
}

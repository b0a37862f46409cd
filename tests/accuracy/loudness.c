#include "../host.h"
#include "../match_spread.h"
#include "render.h"
#include "rows.h"
#include "table.h"
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

void loudness_rows(void)
{
    table_section("Loudness");
    level_match();
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

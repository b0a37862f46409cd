#include "../ebu_3341.h"
#include "../host.h"
#include "../match_spread.h"
#include "../worst.h"
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

void loudness_rows(void)
{
    table_section("Loudness");
    level_match();
    ebu();
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

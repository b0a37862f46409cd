/* What the whole plugin costs, mode by mode, and how even its load is. */
#include "modes.h"
#include "../check.h"
#include "../noise.h"
#include "bars.h"
#include "block_times.h"
#include "player.h"
#include "timing.h"
#include <math.h>
#include <stdio.h>

enum { RATE_HZ = 48000, FRAMES = RATE_HZ, PASSES = BLOCK_TIMES_PASSES };

static const size_t sizes[] = {32, 64, 128, 256, 512, 1024};

/* The same absolute frames in each pass. In the first block the settings are adopted, which leaves
 * cold caches to those after it. */
static Evenness evenness(const char *settings, const Stereo *in, size_t block)
{
    Host host = host_open(RATE_HZ);
    host_apply(&host, settings);
    Player player = player_of(&host, FRAMES);
    BlockTimes times = block_times_new(FRAMES / block);
    for (size_t pass = 0; pass < PASSES; pass++) {
        host_restart(&host);
        for (size_t b = 0; b < times.blocks; b++) {
            *block_times_at(&times, pass, b) = player_run_s(&player, in, b * block, block);
        }
    }
    const Evenness e = block_times_evenness(&times, 1 + 1024 / block);
    block_times_free(&times);
    player_free(&player);
    host_close(&host);
    return e;
}

static void mode(const char *name, const char *settings, const Stereo *in)
{
    double p99 = 0.0, worst = 0.0;
    printf("4 %-30s", name);
    for (size_t k = 0; k < COUNT(sizes); k++) {
        const Evenness e = evenness(settings, in, sizes[k]);
        printf(" %6.1f", e.p50_s * 1e9 / (double)sizes[k]);
        p99 = fmax(p99, e.p99);
        worst = fmax(worst, e.worst);
    }
    printf(" %7.2f %-7s %5.2f %s\n", p99, bar_verdict(p99, 1.5), worst, bar_verdict(worst, 1.8));
}

int main(void)
{
    timing_pin();
    printf("%s\n\nWhole plugin, 48 kHz, limiter and all meters on: ns a frame by size of block; "
           "p99 of "
           "the blocks and the\ndearest one over p50 at the most uneven size, blocks at their "
           "lower quartile and least of %d passes\n%-32s",
           timing_machine(), PASSES, "");
    for (size_t k = 0; k < COUNT(sizes); k++) {
        printf(" %6zu", sizes[k]);
    }
    printf(" %15s %s\n", "p99 <= 1.5", " worst <= 1.8");
    Stereo in = programme_noise(FRAMES, RATE_HZ, 3);
    mode("Direct", MODE_DIRECT, &in);
    mode("Direct, Look-Ahead at work", MODE_DIRECT " ceiling=-24 look_ahead=1", &in);
    mode("Headphones, Natural", MODE_HEADPHONES, &in);
    mode("Headphones, Classic", MODE_HEADPHONES " crossfeed=2", &in);
    mode("Headphones, in-ears to closed", MODE_HEADPHONES " wearing=2 design=2", &in);
    mode("Speakers, a room of 0.5 s", MODE_SPEAKERS_HALF_SECOND, &in);
    mode("In-Ears, custom fit", MODE_IN_EARS, &in);
    mode("In-Ears, FM, both leaking",
         METERS_ON "mode=3 drivers=1 link=1 seal_left=0.2 seal_right=0.4", &in);
    mode("In-Ears, custom fit, on a stage", MODE_IN_EARS " stage=1", &in);
    stereo_free(&in);
    return bars_exit();
}

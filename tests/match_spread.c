#include "match_spread.h"

#include "correct.h"
#include "host.h"
#include "noise.h"
#include "reference.h"
#include "temporary_folder.h"
#include "worst.h"
#include <stdlib.h>

static const char *const settings[] = {
    "mode=0",
    "mode=0 wearing=2 design=2",
    "mode=1",
    "mode=1 crossfeed=0",
    "mode=1 angle=90 feed=1 cutoff=2000",
    "mode=1 angle=5 feed=15 cutoff=300",
    "mode=1 crossfeed=2 feed=1 cutoff=2000",
    "mode=1 crossfeed=2 feed=4.5",
    "mode=1 crossfeed=2 feed=15 cutoff=300",
    "mode=1 width=0",
    "mode=1 width=200",
    "mode=1 crossfeed=0 width=200 centre=-6",
    "mode=1 crossfeed=0 width=0 centre=3",
    "mode=1 crossfeed=2 width=40 centre=-6",
    "mode=1 design=2",
    "mode=1 wearing=1 design=1",
    "mode=1 wearing=2 design=1",
    "mode=1 wearing=2 design=2",
    "mode=1 wearing=2 design=2 translate=50 crossfeed=2",
    "mode=2 room=0 speaker=0",
    "mode=2 room=0 distance=0.3 angle=90",
    "mode=2 room=0 yaw=90",
    "mode=2 room=0 yaw=180",
    "mode=2 room=1",
    "mode=2 room=1 speaker=2",
    "mode=2 room=2 distance=2.2 head=65",
    "mode=2 room=3 distance=3.5 speaker=4",
    "mode=2 room=4 distance=2.5 speaker=3",
    "mode=2 room=4 distance=2.5 yaw=-60",
    "mode=2 room=5 distance=1 speaker=5",
    "mode=2 room=6 distance=4 speaker=8 decay=50",
    "mode=2 room=6 distance=2 yaw=30",
    "mode=2 room=4 distance=0.55 angle=12 speaker=6",
    "mode=2 room=4 distance=0.35 angle=8 speaker=7",
    "mode=3",
    "mode=3 wearing=1 drivers=2 link=2",
    "mode=3 wearing=2 drivers=3 link=2 isolation=40",
    "mode=3 wearing=2 link=1",
    "mode=3 wearing=2 drivers=1 seal_right=0.4",
    "mode=3 wearing=2 seal_left=1 seal_right=1",
    "mode=3 drivers=2 link=1 seal_left=0.6 seal_right=0.1 translate=50",
    "mode=3 wearing=1",
    "mode=3 wearing=2 seal_left=0.2 seal_right=0.2",
    "mode=3 seal_left=0.5 seal_right=1",
    "mode=3 wearing=2 seal_right=1",
    "mode=3 wearing=2 drivers=1",
    "mode=3 drivers=2 seal_left=0.3",
    "mode=3 link=1",
    "mode=3 wearing=1 translate=50 link=1 drivers=2 seal_left=1 seal_right=1",
    "mode=0 correction=1",
    "mode=1 wearing=1 design=1 correction=1",
    "mode=1 crossfeed=2 correction=1",
    "mode=2 room=1 correction=1",
    "mode=2 room=4 distance=2.5 yaw=-60 speaker=4 correction=1",
    "mode=3 drivers=1 seal_right=0.6 correction=1",
};

unsigned match_setting_count(void)
{
    return sizeof settings / sizeof *settings;
}

static double loudness_lufs(const char *setting, const Stereo *in, double rate_hz)
{
    Host host = host_open(rate_hz);
    host_apply(&host, setting);
    correct(&host, correct_autoeq);
    Stereo out = host_render(&host, in, 1024);
    const double lufs = reference_integrated_lufs(&out, rate_hz);
    if (getenv("EARFIELD_VERBOSE")) {
        printf("%8.3f LUFS, match %+6.2f dB  %s\n", lufs, (double)host_get(&host, "match_gain"),
               setting);
    }
    stereo_free(&out);
    host_close(&host);
    return lufs;
}

double match_spread_lu(double rate_hz)
{
    Stereo in = programme_noise((size_t)(20.0 * rate_hz), rate_hz, 7);
    double least = INFINITY, most = -INFINITY;
    temporary_folder_make(NULL); /* for the correction */
    for (unsigned s = 0; s < match_setting_count(); s++) {
        const double lufs = loudness_lufs(settings[s], &in, rate_hz);
        least = fmin(least, lufs);
        most = larger_of(most, lufs);
    }
    temporary_folder_remove(NULL);
    stereo_free(&in);
    return most - least;
}

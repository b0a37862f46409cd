/* Level Match on music: whatever is set, the demonstration programme comes out as loud. */
#include "check.h"
#include "host.h"
#include "programme.h"
#include <ebur128.h>

static const double rate_hz = 48000.0;

/* Integrated loudness by EBU R 128. */
static double loudness_lufs(const Stereo *x)
{
    ebur128_state *meter = ebur128_init(2, (unsigned long)rate_hz, EBUR128_MODE_I);
    for (size_t i = 0; i < x->frames; i++) {
        const float frame[] = {x->left[i], x->right[i]};
        ebur128_add_frames_float(meter, frame, 1);
    }
    double lufs = 0.0;
    ebur128_loudness_global(meter, &lufs);
    ebur128_destroy(&meter);
    return lufs;
}

static const char *const settings[] = {
    "mode=0",
    "mode=1 crossfeed=1 angle=30",
    "mode=1 crossfeed=1 angle=45",
    "mode=1 crossfeed=1 angle=90 feed=1 cutoff=300",
    "mode=1 crossfeed=1 feed=1 cutoff=2000",
    "mode=1 crossfeed=2 feed=4.5",
    "mode=1 crossfeed=2 cutoff=650 feed=9.5",
    "mode=1 crossfeed=2 cutoff=2000 feed=1",
    "mode=1 crossfeed=2 cutoff=300 feed=15",
    "mode=1 crossfeed=1 width=150",
    "mode=1 crossfeed=0 width=0",
    "mode=1 crossfeed=0 width=200",
    "mode=1 crossfeed=0 width=200 centre=-6",
    "mode=1 crossfeed=1 centre=-6",
    "mode=1 crossfeed=0 width=0 centre=3",
    "mode=1 crossfeed=0 design=2",
    "mode=1 crossfeed=0 wearing=1 design=1",
    "mode=1 crossfeed=0 wearing=2 design=1",
    "mode=1 crossfeed=0 wearing=2 design=2 width=200",
};

static void settings_are_as_loud_as_each_other(void **state)
{
    (void)state;
    Stereo programme = demonstration_programme(rate_hz);
    double softest_lufs = 0.0, loudest_lufs = -120.0;
    const char *softest = "", *loudest = "";
    for (size_t i = 0; i < COUNT(settings); i++) {
        Host host = host_open(rate_hz);
        host_apply(&host, settings[i]);
        Stereo out = host_render(&host, &programme, 4096);
        const double lufs = loudness_lufs(&out);
        fprintf(stderr, "%6.2f LUFS  gain %6.2f  %s\n", lufs, host_get(&host, "match_gain"),
                settings[i]);
        if (lufs < softest_lufs) {
            softest_lufs = lufs;
            softest = settings[i];
        }
        if (lufs > loudest_lufs) {
            loudest_lufs = lufs;
            loudest = settings[i];
        }
        stereo_free(&out);
        host_close(&host);
    }
    assert_at_most(loudest_lufs - softest_lufs, 1.0, "loudest %s, softest %s", loudest, softest);
    stereo_free(&programme);
}

/* What Level Match takes a programme for, and room above it. */
static void programme_is_a_mix(void **state)
{
    (void)state;
    const double rates_hz[] = {22050.0, 44100.0, 96000.0};
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        Stereo x = demonstration_programme(rates_hz[r]);
        double mid = 0.0, side = 0.0, balance = 0.0, peak = 0.0;
        for (size_t i = 0; i < x.frames; i++) {
            const double left = (double)x.left[i], right = (double)x.right[i];
            mid += (left + right) * (left + right);
            side += (left - right) * (left - right);
            balance += left * left - right * right;
            peak = fmax(peak, fmax(fabs(left), fabs(right)));
        }
        assert_close((double)x.frames / rates_hz[r], 15.0, 1e-4, "seconds");
        assert_close(10.0 * log10(side / mid), -5.0, 1.0, "side over mid at %g Hz", rates_hz[r]);
        assert_close(2.0 * balance / (mid + side), 0.0, 0.2, "balance at %g Hz", rates_hz[r]);
        assert_at_most(peak, 0.7, "peak at %g Hz", rates_hz[r]);
        stereo_free(&x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_are_as_loud_as_each_other),
        cmocka_unit_test(programme_is_a_mix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

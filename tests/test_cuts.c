/* The same bits out however the host cuts its blocks. */
#include "check.h"
#include "correct.h"
#include "host.h"
#include "temporary_folder.h"

static const double rates_hz[] = {44100, 48000, 96000};
static const size_t blocks[] = {1, 7, 64, 512, 8192, 0}; /* 0: irregular, now and then empty */

static const char *const settings[] = {
    "mode=0",
    "mode=0 level=-3 listen=2 swap=1",
    "mode=0 band=1",
    "mode=0 band=3 dim=1",
    "mode=1 crossfeed=0 width=150 centre=-2",
    "mode=1 crossfeed=1",
    "mode=1 crossfeed=1 angle=75 head=62 wearing=2 design=2",
    "mode=1 crossfeed=2 wearing=1 design=1 translate=60",
    "mode=1 crossfeed=1 enabled=0",
    "mode=2",
    "mode=2 room=5 speaker=5 distance=1",
    "mode=2 room=6 distance=8 decay=200 yaw=40",
    "mode=3 seal_left=0.3 seal_right=1 drivers=3 link=1 wearing=1",
    "mode=3 stage=1 calibrated=1 seal_left=0.5 ear_out=2 isolation=30 ambience=-6 link=2",
    "mode=3 stage=1 calibrated=1 link=1 limiter=1 look_ahead=1 ceiling=-12",
    "mode=3 correction=1 limiter=1 level=6 ambience=0",
    "mode=1 correction=1 limiter=1 look_ahead=1 level=12 calibrated=1",
    "mode=0 enabled=0 look_ahead=1 limiter=1",
};

static const char *const meters[] = {"masked", "exposure_level", "dose", "match_gain",
                                     "out_loudness"};

typedef struct {
    Stereo out;
    float read[COUNT(meters)]; /* in the end */
} Rendered;

static Rendered render(const char *setting, double rate_hz, const Stereo *in, size_t block)
{
    Host host = host_open(rate_hz);
    host_apply(&host, setting);
    correct(&host, correct_autoeq);
    Rendered r = {.out = host_render(&host, in, block)};
    for (size_t m = 0; m < COUNT(meters); m++) {
        r.read[m] = host_get(&host, meters[m]);
    }
    host_close(&host);
    return r;
}

static void assert_no_cut_matters(const char *setting, double rate_hz, const Stereo *in)
{
    Rendered whole = render(setting, rate_hz, in, in->frames);
    for (size_t b = 0; b < COUNT(blocks); b++) {
        Rendered cut = render(setting, rate_hz, in, blocks[b]);
        if (!stereo_same_bits(&whole.out, &cut.out)) {
            fail_msg("%s at %g Hz: other bits in blocks of %zu", setting, rate_hz, blocks[b]);
        }
        for (size_t m = 0; m < COUNT(meters); m++) {
            assert_close(cut.read[m], whole.read[m], 0.0, "%s: %s at %g Hz, blocks of %zu", setting,
                         meters[m], rate_hz, blocks[b]);
        }
        stereo_free(&cut.out);
    }
    stereo_free(&whole.out);
}

static void output_does_not_depend_on_the_cut(void **state)
{
    (void)state;
    Stereo in = white_noise(20000, 0.7f, 11);
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (size_t s = 0; s < COUNT(settings); s++) {
            assert_no_cut_matters(settings[s], rates_hz[r], &in);
        }
    }
    stereo_free(&in);
}

/* A change that comes at the same frame is the same change, in blocks of any size that meet there.
 */
static void a_change_does_not_depend_on_the_cut(void **state)
{
    (void)state;
    const size_t sizes[] = {1, 8, 40, 1000};
    Stereo in = white_noise(8000, 0.7f, 12), first = {0};
    for (size_t s = 0; s < COUNT(sizes); s++) {
        Host host = host_open(48000);
        host_apply(&host, "mode=1 crossfeed=1 limiter=1");
        Stereo out = stereo_new(in.frames);
        for (size_t from = 0; from < in.frames; from += sizes[s]) {
            if (from == 2000) {
                host_apply(&host, "mode=3 stage=1 link=1 ambience=0 look_ahead=1 seal_left=1");
            } else if (from == 4000) {
                host_apply(&host, "seal_left=0 stage_level=80 ear_out=1 wearing=1 ceiling=-6");
            } else if (from == 6000) {
                host_apply(&host, "mode=1 crossfeed=2 level=-6 wearing=1 design=1 look_ahead=0");
            }
            host_run(&host, &in, &out, from, sizes[s]);
        }
        if (s == 0) {
            first = out;
        } else {
            assert_true(stereo_same_bits(&first, &out));
            stereo_free(&out);
        }
        host_close(&host);
    }
    stereo_free(&first);
    stereo_free(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(output_does_not_depend_on_the_cut),
        cmocka_unit_test(a_change_does_not_depend_on_the_cut),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}

/* The stage in the In-Ears mode, through the built bundle: how loud it is on the plugin's own
 * meter, what keeps it out, what it drowns, and which controls it obeys. */
#include "../plugin/dsp/isolation.h"
#include "../plugin/dsp/leak.h"
#include "check.h"
#include "host_worker.h"
#include "noise.h"
#include "spectra.h"
#include <stdlib.h>
#include <string.h>

static const double rates_hz[] = {22050, 44100, 48000, 96000, 192000};

static Stereo render(const char *settings, double rate_hz, const Stereo *in)
{
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    Stereo out = host_render(&host, in, 512);
    host_close(&host);
    return out;
}

static Stereo noise_of(const char *settings, double seconds, double rate_hz)
{
    Stereo silence = stereo_new((size_t)(seconds * rate_hz));
    Stereo noise = render(settings, rate_hz, &silence);
    stereo_free(&silence);
    return noise;
}

/* ----------------------------------------------------------------------------------- level -- */

static double exposure_dba(const char *settings, double rate_hz)
{
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=3 stage=1 isolation=0 calibrated=1");
    host_apply(&host, settings);
    Stereo silence = stereo_new((size_t)(10.0 * rate_hz));
    Stereo noise = host_render(&host, &silence, 1024);
    const double level_dba = (double)host_get(&host, "exposure_level");
    stereo_free(&silence);
    stereo_free(&noise);
    host_close(&host);
    return level_dba;
}

static void the_exposure_meter_reads_the_stage_level(void **state)
{
    (void)state;
    const struct {
        const char *settings;
        double level_dba;
    } stages[] = {
        {"", 100},
        {"wearing=1", 100},
        {"wearing=2 stage_level=70", 70},
        {"stage_level=120 full_scale_spl=140", 120},
        {"stage_level=95 limiter=1", 95},
        {"stage_level=95 limiter=1 look_ahead=1 wearing=2", 95},
        {"ear_out=1", 100},
        {"isolation=40 ear_out=2", 100}, /* the louder ear */
    };
    for (size_t k = 0; k < COUNT(stages); k++) {
        const double rate_hz = rates_hz[k % COUNT(rates_hz)];
        assert_close(exposure_dba(stages[k].settings, rate_hz), stages[k].level_dba, 0.5,
                     "stage, %s at %g", stages[k].settings, rate_hz);
    }
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        assert_close(exposure_dba("", rates_hz[r]), 100.0, 0.5, "stage at %g", rates_hz[r]);
    }
}

/* Every 20 dB of stage are 20 dB of signal. */
static void its_level_is_that_of_the_control(void **state)
{
    (void)state;
    Stereo soft = noise_of("mode=3 stage=1 stage_level=80", 0.5, 48000);
    Stereo loud = noise_of("mode=3 stage=1 stage_level=100", 0.5, 48000);
    Stereo less = noise_of("mode=3 stage=1 stage_level=100 full_scale_spl=135", 0.5, 48000);
    for (size_t i = 0; i < soft.frames; i++) {
        assert_close(loud.left[i], 10.0f * soft.left[i], 1e-6, "left at %zu", i);
        assert_close(less.right[i], soft.right[i], 1e-6, "right at %zu", i);
    }
    stereo_free(&soft);
    stereo_free(&loud);
    stereo_free(&less);
}

/* ------------------------------------------------------------------------------- isolation -- */

static Spectra *spectra_with(const char *settings, double rate_hz)
{
    Stereo noise = noise_of(settings, 10.0, rate_hz);
    Spectra *s = spectra_of(noise.left, noise.right, noise.frames, rate_hz);
    stereo_free(&noise);
    return s;
}

static double against_db(const Spectra *a, const double *ear, const Spectra *b, const double *other,
                         double hz)
{
    const double low_hz = hz / 1.1, high_hz = hz * 1.1;
    return 10.0 *
           log10(band_power(a, ear, low_hz, high_hz) / band_power(b, other, low_hz, high_hz));
}

static void isolation_keeps_the_stage_out(void **state)
{
    (void)state;
    const double isolations_db[] = {10, 25, 40};
    for (size_t k = 0; k < 2 * COUNT(isolations_db); k++) {
        const double rate_hz = k % 2 ? 44100 : 96000, isolation_db = isolations_db[k / 2];
        char settings[64];
        snprintf(settings, sizeof settings, "mode=3 stage=1 isolation=%d", (int)isolation_db);
        Spectra *in = spectra_with(settings, rate_hz);
        Spectra *open = spectra_with("mode=3 stage=1 isolation=0", rate_hz);
        for (int step = 0; 125.0 * pow(2.0, step) <= 8000.0; step++) {
            const double hz = 125.0 * pow(2.0, step);
            const double bends_db = isolation_at_db(isolation_db, hz) > 42.0 ? 1.0 : 0.5;
            assert_close(against_db(in, in->left, open, open->left, hz),
                         -isolation_at_db(isolation_db, hz), bends_db, "%s, %g Hz at %g", settings,
                         hz, rate_hz);
        }
        free(in);
        free(open);
    }
}

/* The field comes in through the shell and through the leak: the powers add. In the other ear only
 * through the shell, and in one that is out all of it. */
static void a_leak_costs_isolation(void **state)
{
    (void)state;
    Spectra *leaks = spectra_with("mode=3 stage=1 isolation=30 seal_left=0.6", 48000);
    Spectra *out = spectra_with("mode=3 stage=1 isolation=30 seal_left=0.6 ear_out=2", 48000);
    Spectra *open = spectra_with("mode=3 stage=1 isolation=0", 48000);
    for (int step = 0; 63.0 * pow(2.0, step) <= 8000.0; step++) {
        const double hz = 63.0 * pow(2.0, step);
        const double shell_db = -isolation_at_db(30.0, hz);
        const double entering = cabs(1.0 - leak_response(0.6, hz));
        const double both_db = 10.0 * log10(pow(10.0, shell_db / 10.0) + entering * entering);
        assert_close(against_db(leaks, leaks->left, open, open->left, hz), both_db, 1.0,
                     "leaky ear, %g Hz", hz);
        assert_close(against_db(leaks, leaks->right, open, open->right, hz), shell_db, 0.5,
                     "sealed ear, %g Hz", hz);
        assert_close(against_db(out, out->right, open, open->right, hz), 0.0, 0.01,
                     "ear that is out, %g Hz", hz);
    }
    free(leaks);
    free(out);
    free(open);
}

static void the_field_is_diffuse(void **state)
{
    (void)state;
    Spectra *s = spectra_with("mode=3 stage=1 isolation=0", 48000);
    assert_close(band_coherence(s, 90, 110), 0.96, 0.1, "100 Hz");
    assert_close(band_coherence(s, 1000, 2000), 0.0, 0.1, "above 1 kHz");
    assert_close(band_coherence(s, 2000, 10000), 0.0, 0.05, "above 2 kHz");
    free(s);
}

/* ---------------------------------------------------------------------------------- masked -- */

/* The readout after 2 s of simulated programme, `gain` times as strong as it is: some -20 dBFS, which
 * is 95 dB at the eardrum. */
static double masked_percent(const char *settings, float gain)
{
    Stereo in = programme_noise(96000, 48000, 7);
    for (size_t i = 0; i < in.frames; i++) {
        in.left[i] *= gain;
        in.right[i] *= gain;
    }
    Host host = host_open(48000);
    host_apply(&host, settings);
    Stereo out = host_render(&host, &in, 512);
    const double percent = (double)host_get(&host, "masked");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    return percent;
}

static void masked_goes_from_none_to_all(void **state)
{
    (void)state;
    const char *loud = "mode=3 stage=1 stage_level=120 isolation=0 full_scale_spl=120";
    assert_close(masked_percent("mode=3 stage=0 stage_level=120", 1.0f), 0.0, 0.0, "no stage");
    assert_close(masked_percent(loud, 0.003f), 100.0, 0.0, "60 dB under the noise");
    assert_close(masked_percent(loud, 0.0f), 0.0, 0.0, "no programme");
    assert_close(masked_percent("mode=3 stage=1 stage_level=70 isolation=40", 1.0f), 0.0, 0.0,
                 "a soft stage far outside");
    double before = 100.0, between = 0.0;
    for (int step = 0; 0.01 * pow(1.8, step) < 300.0; step++) {
        const float gain = (float)(0.01 * pow(1.8, step));
        const double percent = masked_percent(loud, gain);
        assert_at_most(percent, before, "masked at %g", (double)gain);
        between += percent > 0.0 && percent < 100.0;
        before = percent;
    }
    assert_close(before, 0.0, 0.0, "30 dB over it wherever there is programme");
    assert_true(between >= 3.0);
}

/* Level turns the programme, and with it what is masked; of two ears the worse one counts. */
static void what_reaches_the_ears_counts(void **state)
{
    (void)state;
    const double soft = masked_percent("mode=3 stage=1 level=-30 isolation=10", 1.0f);
    const double loud = masked_percent("mode=3 stage=1 level=0 isolation=10", 1.0f);
    assert_true(soft > loud + 10.0);
    assert_close(masked_percent("mode=3 stage=1 isolation=40 ear_out=1", 1.0f),
                 masked_percent("mode=3 stage=1 isolation=40", 1.0f), 5.0,
                 "an ear without programme masks none");
}

/* ------------------------------------------------------------------ which controls it obeys -- */

static void level_dim_and_the_mix_leave_it(void **state)
{
    (void)state;
    const char *const settings[] = {"level=-60 dim=1", "level=12", "level_match=0 drivers=2",
                                    "ambience=0 link=2", "listen=2 swap=1 invert_left=1 band=2"};
    Stereo noise = noise_of("mode=3 stage=1", 0.5, 48000);
    for (size_t k = 0; k < COUNT(settings); k++) {
        char all[128];
        snprintf(all, sizeof all, "mode=3 stage=1 %s", settings[k]);
        Stereo same = noise_of(all, 0.5, 48000);
        if (!stereo_same_bits(&noise, &same)) {
            fail_msg("%s changes the stage", settings[k]);
        }
        stereo_free(&same);
    }
    stereo_free(&noise);
}

static void without_it_is_silence(void **state)
{
    (void)state;
    const char *const settings[] = {"mode=3 stage=1 mute=1",
                                    "mode=3 stage=1 enabled=0",
                                    "mode=3 stage=1 freewheel=1",
                                    "mode=3 stage=0 stage_level=120",
                                    "mode=0 stage=1",
                                    "mode=1 stage=1",
                                    "mode=2 stage=1"};
    Stereo silence = stereo_new(24000);
    for (size_t k = 0; k < COUNT(settings); k++) {
        Stereo noise = noise_of(settings[k], 0.5, 48000);
        if (!stereo_same_bits(&noise, &silence)) {
            fail_msg("%s has a stage", settings[k]);
        }
        stereo_free(&noise);
    }
    stereo_free(&silence);
    Stereo exported = noise_of("mode=3 stage=1 freewheel=1 export_guard=0", 0.5, 48000);
    assert_true(fabsf(exported.left[20000]) > 0.0f); /* without the guard it is part of the sound */
    stereo_free(&exported);
}

/* Steady noise with a change of one control at frame 9600: before it one, after it another, and a
 * raised cosine of 20 ms between the two. */
static void assert_fades(const char *control, const char *before, const char *after)
{
    enum { FRAMES = 24000, AT = 9600, FADE = 960 };
    Stereo silence = stereo_new(FRAMES), faded = stereo_new(FRAMES);
    Stereo from = noise_of(before, 0.5, 48000), to = noise_of(after, 0.5, 48000);
    Host host = host_open(48000);
    host_apply(&host, before);
    host_run(&host, &silence, &faded, 0, AT);
    host_apply(&host, after);
    host_run(&host, &silence, &faded, AT, FRAMES - AT);
    for (size_t i = 0; i < FRAMES; i++) {
        const double way = fmin(fmax(((double)i + 1 - AT) / FADE, 0.0), 1.0);
        const float share = (float)(0.5 - 0.5 * cos(acos(-1.0) * way));
        assert_close(faded.left[i], from.left[i] + share * (to.left[i] - from.left[i]), 1e-6,
                     "%s, left at %zu", control, i);
        assert_close(faded.right[i], from.right[i] + share * (to.right[i] - from.right[i]), 1e-6,
                     "%s, right at %zu", control, i);
    }
    host_close(&host);
    stereo_free(&silence);
    stereo_free(&faded);
    stereo_free(&from);
    stereo_free(&to);
}

static void it_fades_like_everything_else(void **state)
{
    (void)state;
    assert_fades("mute", "mode=3 stage=1 isolation=0", "mode=3 stage=1 isolation=0 mute=1");
    assert_fades("stage", "mode=3 stage=1 isolation=0", "mode=3 stage=0 isolation=0");
    assert_fades("mode", "mode=3 stage=1 isolation=0", "mode=1 stage=1 isolation=0");
    assert_fades("stage level", "mode=3 stage=1 isolation=0 stage_level=80",
                 "mode=3 stage=1 isolation=0 stage_level=110");
    assert_fades("bypass", "mode=3 stage=1 isolation=0", "mode=3 stage=1 isolation=0 enabled=0");
}

/* Until a room is there In-Ears is heard on, and the stage with it. */
static void it_waits_for_the_speakers_too(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_BY_HAND};
    host_worker_open(&worker, 48000);
    Host *host = &worker.host;
    host_apply(host, "mode=3 stage=1");
    Stereo noise = noise_of("mode=3 stage=1", 0.5, 48000);
    Stereo silence = stereo_new(noise.frames), out = stereo_new(noise.frames);
    host_run(host, &silence, &out, 0, 4800);
    host_apply(host, "mode=2");
    host_run(host, &silence, &out, 4800, 7200);
    assert_close(host_get(host, "loading"), 1.0, 0.0, "loading");
    assert_memory_equal(out.left, noise.left, 12000 * sizeof(float));
    host_worker_work(&worker);
    host_run(host, &silence, &out, 12000, 12000);
    for (size_t i = 12000 + 2000; i < out.frames; i++) {
        assert_true(out.left[i] == 0.0f && out.right[i] == 0.0f);
    }
    host_worker_close(&worker);
    stereo_free(&noise);
    stereo_free(&silence);
    stereo_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_exposure_meter_reads_the_stage_level),
        cmocka_unit_test(its_level_is_that_of_the_control),
        cmocka_unit_test(isolation_keeps_the_stage_out),
        cmocka_unit_test(a_leak_costs_isolation),
        cmocka_unit_test(the_field_is_diffuse),
        cmocka_unit_test(masked_goes_from_none_to_all),
        cmocka_unit_test(what_reaches_the_ears_counts),
        cmocka_unit_test(level_dim_and_the_mix_leave_it),
        cmocka_unit_test(without_it_is_silence),
        cmocka_unit_test(it_fades_like_everything_else),
        cmocka_unit_test(it_waits_for_the_speakers_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The limiter: peaks over the ceiling, latency, what it leaves alone. */
#include "../../plugin/dsp/decibel.h"
#include "../check.h"
#include "../host.h"
#include "../loud.h"
#include "../true_peak_meter.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"

static const double ceiling_db = -1.0;

static const char *const look_ahead = "mode=0 limiter=1 ceiling=-1 look_ahead=1",
                         *const at_once = "mode=0 limiter=1 ceiling=-1 look_ahead=0";

typedef double PeakDb(const Stereo *x);

static double sample_peak_db(const Stereo *x)
{
    return db_from_gain((double)sample_peak(x));
}

/* The most that any of them comes out over the ceiling. */
static double worst_over_db(const char *settings, LoudProgramme *const *programmes, size_t count,
                            PeakDb *peak_db)
{
    double worst_db = -INFINITY;
    for (size_t p = 0; p < count; p++) {
        Stereo in = programmes[p](rate_hz), out = render(settings, &in);
        worst_db = larger_of(peak_db(&out) - ceiling_db, worst_db);
        stereo_free(&in);
        stereo_free(&out);
    }
    return worst_db;
}

static void peaks(void)
{
    const double rounding_db = 1e-6;
    const char *source = "the limiter's promise";
    table_at_most("Off: sample peaks over the ceiling of -1 dBFS, whatever comes", rounding_db,
                  worst_over_db(at_once, loud_programmes, LOUD_PROGRAMMES, sample_peak_db), "dB", 6,
                  source);
    table_at_most("Look-Ahead: sample peaks over the ceiling, whatever comes", rounding_db,
                  worst_over_db(look_ahead, loud_programmes, LOUD_PROGRAMMES, sample_peak_db), "dB",
                  6, source);
    table_at_most("Look-Ahead: true peaks over the ceiling, programme below 20 kHz", 0.1,
                  worst_over_db(look_ahead, loud_programmes, LOUD_IN_BAND, true_peak_db), "dB", 3,
                  "32-fold oversampling, of the tests' own");
}

/* How late an impulse comes out. */
static double latency_frames(const char *settings, double *reported)
{
    enum { AT = 300 };
    Stereo in = stereo_new(4096);
    in.left[AT] = 0.5f;
    Host host = host_open(rate_hz);
    host_apply(&host, settings);
    Stereo out = host_render(&host, &in, 0);
    *reported = (double)host_get(&host, "latency");
    size_t found = 0;
    while (found < out.frames - 1 && out.left[found] != 0.5f) {
        found++;
    }
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    return (double)found - AT;
}

static void latency(void)
{
    double reported;
    table_row("Off: latency", 0.0, latency_frames(at_once, &reported), 0.0, "frames", 0,
              "definition");
    table_row("Look-Ahead: latency", 96.0, latency_frames(look_ahead, &reported), 0.0, "frames", 0,
              "2 ms at 48 kHz");
    table_row("The same on the latency port", 96.0, reported, 0.0, "frames", 0, "definition");
}

static void below_the_ceiling(void)
{
    Stereo in = white_noise(48000, 0.5f, 4), out = render(at_once, &in);
    table_row("Below the ceiling: samples that differ from the input", 0.0,
              differing_samples(&in, &out), 0.0, "samples", 0, "identity");
    stereo_free(&in);
    stereo_free(&out);
}

/* A constant 6 dB over the ceiling, then 6 dB under it: the output over the input is the gain. It
 * stays for the hold, and the rest of it goes by the time constant. */
static void release(void)
{
    const size_t loud = (size_t)(0.3 * rate_hz), frames = (size_t)rate_hz;
    Stereo in = stereo_new(frames);
    for (size_t n = 0; n < frames; n++) {
        in.left[n] = in.right[n] = n < loud ? 2.0f : 0.5f;
    }
    Stereo out = render("mode=0 limiter=1 ceiling=0 look_ahead=0", &in);
    size_t held = loud, risen;
    while (held < frames && out.left[held] < 0.5001f * in.left[held]) {
        held++;
    }
    for (risen = held; risen < frames && out.left[risen] < 0.8161f * in.left[risen];) {
        risen++; /* to 1 - 0.5/e */
    }
    table_row("Off: hold before the gain rises", 29.2, 1e3 * (double)(held - loud) / rate_hz, 4.2,
              "ms", 1, "25 to 33 ms, engineering choice");
    table_row("Off: release to 1/e of the reduction", 100.0, 1e3 * (double)(risen - held) / rate_hz,
              3.0, "ms", 1, "engineering choice");
    stereo_free(&in);
    stereo_free(&out);
}

/* Both sides loud, each of its own: left times the right's input is right times the left's. */
static void linked(void)
{
    Stereo in = white_noise(24000, 4.0f, 3), out = render(at_once, &in);
    double worst = 0.0;
    for (size_t n = 0; n < in.frames; n++) {
        worst = worst_of(worst, (double)out.left[n] * (double)in.right[n] -
                                    (double)out.right[n] * (double)in.left[n]);
    }
    table_row("Noise 12 dB over full scale: largest difference of the sides' gains, times both",
              0.0, worst * 1e6, 2.0, "·10⁻⁶", 2, "one gain for both");
    stereo_free(&in);
    stereo_free(&out);
}

static void no_numbers(void)
{
    Stereo in = white_noise(24000, 0.5f, 3);
    for (size_t n = 100; n < in.frames; n += 500) {
        in.left[n] = n % 1000 == 100 ? NAN : INFINITY;
    }
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=0 limiter=1 ceiling=0");
    Stereo out = host_render(&host, &in, 0);
    double differing = 0.0;
    for (size_t n = 0; n < in.frames; n++) {
        differing += out.left[n] != (isfinite(in.left[n]) ? in.left[n] : 0.0f);
    }
    differing +=
        !isfinite(host_get(&host, "out_loudness")) + !isfinite(host_get(&host, "in_loudness"));
    table_row("NaN and infinity at the input: samples that are neither silent nor the input", 0.0,
              differing, 0.0, "samples", 0, "silence for that sample");
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
}

void limiter_rows(void)
{
    table_section("Limiter");
    peaks();
    below_the_ceiling();
    linked();
    release();
    no_numbers();
    latency();
}

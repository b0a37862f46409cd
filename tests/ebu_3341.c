#include "ebu_3341.h"

#include "csv.h"
#include "host.h"
#include "worst.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double step_s = 0.010; /* between readings: that of a meter's bins */
static const double silent_dbfs = -300.0;

typedef struct {
    double level_dbfs, seconds;
} Stretch;

enum { STRETCHES = 80 };

/* Stretches of the 1 kHz tone, in phase on both sides. */
typedef struct {
    Stretch stretches[STRETCHES];
    size_t count;
} Case;

static void then(Case *c, double level_dbfs, double seconds)
{
    c->stretches[c->count++] = (Stretch){level_dbfs, seconds};
}

static Stereo synthesise(const Case *c, double rate_hz)
{
    double seconds = 0.0;
    for (size_t i = 0; i < c->count; i++) {
        seconds += c->stretches[i].seconds;
    }
    Stereo s = sine((size_t)lround(seconds * rate_hz), rate_hz, 1000.0, 1.0f);
    size_t frame = 0;
    double end_s = 0.0;
    for (size_t i = 0; i < c->count; i++) {
        end_s += c->stretches[i].seconds;
        const float gain = (float)pow(10.0, c->stretches[i].level_dbfs / 20.0);
        for (; frame < s.frames && frame < (size_t)lround(end_s * rate_hz); frame++) {
            s.left[frame] *= gain;
            s.right[frame] *= gain;
        }
    }
    return s;
}

/* ---------------------------------------------------------------------------------- readings -- */

/* What the ports read every 10 ms. */
typedef struct {
    double *momentary, *short_term;
    size_t count;
} Track;

static Track measure(Ebu3341 *e, const Case *c)
{
    const double rate_hz = e->rate_hz;
    Stereo in = synthesise(c, rate_hz), out = stereo_new(in.frames);
    const size_t step = (size_t)lround(step_s * rate_hz);
    Track track = {.count = in.frames / step};
    track.momentary = calloc(track.count + 1, sizeof *track.momentary);
    track.short_term = calloc(track.count + 1, sizeof *track.short_term);
    Host host = host_open(rate_hz);
    host_apply(&host, "mode=0");
    for (size_t i = 0; i < track.count; i++) {
        host_run(&host, &in, &out, i * step, step);
        track.momentary[i] = (double)host_get(&host, "in_loudness");
        track.short_term[i] = (double)host_get(&host, "out_loudness_short");
        e->out_off_in_lu = worst_of(e->out_off_in_lu,
                                    (double)host_get(&host, "out_loudness") - track.momentary[i]);
    }
    host_close(&host);
    stereo_free(&in);
    stereo_free(&out);
    return track;
}

static void track_free(Track *track)
{
    free(track->momentary);
    free(track->short_term);
}

/* The largest reading of those from `from_s` up to `to_s`. */
static double largest(const double *readings, double from_s, double to_s)
{
    double most = -INFINITY;
    for (long i = lround(from_s / step_s); i < lround(to_s / step_s); i++) {
        most = fmax(most, readings[i]);
    }
    return most;
}

static double smallest(const double *readings, double from_s, double to_s)
{
    double least = INFINITY;
    for (long i = lround(from_s / step_s); i < lround(to_s / step_s); i++) {
        least = fmin(least, readings[i]);
    }
    return least;
}

/* The mean energy of the blocks louder than `gate`, as loudness; blocks of 400 ms every 100 ms. */
static double mean_above(const Track *track, double gate_lufs)
{
    double energy = 0.0;
    int blocks = 0;
    for (size_t i = 39; i < track->count; i += 10) {
        if (track->momentary[i] > gate_lufs) {
            energy += pow(10.0, track->momentary[i] / 10.0);
            blocks++;
        }
    }
    return 10.0 * log10(energy / blocks);
}

/* ITU-R BS.1770-4: the absolute gate at -70 LUFS, the relative one 10 LU below what passes it. */
static double integrated(const Track *track)
{
    return mean_above(track, mean_above(track, -70.0) - 10.0);
}

/* --------------------------------------------------------------------------------- the table -- */

/* All quantities of a case share one expectation, and libebur128's reading at 48 kHz. */
static void expect(EbuReading *reading)
{
    char name[16];
    snprintf(name, sizeof name, "3341-%d", reading->number);
    FILE *table = csv_open("ebu_3341.csv");
    CsvRow row;
    bool found = false;
    while (!found && csv_read(table, &row)) {
        found = strcmp(row.name, name) == 0;
    }
    fclose(table);
    reading->wanted = found ? row.number[2] : NAN;
    reading->tolerance = row.number[3];
    reading->of_libebur128 = row.number[4];
}

static void reads(Ebu3341 *e, int number, double value, const char *what)
{
    EbuReading reading = {.number = number, .what = what, .value = value};
    if (e->count == EBU_3341_READINGS) {
        abort();
    }
    expect(&reading);
    e->readings[e->count++] = reading;
}

/* ------------------------------------------------------------------------------------- cases -- */

static void cases_1_and_2_steady_tones(Ebu3341 *e)
{
    const double levels_dbfs[] = {-23.0, -33.0};
    for (int k = 0; k < 2; k++) {
        const int number = 1 + k;
        Case c = {0};
        then(&c, levels_dbfs[k], 20.0);
        Track track = measure(e, &c);
        reads(e, number, largest(track.momentary, 1.0, 20.0), "M max");
        reads(e, number, smallest(track.momentary, 1.0, 20.0), "M min");
        reads(e, number, largest(track.short_term, 3.0, 20.0), "S max");
        reads(e, number, smallest(track.short_term, 3.0, 20.0), "S min");
        reads(e, number, integrated(&track), "I");
        track_free(&track);
    }
}

static void cases_3_to_5_gates(Ebu3341 *e)
{
    const Case cases[] = {
        {{{-36.0, 10.0}, {-23.0, 60.0}, {-36.0, 10.0}}, 3},
        {{{-72.0, 10.0}, {-36.0, 10.0}, {-23.0, 60.0}, {-36.0, 10.0}, {-72.0, 10.0}}, 5},
        {{{-26.0, 20.0}, {-20.0, 20.1}, {-26.0, 20.0}}, 3}};
    for (int k = 0; k < 3; k++) {
        Track track = measure(e, &cases[k]);
        reads(e, 3 + k, integrated(&track), "I");
        track_free(&track);
    }
}

/* Loud and soft in turn, in the length of the window: the reading stands. */
static Case alternating(double loud_s, double soft_s, int times)
{
    Case c = {0};
    for (int i = 0; i < times; i++) {
        then(&c, -20.0, loud_s);
        then(&c, -30.0, soft_s);
    }
    return c;
}

static void cases_9_and_12_stand_still(Ebu3341 *e)
{
    const Case slow = alternating(1.34, 1.66, 5), fast = alternating(0.18, 0.22, 25);
    Track track = measure(e, &slow);
    reads(e, 9, smallest(track.short_term, 3.0, 15.0), "S min");
    reads(e, 9, largest(track.short_term, 3.0, 15.0), "S max");
    track_free(&track);
    track = measure(e, &fast);
    reads(e, 12, smallest(track.momentary, 1.0, 10.0), "M min");
    reads(e, 12, largest(track.momentary, 1.0, 10.0), "M max");
    track_free(&track);
}

/* A tone of the window's length, that begins later each time: files of their own. */
static void cases_10_and_13_any_beginning(Ebu3341 *e)
{
    for (int later = 0; later < 20; later++) {
        Case slow = {0}, fast = {0};
        then(&slow, silent_dbfs, 0.15 * later);
        then(&slow, -23.0, 3.0);
        then(&slow, silent_dbfs, 1.0);
        Track track = measure(e, &slow);
        reads(e, 10, largest(track.short_term, 0.0, 4.0 + 0.15 * later), "max S");
        track_free(&track);
        then(&fast, silent_dbfs, 0.02 * later);
        then(&fast, -23.0, 0.4);
        then(&fast, silent_dbfs, 1.0);
        track = measure(e, &fast);
        reads(e, 13, largest(track.momentary, 0.0, 1.4 + 0.02 * later), "max M");
        track_free(&track);
    }
}

/* The same in one go, each tone 1 dB louder: `window_s` of tone, and silence of as much, of which
 * `shift_s` more each time comes before it. */
static Case growing(double window_s, double shift_s)
{
    Case c = {0};
    for (int i = 0; i < 20; i++) {
        then(&c, silent_dbfs, shift_s * i);
        then(&c, -38.0 + i, window_s);
        then(&c, silent_dbfs, window_s - shift_s * i);
    }
    return c;
}

static double worst_growing_error(const double *readings, double window_s)
{
    double worst = 0.0;
    for (int i = 0; i < 20; i++) {
        const double most = largest(readings, 2.0 * window_s * i, 2.0 * window_s * (i + 1));
        worst = fmax(worst, fabs(most - (-38.0 + i)));
    }
    return worst;
}

static void cases_11_and_14_successive_tones(Ebu3341 *e)
{
    const Case slow = growing(3.0, 0.15), fast = growing(0.4, 0.02);
    Track track = measure(e, &slow);
    reads(e, 11, worst_growing_error(track.short_term, 3.0), "max S");
    track_free(&track);
    track = measure(e, &fast);
    reads(e, 14, worst_growing_error(track.momentary, 0.4), "max M");
    track_free(&track);
}

Ebu3341 ebu_3341(double rate_hz)
{
    Ebu3341 e = {.rate_hz = rate_hz};
    cases_1_and_2_steady_tones(&e);
    cases_3_to_5_gates(&e);
    cases_9_and_12_stand_still(&e);
    cases_10_and_13_any_beginning(&e);
    cases_11_and_14_successive_tones(&e);
    return e;
}

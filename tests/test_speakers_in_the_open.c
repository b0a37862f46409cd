/* Loudspeakers without a room as the built-in head hears them, ahead and turned: times, levels and
 * colour are those that the head was measured to have, and nothing comes before. EARFIELD_VERBOSE
 * shows the figures. */
#include "../plugin/dsp/decibel.h"
#include "check.h"
#include "heard.h"
#include "heard_room.h"
#include "signals.h"

static const double rates_hz[] = {44100, 48000, 96000};

static Heard heard;

static BinauralRoomSpec in_the_open(double rate_hz, double angle_degrees)
{
    BinauralRoomSpec spec = usual_room(ROOM_ANECHOIC, rate_hz);
    spec.distance_m = 2.0;
    spec.angle_degrees = angle_degrees;
    return spec;
}

static void listen_ahead(double rate_hz, double angle_degrees)
{
    const BinauralRoomSpec spec = in_the_open(rate_hz, angle_degrees);
    BinauralRoom *room = built(&spec);
    heard_listen(&heard, binaural_room_path(room, LEFT_TO_LEFT),
                 binaural_room_path(room, LEFT_TO_RIGHT), rate_hz);
    binaural_room_free(room);
}

/* The loudspeaker stands at 30 degrees and the head turns until it is at `seen_degrees`. */
static void listen_turned(double rate_hz, double seen_degrees)
{
    const BinauralRoomSpec spec = in_the_open(rate_hz, 30.0);
    BinauralRoom *room = built(&spec);
    Early early = turned(room, 30.0 - seen_degrees);
    heard_listen(&heard, early.path[LEFT_TO_LEFT], early.path[LEFT_TO_RIGHT], rate_hz);
    early_free(&early);
    binaural_room_free(room);
}

static void times_between_the_ears_are_the_heads(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        listen_ahead(rates_hz[r], 30.0);
        const double at_30_us = heard_correlation_itd_us(&heard);
        listen_ahead(rates_hz[r], 75.0);
        const double at_75_us = heard_phase_itd_us(&heard, 500.0);
        show_figure("ITD at 30 degrees, correlation, us", at_30_us, rates_hz[r]);
        show_figure("ITD at 75 degrees, phase at 500 Hz, us", at_75_us, rates_hz[r]);
        assert_close(at_30_us, 312.0, 25.0, "30 degrees, rate %g", rates_hz[r]);
        assert_close(at_75_us, 777.0, 40.0, "75 degrees, rate %g", rates_hz[r]);
    }
}

static void times_turn_with_the_head(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (int seen_degrees = 75; seen_degrees <= 90; seen_degrees += 15) {
            listen_turned(rates_hz[r], seen_degrees);
            const double turned_us = heard_phase_itd_us(&heard, 500.0);
            show_figure(seen_degrees == 90 ? "the same, turned to 90 degrees"
                                           : "turned to 75 degrees",
                        turned_us, rates_hz[r]);
            assert_close(turned_us, 777.0, 40.0, "%d degrees, rate %g", seen_degrees, rates_hz[r]);
        }
    }
}

static void levels_between_the_ears_are_the_heads(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        listen_ahead(rates_hz[r], 90.0);
        const double ahead_db = heard_octave_ild_db(&heard, 8000.0);
        listen_turned(rates_hz[r], 90.0);
        show_figure("ILD at 90 degrees, octave at 8 kHz, dB", ahead_db, rates_hz[r]);
        assert_close(ahead_db, 19.0, 2.0, "rate %g", rates_hz[r]);
        assert_close(heard_octave_ild_db(&heard, 8000.0), ahead_db, 0.2, "turned, rate %g",
                     rates_hz[r]);
    }
}

/* Farthest from what hrtf_at() says of either ear, up to 16 kHz. */
static double worst_colour_db(const BinauralRoomSpec *spec)
{
    static Heard head;
    BinauralRoom *room = built(spec);
    hear(&head, spec->hrtf, spec->rate_hz, (Direction){spec->angle_degrees, 0.0}, spec->distance_m);
    double worst_db = 0.0;
    for (unsigned k = 1; heard_bin_hz(&head, k) < 16000.0; k++) {
        for (RoomPath path = LEFT_TO_LEFT; path <= LEFT_TO_RIGHT; path++) {
            const double complex there =
                spectrum_at(binaural_room_path(room, path), binaural_room_early_frames(room),
                            heard_bin_hz(&head, k), spec->rate_hz);
            const double complex *ear = path == LEFT_TO_LEFT ? head.left : head.right;
            worst_db = fmax(worst_db, fabs(db_from_gain(cabs(there) / cabs(ear[k]))));
        }
    }
    binaural_room_free(room);
    return worst_db;
}

/* What a broken delay rings before frame 0 is missed: at the side, where the near ear is earliest,
 * and there in the notch at 9 kHz. */
static void the_open_colours_nothing(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        double worst_db = 0.0;
        for (int angle_degrees = 5; angle_degrees <= 90; angle_degrees += 5) {
            const BinauralRoomSpec spec = in_the_open(rates_hz[r], angle_degrees);
            const double here_db = worst_colour_db(&spec);
            assert_at_most(here_db, angle_degrees <= 45 ? 0.6 : 1.2, "%d degrees, rate %g",
                           angle_degrees, rates_hz[r]);
            worst_db = fmax(worst_db, here_db);
        }
        show_figure("off the head's own levels at most, dB", worst_db, rates_hz[r]);
    }
}

/* ------------------------------------------------------------------------------ in time -- */

/* Energy of a path in the open from a frame on, against all of it. */
static double late_db(const BinauralRoom *room, RoomPath path, double from_frame)
{
    const float *x = binaural_room_path(room, path);
    double all = 0.0, late = 0.0;
    for (uint32_t n = 0; n < binaural_room_frames(room); n++) {
        all += (double)x[n] * (double)x[n];
        late += n >= from_frame ? (double)x[n] * (double)x[n] : 0.0;
    }
    return db_from_power(late / all);
}

/* A path at a time under a bell 30 us wide: what a broken delay rings near half the rate is gone,
 * by 70 dB, and nothing is seen that is 0.15 ms away. */
static double smoothed(const float *path, double rate_hz, double time_s)
{
    double sum = 0.0;
    for (uint32_t n = 0; n < (uint32_t)(1.5e-3 * rate_hz); n++) {
        const double widths = (n / rate_hz - time_s) / 30e-6;
        sum += (double)path[n] * exp(-0.5 * widths * widths);
    }
    return sum;
}

/* The loudest until 0.2 ms before the sound comes, against the loudest of all. */
static double precursor_db(const float *path, double rate_hz, double arrival_s)
{
    double before = 1e-9, all = 0.0;
    for (int step = 0; step < 240; step++) {
        const double time_s = step * 5e-6;
        const double here = fabs(smoothed(path, rate_hz, time_s));
        before = time_s < arrival_s - 0.2e-3 ? fmax(before, here) : before;
        all = fmax(all, here);
    }
    return db_from_gain(before / all);
}

/* Its way round the head: 0.45 ms to the middle, and on to an ear. */
static double arrival_s(const BinauralRoomSpec *spec, RoomPath path)
{
    hear(&heard, spec->hrtf, spec->rate_hz, (Direction){spec->angle_degrees, 0.0},
         spec->distance_m);
    return 0.45e-3 + (path == LEFT_TO_LEFT ? heard.left_delay_s : heard.right_delay_s);
}

/* What of the head's low frequencies runs ahead of its block is at the block's end instead, 7 ms
 * after the direct sound. */
static void nothing_comes_before_the_direct_sound(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        double before_db = -200.0, wrapped_db = -200.0;
        for (int angle_degrees = 5; angle_degrees <= 90; angle_degrees += 5) {
            const BinauralRoomSpec spec = in_the_open(rates_hz[r], angle_degrees);
            BinauralRoom *room = built(&spec);
            for (RoomPath path = LEFT_TO_LEFT; path <= LEFT_TO_RIGHT; path++) {
                const float *x = binaural_room_path(room, path);
                const double precursor = precursor_db(x, rates_hz[r], arrival_s(&spec, path));
                before_db = fmax(before_db, precursor);
                wrapped_db = fmax(wrapped_db, late_db(room, path, 7e-3 * rates_hz[r]));
            }
            binaural_room_free(room);
        }
        show_figure("0.2 ms before the direct sound at most, dB", before_db, rates_hz[r]);
        show_figure("energy 7 ms after frame 0 and later, dB", wrapped_db, rates_hz[r]);
        assert_at_most(before_db, -36.0, "before, rate %g", rates_hz[r]);
        assert_at_most(wrapped_db, -40.0, "wrapped, rate %g", rates_hz[r]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_between_the_ears_are_the_heads),
        cmocka_unit_test(times_turn_with_the_head),
        cmocka_unit_test(levels_between_the_ears_are_the_heads),
        cmocka_unit_test(the_open_colours_nothing),
        cmocka_unit_test(nothing_comes_before_the_direct_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

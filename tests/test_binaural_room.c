/* Two loudspeakers in a room at two ears: reverberation, level, coherence, the seam between images
 * and tail, and what must be equal to the bit. The head is a test's own: a sphere's delays and no
 * colour, which leaves the room's own figures to be measured. */
#include "../plugin/acoustics/binaural_room.h"
#include "../plugin/acoustics/tail.h"
#include "../plugin/dsp/decibel.h"
#include "bands.h"
#include "check.h"
#include <stdlib.h>
#include <string.h>

struct Hrtf {
    unsigned length;
};

static const Hrtf head = {512}, head_at_96_khz = {1024};

unsigned hrtf_length(const Hrtf *hrtf)
{
    return hrtf->length;
}

/* Woodworth's sphere: a sin(angle) nearer, a angle farther. */
void hrtf_at(const Hrtf *hrtf, Direction direction, double distance_m, double head_circumference_cm,
             EarSpectra *ears)
{
    (void)distance_m;
    const double pi = acos(-1.0), radius_s = 0.0875 * head_circumference_cm / 57.0 / 343.0;
    const double sine =
        sin(direction.azimuth_degrees * pi / 180.0) * cos(direction.elevation_degrees * pi / 180.0);
    const double angle = asin(fabs(sine));
    for (unsigned k = 0; k < hrtf->length; k++) {
        ears->left[k] = ears->right[k] = 1.0;
    }
    ears->left_delay_s = radius_s * (sine > 0.0 ? -sine : angle);
    ears->right_delay_s = radius_s * (sine > 0.0 ? angle : sine);
}

static BinauralRoomSpec spec_of(RoomKind kind, double rate_hz)
{
    return (BinauralRoomSpec){.room = kind,
                              .loudspeaker = LOUDSPEAKER_REFERENCE,
                              .room_level = 1.0,
                              .decay = 1.0,
                              .distance_m = room_of(kind)->distance_m,
                              .angle_degrees = 30.0,
                              .head_circumference_cm = 57.0,
                              .rate_hz = rate_hz,
                              .hrtf = rate_hz > 48000.0 ? &head_at_96_khz : &head};
}

static BinauralRoom *built(const BinauralRoomSpec *spec)
{
    BinauralRoom *room = binaural_room_new(spec);
    assert_non_null(room);
    return room;
}

/* ------------------------------------------------------------------- what is measured -- */

/* A loudspeaker at both ears as left + j right. The caller frees. */
static double complex *ears_of(const BinauralRoom *room, unsigned speaker)
{
    const uint32_t frames = binaural_room_frames(room);
    const float *left = binaural_room_path(room, speaker == 0 ? LEFT_TO_LEFT : RIGHT_TO_LEFT);
    const float *right = binaural_room_path(room, speaker == 0 ? LEFT_TO_RIGHT : RIGHT_TO_RIGHT);
    double complex *ears = calloc(frames, sizeof *ears);
    assert_non_null(ears);
    for (uint32_t n = 0; n < frames; n++) {
        ears[n] = (double)left[n] + I * (double)right[n];
    }
    return ears;
}

typedef struct {
    const BinauralRoomSpec *spec;
    const Room *measures;
    BinauralRoom *room;
    uint32_t frames, mixing_frame;
    double nearer_m, origin_s;
    Bands from[SPEAKERS], late[SPEAKERS]; /* all of it, and from the mixing time on */
} Hall;

static Hall hall_of(const BinauralRoomSpec *spec)
{
    Hall hall = {.spec = spec, .measures = room_of(spec->room), .room = built(spec)};
    const RoomPlacement placement =
        room_placement(hall.measures, spec->distance_m, spec->angle_degrees);
    hall.frames = binaural_room_frames(hall.room);
    hall.nearer_m = fmin(placement.distance_m[0], placement.distance_m[1]);
    hall.origin_s = hall.nearer_m / sound_speed_m_per_s - 0.45e-3;
    hall.mixing_frame =
        (uint32_t)((room_mixing_time_s(hall.measures) - hall.origin_s) * spec->rate_hz);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        double complex *ears = ears_of(hall.room, s);
        hall.from[s] = bands_of(ears, hall.frames, spec->rate_hz);
        memset(ears, 0, hall.mixing_frame * sizeof *ears); /* bands ring, and the direct is loud */
        hall.late[s] = bands_of(ears, hall.frames, spec->rate_hz);
        free(ears);
    }
    return hall;
}

static void hall_free(Hall *hall)
{
    binaural_room_free(hall->room);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        bands_free(&hall->from[s]);
        bands_free(&hall->late[s]);
    }
}

/* Energy of the four paths by frame, in a band; the caller frees. */
static double *band_energy(const Hall *hall, const Bands bands[SPEAKERS], double low_hz,
                           double high_hz)
{
    double *energy = calloc(hall->frames, sizeof *energy);
    assert_non_null(energy);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        if (s == SPEAKER_LEFT || !binaural_room_is_symmetric(hall->room)) {
            double complex *band = bands_pass(&bands[s], low_hz, high_hz);
            const double both = binaural_room_is_symmetric(hall->room) ? 2.0 : 1.0;
            add_energy(energy, band, hall->frames, both);
            free(band);
        }
    }
    return energy;
}

static double *octave_energy(const Hall *hall, const Bands bands[SPEAKERS], unsigned octave)
{
    return band_energy(hall, bands, octave_hz(octave) / sqrt(2.0), octave_hz(octave) * sqrt(2.0));
}

/* What the formula gives the four paths in an octave, from one frame to another. */
static double formula_energy(const Hall *hall, unsigned octave, uint32_t from, uint32_t to)
{
    const double rate_hz = hall->spec->rate_hz;
    const double k = 6.0 * log(10.0) / hall->measures->reverberation_s;
    const double energy_per_s =
        tail_energy_per_s(room_volume_m3(hall->measures), hall->nearer_m) *
        pow(10.0,
            -0.1 * loudspeaker_directivity_index_db(hall->spec->loudspeaker, octave_hz(octave)));
    const double share = octave_hz(octave) * (sqrt(2.0) - sqrt(0.5)) / (0.5 * rate_hz);
    return ROOM_PATHS * energy_per_s * share *
           (exp(-k * (hall->origin_s + from / rate_hz)) -
            exp(-k * (hall->origin_s + to / rate_hz))) /
           k;
}

static uint32_t frames_of(const Hall *hall, double seconds)
{
    return (uint32_t)(seconds * hall->spec->rate_hz);
}

/* ---------------------------------------------------------------------- what must hold -- */

static const double rates_hz[] = {44100, 48000, 96000};

static void assert_reverberation(const Hall *hall)
{
    const double wanted_s = hall->measures->reverberation_s;
    for (unsigned b = 1; b <= 7; b++) {
        if (octave_hz(b) / sqrt(2.0) * wanted_s > 16.0) {
            double *energy = octave_energy(hall, hall->late, b);
            const double measured_s =
                reverberation_of(energy, hall->mixing_frame, hall->frames, hall->spec->rate_hz);
            assert_close(measured_s, wanted_s, (b <= 2 ? 0.2 : 0.1) * wanted_s,
                         "room %d at %g Hz, rate %g", (int)hall->spec->room, octave_hz(b),
                         hall->spec->rate_hz);
            if (hall->measures->absorbers && b >= 2 && b <= 6) {
                assert_close(measured_s, wanted_s, 0.05, "BS.1116-3");
            }
            free(energy);
        }
    }
}

/* From the mixing time on, for 40 ms: long enough for chance to leave 2 dB. */
static void assert_tail_level(const Hall *hall)
{
    for (unsigned b = hall->spec->room == ROOM_CAR ? 3 : 2; b <= 7; b++) {
        const uint32_t from = hall->mixing_frame, to = from + frames_of(hall, 0.04);
        double *energy = octave_energy(hall, hall->from, b);
        assert_close(
            db_from_power(energy_sum(energy, from, to) / formula_energy(hall, b, from, to)), 0.0,
            2.0, "room %d at %g Hz, rate %g", (int)hall->spec->room, octave_hz(b),
            hall->spec->rate_hz);
        free(energy);
    }
}

/* Of the left loudspeaker after the last image, lifted to be steady. */
static Bands late_bands(const Hall *hall)
{
    const double rate_hz = hall->spec->rate_hz, from_s = 0.08;
    double complex *ears = ears_of(hall->room, SPEAKER_LEFT);
    for (uint32_t n = 0; n < hall->frames; n++) {
        const double later_s = n / rate_hz - from_s;
        const double lift = pow(10.0, 3.0 * later_s / hall->measures->reverberation_s);
        ears[n] *= later_s < 0.0 ? 0.0 : lift;
    }
    const Bands bands = bands_of(ears, hall->frames, rate_hz);
    free(ears);
    return bands;
}

/* Of a diffuse field, in a band. */
static double mean_coherence(double low_hz, double high_hz)
{
    double sum = 0.0;
    for (int k = 0; k < 20; k++) {
        sum += tail_coherence(low_hz + (high_hz - low_hz) * (k + 0.5) / 20.0) / 20.0;
    }
    return sum;
}

/* By third octaves in the Club. The other rooms are over before a third octave has done more than a
 * few turns: there by octaves, and chance has its share. */
static void assert_late_coherence(const Hall *hall)
{
    const bool lasts = hall->spec->room == ROOM_CLUB;
    const int bands_an_octave = lasts ? 3 : 1;
    const double edge = pow(2.0, 0.5 / bands_an_octave);
    Bands late = late_bands(hall);
    for (int k = 0; k <= 4 * bands_an_octave + (lasts ? 1 : 0); k++) {
        const double hz = (lasts ? 100.0 : 125.0) * pow(2.0, (double)k / bands_an_octave);
        double complex *band = bands_pass(&late, hz / edge, hz * edge);
        assert_close(coherence_of(band, 0, hall->frames), mean_coherence(hz / edge, hz * edge),
                     lasts ? 0.1 : 0.15, "room %d at %g Hz, rate %g", (int)hall->spec->room, hz,
                     hall->spec->rate_hz);
        free(band);
    }
    bands_free(&late);
}

static void rooms_decay_as_they_should(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
            if (rates_hz[r] <= 48000.0 || kind == ROOM_CONTROL || kind == ROOM_CAR) {
                const BinauralRoomSpec spec = spec_of(kind, rates_hz[r]);
                Hall hall = hall_of(&spec);
                assert_reverberation(&hall);
                assert_tail_level(&hall);
                if (kind != ROOM_CAR) { /* over before there is anything to measure */
                    assert_late_coherence(&hall);
                }
                hall_free(&hall);
            }
        }
    }
}

/* ------------------------------------------------------------------------------ the seam -- */

/* 500 Hz to 8 kHz, against the formula, 10 ms before the mixing time and after it. */
static void level_goes_on_across_the_mixing_time(void **state)
{
    (void)state;
    for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
        const BinauralRoomSpec spec = spec_of(kind, 48000.0);
        Hall hall = hall_of(&spec);
        const uint32_t middle = hall.mixing_frame, step = frames_of(&hall, 0.01);
        double *energy = band_energy(&hall, hall.from, 500.0 / sqrt(2.0), 8000.0 * sqrt(2.0));
        double formula_before = 0.0, formula_after = 0.0;
        for (unsigned b = 3; b <= 7; b++) {
            formula_before += formula_energy(&hall, b, middle - step, middle);
            formula_after += formula_energy(&hall, b, middle, middle + step);
        }
        const double before_db =
            db_from_power(energy_sum(energy, middle - step, middle) / formula_before);
        const double after_db =
            db_from_power(energy_sum(energy, middle, middle + step) / formula_after);
        assert_close(before_db, 0.0, 3.0, "room %d: images before", (int)kind);
        assert_close(after_db, before_db, 3.0, "room %d: tail after images", (int)kind);
        free(energy);
        hall_free(&hall);
    }
}

/* Share of samples outside one deviation against that of normal noise, over 20 ms. Source:
 * J. S. Abel and P. Huang, "A simple, robust measure of reverberation echo density", AES 121st
 * Convention (2006). */
static double echo_density(const Hall *hall, uint32_t middle)
{
    const float *x = binaural_room_path(hall->room, LEFT_TO_LEFT);
    const uint32_t half = frames_of(hall, 0.01), from = middle > half ? middle - half : 0;
    double square = 0.0, outside = 0.0;
    for (uint32_t n = from; n < middle + half; n++) {
        square += (double)x[n] * (double)x[n] / (middle + half - from);
    }
    for (uint32_t n = from; n < middle + half; n++) {
        outside += (double)x[n] * (double)x[n] > square ? 1.0 : 0.0;
    }
    return outside / (middle + half - from) / 0.3173;
}

/* It grows towards that of noise; heads without colour leave each image the sparsest that it can
 * be. */
static void echoes_thicken_across_the_mixing_time(void **state)
{
    (void)state;
    for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
        const BinauralRoomSpec spec = spec_of(kind, 48000.0);
        Hall hall = hall_of(&spec);
        double density = echo_density(&hall, hall.mixing_frame);
        for (uint32_t step = 1; step <= 3; step++) {
            const double next =
                echo_density(&hall, hall.mixing_frame + frames_of(&hall, 0.01) * step);
            assert_true(next > density - 0.25);
            density = next;
        }
        assert_at_most(0.6, density, "room %d: 30 ms after the mixing time", (int)kind);
        hall_free(&hall);
    }
}

/* ----------------------------------------------------------------------------- BS.1116-3 -- */

/* Pressure in the middle of the head, 1 to 8 kHz. The caller frees. */
static double complex *pressure_of(const BinauralRoom *with, const BinauralRoom *without)
{
    const uint32_t frames = binaural_room_frames(with);
    const float *all = binaural_room_path(with, LEFT_TO_LEFT);
    const float *direct = binaural_room_path(without, LEFT_TO_LEFT);
    double complex *x = calloc(frames, sizeof *x);
    assert_non_null(x);
    for (uint32_t n = 0; n < frames; n++) {
        x[n] = (double)all[n];
        if (with != without && n < binaural_room_frames(without)) {
            x[n] -= (double)direct[n];
        }
    }
    Bands bands = bands_of(x, frames, 48000.0);
    free(x);
    x = bands_pass(&bands, 1000.0, 8000.0);
    bands_free(&bands);
    return x;
}

static double peak_of(const double complex *x, uint32_t frames)
{
    double peak = 0.0;
    for (uint32_t n = 0; n < frames; n++) {
        peak = fmax(peak, fabs(creal(x[n])));
    }
    return peak;
}

/* As rendered, where reflections meet: the rule is for each by itself (test_room.c). */
static void studios_are_quiet_for_15_ms(void **state)
{
    (void)state;
    for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind <= ROOM_MASTERING; kind++) {
        BinauralRoomSpec spec = spec_of(kind, 48000.0);
        spec.hrtf = NULL;
        BinauralRoom *with = built(&spec);
        spec.room_level = 0.0;
        BinauralRoom *without = built(&spec);
        double complex *reflections = pressure_of(with, without);
        double complex *direct = pressure_of(without, without);
        const uint32_t early = (uint32_t)(48000 * 0.01545), all = binaural_room_frames(without);
        assert_at_most(db_from_gain(peak_of(reflections, early) / peak_of(direct, all)), -10.0,
                       "room %d", (int)kind);
        free(reflections);
        free(direct);
        binaural_room_free(with);
        binaural_room_free(without);
    }
}

/* ------------------------------------------------------------------------- to the bit -- */

static void assert_same_path(const BinauralRoom *a, RoomPath path_a, const BinauralRoom *b,
                             RoomPath path_b)
{
    assert_int_equal(binaural_room_frames(a), binaural_room_frames(b));
    assert_memory_equal(binaural_room_path(a, path_a), binaural_room_path(b, path_b),
                        binaural_room_frames(a) * sizeof(float));
}

static void without_reflections_all_rooms_are_one(void **state)
{
    (void)state;
    const double angles_degrees[] = {5, 30, 90};
    for (RoomKind kind = ROOM_NEARFIELD_STUDIO; kind < ROOMS; kind++) {
        for (size_t k = 0; k < COUNT(angles_degrees); k++) {
            BinauralRoomSpec spec = spec_of(kind, 48000.0);
            spec.room_level = 0.0;
            spec.angle_degrees = angles_degrees[k];
            spec.loudspeaker = LOUDSPEAKER_NEARFIELD;
            BinauralRoom *room = built(&spec);
            const Room *measures = room_of(kind);
            const RoomPlacement placement =
                room_placement(measures, spec.distance_m, spec.angle_degrees);
            spec.room = ROOM_ANECHOIC;
            spec.room_level = 1.0;
            spec.distance_m = placement.distance_m[SPEAKER_LEFT];
            BinauralRoom *anechoic = built(&spec);
            assert_same_path(room, LEFT_TO_LEFT, anechoic, LEFT_TO_LEFT);
            assert_same_path(room, LEFT_TO_RIGHT, anechoic, LEFT_TO_RIGHT);
            if (kind != ROOM_CAR) { /* whose right loudspeaker stands farther */
                assert_same_path(room, RIGHT_TO_LEFT, anechoic, RIGHT_TO_LEFT);
                assert_same_path(room, RIGHT_TO_RIGHT, anechoic, RIGHT_TO_RIGHT);
            }
            binaural_room_free(room);
            binaural_room_free(anechoic);
        }
    }
}

static void rooms_are_symmetric_but_the_car(void **state)
{
    (void)state;
    for (RoomKind kind = 0; kind < ROOMS; kind++) {
        const BinauralRoomSpec spec = spec_of(kind, 44100.0);
        BinauralRoom *room = built(&spec), *again = built(&spec);
        assert_int_equal(binaural_room_is_symmetric(room), kind != ROOM_CAR);
        if (kind != ROOM_CAR) {
            assert_same_path(room, LEFT_TO_LEFT, room, RIGHT_TO_RIGHT);
            assert_same_path(room, LEFT_TO_RIGHT, room, RIGHT_TO_LEFT);
        }
        for (RoomPath path = 0; path < ROOM_PATHS; path++) { /* the same room, the same bits */
            assert_same_path(room, path, again, path);
        }
        binaural_room_free(room);
        binaural_room_free(again);
    }
}

/* Turning left by an angle is the mirror image of turning right by it. */
static void turning_is_symmetric_too(void **state)
{
    (void)state;
    BinauralRoomSpec spec = spec_of(ROOM_CONTROL, 48000.0);
    spec.loudspeaker = LOUDSPEAKER_NEARFIELD;
    spec.yaw_degrees = 25.0;
    BinauralRoom *left = built(&spec);
    spec.yaw_degrees = -25.0;
    BinauralRoom *right = built(&spec);
    assert_false(binaural_room_is_symmetric(left));
    const RoomPath mirrored[] = {RIGHT_TO_RIGHT, RIGHT_TO_LEFT, LEFT_TO_RIGHT, LEFT_TO_LEFT};
    for (RoomPath path = 0; path < ROOM_PATHS; path++) {
        const float *a = binaural_room_path(left, path);
        const float *b = binaural_room_path(right, mirrored[path]);
        for (uint32_t n = 0; n < binaural_room_frames(left); n++) {
            assert_close(a[n], b[n], 1e-7, "path %d, frame %u", (int)path, n);
        }
    }
    binaural_room_free(left);
    binaural_room_free(right);
}

/* ------------------------------------------------------------------------------ turning -- */

typedef struct {
    float *path[ROOM_PATHS];
} Early;

static Early turned(BinauralRoom *room, double yaw_degrees)
{
    Early early;
    for (RoomPath path = 0; path < ROOM_PATHS; path++) {
        early.path[path] = calloc(binaural_room_early_frames(room), sizeof(float));
        assert_non_null(early.path[path]);
    }
    binaural_room_turn(room, yaw_degrees, early.path);
    return early;
}

static void early_free(Early *early)
{
    for (RoomPath path = 0; path < ROOM_PATHS; path++) {
        free(early->path[path]);
    }
}

/* How far off the early frames of another build are. */
static double worst_error(const Early *early, const BinauralRoom *room)
{
    double worst = 0.0;
    for (RoomPath path = 0; path < ROOM_PATHS; path++) {
        for (uint32_t n = 0; n < binaural_room_early_frames(room); n++) {
            const float there = binaural_room_path(room, path)[n];
            worst = fmax(worst, fabs((double)early->path[path][n] - (double)there));
        }
    }
    return worst;
}

static void turning_back_is_how_it_was(void **state)
{
    (void)state;
    for (RoomKind kind = 0; kind < ROOMS; kind++) {
        for (int yaw_degrees = 0; yaw_degrees <= 40; yaw_degrees += 40) {
            BinauralRoomSpec spec = spec_of(kind, 48000.0);
            spec.loudspeaker = LOUDSPEAKER_CLUB;
            spec.yaw_degrees = yaw_degrees;
            BinauralRoom *room = built(&spec);
            Early away = turned(room, -100.0), back = turned(room, yaw_degrees);
            assert_true(worst_error(&away, room) > 0.01);
            assert_true(worst_error(&back, room) == 0.0);
            early_free(&away);
            early_free(&back);
            binaural_room_free(room);
        }
    }
}

/* What is built for an angle is what is turned to it. */
static void turning_is_building(void **state)
{
    (void)state;
    for (RoomKind kind = 0; kind < ROOMS; kind++) {
        BinauralRoomSpec spec = spec_of(kind, 48000.0);
        BinauralRoom *ahead = built(&spec);
        spec.yaw_degrees = 70.0;
        BinauralRoom *aside = built(&spec);
        Early early = turned(ahead, 70.0);
        assert_close(worst_error(&early, aside), 0.0, 0.0, "room %d", (int)kind);
        early_free(&early);
        binaural_room_free(ahead);
        binaural_room_free(aside);
    }
}

/* ------------------------------------------------------------------------------ the rest -- */

static double peak_frame(const float *path, uint32_t frames)
{
    uint32_t peak = 0;
    for (uint32_t n = 0; n < frames; n++) {
        peak = fabsf(path[n]) > fabsf(path[peak]) ? n : peak;
    }
    return peak;
}

static void direct_sound_comes_at_once(void **state)
{
    (void)state;
    for (size_t r = 0; r < COUNT(rates_hz); r++) {
        for (RoomKind kind = 0; kind < ROOMS; kind++) {
            BinauralRoomSpec spec = spec_of(kind, rates_hz[r]);
            BinauralRoom *room = built(&spec);
            const uint32_t first = (uint32_t)(rates_hz[r] * 0.9e-3);
            const float *near = binaural_room_path(room, LEFT_TO_LEFT);
            const float *far = binaural_room_path(room, LEFT_TO_RIGHT);
            const double at_near = peak_frame(near, first), at_far = peak_frame(far, first);
            assert_at_most(at_near / rates_hz[r], 0.5e-3, "room %d, rate %g", (int)kind,
                           rates_hz[r]);
            if (kind != ROOM_CAR) { /* where the door's reflection is as early */
                /* Woodworth at 30 degrees: 8.75 cm / c (pi/6 + 1/2), give or take a sample */
                assert_close((at_far - at_near) / rates_hz[r], 261e-6, 1.1 / rates_hz[r], "room %d",
                             (int)kind);
            }
            binaural_room_free(room);
        }
    }
}

/* With the head away, the direct sound is 1 at all frequencies, and what a fractional delay rings
 * before frame 0 is not missed. */
static void direct_sound_is_flat(void **state)
{
    (void)state;
    const double pi = acos(-1.0);
    for (int step = 0; step < 20; step++) {
        BinauralRoomSpec spec = spec_of(ROOM_ANECHOIC, 48000.0);
        spec.angle_degrees = 5.0 + 85.0 * step / 19;
        spec.head_circumference_cm = 65.0;
        BinauralRoom *room = built(&spec);
        for (int k = 0; k < 40; k++) {
            const double hz = 20.0 * pow(1000.0, k / 39.0);
            for (RoomPath path = LEFT_TO_LEFT; path <= LEFT_TO_RIGHT; path++) {
                const float *x = binaural_room_path(room, path);
                double complex sum = 0.0;
                for (uint32_t n = 0; n < 600; n++) {
                    sum += (double)x[n] * cexp(-I * 2.0 * pi * hz * n / 48000.0);
                }
                assert_close(db_from_gain(cabs(sum)), 0.0, hz < 15000.0 ? 0.25 : 0.5,
                             "%g Hz at %g degrees", hz, spec.angle_degrees);
            }
        }
        binaural_room_free(room);
    }
}

static void lengths_follow_the_room(void **state)
{
    (void)state;
    for (RoomKind kind = 0; kind < ROOMS; kind++) {
        BinauralRoomSpec spec = spec_of(kind, 48000.0);
        spec.decay = 2.0;
        spec.room_level = 1.5;
        BinauralRoom *room = built(&spec);
        const uint32_t frames = binaural_room_frames(room);
        assert_in_range(frames, (uint32_t)(0.08 * 48000.0), 4 * 48000);
        double complex *ears = ears_of(room, SPEAKER_LEFT);
        for (uint32_t n = frames - 48; n < frames; n++) { /* -90 dB, and chance */
            assert_at_most(cabs(ears[n]), 1e-4, "room %d, frame %u", (int)kind, n);
        }
        free(ears);
        binaural_room_free(room);
    }
}

/* Everything at its ends: finite, and not louder than it can be. */
static void ends_of_the_ranges_are_sound(void **state)
{
    (void)state;
    for (unsigned k = 0; k < ROOMS * 16; k++) {
        BinauralRoomSpec spec = spec_of((RoomKind)(k / 16), 48000.0);
        spec.loudspeaker = (LoudspeakerKind)(k % LOUDSPEAKERS);
        spec.distance_m = k & 1u ? 0.3 : 10.0;
        spec.angle_degrees = k & 2u ? 5.0 : 90.0;
        spec.decay = k & 4u ? 0.5 : 2.0;
        spec.yaw_degrees = k & 8u ? -180.0 : 180.0;
        spec.room_level = 1.5;
        spec.head_circumference_cm = k & 1u ? 50.0 : 65.0;
        BinauralRoom *room = built(&spec);
        for (RoomPath path = 0; path < ROOM_PATHS; path++) {
            for (uint32_t n = 0; n < binaural_room_frames(room); n++) {
                assert_true(fabsf(binaural_room_path(room, path)[n]) < 3.0f);
            }
        }
        binaural_room_free(room);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_decay_as_they_should),
        cmocka_unit_test(level_goes_on_across_the_mixing_time),
        cmocka_unit_test(echoes_thicken_across_the_mixing_time),
        cmocka_unit_test(studios_are_quiet_for_15_ms),
        cmocka_unit_test(without_reflections_all_rooms_are_one),
        cmocka_unit_test(rooms_are_symmetric_but_the_car),
        cmocka_unit_test(turning_is_symmetric_too),
        cmocka_unit_test(turning_back_is_how_it_was),
        cmocka_unit_test(turning_is_building),
        cmocka_unit_test(direct_sound_comes_at_once),
        cmocka_unit_test(direct_sound_is_flat),
        cmocka_unit_test(lengths_follow_the_room),
        cmocka_unit_test(ends_of_the_ranges_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

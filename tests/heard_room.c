#include "heard_room.h"

#include "check.h"
#include "room_measures.h"
#include <stdlib.h>
#include <string.h>

void show_figure(const char *what, double measured, double rate_hz)
{
    if (getenv("EARFIELD_VERBOSE")) {
        print_message("%-50s %8.2f at %g Hz\n", what, measured, rate_hz);
    }
}

/* Made once for each rate, and kept to the end. */
static const Hrtf *head_at(double rate_hz)
{
    enum { RATES = 8 };
    static struct {
        double rate_hz;
        Hrtf *hrtf;
    } heads[RATES];
    unsigned n = 0;
    while (heads[n].hrtf && heads[n].rate_hz != rate_hz) {
        n++;
        assert_true(n < RATES);
    }
    if (!heads[n].hrtf) {
        heads[n].rate_hz = rate_hz;
        heads[n].hrtf = hrtf_new_builtin(rate_hz);
        assert_non_null(heads[n].hrtf);
    }
    return heads[n].hrtf;
}

BinauralRoomSpec usual_room(RoomKind kind, double rate_hz)
{
    return (BinauralRoomSpec){.room = kind,
                              .loudspeaker = LOUDSPEAKER_REFERENCE,
                              .room_level = 1.0,
                              .decay = 1.0,
                              .distance_m = room_of(kind)->distance_m,
                              .angle_degrees = 30.0,
                              .head_circumference_cm = 57.0,
                              .rate_hz = rate_hz,
                              .hrtf = head_at(rate_hz)};
}

BinauralRoom *built(const BinauralRoomSpec *spec)
{
    BinauralRoom *room = binaural_room_new(spec);
    assert_non_null(room);
    return room;
}

double complex *ears_of(const BinauralRoom *room, unsigned speaker)
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

void assert_same_path(const BinauralRoom *a, RoomPath path_a, const BinauralRoom *b,
                      RoomPath path_b)
{
    assert_int_equal(binaural_room_frames(a), binaural_room_frames(b));
    assert_memory_equal(binaural_room_path(a, path_a), binaural_room_path(b, path_b),
                        binaural_room_frames(a) * sizeof(float));
}

uint32_t peak_frame(const float *path, uint32_t frames)
{
    uint32_t peak = 0;
    for (uint32_t n = 0; n < frames; n++) {
        peak = fabsf(path[n]) > fabsf(path[peak]) ? n : peak;
    }
    return peak;
}

/* The caller frees. */
static double complex *path_alone(const BinauralRoom *room, RoomPath path)
{
    const uint32_t frames = binaural_room_frames(room);
    double complex *x = calloc(frames, sizeof *x);
    assert_non_null(x);
    for (uint32_t n = 0; n < frames; n++) {
        x[n] = (double)binaural_room_path(room, path)[n];
    }
    return x;
}

double early_reflections_db(const BinauralRoomSpec *spec, RoomPath path)
{
    BinauralRoomSpec anechoic = *spec;
    anechoic.room_level = 0.0;
    BinauralRoom *with = built(spec), *without = built(&anechoic);
    double complex *whole = path_alone(with, path), *direct = path_alone(without, path);
    const double db =
        loudest_reflection_db(&(EarResponse){whole, binaural_room_frames(with), spec->rate_hz},
                              &(EarResponse){direct, binaural_room_frames(without), spec->rate_hz},
                              (uint32_t)(spec->rate_hz * 0.01545));
    free(whole);
    free(direct);
    binaural_room_free(with);
    binaural_room_free(without);
    return db;
}

Early turned(BinauralRoom *room, double yaw_degrees)
{
    Early early;
    for (RoomPath path = 0; path < ROOM_PATHS; path++) {
        early.path[path] = calloc(binaural_room_early_frames(room), sizeof(float));
        assert_non_null(early.path[path]);
    }
    binaural_room_turn(room, yaw_degrees, early.path);
    return early;
}

void early_free(Early *early)
{
    for (RoomPath path = 0; path < ROOM_PATHS; path++) {
        free(early->path[path]);
    }
}

HeardRoom hear_room(const BinauralRoomSpec *spec)
{
    BinauralRoom *room = built(spec);
    double complex *const ears[SPEAKERS] = {ears_of(room, SPEAKER_LEFT),
                                            ears_of(room, SPEAKER_RIGHT)};
    const HeardRoom heard =
        heard_room_of(spec, ears, binaural_room_frames(room), binaural_room_is_symmetric(room));
    binaural_room_free(room);
    return heard;
}

HeardRoom heard_room_of(const BinauralRoomSpec *spec, double complex *const ears[SPEAKERS],
                        uint32_t frames, bool symmetric)
{
    HeardRoom heard = {
        .spec = spec, .measures = room_of(spec->room), .symmetric = symmetric, .frames = frames};
    const RoomPlacement placement =
        room_placement(heard.measures, spec->distance_m, spec->angle_degrees);
    heard.nearer_m = fmin(placement.distance_m[0], placement.distance_m[1]);
    heard.origin_s = heard.nearer_m / sound_speed_m_per_s - 0.45e-3;
    heard.mixing_frame =
        (uint32_t)((room_mixing_time_s(heard.measures) - heard.origin_s) * spec->rate_hz);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        heard.ears[s] = ears[s];
        heard.from[s] = bands_of(ears[s], frames, spec->rate_hz);
        double complex *late = calloc(frames, sizeof *late); /* bands ring, the direct is loud */
        assert_non_null(late);
        memcpy(late + heard.mixing_frame, ears[s] + heard.mixing_frame,
               (frames - heard.mixing_frame) * sizeof *late);
        heard.late[s] = bands_of(late, frames, spec->rate_hz);
        free(late);
    }
    return heard;
}

void heard_room_free(HeardRoom *heard)
{
    for (unsigned s = 0; s < SPEAKERS; s++) {
        free(heard->ears[s]);
        bands_free(&heard->from[s]);
        bands_free(&heard->late[s]);
    }
}

uint32_t heard_room_frames(const HeardRoom *heard, double seconds)
{
    return (uint32_t)(seconds * heard->spec->rate_hz);
}

double *heard_room_energy(const HeardRoom *heard, const Bands bands[SPEAKERS], double low_hz,
                          double high_hz)
{
    double *energy = calloc(heard->frames, sizeof *energy);
    assert_non_null(energy);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        if (s == SPEAKER_LEFT || !heard->symmetric) {
            double complex *band = bands_pass(&bands[s], low_hz, high_hz);
            const double both = heard->symmetric ? 2.0 : 1.0;
            add_energy(energy, band, heard->frames, both);
            free(band);
        }
    }
    return energy;
}

double *heard_room_octave_energy(const HeardRoom *heard, const Bands bands[SPEAKERS],
                                 unsigned octave)
{
    return heard_room_energy(heard, bands, octave_hz(octave) / sqrt(2.0),
                             octave_hz(octave) * sqrt(2.0));
}

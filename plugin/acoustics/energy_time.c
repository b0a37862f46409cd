#include "energy_time.h"

#include "../dsp/decibel.h"
#include <stddef.h>

enum { PATHS = 4 };

typedef struct {
    const float *of[PATHS];
} Paths;

static Paths paths_of(const BinauralResponse *r)
{
    return (Paths){{r->left_left, r->left_right, r->right_left, r->right_right}};
}

static float strongest_at(const Paths *paths, unsigned frame)
{
    float strongest = 0.0F;
    for (unsigned path = 0; path < PATHS; path++) {
        strongest = fmaxf(strongest, fabsf(paths->of[path][frame]));
    }
    return strongest;
}

unsigned energy_time_arrival(const BinauralResponse *response)
{
    const Paths paths = paths_of(response);
    float strongest = 0.0F;
    unsigned frame = 0;
    for (unsigned n = 0; n < response->frames; n++) {
        strongest = fmaxf(strongest, strongest_at(&paths, n));
    }
    while (frame < response->frames && strongest_at(&paths, frame) < 0.1F * strongest) {
        frame++;
    }
    return frame;
}

static double squares(const float *x, unsigned begin, unsigned end)
{
    double sum = 0.0;
    for (unsigned n = begin; n < end; n++) {
        sum += (double)x[n] * (double)x[n];
    }
    return sum;
}

typedef struct {
    unsigned begin, end;
} Span;

static Span both(Span a, Span b)
{
    return (Span){a.begin > b.begin ? a.begin : b.begin, a.end < b.end ? a.end : b.end};
}

static double energy_at(const BinauralResponse *r, unsigned ear, Span span)
{
    const float *from_left = ear == EAR_LEFT ? r->left_left : r->left_right;
    const float *from_right = ear == EAR_LEFT ? r->right_left : r->right_right;
    return squares(from_left, span.begin, span.end) + squares(from_right, span.begin, span.end);
}

/* The frames of a millisecond, all that is before the arrival included in the first. */
static Span frames_of(unsigned ms, double rate_hz, unsigned arrival)
{
    const unsigned begin = arrival + (unsigned)lround(ms * rate_hz / 1000.0);
    const unsigned end = arrival + (unsigned)lround((ms + 1) * rate_hz / 1000.0);
    return (Span){ms ? begin : 0, end};
}

void energy_time_add(EnergyTime *energy, const BinauralResponse *response, double rate_hz,
                     unsigned arrival, unsigned begin, unsigned end)
{
    const unsigned direct_ms = 2;
    const Span wanted = {begin, end < response->frames ? end : response->frames};
    for (unsigned ms = 0; ms < ENERGY_TIME_POINTS; ms++) {
        const Span span = both(frames_of(ms, rate_hz, arrival), wanted);
        for (unsigned ear = 0; ear < EARS; ear++) {
            energy->of[ear][ms] += energy_at(response, ear, span);
        }
        energy->direct += ms < direct_ms ? energy_at(response, EAR_LEFT, span) : 0.0;
    }
}

static float level_db(double energy, double direct)
{
    if (energy <= 0.0) {
        return ENERGY_TIME_LOWEST_DB;
    }
    const double db = direct > 0.0 ? db_from_power(energy / direct) : ENERGY_TIME_HIGHEST_DB;
    return (float)fmin(fmax(db, ENERGY_TIME_LOWEST_DB), ENERGY_TIME_HIGHEST_DB);
}

void energy_time_levels(const EnergyTime *energy, float db[EARS][ENERGY_TIME_POINTS])
{
    for (unsigned ear = 0; ear < EARS; ear++) {
        for (unsigned ms = 0; ms < ENERGY_TIME_POINTS; ms++) {
            db[ear][ms] = level_db(energy->of[ear][ms], energy->direct);
        }
    }
}

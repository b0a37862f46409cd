#include "hrtf_prepare.h"

#include "../dsp/decibel.h"
#include "hrtf_align.h"
#include "hrtf_measure.h"
#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;
static const double lowest_rate_hz = 8000.0, highest_rate_hz = 768000.0;
static const float same_direction = 1.745e-3F; /* 0.1 degree */
enum { FEWEST_FRAMES = 16, MOST_FRAMES = 16384, FIELD_DIRECTIONS = 2000 };

/* The table while it is made: the same block, writable. */
typedef struct {
    HrtfTable table;
    int16_t *azimuths, *elevations, *levels, *delays;
} Draft;

static Draft *draft_new(unsigned directions, unsigned ears)
{
    const size_t pairs = (size_t)directions * ears;
    const size_t numbers = 2 * (size_t)directions + pairs * (HRTF_NODES + 1);
    Draft *draft = calloc(1, sizeof *draft + numbers * sizeof(int16_t));
    if (!draft) {
        return NULL;
    }
    draft->azimuths = (int16_t *)(draft + 1);
    draft->elevations = draft->azimuths + directions;
    draft->levels = draft->elevations + directions;
    draft->delays = draft->levels + pairs * HRTF_NODES;
    draft->table =
        (HrtfTable){0, ears, draft->azimuths, draft->elevations, draft->levels, draft->delays};
    return draft;
}

static int16_t quantised(double value)
{
    return (int16_t)lrint(fmax(-32767.0, fmin(value, 32767.0)));
}

static HrtfFault check_response(const float *response, unsigned frames)
{
    float loudest = 0.0F;
    for (unsigned n = 0; n < frames; n++) {
        if (!isfinite(response[n])) {
            return HRTF_NOT_FINITE;
        }
        loudest = fmaxf(loudest, fabsf(response[n]));
    }
    return loudest > 0.0F ? HRTF_FINE : HRTF_SILENT;
}

static HrtfFault check(const HrtfMeasured *measured)
{
    if (!(measured->rate_hz >= lowest_rate_hz && measured->rate_hz <= highest_rate_hz)) {
        return HRTF_BAD_RATE;
    }
    if (measured->frames < FEWEST_FRAMES) {
        return HRTF_BAD_LENGTH;
    }
    for (size_t n = 0; n < 2 * (size_t)measured->measurements; n++) {
        const Direction *direction = &measured->directions[n / 2];
        if (!isfinite(measured->delays_s[n]) || !isfinite(direction->azimuth_degrees) ||
            !isfinite(direction->elevation_degrees)) {
            return HRTF_NOT_FINITE;
        }
        const HrtfFault fault =
            check_response(&measured->responses[n * measured->frames], measured->frames);
        if (fault != HRTF_FINE) {
            return fault;
        }
    }
    return HRTF_FINE;
}

/* What is needed until the table is done. */
typedef struct {
    const HrtfMeasured *measured;
    Draft *draft;
    HrtfMeasure *measure;
    HrtfPlaces *places; /* of the directions */
    double *delays_s;   /* [directions][ears] */
    double *late_s;     /* the same, for hrtf_align() */
} Preparation;

static bool begin(Preparation *p, const HrtfMeasured *measured)
{
    const unsigned frames = measured->frames < MOST_FRAMES ? measured->frames : MOST_FRAMES;
    const unsigned ears = measured->mirrored ? 1 : 2;
    *p = (Preparation){
        .measured = measured,
        .draft = draft_new(measured->measurements, ears),
        .measure = hrtf_measure_new(frames, measured->rate_hz),
        .places = calloc(hrtf_place_groups(measured->measurements), sizeof *p->places),
        .delays_s = calloc((size_t)measured->measurements * ears, sizeof *p->delays_s),
        .late_s = calloc((size_t)measured->measurements * ears, sizeof *p->late_s),
    };
    return p->draft && p->measure && p->places && p->delays_s && p->late_s;
}

/* The draft stays with the caller. */
static void end(Preparation *p)
{
    hrtf_measure_free(p->measure);
    free(p->places);
    free(p->delays_s);
    free(p->late_s);
}

/* Is this direction measured already? Poles are, in many a file, once for each azimuth. */
static bool is_known(const Preparation *p, Toward toward)
{
    for (unsigned n = 0; n < p->draft->table.directions; n++) {
        const Toward other = hrtf_place(p->places, n);
        const float x = toward.x - other.x, y = toward.y - other.y, z = toward.z - other.z;
        if (x * x + y * y + z * z < same_direction * same_direction) {
            return true;
        }
    }
    return false;
}

static void add(Preparation *p, unsigned from)
{
    const HrtfMeasured *measured = p->measured;
    Draft *draft = p->draft;
    const Direction direction = measured->directions[from];
    const Toward toward = hrtf_toward(direction);
    if (is_known(p, toward)) {
        return;
    }
    const float *responses = &measured->responses[2 * (size_t)from * measured->frames];
    HrtfEar ears[2];
    hrtf_measure(p->measure, responses, responses + measured->frames, ears);
    const unsigned to = draft->table.directions++;
    hrtf_place_put(p->places, to, toward);
    draft->azimuths[to] = quantised(100.0 * remainder(direction.azimuth_degrees, 360.0));
    draft->elevations[to] = quantised(100.0 * direction.elevation_degrees);
    for (unsigned e = 0; e < draft->table.ears; e++) {
        const size_t at = (size_t)to * draft->table.ears + e;
        p->delays_s[at] = ears[e].delay_s + measured->delays_s[2 * (size_t)from + e];
        for (unsigned node = 0; node < HRTF_NODES; node++) {
            draft->levels[at * HRTF_NODES + node] = quantised(100.0 * ears[e].level_db[node]);
        }
    }
}

/* Evenly over the sphere: a Fibonacci lattice. */
static Direction field_direction(unsigned n)
{
    const double golden_angle_degrees = 180.0 * (3.0 - sqrt(5.0));
    const double height = 1.0 - (2.0 * n + 1.0) / FIELD_DIRECTIONS;
    const double elevation = asin(height) * 180.0 / pi;
    return (Direction){n * golden_angle_degrees, elevation};
}

/* What one ear has in the mean over the sphere, as the table interpolates it. */
static void average_power(const Preparation *p, unsigned ear, double power[HRTF_NODES])
{
    for (unsigned node = 0; node < HRTF_NODES; node++) {
        power[node] = 0.0;
    }
    for (unsigned n = 0; n < FIELD_DIRECTIONS; n++) {
        const Toward toward = hrtf_toward(field_direction(n));
        const HrtfBlend blend = hrtf_blend(&p->draft->table, p->places, toward, ear);
        for (unsigned node = 0; node < HRTF_NODES; node++) {
            power[node] +=
                pow(10.0, (double)blend.levels_centidb[node] / 1000.0) / FIELD_DIRECTIONS;
        }
    }
}

/* Each ear by itself, which evens out microphones. */
static void equalise(Preparation *p)
{
    const unsigned ears = p->draft->table.ears;
    double power[2][HRTF_NODES];
    for (unsigned e = 0; e < ears; e++) {
        average_power(p, e, power[e]);
    }
    for (size_t n = 0; n < (size_t)p->draft->table.directions * ears; n++) {
        int16_t *levels = &p->draft->levels[n * HRTF_NODES];
        for (unsigned node = 0; node < HRTF_NODES; node++) {
            levels[node] = quantised(levels[node] - 100.0 * db_from_power(power[n % ears][node]));
        }
    }
}

static void quantise_delays(Preparation *p)
{
    const size_t pairs = (size_t)p->draft->table.directions * p->draft->table.ears;
    for (size_t n = 0; n < pairs; n++) {
        p->draft->delays[n] = quantised(1e7 * p->delays_s[n]);
    }
}

static HrtfFault work(Preparation *p)
{
    for (unsigned n = 0; n < p->measured->measurements; n++) {
        add(p, n);
    }
    if (p->draft->table.directions < 2) {
        return HRTF_TOO_FEW_DIRECTIONS;
    }
    hrtf_places(&p->draft->table, p->places);
    equalise(p);
    hrtf_align(&p->draft->table, p->places, p->measure, p->delays_s, p->late_s);
    quantise_delays(p);
    return HRTF_FINE;
}

HrtfTable *hrtf_prepare(const HrtfMeasured *measured, HrtfFault *fault)
{
    *fault = measured->measurements < 2 ? HRTF_TOO_FEW_DIRECTIONS : check(measured);
    if (*fault != HRTF_FINE) {
        return NULL;
    }
    Preparation p;
    *fault = begin(&p, measured) ? work(&p) : HRTF_NO_MEMORY;
    end(&p);
    if (*fault != HRTF_FINE) {
        free(p.draft);
        return NULL;
    }
    return &p.draft->table;
}

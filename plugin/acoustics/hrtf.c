#include "hrtf.h"

#include "head.h"
#include "hrtf_table.h"
#include "minimum_phase.h"
#include "sphere.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;
static const double nepers_per_centidb = 0.0011512925464970229;
static const double nearest_m = 0.2, farthest_m = 3.0;
enum { MOST_BINS = 1025 };

/* Where a bin lies between nodes. */
typedef struct {
    unsigned node; /* of the two, the lower */
    float beyond;  /* 0 to 1: how far toward the next */
} Between;

struct Hrtf {
    const HrtfTable *table;
    HrtfTable *own; /* the table again, where it is to be freed */
    double rate_hz;
    unsigned length;
    HrtfPlace *places; /* [directions] */
    Between *between;  /* [bins] */
    float *phases;     /* of minimum phase: [node][bin] */
};

static unsigned bins_of(const Hrtf *hrtf)
{
    return hrtf->length / 2 + 1;
}

/* At least as long as 512 bins at 48 kHz. */
static unsigned length_at(double rate_hz)
{
    unsigned length = 64;
    while (length * 48000.0 < 512.0 * rate_hz) {
        length *= 2;
    }
    return length;
}

static bool hrtf_build(Hrtf *hrtf)
{
    const unsigned bins = bins_of(hrtf);
    hrtf->places = malloc(hrtf->table->directions * sizeof *hrtf->places);
    hrtf->between = malloc(bins * sizeof *hrtf->between);
    hrtf->phases = malloc((size_t)HRTF_NODES * bins * sizeof *hrtf->phases);
    if (!hrtf->places || !hrtf->between || !hrtf->phases) {
        return false;
    }
    double node_hz[HRTF_NODES];
    for (unsigned n = 0; n < HRTF_NODES; n++) {
        node_hz[n] = hrtf_node_hz(n);
    }
    hrtf_places(hrtf->table, hrtf->places);
    minimum_phase_matrix(HRTF_NODES, node_hz, hrtf->length, hrtf->rate_hz, hrtf->phases);
    for (unsigned k = 0, node = 0; k < bins; k++) {
        const double hz = k * hrtf->rate_hz / hrtf->length;
        while (node < HRTF_NODES - 2 && node_hz[node + 1] <= hz) {
            node++;
        }
        const double beyond = (hz - node_hz[node]) / (node_hz[node + 1] - node_hz[node]);
        hrtf->between[k] = (Between){node, (float)fmin(beyond, 1.0)};
    }
    return true;
}

static Hrtf *hrtf_of(const HrtfTable *table, HrtfTable *own, double rate_hz)
{
    Hrtf *hrtf = calloc(1, sizeof *hrtf);
    if (!hrtf) {
        free(own);
        return NULL;
    }
    *hrtf = (Hrtf){.table = table, .own = own, .rate_hz = rate_hz, .length = length_at(rate_hz)};
    if (!hrtf_build(hrtf)) {
        hrtf_free(hrtf);
        return NULL;
    }
    return hrtf;
}

Hrtf *hrtf_new(HrtfTable *table, double rate_hz)
{
    return hrtf_of(table, table, rate_hz);
}

Hrtf *hrtf_new_builtin(double rate_hz)
{
    return hrtf_of(&hrtf_builtin_table, NULL, rate_hz);
}

void hrtf_free(Hrtf *hrtf)
{
    if (hrtf) {
        free(hrtf->own);
        free(hrtf->places);
        free(hrtf->between);
        free(hrtf->phases);
        free(hrtf);
    }
}

unsigned hrtf_length(const Hrtf *hrtf)
{
    return hrtf->length;
}

/* Where a sound is, as one ear of a sphere sees it. */
typedef struct {
    double radius_m, distance_m, incidence_cosine;
} Incidence;

/* One ear on its way to a spectrum. */
typedef struct {
    float levels_nepers[HRTF_NODES];
    float sphere_radians[HRTF_SPHERE_NODES]; /* the sphere's phase less the delay's, where it has a
                                                share */
    double delay_s;
} Ear;

/* Near the head the levels rise at the near ear and fall at the far one: all over the spectrum, by
 * what the sphere says of the highest frequency where it is asked. */
static double nearness_nepers(const Incidence *at)
{
    if (at->distance_m >= farthest_m) {
        return 0.0;
    }
    const double hz = hrtf_node_hz(HRTF_SPHERE_NODES - 1), cosine = at->incidence_cosine;
    return log(cabs(sphere_pressure(at->radius_m, at->distance_m, cosine, hz)) /
               cabs(sphere_pressure(at->radius_m, farthest_m, cosine, hz)));
}

static void fill_ear(const HrtfBlend *blend, const Incidence *at, double delay_scale, Ear *ear)
{
    const double nearer_nepers = nearness_nepers(at);
    ear->delay_s = 1e-7 * (double)blend->delay_tenth_us * delay_scale;
    for (unsigned n = 0; n < HRTF_NODES; n++) {
        ear->levels_nepers[n] =
            (float)(nepers_per_centidb * (double)blend->levels_centidb[n] + nearer_nepers);
    }
    for (unsigned n = 0; n < HRTF_SPHERE_NODES; n++) {
        const double hz = hrtf_node_hz(n), share = hrtf_sphere_share(hz);
        const double complex pressure =
            sphere_pressure(at->radius_m, at->distance_m, at->incidence_cosine, hz);
        const double measured = (double)ear->levels_nepers[n];
        ear->levels_nepers[n] = (float)(measured + share * (log(cabs(pressure)) - measured));
        ear->sphere_radians[n] = (float)(carg(pressure) + 2.0 * pi * hz * ear->delay_s);
    }
}

static float interpolated(const float *values, Between between)
{
    const float lower = values[between.node];
    return lower + between.beyond * (values[between.node + 1] - lower);
}

/* The phases of minimum phase of both ears. */
static void find_phases(const Hrtf *hrtf, const Ear ears[2], float phases[2][MOST_BINS])
{
    const unsigned bins = bins_of(hrtf);
    for (unsigned k = 0; k < bins; k++) {
        phases[0][k] = phases[1][k] = 0.0F;
    }
    for (unsigned n = 0; n < HRTF_NODES; n += 2) { /* two at once: half the way through memory */
        const float *left = &ears[0].levels_nepers[n], *right = &ears[1].levels_nepers[n];
        const float *row = &hrtf->phases[(size_t)n * bins], *next = row + bins;
        for (unsigned k = 0; k < bins; k++) {
            phases[0][k] += left[0] * row[k] + left[1] * next[k];
            phases[1][k] += right[0] * row[k] + right[1] * next[k];
        }
    }
}

static void fill_spectrum(const Hrtf *hrtf, const Ear *ear, const float *phases,
                          double complex *spectrum)
{
    for (unsigned k = 0; k <= hrtf->length / 2; k++) {
        const Between between = hrtf->between[k];
        const double share = hrtf_sphere_share(k * hrtf->rate_hz / hrtf->length);
        float phase = phases[k];
        if (share > 0.0) {
            phase += (float)share * (interpolated(ear->sphere_radians, between) - phase);
        }
        const float magnitude = expf(interpolated(ear->levels_nepers, between));
        spectrum[k] = (double)(magnitude * cosf(phase)) + I * (double)(magnitude * sinf(phase));
        spectrum[k ? hrtf->length - k : 0] = conj(spectrum[k]);
    }
    /* a real response has no phase at its ends */
    spectrum[hrtf->length / 2] = creal(spectrum[hrtf->length / 2]);
}

void hrtf_at(const Hrtf *hrtf, Direction direction, double distance_m, double head_circumference_cm,
             EarSpectra *ears)
{
    const Toward toward = hrtf_toward(direction), mirrored = {toward.x, -toward.y, toward.z};
    const bool own_ears = hrtf->table->ears > 1;
    const HrtfBlend left = hrtf_blend(hrtf->table, hrtf->places, toward, 0);
    const HrtfBlend right =
        hrtf_blend(hrtf->table, hrtf->places, own_ears ? toward : mirrored, own_ears);
    Incidence at = {head_radius_m(head_circumference_cm),
                    fmax(nearest_m, fmin(distance_m, farthest_m)), (double)toward.y};
    const double scale = at.radius_m / head_radius_m(57.0);
    Ear both[2];
    fill_ear(&left, &at, scale, &both[0]);
    at.incidence_cosine = -at.incidence_cosine;
    fill_ear(&right, &at, scale, &both[1]);
    float phases[2][MOST_BINS];
    find_phases(hrtf, both, phases);
    fill_spectrum(hrtf, &both[0], phases[0], ears->left);
    fill_spectrum(hrtf, &both[1], phases[1], ears->right);
    ears->left_delay_s = both[0].delay_s;
    ears->right_delay_s = both[1].delay_s;
}

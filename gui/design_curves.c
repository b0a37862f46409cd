#include "design_curves.h"

#include "../plugin/acoustics/drivers.h"
#include "../plugin/dsp/a_weighting_power.h"
#include "../plugin/dsp/decibel.h"
#include "../plugin/dsp/isolation.h"
#include "../plugin/dsp/masked.h"

static const double lowest_hz = 20.0, span = 1000.0; /* three decades */
static const double faintest = 1e-10;                /* of power: -100 dB */

double spectrum_hz(unsigned point)
{
    return lowest_hz * pow(span, (double)point / (SPECTRUM_POINTS - 1));
}

CurveAxis curve_axis(double rate_hz)
{
    CurveAxis axis = {.count = 0};
    for (unsigned i = 0; i < CURVE_POINTS; i++) {
        axis.hz[i] = lowest_hz * pow(span, (double)i / (CURVE_POINTS - 1));
        if (axis.hz[i] < 0.49 * rate_hz) {
            axis.count = i + 1;
        }
    }
    return axis;
}

static double level_db(double complex h)
{
    return db_from_power(fmax(faintest, creal(h) * creal(h) + cimag(h) * cimag(h)));
}

/* --------------------------------------------------------------------------- headphones -- */

void headphones_curves(const EngineSettings *settings, double rate_hz, HeadphonesCurves *curves)
{
    const CurveAxis axis = curve_axis(rate_hz);
    Voice voice = {0};
    VoiceSpec spec = settings->voice;
    spec.mode = MODE_HEADPHONES;
    voice_set(&voice, &spec, rate_hz);
    const Headphones *h = &voice.headphones;
    curves->interaural = voice_interaural(&voice, rate_hz);
    curves->translates = h->translations > 0 || spec.headphones.echo_gain != 0.0;
    curves->crosses = false;
    for (unsigned i = 0; i < axis.count; i++) {
        const Phasor at = phasor_at(axis.hz[i], rate_hz);
        const Transfer t = headphones_transfer(h, &at);
        curves->direct[i] = level_db(t.left_left);
        curves->crossed[i] = level_db(t.left_right);
        curves->mono[i] = level_db(t.left_left + t.left_right);
        curves->translation[i] =
            level_db(biquads_transfer(h->translation, h->translations, at.z_inverse) *
                     echo_response(&h->echo, &at));
        curves->crosses |= curves->crossed[i] > db_from_power(faintest);
    }
}

void headphones_levels_db(const HeadphonesSpec *spec, double rate_hz, double hz, double *direct_db,
                          double *crossed_db)
{
    Headphones h = {0};
    HeadphonesSpec crossfeed = *spec;
    crossfeed.translations = 0;
    crossfeed.echo_gain = 0.0;
    headphones_set(&h, &crossfeed, rate_hz);
    const Phasor at = phasor_at(hz, rate_hz);
    const Transfer t = headphones_transfer(&h, &at);
    *direct_db = level_db(t.left_left);
    *crossed_db = level_db(t.left_right);
}

/* ------------------------------------------------------------------------------ in-ears -- */

/* The same stage at ears without earphones. */
static StageDesign without_earphones(const StageDesign *design)
{
    StageDesign open = *design;
    open.isolation_db = 0.0;
    open.leak_mm[EAR_LEFT] = open.leak_mm[EAR_RIGHT] = 0.0;
    open.ear_out = EAR_OUT_NONE;
    return open;
}

static void let_in(const StageSpec *spec, double rate_hz, const CurveAxis *axis, InEarsCurves *c)
{
    const double points_per_neper = (SPECTRUM_POINTS - 1) / log(span);
    const StageDesign design = stage_design(spec, rate_hz), open = without_earphones(&design);
    double all = 0.0, in[EARS] = {0.0};
    for (unsigned i = 0; i < axis->count; i++) {
        const double hz = axis->hz[i], loudness = a_weighting_power(hz);
        double at_ear[EARS], around[EARS];
        stage_density(&design, hz, at_ear);
        stage_density(&open, hz, around);
        all += loudness;
        for (unsigned ear = 0; ear < EARS; ear++) {
            const double share = at_ear[ear] / around[ear];
            in[ear] += share * loudness;
            c->let_in[ear][i] = db_from_power(fmax(faintest, share));
            c->noise[ear][i] = db_from_power(fmax(faintest, at_ear[ear] * hz / points_per_neper));
        }
    }
    for (unsigned ear = 0; ear < EARS; ear++) {
        c->let_in_a[ear] = db_from_power(in[ear] / all);
    }
}

void inears_curves(const EngineSettings *settings, DriversKind drivers, double rate_hz,
                   InEarsCurves *curves)
{
    const CurveAxis axis = curve_axis(rate_hz);
    InEars inears = {0};
    inears_set(&inears, &settings->voice.inears, rate_hz);
    BiquadSpec specs[DRIVERS_FILTERS];
    BiquadDesign designs[DRIVERS_FILTERS];
    const unsigned count = drivers_filters(drivers, specs);
    for (unsigned n = 0; n < count; n++) {
        designs[n] = biquad_design(&specs[n], rate_hz);
    }
    curves->coloured = count > 0;
    for (unsigned i = 0; i < axis.count; i++) {
        const Phasor at = phasor_at(axis.hz[i], rate_hz);
        const Transfer t = inears_transfer(&inears, &at);
        curves->ear[EAR_LEFT][i] = level_db(t.left_left);
        curves->ear[EAR_RIGHT][i] = level_db(t.right_right);
        curves->drivers[i] = level_db(biquads_response(designs, count, at.z_inverse));
    }
    let_in(&settings->stage, rate_hz, &axis, curves);
}

/* Power per hertz. */
static double spectrum_density(const float *spectrum_db, double hz)
{
    const double step = log(span) / (SPECTRUM_POINTS - 1);
    const double place = log(fmax(hz, lowest_hz) / lowest_hz) / step;
    const unsigned point = (unsigned)fmin(lround(place), SPECTRUM_POINTS - 1);
    return pow(10.0, (double)spectrum_db[point] / 10.0) / (hz * step);
}

void masked_bands(const EngineSettings *settings, double rate_hz, const float *spectrum_db,
                  bool masked[ERB_BANDS])
{
    const StageDesign design = stage_design(&settings->stage, rate_hz);
    enum { PARTS = 8 };
    for (unsigned band = 0; band < ERB_BANDS; band++) {
        const double from_hz = erb_edge_hz(band), to_hz = erb_edge_hz(band + 1);
        const double part_hz = (to_hz - from_hz) / PARTS;
        double programme = 0.0, density[EARS];
        for (unsigned i = 0; i < PARTS; i++) {
            programme +=
                part_hz * spectrum_density(spectrum_db, from_hz + part_hz * ((double)i + 0.5));
        }
        const double hz = erb_middle_hz(band), width_hz = to_hz - from_hz;
        stage_density(&design, hz, density);
        const double noise = width_hz * fmax(density[EAR_LEFT], density[EAR_RIGHT]);
        masked[band] = to_hz < 0.45 * rate_hz && masked_by_noise(programme, noise) &&
                       programme >= masked_audible_power(&settings->stage, &design, hz);
    }
}

/* --------------------------------------------------------------------------------- room -- */

enum { OCTAVE_OF_1_KHZ = 4 };

void room_scene(const ResponseWish *wish, double rate_hz, BinauralScene *scene)
{
    const ResponseWish built = response_wish_granted(wish, false);
    const BinauralRoomSpec spec = {.room = built.room,
                                   .loudspeaker = built.loudspeaker,
                                   .room_level = built.room_level,
                                   .decay = built.decay,
                                   .distance_m = built.distance_m,
                                   .angle_degrees = built.angle_degrees,
                                   .head_circumference_cm = built.head_circumference_cm,
                                   .yaw_degrees = built.yaw_degrees,
                                   .rate_hz = fmax(rate_hz, 44100.0)};
    binaural_scene_design(scene, &spec);
}

double scene_image_db(const BinauralScene *scene, unsigned speaker, unsigned image)
{
    const double gain = scene->sounds[speaker][image].gain[OCTAVE_OF_1_KHZ];
    return db_from_power(fmax(faintest, gain * gain));
}

double scene_tail_db(const BinauralScene *scene, double time_s)
{
    const double level = scene->spec.room_level, a_millisecond_s = 1e-3;
    const double falls_db = 60.0 * time_s / scene->reverberation_s[OCTAVE_OF_1_KHZ];
    return db_from_power(fmax(faintest, level * level * a_millisecond_s *
                                            scene->tail_energy_per_s[OCTAVE_OF_1_KHZ])) -
           falls_db;
}

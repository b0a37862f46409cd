#include "design_room.h"

#include "../plugin/dsp/phasor.h"

enum { OCTAVE_OF_1_KHZ = 4 };

void room_scene(const ResponseWish *wish, double rate_hz, BinauralScene *scene)
{
    BinauralRoomSpec spec = response_wish_room(wish, rate_hz);
    spec.yaw_degrees = wish->yaw_degrees;
    binaural_scene_design(scene, &spec);
}

double scene_image_db(const BinauralScene *scene, unsigned speaker, unsigned image)
{
    return design_level_db(scene->sounds[speaker][image].gain[OCTAVE_OF_1_KHZ]);
}

/* Of the nearer loudspeaker, since the emission. */
static double direct_s(const BinauralScene *scene)
{
    const double *away_m = scene->placement.distance_m;
    return fmin(away_m[SPEAKER_LEFT], away_m[SPEAKER_RIGHT]) / sound_speed_m_per_s;
}

double scene_image_s(const BinauralScene *scene, unsigned speaker, unsigned image)
{
    return scene->images[speaker][image].distance_m / sound_speed_m_per_s - direct_s(scene);
}

double scene_tail_db(const BinauralScene *scene, double time_s)
{
    const double level = scene->spec.room_level, a_millisecond_s = 1e-3;
    const double falls_db =
        60.0 * (time_s + direct_s(scene)) / scene->reverberation_s[OCTAVE_OF_1_KHZ];
    return fmax(-100.0, design_power_db(level * level * a_millisecond_s *
                                        scene->tail_energy_per_s[OCTAVE_OF_1_KHZ]) -
                            falls_db);
}

double scene_mixing_s(const BinauralScene *scene)
{
    return room_mixing_time_s(room_of(scene->spec.room)) - direct_s(scene);
}

double scene_reverberation_s(const BinauralScene *scene)
{
    return scene->image_count > 1 ? scene->reverberation_s[OCTAVE_OF_1_KHZ] : 0.0;
}

void loudspeaker_curve(LoudspeakerKind kind, double rate_hz, DesignCurve curve)
{
    const DesignAxis axis = design_axis(rate_hz);
    BiquadSpec specs[LOUDSPEAKER_FILTERS];
    BiquadDesign designs[LOUDSPEAKER_FILTERS];
    const unsigned count = loudspeaker_filters(kind, specs);
    for (unsigned n = 0; n < count; n++) {
        designs[n] = biquad_design(&specs[n], rate_hz);
    }
    for (unsigned i = 0; i < axis.count; i++) {
        const Phasor at = phasor_at(axis.hz[i], rate_hz);
        curve[i] = design_level_db(biquads_response(designs, count, at.z_inverse));
    }
}

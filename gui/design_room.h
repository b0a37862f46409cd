/* What the Speakers mode does, worked out by the functions that the audio uses. Pure. */
#ifndef EARFIELD_DESIGN_ROOM_H
#define EARFIELD_DESIGN_ROOM_H

#include "../plugin/acoustics/binaural_scene.h"
#include "../plugin/response_wish.h"
#include "design_axis.h"

/** The room of a wish, a loaded response or not. */
void room_scene(const ResponseWish *wish, double rate_hz, BinauralScene *scene);

/** Level of an image at the head, with the head away, against the nearer loudspeaker's direct sound,
 * in the octave of 1 kHz; -100 dB at the least. */
double scene_image_db(const BinauralScene *scene, unsigned speaker, unsigned image);

/** When it arrives after the direct sound of the nearer loudspeaker. */
double scene_image_s(const BinauralScene *scene, unsigned speaker, unsigned image);

/** Energy of a millisecond of the reverberation against the direct sound, in the octave of 1 kHz, at
 * a time after the direct sound's arrival; -100 dB at the least. */
double scene_tail_db(const BinauralScene *scene, double time_s);

/** When the reverberation takes over from single reflections, after the direct sound's arrival. */
double scene_mixing_s(const BinauralScene *scene);

/** In the octave of 1 kHz; 0 without walls or reflections. */
double scene_reverberation_s(const BinauralScene *scene);

/** Of a loudspeaker on its axis. */
void loudspeaker_curve(LoudspeakerKind kind, double rate_hz, DesignCurve curve);

#endif

/* A setting of the In-Ears mode as it was rendered: what it does to a sound in the middle, and what
 * the plugin's own ports say of the programme in it. */
#ifndef EARFIELD_DEMO_RENDERED_INEARS_H
#define EARFIELD_DEMO_RENDERED_INEARS_H

#include "../audio.h"
#include "settings.h"

enum { LEFT_EAR, RIGHT_EAR, BOTH_EARS };

/** The ears' answers to an impulse in the middle, less the noise that the setting makes by itself;
 * relative to that impulse. */
typedef struct {
    Audio whole, sealed; /* the latter with both leaks at 0 */
} InEarImpulses;

/** From FOLDER/impulse/NAME.wav, NAME-sealed.wav and NAME-rest.wav; false, and said on stderr,
 * where they can't be read. */
bool inear_impulses_read(const char *folder, const char *name, InEarImpulses *impulses);

void inear_impulses_free(InEarImpulses *impulses);

/** What an ear hears at `hz`, in dB; NAN where it hears nothing. */
double inear_level_db(const Audio *impulse, unsigned ear, double hz);

/** What the leak of an ear does at `hz`, in dB; NAN where that ear is out. */
double inear_leak_db(const InEarImpulses *impulses, unsigned ear, double hz);

/** By how much a pink sound in the middle, of so many octaves, is louder on the left, in dB; NAN
 * where an ear is out. */
double inear_pull_db(const InEarImpulses *impulses, double low_hz, double high_hz);

/** Is it one? */
bool setting_is_in_ears(const Setting *setting);

typedef struct {
    double exposure_dba;   /* equivalent level, of the louder ear */
    double dose_percent_h; /* of the standard in an hour */
    double masked_percent; /* mean over the programme */
} OnStage;

/** The programme through the plugin at `setting` and `more` of controls, calibrated: what its ports
 * say. */
OnStage on_stage(const Setting *setting, const char *more, const Audio *programme);

#endif

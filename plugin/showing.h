/* Showing an open UI what the ports don't tell: the programme's spectrum, what the room that was
 * built last sends to the ears when, what the loaded correction does (pictures.h).
 *
 * A UI says that it is open when it opens and each second after, and when it closes. Several may be
 * open: each word is answered with the whole picture, so that who came last has it too, and where
 * one closes, another has time for its word before the show ends. For the audio thread. */
#ifndef EARFIELD_SHOWING_H
#define EARFIELD_SHOWING_H

#include "still_pictures.h"
#include <lv2/atom/forge.h>
#include <stdbool.h>
#include <stdint.h>

/** The kinds of message: all together would be more than one may be. */
typedef enum { PICTURE_SPECTRUM, PICTURE_FACTS, PICTURE_ENERGY, PICTURES } Picture;

typedef struct {
    uint32_t left_frames;          /* until the show ends without another word; 0: it has */
    uint32_t since_frames;         /* since the last message */
    Picture last;                  /* that was told: the others have their turn before it */
    bool tells[PICTURES];          /* the spectrum, always */
    double straight_ahead_degrees; /* that was told, or is to be */
    EnergyPicture energy;
    CorrectionPicture correction; /* one of the facts */
} Showing;

typedef struct Plugin Plugin;

/** A UI is open. */
void showing_open(Plugin *plugin);

/** One has closed. */
void showing_close(Plugin *plugin);

/** There are other pictures of what stays. */
void showing_take_energy(Showing *showing, const EnergyPicture *energy);
void showing_take_correction(Showing *showing, const CorrectionPicture *correction);

/** Once a run, after the engine played `frames`. */
void showing_pass(Plugin *plugin, uint32_t frames);

/** One message, where it is due and has room. */
void showing_write(Plugin *plugin, LV2_Atom_Forge *forge);

#endif

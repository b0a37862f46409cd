/* The inside of a workshop, for the files that it is made of: workshop.c (building), and
 * workshop_files.c (files of the user's own). */
#ifndef EARFIELD_WORKSHOP_INSIDE_H
#define EARFIELD_WORKSHOP_INSIDE_H

#include "acoustics/turning_room.h"
#include "files/response_file.h"
#include "workshop.h"

struct Workshop {
    const ConvolverPlan *plan;
    double rate_hz;
    Match match;
    Hrtf *hrtf;                         /* made when it is first needed */
    LoadedResponse loaded;              /* the user's, or none */
    TurningRoom *room;                  /* that was built last, NULL where it was a loaded one */
    bool any;                           /* anything was built, and is what the files make of it */
    ResponseWish built;                 /* it, with the head as it was turned last */
    SpeakersResponse known;             /* of it; the parts are handed over */
    unsigned history[CONVOLVER_LEVELS]; /* slots that the convolver has, or will have */
    EqualiserDesign *correction;        /* made, and not yet taken */
    bool corrects;                      /* it is to be taken, also where it is NULL */
};

#endif

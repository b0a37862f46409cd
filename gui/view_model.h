/* What the views of the UI are drawn from. The views read it and keep nothing. One thread. */
#ifndef EARFIELD_VIEW_MODEL_H
#define EARFIELD_VIEW_MODEL_H

#include "../plugin/acoustics/binaural_scene.h"
#include "../plugin/dsp/ears.h"
#include "../plugin/pictures.h"
#include "meter_holds.h"

typedef struct {
    const float *values; /* of every port, by PortIndex; each within its range */
    double rate_hz;
    double straight_ahead_degrees; /* the yaw that counts as none */
    bool response_loaded;          /* one of the user's own is in use */
    const BinauralScene *room;     /* of the values, by view_room() */
    const MeterHolds *holds;       /* NULL: no peak is held */
    /* What comes by message; NULL while it is unknown. */
    const float *spectrum_db;         /* mean square in dBFS, the louder side */
    const float *correction_db[EARS]; /* of the loaded one, at the spectrum's points */
    const float *energy_db[EARS];     /* against all of the direct sound at the left ear */
} ViewModel;

#endif

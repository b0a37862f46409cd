/* A correction drawn by points, as taps in minimum phase. */
#ifndef EARFIELD_GRAPHIC_EQ_H
#define EARFIELD_GRAPHIC_EQ_H

#include "../dsp/equaliser.h"

enum { GRAPHIC_EQ_POINTS = 1024 };

typedef struct {
    double hz, db;
} GraphicEqPoint;

typedef struct {
    GraphicEqPoint points[GRAPHIC_EQ_POINTS]; /* hz ascend, above 0 */
    unsigned count;                           /* 0: none drawn */
} GraphicEq;

/** The level in dB at `hz`: a straight line over the logarithm of the frequency, held at the ends;
 * 0 where nothing is drawn. Pure. */
double graphic_eq_level_db(const GraphicEq *graphic, double hz);

/** The drawn curve as taps, a sixth of a second of them. They meet it within 0.1 dB from 20 Hz to
 * 20 kHz where it bends gently, as measured headphones do, and round off corners that are sharper
 * than their resolution of some 10 Hz: by 0.5 dB where a line of 24 dB an octave turns back at 62
 * Hz. NULL where memory is short. Not for the audio thread: some 10 ms at 48 kHz. */
EqualiserTaps *graphic_eq_taps(const GraphicEq *graphic, double rate_hz);

/** NULL is fine. */
void graphic_eq_taps_free(EqualiserTaps *by_taps);

#endif

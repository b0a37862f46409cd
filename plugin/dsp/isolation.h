/* What an in-ear keeps out.
 *
 * The shape by frequency is that of a custom-moulded earplug (EN 352-2:2002 mean attenuation of a
 * passive plug of SNR 22, tests/golden/custom_earmould_attenuation.csv), a proxy for a well sealed
 * shell; between its octaves straight in dB, beyond them level. Scaled so that 1 kHz has the wanted
 * isolation, and 45 dB at the most: what is beyond comes through the bones. Pure. */
#ifndef EARFIELD_ISOLATION_H
#define EARFIELD_ISOLATION_H

#include "graphic.h"

/** The attenuation in dB at `hz`, of an isolation of 0 to 40 dB at 1 kHz. */
double isolation_at_db(double isolation_db, double hz);

/** It as filters: within ±0.5 dB, where the bound of 45 dB bends the line within ±1 dB. Audio
 * thread: bounded, some 40 µs. */
void isolation_design(double isolation_db, double rate_hz, BiquadDesign filter[GRAPHIC_BANDS]);

#endif

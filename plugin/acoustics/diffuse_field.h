/* What leads from the sound that a device makes at the eardrum to the diffuse field that would
 * sound the same there: the device's target less the response from a diffuse field to the eardrum
 * (ISO 11904-2). Pure: any thread.
 *
 * Both are published by third octaves; the filters meet their difference, relative to 1 kHz, within
 * ±0.5 dB from 20 Hz to 12.5 kHz at rates from 44.1 kHz, and within ±0.6 dB up to 8 kHz at 22.05.
 * With their gains negated they are the exact inverse: from a field to the signal of the device. */
#ifndef EARFIELD_DIFFUSE_FIELD_H
#define EARFIELD_DIFFUSE_FIELD_H

#include "targets.h"

enum { DIFFUSE_FIELD_FILTERS = 5 };

/** From the eardrum to the field, but for a gain: see diffuse_field_at_1_khz_db. */
void diffuse_field_filters(Device worn, BiquadSpec filters[DIFFUSE_FIELD_FILTERS]);

/** The level at the eardrum over that of the diffuse field, at 1 kHz. */
extern const double diffuse_field_at_1_khz_db;

#endif

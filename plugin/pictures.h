/* What the plugin tells a UI that is open, beside its ports: the sizes of vectors, at which
 * frequencies and times their points stand. Plugin and UI share these facts and no memory. */
#ifndef EARFIELD_PICTURES_H
#define EARFIELD_PICTURES_H

/** Spectra: point i stands at 20 Hz · 1000^(i / (points - 1)), for the band half way to its
 * neighbours (a twelfth of an octave). */
enum { SPECTRUM_POINTS = 120 };

/** What arrives at an ear when: point i stands for the millisecond from i ms on after the direct
 * sound's arrival. */
enum { ENERGY_POINTS = 240 };

#endif

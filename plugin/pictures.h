/* What the plugin tells a UI that is open, beside its ports: the sizes of vectors, at which
 * frequencies and times their points stand. Plugin and UI share these facts and no memory. */
#ifndef EARFIELD_PICTURES_H
#define EARFIELD_PICTURES_H

/** Spectra: point i stands at 20 Hz · 1000^(i / (points - 1)), for the band half way to its
 * neighbours (a twelfth of an octave). The programme's takes in a little of these (dsp/spectrum.h):
 * of noise it reads 1.2 dB more than the band's power, within 0.5 dB from 60 Hz on. */
enum { SPECTRUM_POINTS = 120 };

/** What arrives at an ear when, of both loudspeakers: point i stands for the millisecond from i ms
 * on after the direct sound's arrival, in dB against the first 2 ms at the left ear, which are the
 * direct sound (acoustics/energy_time.h). */
enum { ENERGY_POINTS = 240 };

#endif

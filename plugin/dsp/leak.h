/* A leak of the seal, by ear: a round hole beside the tip, through which the ear canal's pressure
 * escapes below some hundred hertz.
 *
 * Lumped elements: the air in the canal, C = V/(ρc²), and the hole of length l and radius r, of
 * resistance R = 8ηl/(πr⁴) (Hagen and Poiseuille) and mass M = ρ(4l/3 + 1.7r)/(πr²) with both ends'
 * corrections; the earphone moves the same volume of air whatever it works on. Against the sealed
 * ear that is
 *     H = sC(R + sM) / (1 + sR'C + s²MC).
 * R' = max(R, ½√(M/C)) keeps the resonance at Q 2 at the most: what the hole alone would leave
 * undamped, real tips and skin damp. l = 3 mm, V = 1.26 cm³, ρ = 1.204 kg/m³, c = 343 m/s,
 * η = 1.84e-5 Pa s.
 * Source: L. L. Beranek and T. J. Mellow, Acoustics: Sound Fields and Transducers, the chapter on
 * acoustical components (tubes with viscous flow). */
#ifndef EARFIELD_LEAK_H
#define EARFIELD_LEAK_H

#include "ears.h"
#include "ears_biquad.h"

/** H at `hz` for a hole of this diameter; 0 mm is sealed: 1. Pure. */
double complex leak_response(double diameter_mm, double hz);

/** H as a filter, within ±0.3 dB of leak_response() below 1 kHz from 22.05 kHz on; and 1 - H, what
 * comes in from outside through the hole. Pure. */
BiquadDesign leak_design(double diameter_mm, double rate_hz);
BiquadDesign leak_entering_design(double diameter_mm, double rate_hz);

/** Both ears' leaks as they run. Zeroed and set, it is at rest. */
typedef struct {
    BiquadDesign design[EARS];
    double diameter_mm[EARS];
    EarsBiquad filter;
} Leak;

/** The diameters of the holes, 0 to 1 mm. Filters carry on, under the fade that the caller makes.
 * Audio thread: bounded, no allocation. */
void leak_set(Leak *leak, const double diameter_mm[EARS], double rate_hz);

/** A sealed ear's samples pass untouched. Audio thread. */
void leak_process(Leak *leak, Slice *slice);

/** Clear all history. Audio thread. */
void leak_forget(Leak *leak);

#endif

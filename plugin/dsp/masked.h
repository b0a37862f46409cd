/* How much of the programme the stage drowns: of the ERB bands in which programme is audible in
 * quiet, the share in which it is weaker than the noise in that ear less 4 dB; in the worse ear.
 *
 * Noise masks a narrow sound in the same band that is some 4 dB weaker: H. Fletcher, "Auditory
 * patterns", Rev. Mod. Phys. 12 (1940), the critical ratio. The threshold in quiet is E.
 * Terhardt's, "Calculating virtual pitch", Hearing Research 1 (1979), within 5 dB of ISO 226:2003
 * up to 4 kHz; here it is held against the level in a diffuse field. */
#ifndef EARFIELD_MASKED_H
#define EARFIELD_MASKED_H

#include "band_levels.h"
#include "stage.h"

typedef struct {
    double rate_hz;
    bool on;
    unsigned bands; /* that the rate carries */
    double noise[ERB_BANDS][EARS];
    double audible[ERB_BANDS]; /* the least power that is */
    BandLevels programme;
    double share; /* 0 to 1 */
} Masked;

/** Not for the audio thread: some 100 µs. */
void masked_init(Masked *masked, double rate_hz);

/** Against the noise of `spec`; off, nothing is masked. Audio thread: bounded, some 30 µs. */
void masked_set(Masked *masked, const StageSpec *spec);

/** Take the programme at the ears, before the noise is added. True where the share is new (about
 * every 0.1 s). Audio thread: bounded, the same each frame; nothing while off. */
bool masked_process(Masked *masked, const Slice *slice);

/** 0 to 1; 0 while nothing is audible. Audio thread: O(1). */
double masked_share(const Masked *masked);

/** The threshold of hearing in dB at `hz`. Pure. */
double threshold_in_quiet_db(double hz);

/** The least power in the worn device's signal that is audible at `hz` in quiet. Pure. */
double masked_audible_power(const StageSpec *spec, const StageDesign *design, double hz);

/** Does noise of this power in a band drown a programme of that? Pure. */
bool masked_by_noise(double programme, double noise);

/** Clear all history. Audio thread. */
void masked_forget(Masked *masked);

#endif

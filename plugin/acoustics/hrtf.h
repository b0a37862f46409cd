/* Head-related transfer functions, prepared: what each ear hears of a distant or near sound by its
 * direction, as a minimum-phase spectrum and a delay. Immutable once made: any number of threads.
 *
 * Preparation (the same for the built-in measurement and for a user's file): diffuse-field
 * equalised; minimum phase plus a delay that is fitted to the excess phase from 500 to 1500 Hz;
 * magnitude and interaural phase handed over, from 600 down to 200 Hz, to the rigid sphere at the
 * sound's distance (R. O. Duda and W. L. Martens, "Range dependence of the response of a spherical
 * head model", J. Acoust. Soc. Am. 104, 1998). Above, nearness changes the levels by what it
 * changes the sphere's at 600 Hz, which is right within 0.7 dB at the near ear from 0.3 m on.
 *
 * Low frequencies go round the head ahead of the delay: of a response, -40 dB of its energy lie
 * before time zero in front, -36 dB in the shadow, at the worst (below the lowest measured
 * elevation) -23 dB; an inverse transform has it at its end. */
#ifndef EARFIELD_HRTF_H
#define EARFIELD_HRTF_H

/** As seen from the middle of the head, facing 0: azimuth counter-clockwise (left is +90),
 * elevation upward, in degrees. */
typedef struct {
    double azimuth_degrees, elevation_degrees;
} Direction;

typedef struct Hrtf Hrtf;

/** A head of one size (head_sphere.h). */
typedef struct HeadSphere HeadSphere;

/** A level and a phase by frequency (curve.h). */
typedef struct Curve Curve;

/** What the ears hear of one direction: minimum phase, with the low-frequency interaural phase
 * where it departs from the delays; relative to the sound at the middle of the head with the head
 * away, diffuse-field equalised. The delays are from the middle of the head: negative at the near
 * ear. */
typedef struct {
    Curve *left, *right;
    double left_delay_s, right_delay_s;
} EarCurves;

/** A prepared measurement (hrtf_table.h). */
typedef struct HrtfTable HrtfTable;

/** The built-in set at a rate from 22.05 to 192 kHz: KEMAR with normal pinnae, W. G. Gardner and
 * K. D. Martin, "HRTF measurements of a KEMAR", J. Acoust. Soc. Am. 97 (1995), left ear, mirrored
 * for the right; hrtf_at() of mirrored directions is mirrored to the bit. NULL without memory. */
Hrtf *hrtf_new_builtin(double rate_hz);

/** A set of one's own; owns `table` from now on, also where it fails (NULL, without memory). */
Hrtf *hrtf_new(HrtfTable *table, double rate_hz);

void hrtf_free(Hrtf *hrtf);

/** The length of a transform in which a response has room: a power of two, 512 at 44.1 and 48 kHz,
 * more in proportion above. */
unsigned hrtf_length(const Hrtf *hrtf);

/** Fill `ears` for a sound `distance_m` away (from 0.2 m; beyond 3 m it is far), for a head of this
 * size: it scales the delays and the sphere. Allocation-free. Not for the audio thread: some 6 µs.
 */
void hrtf_at(const Hrtf *hrtf, const HeadSphere *head, Direction direction, double distance_m,
             EarCurves *ears);

#endif

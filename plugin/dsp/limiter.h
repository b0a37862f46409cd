/* Keeps the output at or below a ceiling; one gain for both channels, so that the image stays.
 *
 * Look-Ahead off: the gain falls at once with each sample beyond the ceiling, and no latency.
 *
 * Look-Ahead on, limiter_latency_frames() late: true peaks (true_peak.h) want a gain; the lowest
 * that was wanted for longer than the latency is taken (gain_release.h: its hold is a sliding
 * minimum that outlasts the smoothing); two box filters smooth it (gain_smoother.h) within what the
 * latency leaves. So where a peak comes out, the gain is the mean of gains that all keep it below
 * the ceiling: a sample never exceeds it, a true peak of what lies below 0.4535 of the rate (20 kHz
 * at 44.1 kHz) by at most 0.1 dB. White noise up to half the rate reaches 0.5 dB.
 *
 * Either way, where nothing exceeds the ceiling every sample passes bit for bit. Both use the
 * ceiling that is in force when the peak comes in: with Look-Ahead, a change of the ceiling comes
 * out as late as the sound does. */
#ifndef EARFIELD_LIMITER_H
#define EARFIELD_LIMITER_H

#include "delay_line.h"
#include "gain_release.h"
#include "gain_smoother.h"
#include "glide.h"
#include "true_peak.h"

typedef struct {
    bool on; /* off: what comes in, as late as Look-Ahead says */
    bool look_ahead;
    double ceiling_db; /* -24 to 0 */
} LimiterSpec;

/** One way to limit. While the ceiling changes, what the old one wants goes on beside the new. */
typedef struct {
    GainRelease now, old;
} LimiterWay;

typedef struct {
    LimiterSpec spec;
    float ceiling, old_ceiling; /* linear */
    Glide share;                /* of what is limited; 0: off */
    bool ways_fade;             /* in this transition: Look-Ahead comes or goes */
    LimiterWay at_once, ahead;
    TruePeak true_peak;
    GainSmoother smoother;
    DelayLine line; /* always fed */
    float lowest;   /* gain since it was last read */
} Limiter;

/** 2 ms to the nearest frame (below 18 kHz more: 36 frames). What the dry path is to be delayed by
 * while Look-Ahead is on. Pure. */
uint32_t limiter_latency_frames(double rate_hz);

/** Off, until limiter_set(). False where memory is short. Not for the audio thread. */
bool limiter_init(Limiter *limiter, double rate_hz);

/** Not for the audio thread; a zeroed limiter is fine. */
void limiter_free(Limiter *limiter);

/** Adopt `spec` at once, at rest. Audio thread: bounded, no allocation. */
void limiter_set(Limiter *limiter, const LimiterSpec *spec);

/** Adopt `spec`; the slices that follow go over to it by their rise. To be called whenever a
 * transition begins, even with the same spec, as a Glide wants it. Between two ceilings the gain
 * goes over, and the higher one counts meanwhile; on and off cross-fade, and so do Look-Ahead's two
 * latencies. Audio thread: bounded, no allocation. */
void limiter_change(Limiter *limiter, const LimiterSpec *spec);

/** In place; every sample finite. Audio thread. */
void limiter_process(Limiter *limiter, Slice *slice);

/** Forget all audio and the gain that followed from it. Audio thread: bounded. */
void limiter_forget(Limiter *limiter);

/** The largest gain reduction since it was last read, 0 to 60 dB. Audio thread. */
double limiter_read_reduction_db(Limiter *limiter);

#endif

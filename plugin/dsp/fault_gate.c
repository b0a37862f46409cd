#include "fault_gate.h"

#include <math.h>

static const double hold_s = 0.004; /* longer than a slice at any rate from 16 kHz on */
static const double rise_s = 0.005;
static const float range = 3162.28f; /* +70 dBFS */

void fault_gate_init(FaultGate *gate, double rate_hz)
{
    *gate = (FaultGate){.hold_frames = (uint32_t)lround(hold_s * rate_hz),
                        .rise_frames = (uint32_t)lround(rise_s * rate_hz)};
}

static float finite_or_silent(float x)
{
    return isfinite(x) ? x : 0.0f;
}

/* Gain on the way back, `closed` frames before the gate is open: a raised cosine. */
static float rise_gain(const FaultGate *gate)
{
    if (gate->closed > gate->rise_frames) {
        return 0.0f;
    }
    const double pi = acos(-1.0);
    return (float)(0.5 + 0.5 * cos(pi * gate->closed / gate->rise_frames));
}

static void gate_frame(FaultGate *gate, float *left, float *right)
{
    if (fabsf(*left) > range || fabsf(*right) > range) {
        gate->closed = gate->hold_frames + gate->rise_frames;
        gate->forget = true;
    }
    if (gate->closed) {
        const float gain = rise_gain(gate);
        *left *= gain;
        *right *= gain;
        gate->closed--;
    }
}

/* True where every sample is a number within range: nearly always. */
static bool is_sound(const Slice *slice)
{
    int faults = 0;
    for (uint32_t i = 0; i < slice->frames; i++) {
        faults |= !(fabsf(slice->left[i]) <= range) | !(fabsf(slice->right[i]) <= range);
    }
    return faults == 0;
}

void fault_gate_process(FaultGate *gate, Slice *slice)
{
    if (gate->closed == 0 && is_sound(slice)) {
        return;
    }
    for (uint32_t i = 0; i < slice->frames; i++) {
        slice->left[i] = finite_or_silent(slice->left[i]);
        slice->right[i] = finite_or_silent(slice->right[i]);
        gate_frame(gate, &slice->left[i], &slice->right[i]);
    }
}

bool fault_gate_forgets(FaultGate *gate)
{
    const bool forget = gate->forget;
    gate->forget = false;
    return forget;
}

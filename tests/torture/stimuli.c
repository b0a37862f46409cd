#include "stimuli.h"

#include "../noise.h"
#include "chance.h"
#include <math.h>

bool stimulus_is_finite(Stimulus stimulus)
{
    return stimulus < STIMULUS_NUMBERS;
}

/* A sample of a stimulus, where `programme` is what the programme has there. */
static float sample(Stimulus stimulus, Chance *c, size_t n, float programme)
{
    static const float faults[] = {NAN, -NAN, INFINITY, -INFINITY};
    switch (stimulus) {
    case STIMULUS_PROGRAMME:
        return programme;
    case STIMULUS_LOUD:
        return (float)(2.0 * chance_share(c) - 1.0);
    case STIMULUS_OVER:
        return n / 50 % 2 ? -16.0f : 16.0f;
    case STIMULUS_PULSES:
        return chance_once_in(c, 500) ? 1.0f : 0.0f;
    case STIMULUS_DENORMAL:
        return chance_once_in(c, 2) ? 1e-39f : -1e-44f;
    case STIMULUS_HUGE:
        return chance_once_in(c, 3000) ? (chance_once_in(c, 2) ? 1e30f : -1e30f) : programme;
    case STIMULUS_NUMBERS:
        return chance_bits(c);
    case STIMULUS_FAULTS:
        return chance_once_in(c, 100) ? faults[chance_below(c, 4)] : programme;
    case STIMULUS_SILENCE:
    case STIMULI:
        break;
    }
    return 0.0f;
}

Stimuli stimuli_new(void)
{
    Stimuli s;
    Stereo programme = programme_noise(STIMULUS_FRAMES, 48000, 1);
    for (int i = 0; i < STIMULI; i++) {
        Chance c = chance_new(1, (uint64_t)i);
        s.of[i] = stereo_new(STIMULUS_FRAMES);
        for (size_t n = 0; n < STIMULUS_FRAMES; n++) {
            s.of[i].left[n] = sample((Stimulus)i, &c, n, programme.left[n]);
            s.of[i].right[n] = sample((Stimulus)i, &c, n, programme.right[n]);
        }
    }
    stereo_free(&programme);
    return s;
}

void stimuli_free(Stimuli *s)
{
    for (int i = 0; i < STIMULI; i++) {
        stereo_free(&s->of[i]);
    }
}

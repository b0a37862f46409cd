#include "targets.h"

#include <stdbool.h>

const double cup_echo_delay_s = 0.0002;
static const double cup_echo_gain = 0.1; /* -20 dB */

/* Closed-back less open-back, by definition. */
static const BiquadSpec closed_back[] = {{BIQUAD_LOW_SHELF, 105.0, 2.5, 0.7},
                                         {BIQUAD_PEAK, 280.0, -2.0, 1.0},
                                         {BIQUAD_PEAK, 4500.0, -1.5, 2.0}};

/* In-ears less open-back: a least-fourth-powers fit to the published third octaves. */
static const BiquadSpec in_ears[] = {{BIQUAD_LOW_SHELF, 97.0, 4.15, 0.47},
                                     {BIQUAD_PEAK, 533.0, -0.95, 0.99},
                                     {BIQUAD_PEAK, 2431.0, 0.73, 0.74},
                                     {BIQUAD_PEAK, 6701.0, 1.79, 1.56},
                                     {BIQUAD_PEAK, 11105.0, -0.87, 1.72}};

enum {
    CLOSED_BACK_FILTERS = sizeof closed_back / sizeof *closed_back,
    IN_EARS_FILTERS = sizeof in_ears / sizeof *in_ears
};
_Static_assert(CLOSED_BACK_FILTERS + IN_EARS_FILTERS <= TRANSLATION_FILTERS,
               "a translation is at most out of one device and into another");

static unsigned add(BiquadSpec *filters, const BiquadSpec *device, unsigned count, double amount)
{
    for (unsigned i = 0; i < count; i++) {
        filters[i] = device[i];
        filters[i].gain_db *= amount; /* a negative amount is the exact inverse */
    }
    return count;
}

/* What leads from open-back to `device`, times `amount`. */
static unsigned add_device(BiquadSpec *filters, Device device, double amount)
{
    switch (device) {
    case DEVICE_OPEN_BACK:
        return 0;
    case DEVICE_CLOSED_BACK:
        return add(filters, closed_back, CLOSED_BACK_FILTERS, amount);
    case DEVICE_IN_EARS:
        return add(filters, in_ears, IN_EARS_FILTERS, amount);
    }
    return 0;
}

static bool changes_anything(const Translation *t)
{
    return t->worn != t->heard && t->amount > 0.0;
}

unsigned translation_filters(const Translation *t, BiquadSpec filters[TRANSLATION_FILTERS])
{
    if (!changes_anything(t)) {
        return 0;
    }
    const unsigned out_of_worn = add_device(filters, t->worn, -t->amount);
    return out_of_worn + add_device(filters + out_of_worn, t->heard, t->amount);
}

double translation_echo_gain(const Translation *t)
{
    return changes_anything(t) && t->heard == DEVICE_CLOSED_BACK ? cup_echo_gain * t->amount : 0.0;
}

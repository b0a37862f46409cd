#include "eq_prototype.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

const char eq_of_every_kind[] = "Preamp: -3 dB\n"
                                "Filter: ON PK Fc 105 Hz Gain 6.4 dB Q 0.70\n"
                                "Filter: ON PK Fc 3169 Hz Gain -5.5 dB BW Oct 0.4\n"
                                "Filter: ON LSC Fc 80 Hz Gain 4 dB Q 0.9\n"
                                "Filter: ON HS 10 dB Fc 9000 Hz Gain -4 dB\n"
                                "Channel: R\n"
                                "Filter: ON HP Fc 25 Hz\n"
                                "Filter: ON LPQ Fc 16000 Hz Q 0.5\n"
                                "Filter: ON NO Fc 1000 Hz\n"
                                "Filter: ON AP Fc 500 Hz Q 2\n"
                                "Preamp: 2 dB\n"
                                "Channel: L\n"
                                "Filter: ON BP Fc 700 Hz Q 0.2\n"
                                "Filter: ON HSC Fc 20000 Hz Gain 3 dB Q 0.7\n";

/* The bilinear transform between: s = j tan(ω/2) / tan(ω0/2). */
static double complex prototype(const BiquadSpec *f, double hz, double rate_hz)
{
    const double complex s = I * tan(pi * hz / rate_hz) / tan(pi * f->frequency_hz / rate_hz);
    const double a = pow(10.0, f->gain_db / 40.0), q = f->q, w = sqrt(a) / q;
    switch (f->kind) {
    case BIQUAD_PEAK:
        return (s * s + s * a / q + 1.0) / (s * s + s / (a * q) + 1.0);
    case BIQUAD_LOW_SHELF:
        return a * (s * s + s * w + a) / (a * s * s + s * w + 1.0);
    case BIQUAD_HIGH_SHELF:
        return a * (a * s * s + s * w + 1.0) / (s * s + s * w + a);
    case BIQUAD_LOW_PASS:
        return 1.0 / (s * s + s / q + 1.0);
    case BIQUAD_HIGH_PASS:
        return s * s / (s * s + s / q + 1.0);
    case BIQUAD_BAND_PASS:
        return s / q / (s * s + s / q + 1.0);
    case BIQUAD_NOTCH:
        return (s * s + 1.0) / (s * s + s / q + 1.0);
    case BIQUAD_ALL_PASS:
        return (s * s - s / q + 1.0) / (s * s + s / q + 1.0);
    }
    return 0.0;
}

double complex eq_prototype(const EqEar *ear, double hz, double rate_hz)
{
    double complex h = pow(10.0, ear->preamp_db / 20.0);
    for (unsigned i = 0; i < ear->count; i++) {
        BiquadSpec f = ear->filters[i].biquad;
        if (ear->filters[i].bandwidth_octaves > 0.0) {
            const double omega = 2.0 * pi * f.frequency_hz / rate_hz;
            f.q =
                0.5 / sinh(0.5 * log(2.0) * ear->filters[i].bandwidth_octaves * omega / sin(omega));
        }
        h *= f.frequency_hz < 0.49 * rate_hz ? prototype(&f, hz, rate_hz) : 1.0;
    }
    return h;
}

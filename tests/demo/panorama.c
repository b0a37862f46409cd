#include "panorama.h"

#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;

/* In place, radix 2 (Cooley and Tukey 1965); turns[k] = exp(-j2πk/size). */
static void transform(double complex *x, size_t size, const double complex *turns)
{
    for (size_t i = 1, j = 0; i < size; i++) {
        size_t bit = size / 2;
        for (; j & bit; bit /= 2) {
            j ^= bit;
        }
        j ^= bit;
        if (i < j) {
            const double complex kept = x[i];
            x[i] = x[j];
            x[j] = kept;
        }
    }
    for (size_t half = 1; half < size; half *= 2) {
        for (size_t from = 0; from < size; from += 2 * half) {
            for (size_t k = from; k < from + half; k++) {
                const double complex odd = x[k + half] * turns[(k - from) * (size / 2 / half)];
                x[k + half] = x[k] - odd;
                x[k] += odd;
            }
        }
    }
}

double panorama_row_hz(double row)
{
    return panorama_lowest_hz *
           pow(panorama_highest_hz / panorama_lowest_hz, (row + 0.5) / PANORAMA_ROWS);
}

static int column_of(double left, double right)
{
    const double db = 10.0 * log10((right + 1e-20) / (left + 1e-20));
    const double share = fmin(fmax(db / panorama_most_db, -1.0), 1.0);
    return (int)lround((share + 1.0) / 2.0 * (PANORAMA_COLUMNS - 1));
}

/* One bin of the spectrum of left + j right belongs to both: its mirror tells them apart. */
static void count_bin(Panorama *p, int row, double complex at, double complex mirror)
{
    const double complex left = (at + conj(mirror)) / 2.0, right = (at - conj(mirror)) / (2.0 * I);
    const double left_energy = creal(left * conj(left)), right_energy = creal(right * conj(right));
    const double product = creal(left * conj(right));
    p->energy[row][column_of(left_energy, right_energy)] += left_energy + right_energy;
    p->mid[row] += left_energy + right_energy + 2.0 * product;
    p->side[row] += left_energy + right_energy - 2.0 * product;
}

/* Every row has its bins; at low frequency, where rows are narrower than bins, they share them. */
static void count_spectrum(Panorama *p, const double complex *x, size_t size, double rate_hz)
{
    for (int row = 0; row < p->rows; row++) {
        const double bins_a_hz = (double)size / rate_hz;
        const size_t first = (size_t)lround(panorama_row_hz(row - 0.5) * bins_a_hz);
        const size_t end = (size_t)lround(panorama_row_hz(row + 0.5) * bins_a_hz);
        for (size_t bin = first; bin == first || bin < end; bin++) {
            count_bin(p, row, x[bin], x[size - bin]);
        }
    }
}

static void count_all(Panorama *p, const Audio *audio, double complex *x, size_t size,
                      double complex *turns)
{
    const Stereo *s = &audio->sound;
    for (size_t k = 0; k < size; k++) {
        turns[k] = cexp(-I * 2.0 * pi * (double)k / (double)size);
    }
    for (size_t from = 0; from < s->frames; from += size / 2) {
        for (size_t i = 0; i < size; i++) {
            const size_t at = from + i;
            const double hann = 0.5 - 0.5 * creal(turns[i]);
            x[i] = at < s->frames ? hann * ((double)s->left[at] + I * (double)s->right[at]) : 0.0;
        }
        transform(x, size, turns);
        count_spectrum(p, x, size, audio->rate_hz);
    }
}

Panorama *panorama_of(const Audio *audio)
{
    size_t size = 2048;
    while ((double)size < 0.08 * audio->rate_hz) { /* some 12 Hz a bin */
        size *= 2;
    }
    Panorama *p = calloc(1, sizeof *p);
    while (p->rows < PANORAMA_ROWS && panorama_row_hz(p->rows + 0.5) < 0.48 * audio->rate_hz) {
        p->rows++;
    }
    double complex *x = calloc(size, sizeof *x), *turns = calloc(size, sizeof *turns);
    count_all(p, audio, x, size, turns);
    free(turns);
    free(x);
    return p;
}

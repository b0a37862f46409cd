#include "diffuse_field.h"

#include <string.h>

const double diffuse_field_at_1_khz_db = 4.1;

/* Fits of the least sixth powers of the errors, over the rates from 22.05 to 192 kHz. */
static const BiquadSpec filters_of[][DIFFUSE_FIELD_FILTERS] = {
    [DEVICE_OPEN_BACK] = {{BIQUAD_LOW_SHELF, 120.0, 8.55, 0.60},
                          {BIQUAD_PEAK, 456.0, 1.59, 0.95},
                          {BIQUAD_PEAK, 2709.0, -4.49, 2.56},
                          {BIQUAD_PEAK, 7934.0, -2.75, 3.65},
                          {BIQUAD_HIGH_SHELF, 9589.0, -3.71, 1.32}},
    [DEVICE_CLOSED_BACK] = {{BIQUAD_LOW_SHELF, 113.0, 10.66, 0.59},
                            {BIQUAD_PEAK, 228.0, -2.30, 1.69},
                            {BIQUAD_PEAK, 2831.0, -4.44, 1.36},
                            {BIQUAD_PEAK, 8038.0, -3.12, 2.07},
                            {BIQUAD_HIGH_SHELF, 10107.0, -4.31, 1.17}},
    [DEVICE_IN_EARS] = {{BIQUAD_LOW_SHELF, 105.0, 11.14, 0.60},
                        {BIQUAD_PEAK, 1879.0, -1.14, 0.30},
                        {BIQUAD_PEAK, 2757.0, -4.08, 2.55},
                        {BIQUAD_HIGH_SHELF, 8015.0, -6.27, 1.27},
                        {BIQUAD_PEAK, 10541.0, 2.68, 2.05}},
};

void diffuse_field_filters(Device worn, BiquadSpec filters[DIFFUSE_FIELD_FILTERS])
{
    memcpy(filters, filters_of[worn], sizeof filters_of[worn]);
}

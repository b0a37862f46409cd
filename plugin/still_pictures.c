#include "still_pictures.h"

#include "dsp/decibel.h"
#include "dsp/spectrum.h"

_Static_assert((int)ENERGY_POINTS == (int)ENERGY_TIME_POINTS, "a point a millisecond");
_Static_assert((int)SPECTRUM_POINTS == (int)SPECTRUM_BANDS, "a point a band");

void energy_picture_draw(EnergyPicture *picture, const EnergyTime *energy)
{
    picture->any = true;
    energy_time_levels(energy, picture->db);
}

/* Beyond half the rate nothing is heard: the curve goes on as it ends. */
void correction_picture_draw(CorrectionPicture *picture, const EqualiserDesign *design,
                             double rate_hz)
{
    const double least = 1e-6, highest_hz = 0.49 * rate_hz;
    *picture = (CorrectionPicture){.any = design != NULL};
    for (unsigned point = 0; design && point < SPECTRUM_POINTS; point++) {
        const Phasor at = phasor_at(fmin(spectrum_band_hz(point), highest_hz), rate_hz);
        for (unsigned ear = 0; ear < EARS; ear++) {
            const double gain = cabs(equaliser_response(design, ear, &at));
            picture->db[ear][point] = (float)db_from_gain(fmax(gain, least));
        }
    }
}

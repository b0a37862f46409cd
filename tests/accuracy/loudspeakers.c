/* The loudspeakers: on their axis through the bundle, off it by the table of a piston in a sphere. */
#include "../../plugin/acoustics/loudspeaker.h"
#include "../../plugin/dsp/phasor.h"
#include "../check.h"
#include "../csv.h"
#include "../response.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <string.h>

static Response listen(LoudspeakerKind kind)
{
    char settings[96];
    snprintf(settings, sizeof settings, "mode=2 level_match=0 room=0 distance=2 speaker=%d",
             (int)kind);
    return response_measure(rate_hz, settings);
}

static const char *const choice = "engineering choice";

static void on_axis(const Response *reference)
{
    const struct {
        const char *quantity;
        LoudspeakerKind kind;
        double hz, db, tolerance_db;
    } rows[] = {
        {"Nearfield at its corner, 48 Hz", LOUDSPEAKER_NEARFIELD, 48, -3.01, 0.3},
        {"White Cone at its corner, 85 Hz", LOUDSPEAKER_WHITE_CONE, 85, -3.01, 0.3},
        {"White Cone two octaves below: 12 dB an octave", LOUDSPEAKER_WHITE_CONE, 21.25, -24.1,
         0.5},
        {"White Cone at 1.7 kHz", LOUDSPEAKER_WHITE_CONE, 1700, 4, 0.3},
        {"Cube at its lower corner, 150 Hz", LOUDSPEAKER_CUBE, 150, -3.01, 0.3},
        {"Cube at 1.5 kHz", LOUDSPEAKER_CUBE, 1500, 3, 0.3},
        {"Cube at its upper corner, 11 kHz", LOUDSPEAKER_CUBE, 11000, -3.01, 0.3},
        {"Laptop at its corner, 200 Hz", LOUDSPEAKER_LAPTOP, 200, -3.01, 0.3},
        {"Phone at its corner, 600 Hz", LOUDSPEAKER_PHONE, 600, -3.01, 0.3},
    };
    for (size_t k = 0; k < COUNT(rows); k++) {
        Response r = listen(rows[k].kind);
        const double complex against = response_direct(reference, rows[k].hz);
        table_row(rows[k].quantity, rows[k].db, decibels(response_direct(&r, rows[k].hz) / against),
                  rows[k].tolerance_db, "dB", 2, choice);
        response_free(&r);
    }
}

static double by_design_db(LoudspeakerKind kind, double hz)
{
    BiquadSpec filters[LOUDSPEAKER_FILTERS];
    const unsigned count = loudspeaker_filters(kind, filters);
    double db = 0.0;
    for (unsigned k = 0; k < count; k++) {
        const BiquadDesign design = biquad_design(&filters[k], rate_hz);
        db += decibels(biquad_response(&design, phasor_at(hz, rate_hz).z_inverse));
    }
    return db;
}

/* Where the head itself lets enough through to be divided by. */
static void whole_responses(const Response *reference)
{
    double worst_db = 0.0;
    for (LoudspeakerKind kind = LOUDSPEAKER_NEARFIELD; kind < LOUDSPEAKERS; kind++) {
        Response r = listen(kind);
        for (int step = 0; step <= 80; step++) {
            const double hz = 30.0 * pow(16000.0 / 30.0, step / 80.0);
            const double heard_db =
                decibels(response_direct(&r, hz) / response_direct(reference, hz));
            const double wanted_db = by_design_db(kind, hz);
            worst_db = wanted_db > -40.0 ? worst_of(worst_db, heard_db - wanted_db) : worst_db;
        }
        response_free(&r);
    }
    table_row("All eight kinds against their filters, 30 Hz to 16 kHz", 0.0, worst_db, 0.3, "dB", 3,
              choice);
}

static LoudspeakerKind kind_of(const char *cabinet)
{
    if (strcmp(cabinet, "nearfield_2way") == 0) {
        return LOUDSPEAKER_NEARFIELD;
    }
    return strcmp(cabinet, "midfield_3way") == 0 ? LOUDSPEAKER_HI_FI : LOUDSPEAKER_CUBE;
}

/* No control turns a loudspeaker: asked of the loudspeakers themselves. */
static void off_axis(void)
{
    enum { HZ = 1, INDEX, FIRST_ANGLE, ANGLES = 13 };
    FILE *table = csv_open("loudspeaker_directivity_cap.csv");
    CsvRow row;
    double level_db = 0.0, index_db = 0.0, omnidirectional_db = 0.0;
    while (csv_read(table, &row)) {
        const double hz = row.number[HZ];
        for (int k = 0; hz >= 63.0 && k < ANGLES; k++) { /* the head line has numbers: the angles */
            const LoudspeakerKind kind = kind_of(row.name);
            level_db = worst_of(level_db, loudspeaker_directivity_db(kind, 15.0 * k, hz) -
                                              row.number[FIRST_ANGLE + k]);
            index_db =
                worst_of(index_db, loudspeaker_directivity_index_db(kind, hz) - row.number[INDEX]);
            omnidirectional_db =
                worst_of(omnidirectional_db,
                         loudspeaker_directivity_db(LOUDSPEAKER_REFERENCE, 15.0 * k, hz));
        }
    }
    fclose(table);
    const char *source = "spherical cap in a sphere (Aarts and Janssen 2011)";
    table_row("Level off the axis, worst of 13 angles, 9 octaves, 3 cabinets", 0.0, level_db, 0.06,
              "dB", 3, source);
    table_row("Directivity index, worst of 9 octaves, 3 cabinets", 0.0, index_db, 0.06, "dB", 3,
              source);
    table_row("Reference off the axis", 0.0, omnidirectional_db, 0.0, "dB", 1, "omnidirectional");
}

void loudspeaker_rows(void)
{
    table_section("Loudspeakers, on their axis against Reference");
    Response reference = listen(LOUDSPEAKER_REFERENCE);
    on_axis(&reference);
    whole_responses(&reference);
    response_free(&reference);
    off_axis();
}

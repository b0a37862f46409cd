/* Loudspeakers without a room: what the two ears hear of one direction; left and right; turning. */
#include "../../plugin/acoustics/head.h"
#include "../../plugin/acoustics/sphere.h"
#include "../check.h"
#include "../heard.h"
#include "../moving_head.h"
#include "../response.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <stdio.h>

static Heard heard;

/* The left loudspeaker, `angle_degrees` to the left and the head turned by `yaw_degrees`. */
static void listen(double angle_degrees, double yaw_degrees, double distance_m)
{
    char settings[160];
    snprintf(settings, sizeof settings,
             "mode=2 level_match=0 room=0 speaker=0 angle=%g yaw=%g distance=%g", angle_degrees,
             yaw_degrees, distance_m);
    Response r = response_measure(rate_hz, settings);
    heard_listen(&heard, r.from_left.left, r.from_left.right, rate_hz);
    response_free(&r);
}

static void times_and_levels(void)
{
    const char *kemar = "MIT KEMAR at 90°, measured (Gardner and Martin 1995)";
    listen(30.0, 0.0, 2.0);
    table_row("ITD at 30°, cross-correlation below 1.5 kHz", 312.0,
              heard_correlation_itd_us(&heard), 25.0, "µs", 1,
              "rigid sphere, within 2 µs (Duda and Martens 1998)");
    listen(75.0, 0.0, 2.0);
    table_row("ITD at 75°, phase at 500 Hz", 777.0, heard_phase_itd_us(&heard, 500.0), 40.0, "µs",
              1, kemar);
    listen(30.0, -60.0, 2.0);
    table_row("ITD at 90° by turning the head, phase at 500 Hz", 777.0,
              heard_phase_itd_us(&heard, 500.0), 40.0, "µs", 1, kemar);
    listen(90.0, 0.0, 2.0);
    table_row("ILD at 90°, octave of 8 kHz", 19.0, heard_octave_ild_db(&heard, 8000.0), 2.0, "dB",
              2, kemar);
}

static const char *const sphere = "rigid sphere of 8.75 cm (Duda and Martens 1998)";

static double sphere_itd_us(double azimuth, double distance_m, double hz)
{
    const double pi = acos(-1.0), toward_left = sin(azimuth * pi / 180.0);
    const double radius_m = head_radius_m(57.0);
    const double complex left = sphere_pressure(radius_m, distance_m, toward_left, hz);
    const double complex right = sphere_pressure(radius_m, distance_m, -toward_left, hz);
    return 1e6 * carg(left / right) / (2.0 * pi * hz);
}

/* The head itself is within 15 µs of the sphere; of a response that begins 0.45 ms before the sound
 * some of what the sphere's phase brings ahead of it is cut off. */
static void low_frequencies(void)
{
    const double distances_m[] = {0.3, 0.55, 1.2, 3.0};
    double worst_db = 0.0, worst_us = 0.0;
    for (size_t d = 0; d < COUNT(distances_m); d++) {
        for (int azimuth = -150; azimuth <= 180; azimuth += 30) {
            const double yaw_degrees = remainder(30.0 - azimuth, 360.0);
            listen(30.0, yaw_degrees, distances_m[d]);
            worst_db = worst_of(worst_db, heard_off_the_sphere_db(&heard, (Direction){azimuth, 0.0},
                                                                  distances_m[d]));
            worst_us = worst_of(worst_us, heard_phase_itd_us(&heard, 190.0) -
                                              sphere_itd_us(azimuth, distances_m[d], 190.0));
        }
    }
    table_row("Level below 200 Hz, worst of 48 places from 0.3 to 3 m", 0.0, worst_db, 1.0, "dB", 3,
              sphere);
    table_row("ITD by phase at 190 Hz, worst of the same places", 0.0, worst_us, 40.0, "µs", 1,
              sphere);
}

/* Of 1200 directions, most of which no control reaches: asked of the head itself. */
static void diffuse_field(void)
{
    Hrtf *hrtf = hrtf_new_builtin(rate_hz);
    table_row("Mean over all directions, worst from 94 Hz to 12 kHz", 0.0,
              hrtf ? diffuse_field_error_db(hrtf, rate_hz, 2.0) : NAN, 1.0, "dB", 3,
              "diffuse-field equalised: flat");
    hrtf_free(hrtf);
}

/* The left loudspeaker at one setting against the right one at the other, the ears exchanged. */
static double asymmetry(const char *left_settings, const char *right_settings)
{
    Response l = response_measure(rate_hz, left_settings);
    Response r = response_measure(rate_hz, right_settings);
    double worst = 0.0;
    for (size_t n = 0; n < l.from_left.frames; n++) {
        worst = worst_of(worst, (double)l.from_left.left[n] - (double)r.from_right.right[n]);
        worst = worst_of(worst, (double)l.from_left.right[n] - (double)r.from_right.left[n]);
    }
    response_free(&l);
    response_free(&r);
    return worst;
}

static void symmetry(void)
{
    const int rooms[] = {0, 1, 2, 3, 4, 6};
    double ahead = 0.0, turned = 0.0;
    for (size_t k = 0; k < COUNT(rooms); k++) {
        char facing[64], left[64], right[64];
        snprintf(facing, sizeof facing, "mode=2 room=%d", rooms[k]);
        snprintf(left, sizeof left, "mode=2 room=%d yaw=40", rooms[k]);
        snprintf(right, sizeof right, "mode=2 room=%d yaw=-40", rooms[k]);
        ahead = worst_of(ahead, asymmetry(facing, facing));
        turned = worst_of(turned, asymmetry(left, right));
    }
    table_row("Left against right, all rooms but the Car, largest difference", 0.0, ahead * 1e9,
              0.0, "·10⁻⁹", 1, "mirror symmetry");
    table_row("The same, the head turned 40° to the left and to the right", 0.0, turned * 1e9,
              120.0, "·10⁻⁹", 1, "mirror symmetry");
}

static void held_head(void)
{
    const float held_degrees[] = {-90.0f, -37.0f, 0.0f, 61.0f, 90.0f};
    double worst = 0.0;
    for (size_t k = 0; k < COUNT(held_degrees); k++) {
        worst = worst_of(worst, held_head_difference(held_degrees[k], 0, rate_hz));
    }
    table_row("Head held for 40 ms after 100 changes a second, against one that never moved", 0.0,
              worst * 1e6, 10.0, "·10⁻⁶", 1, "the same sound; white noise within ±0.5");
}

void open_rows(void)
{
    table_section("Speakers in the open: Anechoic, Reference, 2 m");
    times_and_levels();
    low_frequencies();
    diffuse_field();
    table_section("Speakers, symmetry and turning");
    symmetry();
    held_head();
}

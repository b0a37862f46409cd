/* The built-in head: times and levels against the measurement, steps from degree to degree, the
 * head's size. */
#include "../check.h"
#include "../csv.h"
#include "../heard.h"
#include "../response.h"
#include "../worst.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <string.h>

static Heard heard, before;

/* The left loudspeaker, the head turned so that it is seen at `azimuth_degrees`. */
static void listen(double azimuth_degrees, double head_cm)
{
    char settings[128];
    snprintf(settings, sizeof settings,
             "mode=2 level_match=0 room=0 speaker=0 distance=2 angle=30 yaw=%g head=%g",
             30.0 - azimuth_degrees, head_cm);
    Response r = response_measure(rate_hz, settings);
    heard_listen(&heard, r.from_left.left, r.from_left.right, rate_hz);
    response_free(&r);
}

/* Of the table's seven directions on the left. */
static void by_the_measurement(void)
{
    enum { AZIMUTH = 1, PHASE_1500_HZ = 7, LEVEL_1_KHZ = 12, OCTAVES_OF_LEVEL = 4 };
    FILE *table = csv_open("hrtf_itd_ild.csv");
    CsvRow row;
    double itd_us = 0.0, ild_db = 0.0, ild_4_khz_db = 0.0;
    while (csv_read(table, &row)) {
        const double azimuth = row.number[AZIMUTH];
        if (strcmp(row.name, "MIT_KEMAR_normal(Debian)") != 0 || azimuth > 120.0 ||
            azimuth <= 0.0) {
            continue;
        }
        listen(azimuth, 57.0);
        itd_us = worst_of(itd_us, heard_phase_itd_us(&heard, 1500.0) - row.number[PHASE_1500_HZ]);
        for (int octave = 0; azimuth <= 90.0 && octave < OCTAVES_OF_LEVEL; octave++) {
            const double error_db = heard_octave_ild_db(&heard, 1000.0 * (1 << octave)) -
                                    row.number[LEVEL_1_KHZ + octave];
            double *worst_db = octave == 2 ? &ild_4_khz_db : &ild_db;
            *worst_db = worst_of(*worst_db, error_db);
        }
    }
    fclose(table);
    const char *source = "MIT KEMAR, measured (Gardner and Martin 1995)";
    table_row("ITD by phase at 1.5 kHz, worst of 15 to 120°", 0.0, itd_us, 20.0, "µs", 1, source);
    table_row("ILD in octaves of 1, 2 and 8 kHz, worst of 15 to 90°", 0.0, ild_db, 2.0, "dB", 2,
              source);
    table_row("ILD in the octave of 4 kHz, worst of 15 to 90°", 0.0, ild_4_khz_db, 3.0, "dB", 2,
              source);
}

static double itd_of_head_us(double head_cm)
{
    listen(60.0, head_cm);
    return heard_phase_itd_us(&heard, 100.0);
}

static double delay_of_head_us(const Hrtf *hrtf, double head_cm)
{
    hear_with(&heard, hrtf, rate_hz, (Direction){60.0, 0.0}, 2.0, head_cm);
    return 1e6 * (heard.right_delay_s - heard.left_delay_s);
}

/* The sphere's time at low frequencies and the delay at all; in between, what the phase of each
 * ear's own response adds, some quarter, is that of the measured head. A response that begins 0.45
 * ms before the sound has no room for all of what the sphere's phase brings ahead of it: that moves
 * the time at 100 Hz. */
static void head_sizes(void)
{
    const double usual_us = itd_of_head_us(57.0);
    const char *source = "in proportion to 57 cm";
    table_row("ITD at 60°, phase at 100 Hz, head of 50 cm", usual_us * 50.0 / 57.0,
              itd_of_head_us(50.0), 25.0, "µs", 1, source);
    table_row("ITD at 60°, phase at 100 Hz, head of 65 cm", usual_us * 65.0 / 57.0,
              itd_of_head_us(65.0), 25.0, "µs", 1, source);
    Hrtf *hrtf = hrtf_new_builtin(rate_hz);
    table_row("Delay between the ears at 60°, head of 65 cm",
              hrtf ? delay_of_head_us(hrtf, 57.0) * 65.0 / 57.0 : 0.0,
              hrtf ? delay_of_head_us(hrtf, 65.0) : NAN, 0.1, "µs", 2, source);
    hrtf_free(hrtf);
}

typedef struct {
    double level_db, delay_us;
} Step;

/* From `before` to `heard`: third octaves of the near ear to 8 kHz, and both delays. */
static Step step_of(bool left_is_near)
{
    const double complex *here = left_is_near ? heard.left : heard.right;
    const double complex *there = left_is_near ? before.left : before.right;
    Step step = {0.0, worst_of(1e6 * fabs(heard.left_delay_s - before.left_delay_s),
                               1e6 * (heard.right_delay_s - before.right_delay_s))};
    for (int third = 0; third < 19; third++) {
        const double hz = 8000.0 * exp2(-third / 3.0), edge = exp2(1.0 / 6.0);
        step.level_db =
            worst_of(step.level_db, heard_band_db(&heard, here, hz / edge, hz * edge) -
                                        heard_band_db(&before, there, hz / edge, hz * edge));
    }
    return step;
}

/* A degree at a time round the head, at seven heights: asked of the head itself. */
static void steps(void)
{
    const double elevations[] = {0, -60, -40, -20, 15, 45, 70};
    Step worst = {0};
    Hrtf *hrtf = hrtf_new_builtin(rate_hz);
    for (size_t e = 0; hrtf && e < COUNT(elevations); e++) {
        hear(&heard, hrtf, rate_hz, (Direction){0.0, elevations[e]}, 2.0);
        for (int azimuth = 1; azimuth <= 360; azimuth++) {
            before = heard;
            hear(&heard, hrtf, rate_hz, (Direction){azimuth, elevations[e]}, 2.0);
            const Step step = step_of(azimuth <= 180);
            worst.level_db = worst_of(worst.level_db, step.level_db);
            worst.delay_us = worst_of(worst.delay_us, step.delay_us);
        }
    }
    table_at_most("Level of a third octave to 8 kHz at the near ear, most change in a degree", 1.0,
                  hrtf ? worst.level_db : NAN, "dB", 2, "no jumps");
    table_at_most("Delay of either ear, most change in a degree", 15.0, hrtf ? worst.delay_us : NAN,
                  "µs", 1, "no jumps");
    hrtf_free(hrtf);
}

void head_rows(void)
{
    table_section("The head: Anechoic, Reference, 2 m, by turning");
    by_the_measurement();
    head_sizes();
    steps();
}

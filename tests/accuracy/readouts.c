#include "../check.h"
#include "../reference.h"
#include "../response.h"
#include "render.h"
#include "rows.h"
#include "table.h"

void readout_rows(void)
{
    table_section("Readouts");
    const char *settings[] = {"mode=1", "mode=1 angle=60 head=63", "mode=1 crossfeed=2 feed=4.5",
                              "mode=2 room=0 speaker=0", "mode=2 room=0 angle=60 yaw=20"};
    const char *names[] = {"Natural 30°", "Natural 60°, head 63 cm", "Classic 4.5 dB",
                           "Speakers 30°", "Speakers 60°, head turned 20°"};
    for (size_t k = 0; k < COUNT(settings); k++) {
        Response r = response_measure(rate_hz, settings[k]);
        const double delay_us =
            reference_delay_us(response_direct(&r, 100), response_crossed(&r, 100), 100);
        const double level_db = decibels(response_direct(&r, 1000) / response_crossed(&r, 1000));
        char quantity[96];
        snprintf(quantity, sizeof quantity, "`itd` readout, %s", names[k]);
        table_row(quantity, delay_us, r.itd_us, 0.05 * delay_us, "µs", 1,
                  "phase at 100 Hz of the measured impulse response");
        snprintf(quantity, sizeof quantity, "`ild` readout, %s", names[k]);
        table_row(quantity, level_db, r.ild_db, 0.3, "dB", 2,
                  "level at 1 kHz of the measured impulse response");
        response_free(&r);
    }
    Response off = response_measure(rate_hz, "mode=1 crossfeed=0");
    table_row("`itd` readout, Crossfeed Off", 0.0, off.itd_us, 0.0, "µs", 1, "definition");
    response_free(&off);
}

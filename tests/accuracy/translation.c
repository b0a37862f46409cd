#include "../reference.h"
#include "render.h"
#include "rows.h"
#include "table.h"
#include <stdio.h>

void translation_rows(void)
{
    table_section("Translation, worst error from 20 Hz to 12.5 kHz");
    for (int worn = 0; worn < WORN_COUNT; worn++) {
        for (int heard = WORN_OPEN_BACK; heard <= WORN_CLOSED_BACK; heard++) {
            char quantity[96];
            snprintf(quantity, sizeof quantity, "Wearing %s, hearing %s",
                     reference_device_names[worn], reference_device_names[heard]);
            table_row(quantity, 0.0, reference_translation_error_db(worn, heard, rate_hz), 0.75,
                      "dB", 2,
                      worn == WORN_IN_EARS ? "Harman over-ear 2018, in-ear 2019"
                                           : "definition of the closed-back target");
        }
    }
}

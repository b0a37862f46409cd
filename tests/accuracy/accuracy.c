/* make accuracy: every figure that the README quotes, measured through the built bundle where a bundle
 * can be asked for it. */
#include "rows.h"
#include "table.h"
#include <stdlib.h>

int main(void)
{
    table_begin();
    untouched_rows();
    source_rows();
    crossfeed_rows();
    convolver_rows();
    loudspeaker_rows();
    open_rows();
    head_rows();
    image_rows();
    place_rows();
    room_rows();
    room_control_rows();
    loaded_rows();
    readout_rows();
    translation_rows();
    inears_rows();
    stage_rows();
    correction_rows();
    limiter_rows();
    exposure_rows();
    loudness_rows();
    meter_rows();
    change_rows();
    return table_end() ? EXIT_SUCCESS : EXIT_FAILURE;
}

#include "../image_table.h"
#include "rows.h"
#include "table.h"

void image_rows(void)
{
    table_section("Image sources to the third order, a room of 6 × 4.5 × 2.7 m, worst of all");
    const char *source = "Allen and Berkley 1979, the table's 63 images";
    const ImageTableErrors worst = image_table_errors();
    table_row("Images that are in the table", IMAGES, worst.images, 0.0, "", 0, source);
    table_row("Arrival, error in samples", 0.0, worst.delay_frames, 0.01, "", 6, source);
    table_row("Level, error of gain", 0.0, worst.gain * 1e9, 1000.0, "·10⁻⁹", 3, source);
    table_row("Response, largest error", 0.0, image_table_response_error() * 1e9, 1000.0, "·10⁻⁹",
              3, "rir-generator (E. Habets)");
}

#include "render.h"
#include "rows.h"
#include "table.h"

static void bits_row(const char *quantity, const char *settings, const char *source)
{
    Stereo in = white_noise(48000, 0.9f, 1), out = render(settings, &in);
    table_row(quantity, 0.0, differing_samples(&in, &out), 0.0, "samples", 0, source);
    stereo_free(&in);
    stereo_free(&out);
}

void untouched_rows(void)
{
    table_section("Untouched");
    bits_row("Direct: samples that differ from the input", "mode=0", "identity");
    bits_row("Bypass", "enabled=0 mode=1 level=-20", "identity");
    bits_row("Export Guard while exporting", "freewheel=1 mode=1 mute=1", "identity");
}

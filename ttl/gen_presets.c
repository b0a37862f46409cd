/* gen_presets PRESETS_CSV OUT_C: writes the presets as a table for the UI (gui/presets.h) at build
 * time, from the same lines as the bundle's. */
#include "../plugin/number.h"
#include "preset_line.h"
#include <stdlib.h>

static void write_preset(FILE *out, const Preset *preset)
{
    fprintf(out, "    {\n        \"%s\",\n        {\n", preset->name);
    for (int port = 0; port < PORT_COUNT; port++) {
        if (preset->given[port]) {
            char text[NUMBER_TEXT_SIZE];
            fprintf(out, "            [%d] = {true, %sf}, /* %s */\n", port,
                    number_write(text, (double)preset->value[port]), params[port].symbol);
        }
    }
    fputs("        },\n    },\n", out);
}

static bool write_presets(FILE *out, FILE *csv, const char *csv_name)
{
    fputs("#include \"../gui/presets.h\"\n\nconst UiPreset ui_presets[] = {\n", out);
    bool good = true;
    int number = 0;
    Preset preset;
    while (preset_next(csv, csv_name, &number, &preset, &good)) {
        write_preset(out, &preset);
    }
    fputs("};\nconst size_t ui_preset_count = sizeof ui_presets / sizeof *ui_presets;\n", out);
    return good;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: gen_presets PRESETS_CSV OUT_C\n");
        return EXIT_FAILURE;
    }
    FILE *csv = fopen(argv[1], "r");
    if (!csv) {
        perror(argv[1]);
        return EXIT_FAILURE;
    }
    FILE *out = fopen(argv[2], "w");
    bool good = out && write_presets(out, csv, argv[1]);
    if (!out || fclose(out)) {
        perror(argv[2]);
        good = false;
    }
    fclose(csv);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

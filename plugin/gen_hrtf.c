/* gen_hrtf FILE.sofa OUT.c: at build time, the built-in head-related transfer functions, prepared,
 * as C. The measurement is W. G. Gardner and K. D. Martin's of KEMAR (1995), as Debian has it. Its
 * left ears alone: the right ones are mirrored. */
#include "files/sofa_file.h"

#include <stdio.h>
#include <stdlib.h>

static void write_numbers(FILE *out, const char *name, const int16_t *numbers, size_t count)
{
    fprintf(out, "\nstatic const int16_t %s[%zu] = {", name, count);
    for (size_t n = 0; n < count; n++) {
        fprintf(out, "%s%d,", n % 16 ? " " : "\n    ", numbers[n]);
    }
    fputs("\n};\n", out);
}

static void write_table(FILE *out, const HrtfTable *table)
{
    const size_t directions = table->directions, pairs = directions * table->ears;
    fputs("/* Made by plugin/gen_hrtf.c: not to be edited. */\n"
          "#include \"../plugin/acoustics/hrtf_table.h\"\n",
          out);
    write_numbers(out, "azimuths_centidegrees", table->azimuths_centidegrees, directions);
    write_numbers(out, "elevations_centidegrees", table->elevations_centidegrees, directions);
    write_numbers(out, "levels_centidb", table->levels_centidb, pairs * HRTF_NODES);
    write_numbers(out, "delays_tenth_us", table->delays_tenth_us, pairs);
    fprintf(out,
            "\nconst HrtfTable hrtf_builtin_table = {\n"
            "    %u, %u, azimuths_centidegrees, elevations_centidegrees, levels_centidb, "
            "delays_tenth_us,\n};\n",
            table->directions, table->ears);
}

static int fail(const char *path, const char *what)
{
    fprintf(stderr, "gen_hrtf: %s %s\n", path, what);
    return EXIT_FAILURE;
}

static int generate(const char *from, const char *to)
{
    SofaSet set;
    FileFault fault = sofa_read(from, &set);
    HrtfTable *table = NULL;
    if (fault == FILE_FINE) {
        HrtfFault prepared = HRTF_FINE;
        set.measured.mirrored = true;
        table = hrtf_prepare(&set.measured, &prepared);
        fault = sofa_fault_of(prepared);
    }
    sofa_free(&set);
    if (!table) {
        return fail(from, file_fault_text(fault));
    }
    FILE *out = fopen(to, "w");
    if (!out) {
        free(table);
        return fail(to, "can't be written");
    }
    write_table(out, table);
    free(table);
    const bool written = !ferror(out);
    return fclose(out) == 0 && written ? EXIT_SUCCESS : fail(to, "can't be written");
}

int main(int count, char **arguments)
{
    if (count != 3) {
        fputs("usage: gen_hrtf FILE.sofa OUT.c\n", stderr);
        return EXIT_FAILURE;
    }
    return generate(arguments[1], arguments[2]);
}

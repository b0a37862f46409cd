/* gen_ttl SOURCE_FOLDER BUNDLE_FOLDER VERSION: writes the bundle's Turtle at build time, from
 * params.def and the texts in ttl/. */
#include "turtle.h"

#include <stdlib.h>
#include <string.h>

static FILE *open_in(const char *folder, const char *name, const char *how)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, how);
    if (!file) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    return file;
}

static void copy(FILE *out, const char *folder, const char *name)
{
    FILE *in = open_in(folder, name, "r");
    char line[4096];
    while (fgets(line, sizeof line, in)) {
        fputs(line, out);
    }
    fclose(in);
}

static void close_written(FILE *file, const char *name)
{
    const bool failed = ferror(file);
    if (fclose(file) || failed) {
        perror(name);
        exit(EXIT_FAILURE);
    }
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: gen_ttl SOURCE_FOLDER BUNDLE_FOLDER VERSION\n");
        return EXIT_FAILURE;
    }
    const char *source = argv[1], *bundle = argv[2];

    FILE *plugin = open_in(bundle, "earfield.ttl", "w");
    copy(plugin, source, "about.ttl.in");
    turtle_ports(plugin, argv[3]);
    close_written(plugin, "earfield.ttl");

    FILE *manifest = open_in(bundle, "manifest.ttl", "w");
    FILE *presets = open_in(bundle, "presets.ttl", "w");
    FILE *csv = open_in(source, "presets.csv", "r");
    copy(manifest, source, "manifest.ttl.in");
    const bool good = turtle_presets(presets, manifest, csv, "presets.csv");
    fclose(csv);
    close_written(presets, "presets.ttl");
    close_written(manifest, "manifest.ttl");
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

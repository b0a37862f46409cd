/* gen_ttl SOURCE_FOLDER BUNDLE_FOLDER VERSION [ui]: writes the bundle's Turtle at build time, from
 * params.def and the texts in ttl/; with `ui` for a bundle that has one. */
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
    const bool with_ui = argc == 5 && strcmp(argv[4], "ui") == 0;
    if (argc != 4 && !with_ui) {
        fprintf(stderr, "usage: gen_ttl SOURCE_FOLDER BUNDLE_FOLDER VERSION [ui]\n");
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
    if (with_ui) {
        FILE *ui = open_in(bundle, "earfield_ui.ttl", "w");
        turtle_ui(ui, manifest);
        close_written(ui, "earfield_ui.ttl");
    }
    close_written(presets, "presets.ttl");
    close_written(manifest, "manifest.ttl");
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

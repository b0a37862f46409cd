#include "turtle.h"

#include "../plugin/number.h"
#include "preset_line.h"

static void write_preset(FILE *out, const Preset *preset)
{
    fprintf(out,
            "\n<urn:earfield:preset:%s>\n\ta pset:Preset ;\n"
            "\tlv2:appliesTo <urn:earfield:monitor> ;\n\trdfs:label \"%s\"",
            preset->slug, preset->name);
    const char *separator = " ;\n\tlv2:port ";
    for (int port = 0; port < PORT_COUNT; port++) {
        if (preset->given[port]) {
            char text[NUMBER_TEXT_SIZE];
            fprintf(out, "%s[\n\t\tlv2:symbol \"%s\" ;\n\t\tpset:value %s\n\t]", separator,
                    params[port].symbol, number_write(text, (double)preset->value[port]));
            separator = " , ";
        }
    }
    fputs(" .\n", out);
}

bool turtle_presets(FILE *out, FILE *manifest, FILE *csv, const char *csv_name)
{
    fputs("@prefix lv2:  <http://lv2plug.in/ns/lv2core#> .\n"
          "@prefix pset: <http://lv2plug.in/ns/ext/presets#> .\n"
          "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n",
          out);
    bool good = true;
    int number = 0;
    Preset preset;
    while (preset_next(csv, csv_name, &number, &preset, &good)) {
        write_preset(out, &preset);
        fprintf(manifest,
                "\n<urn:earfield:preset:%s>\n\ta pset:Preset ;\n"
                "\tlv2:appliesTo <urn:earfield:monitor> ;\n\trdfs:label \"%s\" ;\n"
                "\trdfs:seeAlso <presets.ttl> .\n",
                preset.slug, preset.name);
    }
    return good;
}

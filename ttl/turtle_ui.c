#include "turtle.h"

#include "../plugin/params.h"

/* Hosts tell a UI of control inputs unasked, and of what else it names. */
static void write_notifications(FILE *out)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        const bool meter = params[port].kind == KIND_CONTROL_OUT;
        if (meter || params[port].kind == KIND_ATOM_OUT) {
            fprintf(out,
                    " ;\n\tui:portNotification [\n\t\tui:plugin <urn:earfield:monitor> ;\n"
                    "\t\tlv2:symbol \"%s\" ;\n\t\tui:protocol %s\n\t]",
                    params[port].symbol, meter ? "ui:floatProtocol" : "atom:eventTransfer");
        }
    }
}

void turtle_ui(FILE *out, FILE *manifest)
{
    fputs("@prefix atom: <http://lv2plug.in/ns/ext/atom#> .\n"
          "@prefix lv2:  <http://lv2plug.in/ns/lv2core#> .\n"
          "@prefix opts: <http://lv2plug.in/ns/ext/options#> .\n"
          "@prefix ui:   <http://lv2plug.in/ns/extensions/ui#> .\n"
          "@prefix urid: <http://lv2plug.in/ns/ext/urid#> .\n"
          "\n<urn:earfield:monitor#ui>\n\ta ui:X11UI ;\n"
          "\tlv2:requiredFeature ui:idleInterface ;\n"
          "\tlv2:optionalFeature ui:parent , ui:resize , ui:touch , ui:requestValue , urid:map ,"
          " opts:options ;\n"
          "\topts:supportedOption ui:scaleFactor ;\n"
          "\tlv2:extensionData ui:idleInterface , ui:resize",
          out);
    write_notifications(out);
    fputs(" .\n", out);
    /* Hosts that ask for the notifications have read what the plugin points to, not what the UI
     * does. */
    fputs("\n@prefix ui: <http://lv2plug.in/ns/extensions/ui#> .\n"
          "\n<urn:earfield:monitor>\n\trdfs:seeAlso <earfield_ui.ttl> ;\n"
          "\tui:ui <urn:earfield:monitor#ui> .\n"
          "\n<urn:earfield:monitor#ui>\n\ta ui:X11UI ;\n\tlv2:binary <earfield_ui.so> ;\n"
          "\trdfs:seeAlso <earfield_ui.ttl> .\n",
          manifest);
}

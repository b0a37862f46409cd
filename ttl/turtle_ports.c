#include "turtle.h"

#include "../plugin/number.h"
#include "../plugin/params.h"
#include <string.h>

/* What a unit is in Turtle: one of the units extension, or one that it lacks, spelled out. */
static const char *unit_object(ParamUnit unit)
{
    switch (unit) {
    case UNIT_NONE:
        return NULL;
    case UNIT_COEFFICIENT:
        return "units:coef";
    case UNIT_CM:
        return "units:cm";
    case UNIT_DB:
        return "units:db";
    case UNIT_DBA:
        return "[ a units:Unit ; rdfs:label \"A-weighted decibels\" ; "
               "units:symbol \"dBA\" ; units:render \"%.1f dBA\" ]";
    case UNIT_DEGREE:
        return "units:degree";
    case UNIT_FRAME:
        return "units:frame";
    case UNIT_H:
        return "[ a units:Unit ; rdfs:label \"hours\" ; "
               "units:symbol \"h\" ; units:render \"%.1f h\" ]";
    case UNIT_HZ:
        return "units:hz";
    case UNIT_M:
        return "units:m";
    case UNIT_MM:
        return "units:mm";
    case UNIT_PERCENT:
        return "units:pc";
    case UNIT_LUFS:
        return "[ a units:Unit ; rdfs:label \"loudness units, full scale\" ; "
               "units:symbol \"LUFS\" ; units:render \"%.1f LUFS\" ]";
    case UNIT_US:
        return "[ a units:Unit ; rdfs:label \"microseconds\" ; "
               "units:symbol \"µs\" ; units:render \"%.0f µs\" ]";
    }
    return NULL;
}

static const char *shape_properties(ParamShape shape)
{
    switch (shape) {
    case SHAPE_LINEAR:
        return NULL;
    case SHAPE_LOGARITHMIC:
        return "pprops:logarithmic";
    case SHAPE_TOGGLE:
        return "lv2:toggled";
    case SHAPE_TRIGGER:
        return "lv2:toggled , pprops:trigger";
    case SHAPE_CHOICE:
        return "lv2:enumeration , lv2:integer";
    case SHAPE_WHOLE:
        return "lv2:integer";
    }
    return NULL;
}

static const char *port_classes(PortKind kind)
{
    switch (kind) {
    case KIND_ATOM_IN:
        return "lv2:InputPort , atom:AtomPort";
    case KIND_ATOM_OUT:
        return "lv2:OutputPort , atom:AtomPort";
    case KIND_AUDIO_IN:
        return "lv2:InputPort , lv2:AudioPort";
    case KIND_AUDIO_OUT:
        return "lv2:OutputPort , lv2:AudioPort";
    case KIND_CONTROL_IN:
        return "lv2:InputPort , lv2:ControlPort";
    case KIND_CONTROL_OUT:
        return "lv2:OutputPort , lv2:ControlPort";
    }
    return NULL;
}

/* The class of a group, or NULL where its ports stand outside any group. */
static const char *group_classes(ParamGroup group)
{
    switch (group) {
    case GROUP_IO:
        return NULL;
    case GROUP_INPUT:
        return "pg:InputGroup , pg:StereoGroup";
    case GROUP_OUTPUT:
        return "pg:OutputGroup , pg:StereoGroup";
    default:
        return "pg:Group";
    }
}

static void write_groups(FILE *out)
{
    for (int g = 0; g < GROUP_COUNT; g++) {
        const char *classes = group_classes((ParamGroup)g);
        if (classes) {
            fprintf(out,
                    "\n<urn:earfield:monitor#%s>\n\ta %s ;\n\tlv2:symbol \"%s\" ;\n"
                    "\tlv2:name \"%s\" .\n",
                    param_groups[g].symbol, classes, param_groups[g].symbol, param_groups[g].name);
        }
    }
}

/* lilv hands a host the group of a control; hosts show no group for what they hide or compensate.
 */
static bool stands_in_group(const Param *p, PortIndex port)
{
    return group_classes(p->group) && port != PORT_LATENCY && port != PORT_FREEWHEEL;
}

static void write_range(FILE *out, const Param *p)
{
    char minimum[NUMBER_TEXT_SIZE], preset[NUMBER_TEXT_SIZE], maximum[NUMBER_TEXT_SIZE];
    fprintf(out, " ;\n\t\tlv2:minimum %s ;\n\t\tlv2:default %s ;\n\t\tlv2:maximum %s",
            number_write(minimum, (double)p->minimum), number_write(preset, (double)p->preset),
            number_write(maximum, (double)p->maximum));
    const char *unit = unit_object(p->unit), *properties = shape_properties(p->shape);
    if (unit) {
        fprintf(out, " ;\n\t\tunits:unit %s", unit);
    }
    if (properties) {
        fprintf(out, " ;\n\t\tlv2:portProperty %s", properties);
    }
}

static void write_scale_points(FILE *out, PortIndex port)
{
    for (size_t i = 0; i < scale_point_count; i++) {
        if (scale_points[i].port == port) {
            fprintf(out, " ;\n\t\tlv2:scalePoint [ rdfs:label \"%s\" ; rdf:value %d ]",
                    scale_points[i].label, scale_points[i].value);
        }
    }
}

static void write_traits(FILE *out, PortIndex port)
{
    for (size_t i = 0; i < trait_count; i++) {
        if (traits[i].port == port) {
            fprintf(out, " ;\n\t\t%s %s", traits[i].predicate, traits[i].object);
        }
    }
}

static void write_port(FILE *out, PortIndex port)
{
    const Param *p = &params[port];
    fprintf(out, "[\n\t\ta %s ;\n\t\tlv2:index %d ;\n\t\tlv2:symbol \"%s\" ;\n\t\tlv2:name \"%s\"",
            port_classes(p->kind), (int)port, p->symbol, p->name);
    fprintf(out, " ;\n\t\trdfs:comment \"%s\"", p->comment);
    if (param_is_control(port)) {
        write_range(out, p);
        write_scale_points(out, port);
    }
    if (p->kind == KIND_ATOM_IN || p->kind == KIND_ATOM_OUT) {
        fputs(" ;\n\t\tatom:bufferType atom:Sequence ;\n\t\tatom:supports patch:Message"
              " ;\n\t\tlv2:portProperty lv2:connectionOptional ;\n\t\trsz:minimumSize 16384",
              out);
    }
    if (stands_in_group(p, port)) {
        fprintf(out, " ;\n\t\tpg:group <urn:earfield:monitor#%s>", param_groups[p->group].symbol);
    }
    write_traits(out, port);
    fputs("\n\t]", out);
}

void turtle_ports(FILE *out, const char *version)
{
    const char *minor = strchr(version, '.') + 1; /* "0.1.0": the plugin has no major version */
    const char *micro = strchr(minor, '.') + 1;
    write_groups(out);
    fprintf(out, "\n<urn:earfield:monitor>\n\tlv2:minorVersion %.*s ;\n\tlv2:microVersion %s ;\n",
            (int)(micro - minor - 1), minor, micro);
    fputs("\tlv2:port ", out);
    for (int port = 0; port < PORT_COUNT; port++) {
        fputs(port ? " , " : "", out);
        write_port(out, (PortIndex)port);
    }
    fputs(" .\n", out);
}

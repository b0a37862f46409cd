#include "place_words.h"

#include "value_text.h"
#include <math.h>

/* Of the widest common sans-serif, DejaVu Sans at 11 px; the least is for short words of wide
 * letters. */
static const double character_width = 6.5, characters_least = 7.0;

double words_width(const char *words)
{
    int characters = 0;
    for (const char *c = words; *c; c++) {
        characters += ((unsigned char)*c & 0xc0) != 0x80;
    }
    return ceil(characters_least + characters * character_width);
}

double labels_width(PortIndex port)
{
    double widest = 0.0;
    for (size_t i = 0; i < scale_point_count; i++) {
        if (scale_points[i].port == port) {
            widest = fmax(widest, words_width(scale_points[i].label));
        }
    }
    return widest;
}

double values_width(PortIndex port)
{
    char text[VALUE_TEXT_SIZE];
    const double least = words_width(value_write(text, port, params[port].minimum));
    const double most = words_width(value_write(text, port, params[port].maximum));
    return fmax(fmax(least, most), words_width(value_write(text, port, params[port].preset)));
}

static const char *file_name(OwnFile which)
{
    switch (which) {
    case OWN_CORRECTION:
        return "Headphone Correction";
    case OWN_HRTF:
        return "Ears (HRTF)";
    case OWN_RESPONSE:
        return "Room Response";
    case OWN_FILES:
        break;
    }
    return "";
}

static const char *action_name(UiAction action)
{
    static const char *const names[ACTIONS] = {
        [ACTION_PRESETS] = "Preset", [ACTION_SIDE_A] = "A",  [ACTION_SIDE_B] = "B",
        [ACTION_COPY] = "Copy",      [ACTION_UNDO] = "Undo", [ACTION_REDO] = "Redo",
        [ACTION_ZOOM] = "Zoom",
    };
    return names[action];
}

static const char *port_name(PortIndex port)
{
    switch (port) {
    case PORT_SWAP:
        return "Swap";
    case PORT_INVERT_LEFT:
        return "Ø L";
    case PORT_INVERT_RIGHT:
        return "Ø R";
    default:
        return params[port].name;
    }
}

const char *place_words(const Place *place)
{
    switch (place->kind) {
    case PLACE_CHOICES:
    case PLACE_LIST:
    case PLACE_KNOB:
    case PLACE_SWITCH:
    case PLACE_PUSH:
    case PLACE_READING:
        return port_name((PortIndex)place->of);
    case PLACE_FILE:
        return file_name((OwnFile)place->of);
    case PLACE_ACTION:
        return action_name((UiAction)place->of);
    case PLACE_TAB:
        return layout_page_name((Page)place->of);
    case PLACE_STAGE:
        return "Stage";
    case PLACE_RESPONSE:
        return "Response";
    case PLACE_METERS:
        return "Meters";
    case PLACE_HELP:
        break;
    }
    return "";
}

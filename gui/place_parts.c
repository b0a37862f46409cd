#include "place_parts.h"

#include "theme.h"
#include "value_text.h"
#include <math.h>
#include <string.h>

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

SwitchLook switch_look(PortIndex port)
{
    if (port == PORT_ENABLED) {
        return SWITCH_POWER;
    }
    return params[port].group == GROUP_LISTEN || port == PORT_DIM || port == PORT_MUTE
               ? SWITCH_LATCH
               : SWITCH_PILL;
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

bool place_is_line(const Place *place)
{
    return place->at.height < STACK_HEIGHT;
}

static bool has_name(const Place *place)
{
    switch (place->kind) {
    case PLACE_CHOICES:
    case PLACE_LIST:
    case PLACE_KNOB:
    case PLACE_FILE:
        return true;
    case PLACE_SWITCH:
        return switch_look((PortIndex)place->of) == SWITCH_PILL;
    case PLACE_ACTION:
        return place->of == ACTION_PRESETS;
    case PLACE_PUSH:
    case PLACE_TAB:
    case PLACE_STAGE:
    case PLACE_RESPONSE:
    case PLACE_METERS:
    case PLACE_READING:
    case PLACE_HELP:
        break;
    }
    return false;
}

/* The name, cut off the place. */
static Rect take_name(const Place *place, Rect *box)
{
    *box = place->at;
    if (!has_name(place)) {
        return (Rect){box->x, box->y, 0.0, 0.0};
    }
    if (!place_is_line(place)) {
        return rect_take_row(box, NAME_HEIGHT);
    }
    if (place->kind == PLACE_SWITCH) { /* stands before its name */
        Rect name = *box;
        *box = rect_take_column(&name, PILL_WIDTH);
        rect_take_column(&name, WORDS_MARGIN);
        return name;
    }
    return rect_take_column(box, words_width(place_words(place)));
}

Rect place_name(const Place *place)
{
    Rect box;
    return take_name(place, &box);
}

Rect place_box(const Place *place)
{
    Rect box;
    take_name(place, &box);
    return box;
}

/* ---------------------------------------------------------------------------------- choices -- */

unsigned place_choice_count(const Place *place)
{
    unsigned count = 0;
    for (size_t i = 0; i < scale_point_count; i++) {
        count += scale_points[i].port == (PortIndex)place->of;
    }
    return count;
}

/* Side by side each has a share by its words, so that all have the same margins. */
Rect place_choice(const Place *place, unsigned choice)
{
    const Rect box = place_box(place);
    const unsigned count = place_choice_count(place);
    if (!place_is_line(place)) {
        const double top = 1.0, height = (box.height - top) / count;
        return (Rect){box.x, box.y + top + choice * height, box.width, height};
    }
    double before = 0.0, own = 0.0, all = 0.0;
    for (unsigned i = 0; i < count; i++) {
        const double share = words_width(value_label((PortIndex)place->of, (int)i));
        before += i < choice ? share : 0.0;
        own = i == choice ? share : own;
        all += share;
    }
    const double left = round(box.x + box.width * before / all);
    return (Rect){left, box.y, round(box.x + box.width * (before + own) / all) - left, box.height};
}

/* ----------------------------------------------------------------------------- knobs, files -- */

Rect place_value(const Place *place)
{
    Rect box = place_box(place);
    return place_is_line(place) ? rect_take_column(&box, -values_width((PortIndex)place->of))
                                : rect_take_row(&box, -16.0);
}

static Rect file_row(const Place *place)
{
    Rect box = place_box(place);
    return rect_take_row(&box, BOX_HEIGHT);
}

Rect place_file_name(const Place *place)
{
    Rect row = file_row(place);
    rect_take_column(&row, -(BOX_HEIGHT + 2.0));
    return row;
}

Rect place_file_clear(const Place *place)
{
    Rect row = file_row(place);
    return rect_take_column(&row, -BOX_HEIGHT);
}

Rect place_file_fault(const Place *place)
{
    Rect box = place_box(place);
    rect_take_row(&box, BOX_HEIGHT + 4.0);
    return box;
}

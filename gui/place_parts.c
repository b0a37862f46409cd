#include "place_parts.h"

#include "value_text.h"
#include <math.h>

SwitchLook switch_look(PortIndex port)
{
    if (port == PORT_ENABLED) {
        return SWITCH_POWER;
    }
    return params[port].group == GROUP_LISTEN || port == PORT_DIM || port == PORT_MUTE
               ? SWITCH_LATCH
               : SWITCH_PILL;
}

/* Half way between the highest line and the lowest that is more, as a place may have been moved to
 * whole pixels. */
bool place_is_line(const Place *place)
{
    return place->at.height < (HEAR_AS_HEIGHT + STACK_HEIGHT) / 2.0;
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

#include "view_stage.h"

#include "value_text.h"
#include "view_stage_modes.h"
#include <math.h>
#include <stdio.h>

static void metres(char words[VALUE_TEXT_SIZE], double m)
{
    const int tenths = (int)lround(10.0 * m);
    snprintf(words, VALUE_TEXT_SIZE, "%d.%d", tenths / 10, tenths % 10);
}

/* Its name, and how long and wide it is where it has walls. */
static void room_words(const ViewModel *view, RoomKind kind, char *words, size_t size)
{
    const Room *room = room_of(kind);
    char name[VALUE_TEXT_SIZE], length[VALUE_TEXT_SIZE], width[VALUE_TEXT_SIZE];
    value_write(name, PORT_ROOM, view->values[PORT_ROOM]);
    metres(length, room->size.m[0]);
    metres(width, room->size.m[1]);
    if (room->reverberation_s > 0.0) {
        snprintf(words, size, "%s %s × %s m", name, length, width);
    } else {
        snprintf(words, size, "%s", name);
    }
}

static void title_words(const ViewModel *view, const Settings *settings, char *words, size_t size)
{
    char one[VALUE_TEXT_SIZE], other[VALUE_TEXT_SIZE];
    const float *v = view->values;
    switch (settings->engine.voice.mode) {
    case MODE_DIRECT:
        snprintf(words, size, "%s", value_write(one, PORT_WEARING, v[PORT_WEARING]));
        return;
    case MODE_HEADPHONES:
        if ((CrossfeedKind)v[PORT_CROSSFEED] == CROSSFEED_NATURAL) {
            snprintf(words, size, "%s, ±%s", value_write(one, PORT_CROSSFEED, v[PORT_CROSSFEED]),
                     value_write(other, PORT_ANGLE, v[PORT_ANGLE]));
            return;
        }
        snprintf(words, size, "Crossfeed %s", value_write(one, PORT_CROSSFEED, v[PORT_CROSSFEED]));
        return;
    case MODE_SPEAKERS:
        room_words(view, settings->wish.room, words, size);
        return;
    case MODE_IN_EARS:
        snprintf(words, size, "stage %s",
                 settings->engine.stage.on ? value_write(one, PORT_STAGE_LEVEL, v[PORT_STAGE_LEVEL])
                                           : "off");
        return;
    }
}

void view_stage_draw(cairo_t *cr, Rect at, const ViewModel *view)
{
    StageDrawing d = {.cr = cr,
                      .view = view,
                      .settings =
                          settings_from_controls(view->values, view->straight_ahead_degrees)};
    char words[4 * VALUE_TEXT_SIZE] = "";
    title_words(view, &d.settings, words, sizeof words);
    d.area = sketch_card(cr, at, "Stage", words);
    d.words = stage_plan_take_words(&d.area);
    switch (d.settings.engine.voice.mode) {
    case MODE_DIRECT:
        stage_draw_direct(&d);
        return;
    case MODE_HEADPHONES:
        stage_draw_headphones(&d);
        return;
    case MODE_SPEAKERS:
        stage_draw_speakers(&d);
        return;
    case MODE_IN_EARS:
        stage_draw_inears(&d);
        return;
    }
}

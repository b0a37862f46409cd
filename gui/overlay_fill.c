#include "overlay_fill.h"

#include "path_completion.h"
#include "presets.h"
#include "value_text.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

const double overlay_zooms[ZOOMS] = {0.75, 1.0, 1.25, 1.5, 1.75, 2.0};

static void begin(Overlay *overlay, OverlayKind kind, const Place *place)
{
    overlay->kind = kind;
    overlay->place = *place;
    overlay->count = overlay->first = overlay->shown = 0;
    overlay->lit = -1;
    overlay->fault[0] = '\0';
    text_field_begin(&overlay->field, "");
    overlay->shift = 0.0;
}

/* The words are those of two strings. What is beyond the last is written over the last. */
static OverlayItem *add(Overlay *overlay, const char *words, const char *more)
{
    overlay->count += overlay->count < OVERLAY_ITEMS;
    OverlayItem *item = &overlay->items[overlay->count - 1];
    snprintf(item->words, sizeof item->words, "%s%s", words, more);
    item->ticked = item->dead = false;
    return item;
}

void overlay_fill_choices(Overlay *overlay, const Place *place, const Model *model)
{
    const PortIndex port = (PortIndex)place->of;
    const Param *p = &params[port];
    begin(overlay, OVERLAY_LIST, place);
    for (int value = (int)p->minimum; value <= (int)p->maximum; value++) {
        const char *label = value_label(port, value);
        add(overlay, label ? label : "", "")->ticked = value == (int)model->values[port];
    }
}

void overlay_fill_presets(Overlay *overlay, const Place *place, const Model *model)
{
    bool whole;
    const int preset = model_preset(model, &whole);
    begin(overlay, OVERLAY_LIST, place);
    for (size_t i = 0; i < ui_preset_count; i++) {
        add(overlay, ui_presets[i].name, "")->ticked = whole && (int)i == preset;
    }
}

void overlay_fill_zooms(Overlay *overlay, const Place *place, double zoom)
{
    begin(overlay, OVERLAY_LIST, place);
    for (int i = 0; i < ZOOMS; i++) {
        char percent[VALUE_TEXT_SIZE];
        snprintf(percent, sizeof percent, "%ld %%", lround(100.0 * overlay_zooms[i]));
        add(overlay, percent, "")->ticked = fabs(zoom - overlay_zooms[i]) < 1e-3;
    }
}

void overlay_fill_menu(Overlay *overlay, const Place *place, const Model *model, const char *copied)
{
    const PortIndex port = (PortIndex)place->of;
    char text[VALUE_TEXT_SIZE];
    float pasted;
    const float now = model->values[port], previous = model->previous[port];
    begin(overlay, OVERLAY_MENU, place);
    add(overlay, "Default: ", value_write(text, port, params[port].preset))->dead =
        now == params[port].preset;
    add(overlay, "Previous: ", value_write(text, port, previous))->dead = now == previous;
    add(overlay, "Type a value…", "")->dead = place->kind != PLACE_KNOB;
    add(overlay, "Copy ", value_write(text, port, now));
    add(overlay, "Paste ", copied)->dead = !*copied || !value_read(port, copied, &pasted);
}

void overlay_fill_value(Overlay *overlay, const Place *place, const Model *model)
{
    const PortIndex port = (PortIndex)place->of;
    char text[VALUE_TEXT_SIZE];
    begin(overlay, OVERLAY_VALUE, place);
    text_field_begin(&overlay->field, value_write(text, port, model->values[port]));
}

static void list_entries(Overlay *overlay, const char *whole)
{
    PathCompletion completion;
    overlay->count = overlay->first = 0;
    overlay->lit = -1;
    overlay->fault[0] = '\0';
    path_complete(&completion, whole, (OwnFile)overlay->place.of);
    for (unsigned i = 0; i < completion.count; i++) {
        add(overlay, completion.entries[i].name, "");
    }
}

void overlay_fill_path(Overlay *overlay, const Place *place, const char *path)
{
    char folder[OWN_PATH_SIZE];
    begin(overlay, OVERLAY_PATH, place);
    path_folder_of(folder, path);
    list_entries(overlay, folder);
    text_field_begin(&overlay->field, *path ? path : folder);
}

void overlay_complete_path(Overlay *overlay, const char *folder)
{
    char whole[OWN_PATH_SIZE];
    if (path_whole(whole, overlay->field.text, folder)) {
        list_entries(overlay, whole);
    }
}

void overlay_scroll(Overlay *overlay, int by)
{
    const int last = (int)overlay->count - (int)overlay->shown;
    const int first = (int)overlay->first + by;
    overlay->first = first < 0 || last < 0 ? 0u : (unsigned)(first > last ? last : first);
}

void overlay_light(Overlay *overlay, int by)
{
    const int count = (int)overlay->count;
    if (count == 0) {
        return;
    }
    overlay->lit =
        overlay->lit < 0 ? (by > 0 ? 0 : count - 1) : (overlay->lit + by + count) % count;
    const int first = (int)overlay->first, shown = (int)overlay->shown;
    if (overlay->lit < first) {
        overlay_scroll(overlay, overlay->lit - first);
    } else if (overlay->lit >= first + shown) {
        overlay_scroll(overlay, overlay->lit - first - shown + 1);
    }
}

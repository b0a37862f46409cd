#include "fingerprint.h"

#include "value_text.h"
#include <string.h>

static const uint64_t basis = 0xcbf29ce484222325u, prime = 0x100000001b3u;

static uint64_t with_bytes(uint64_t print, const void *bytes, size_t count)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < count; i++) {
        print = (print ^ byte[i]) * prime;
    }
    return print;
}

static uint64_t with_text(uint64_t print, const char *text)
{
    return with_bytes(print, text, strlen(text) + 1);
}

static uint64_t with_whole(uint64_t print, int value)
{
    return with_bytes(print, &value, sizeof value);
}

static uint64_t with_number(uint64_t print, double value)
{
    return with_bytes(print, &value, sizeof value);
}

/* A meter's value as it reads. */
static uint64_t with_reading(uint64_t print, const float *values, PortIndex port)
{
    char text[VALUE_TEXT_SIZE];
    return with_text(print, value_write(text, port, values[port]));
}

static uint64_t with_controls(uint64_t print, const float *values)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        if (params[port].kind == KIND_CONTROL_IN) {
            print = with_bytes(print, &values[port], sizeof values[port]);
        }
    }
    return print;
}

/* What the views are drawn from, but for what moves. */
static uint64_t with_view(uint64_t print, const Scene *scene, unsigned pictures)
{
    const ViewModel *view = scene->view;
    print = with_controls(print, view->values);
    print = with_number(print, view->rate_hz);
    print = with_number(print, view->straight_ahead_degrees);
    return with_whole(with_whole(print, view->response_loaded), (int)pictures);
}

static uint64_t with_control(uint64_t print, const Scene *scene, PortIndex port)
{
    const Model *model = scene->model;
    print = with_bytes(print, &model->values[port], sizeof model->values[port]);
    print = with_whole(print, scene_acts(model->values, port));
    print = with_whole(print, scene->view->response_loaded);
    return with_whole(print, model->path[OWN_CORRECTION][0] != '\0');
}

static uint64_t with_file(uint64_t print, const Scene *scene, OwnFile which)
{
    const Model *model = scene->model;
    print = with_text(with_text(print, model->path[which]), model->words[which]);
    print = with_whole(print, model->asked == which);
    print = with_reading(print, model->values, PORT_LOADING);
    print = with_reading(print, model->values, PORT_STATUS);
    return with_controls(print, model->values);
}

static uint64_t with_action(uint64_t print, const Scene *scene)
{
    const Model *model = scene->model;
    bool whole;
    const int preset = model_preset(model, &whole);
    print = with_whole(with_whole(print, preset), whole);
    print = with_whole(with_whole(print, model_can_undo(model)), model_can_redo(model));
    return with_number(with_whole(print, model->side), scene->zoom);
}

static uint64_t with_help(uint64_t print, const Scene *scene)
{
    char text[OWN_WORDS_SIZE];
    return with_text(print, scene_help(scene, scene->over, text, sizeof text));
}

uint64_t fingerprint_place(const Scene *scene, unsigned place, unsigned pictures)
{
    const Place *drawn = &scene->layout->places[place];
    const bool over = scene->over == (int)place;
    uint64_t print = with_whole(basis, over + 2 * (scene->held == (int)place) +
                                           4 * (scene->focus == (int)place));
    print = with_whole(print, over ? scene->over_choice : -1);
    switch (drawn->kind) {
    case PLACE_CHOICES:
    case PLACE_LIST:
    case PLACE_KNOB:
    case PLACE_SWITCH:
    case PLACE_PUSH:
        return with_control(print, scene, (PortIndex)drawn->of);
    case PLACE_FILE:
        return with_file(print, scene, (OwnFile)drawn->of);
    case PLACE_ACTION:
        return with_action(print, scene);
    case PLACE_TAB:
        return with_whole(with_whole(print, (int)scene->page),
                          (int)scene->model->values[PORT_MODE]);
    case PLACE_STAGE:
    case PLACE_RESPONSE:
    case PLACE_METERS:
        return with_view(print, scene, pictures);
    case PLACE_READING:
        print = with_reading(print, scene->model->values, (PortIndex)drawn->of);
        return with_controls(print, scene->model->values);
    case PLACE_HELP:
        break;
    }
    return with_help(print, scene);
}

uint64_t fingerprint_overlay(const Overlay *overlay)
{
    uint64_t print = with_whole(basis, (int)overlay->kind);
    if (overlay->kind == OVERLAY_NONE) {
        return print;
    }
    print = with_bytes(print, &overlay->at, sizeof overlay->at);
    print = with_whole(with_whole(print, overlay->lit), (int)overlay->first);
    for (unsigned i = 0; i < overlay->count; i++) {
        const OverlayItem *item = &overlay->items[i];
        print = with_whole(with_text(print, item->words), item->ticked + 2 * item->dead);
    }
    print = with_text(with_text(print, overlay->field.text), overlay->fault);
    print = with_bytes(print, &overlay->shift, sizeof overlay->shift);
    return with_whole(with_whole(print, (int)overlay->field.caret), (int)overlay->field.anchor);
}

#include "scene.h"

#include "../plugin/acoustics/room.h"
#include "../plugin/dsp/voice.h"
#include "draw_parts.h"
#include "layout_parts.h"
#include "view_meters.h"
#include "view_response.h"
#include "view_room.h"
#include "view_stage.h"
#include <string.h>

/* A room that is asked for and was never loaded sounds like none, and a correction without a file
 * is none: more than values say. */
static bool acts(const Scene *scene, PortIndex port)
{
    const float *values = scene->model->values;
    if (port == PORT_CORRECTION && scene->model->path[OWN_CORRECTION][0] == '\0') {
        return false;
    }
    if ((int)values[PORT_ROOM] != ROOMS || scene->view->response_loaded) {
        return scene_acts(values, port);
    }
    float open[PORT_COUNT];
    memcpy(open, values, sizeof open);
    open[PORT_ROOM] = (float)ROOM_ANECHOIC;
    return scene_acts(open, port);
}

static bool is_port(PlaceKind kind)
{
    return kind <= PLACE_PUSH;
}

static Look look_of(const Scene *scene, unsigned i)
{
    const Place *place = &scene->layout->places[i];
    const int at = (int)i;
    return (Look){.over = scene->over == at,
                  .held = scene->held == at,
                  .focus = scene->focus == at,
                  .acts = !is_port(place->kind) || acts(scene, (PortIndex)place->of),
                  .over_choice = scene->over == at ? scene->over_choice : -1};
}

static void draw_help(cairo_t *cr, const Scene *scene, const Place *place)
{
    char text[OWN_WORDS_SIZE];
    const bool fault = scene->over < 0 && scene->model->words[scene->model->asked][0];
    Rect at = place->at;
    if (fault) {
        const Rect mark = rect_take_column(&at, 16.0);
        draw_warning(cr, mark.x + 6.0, mark.y + mark.height / 2.0, 10.0);
    }
    draw_words(cr, at, fault ? theme_alarm : theme_quiet, ALIGN_LEFT,
               scene_help(scene, scene->over, text, sizeof text));
}

static bool is_heard(const Scene *scene, Page page)
{
    const int mode = (int)scene->model->values[PORT_MODE];
    return mode != MODE_DIRECT && layout_page_of_mode(mode) == page;
}

static void draw_port(cairo_t *cr, const Scene *scene, const Place *place, Look look)
{
    const float value = scene->model->values[place->of];
    switch (place->kind) {
    case PLACE_CHOICES:
        draw_choices(cr, place, value, look);
        break;
    case PLACE_LIST:
        draw_list(cr, place, value, look);
        break;
    case PLACE_KNOB:
        draw_knob(cr, place, value, look);
        break;
    case PLACE_SWITCH:
        draw_switch(cr, place, value > 0.0f, look);
        break;
    default:
        draw_push(cr, place, look);
        break;
    }
}

static void draw_place(cairo_t *cr, const Scene *scene, unsigned i)
{
    const Place *place = &scene->layout->places[i];
    const Look look = look_of(scene, i);
    switch (place->kind) {
    case PLACE_CHOICES:
    case PLACE_LIST:
    case PLACE_KNOB:
    case PLACE_SWITCH:
    case PLACE_PUSH:
        draw_port(cr, scene, place, look);
        break;
    case PLACE_FILE:
        draw_file(cr, place, scene->model, look);
        break;
    case PLACE_ACTION:
        draw_action(cr, place, scene->model, scene->zoom, look);
        break;
    case PLACE_TAB:
        draw_tab(cr, place, scene->page == (Page)place->of, is_heard(scene, (Page)place->of), look);
        break;
    case PLACE_STAGE:
        view_stage_draw(cr, place->at, scene->view);
        break;
    case PLACE_RESPONSE:
        view_response_draw(cr, place->at, scene->view);
        break;
    case PLACE_METERS:
        view_meters_draw_still(cr, place->at, scene->view);
        view_meters_draw_moving(cr, place->at, scene->view, place->at);
        break;
    case PLACE_READING:
        draw_reading(cr, place, scene->model->values);
        break;
    case PLACE_HELP:
        draw_help(cr, scene, place);
        break;
    }
}

static Color ground_of(const Place *place)
{
    const bool on_night = place->kind == PLACE_TAB || place->kind == PLACE_STAGE ||
                          place->kind == PLACE_RESPONSE || place->kind == PLACE_METERS ||
                          (place->kind == PLACE_READING && place->of == PORT_LOADING);
    return on_night ? theme_night : theme_card;
}

void scene_draw_place(cairo_t *cr, const Scene *scene, unsigned place)
{
    const Place *p = &scene->layout->places[place];
    cairo_save(cr);
    cairo_rectangle(cr, p->at.x, p->at.y, p->at.width, p->at.height);
    cairo_clip(cr);
    gfx_fill(cr, p->at, ground_of(p));
    draw_place(cr, scene, place);
    cairo_restore(cr);
}

/* ------------------------------------------------------------------------------- the ground -- */

/* A small word above the first of several buttons. */
static void draw_caption(cairo_t *cr, const Layout *layout, UiAction first, const char *words)
{
    const int place = layout_place_of(layout, PLACE_ACTION, (int)first);
    const Rect at = layout->places[place].at;
    draw_words(cr, (Rect){at.x, at.y - NAME_HEIGHT, words_width(words), NAME_HEIGHT}, theme_quiet,
               ALIGN_LEFT, words);
}

static void draw_name_of_product(cairo_t *cr, const Layout *layout)
{
    const Rect modes = layout->places[layout_place_of(layout, PLACE_CHOICES, PORT_MODE)].at;
    const Rect below = layout->places[layout_place_of(layout, PLACE_ACTION, ACTION_PRESETS)].at;
    const Rect at = {below.x, modes.y, modes.x - below.x, modes.height};
    gfx_text_in(cr, at, theme_name, WEIGHT_BOLD, theme_bright, ALIGN_LEFT, "Earfield");
}

void scene_draw_ground(cairo_t *cr, const Scene *scene)
{
    const Layout *layout = scene->layout;
    const LayoutParts parts = layout_parts(layout->width, layout->height);
    const double top = parts.header.y + parts.header.height - 1.0;
    gfx_fill(cr, (Rect){0.0, top, layout->width, parts.footer.y + 1.0 - top}, theme_night);
    gfx_fill(cr, parts.header, theme_card);
    gfx_fill(cr, parts.footer, theme_card);
    gfx_card(cr, parts.page, theme_radius, theme_card);
    draw_name_of_product(cr, layout);
    draw_caption(cr, layout, ACTION_SIDE_A, "Compare");
    draw_caption(cr, layout, ACTION_UNDO, "Undo");
}

void scene_draw(cairo_t *cr, const Scene *scene)
{
    ViewRoom room = {.known = false};
    ViewModel view = *scene->view;
    Scene with_room = *scene;
    view.room = view_room(scene->view, &room);
    with_room.view = &view;
    scene_draw_ground(cr, scene);
    for (unsigned i = 0; i < scene->layout->count; i++) {
        scene_draw_place(cr, &with_room, i);
    }
    if (scene->overlay && scene->overlay->kind != OVERLAY_NONE) {
        overlay_draw(cr, scene->overlay);
    }
}

#include "draw_parts.h"

#include "presets.h"
#include "value_text.h"
#include <math.h>
#include <stdio.h>

static const double pi = 3.14159265358979323846;

static void draw_button(cairo_t *cr, Rect at, const char *words, Look look)
{
    draw_raised(cr, at, look);
    draw_words(cr, at, look_value(look), ALIGN_CENTRE, words);
    draw_focus(cr, at, look);
}

static void draw_presets(cairo_t *cr, const Place *place, const Model *model, Look look)
{
    Rect box = place_box(place);
    draw_name(cr, place, look, ALIGN_LEFT);
    draw_raised(cr, box, look);
    draw_focus(cr, box, look);
    const Rect mark = rect_take_column(&box, -CHEVRON_WIDTH);
    draw_chevron(cr, mark.x + mark.width / 2.0 - 1.0, mark.y + mark.height / 2.0, look_name(look));
    rect_take_column(&box, WORDS_MARGIN);
    bool whole;
    const int preset = model_preset(model, &whole);
    if (preset >= 0 && !whole) { /* changed since */
        draw_words(cr, rect_take_column(&box, -8.0), theme_second, ALIGN_CENTRE, "*");
    }
    draw_words(cr, box, preset >= 0 && whole ? theme_bright : theme_quiet, ALIGN_LEFT,
               preset >= 0 ? ui_presets[preset].name : "Choose…");
}

static void draw_side(cairo_t *cr, const Place *place, bool heard, Look look)
{
    const Rect at = place->at;
    draw_raised(cr, at, look);
    if (heard) {
        gfx_card(cr, at, 4.0, theme_chosen);
        gfx_card(cr, (Rect){at.x + 6.0, at.y + at.height - 4.0, at.width - 12.0, 2.0}, 1.0,
                 theme_accent);
    }
    gfx_text_in(cr, at, theme_small, WEIGHT_BOLD, heard || look.over ? theme_bright : theme_quiet,
                ALIGN_CENTRE, place_words(place));
    draw_focus(cr, at, look);
}

/* A bent arrow, back or forth. */
static void draw_turn(cairo_t *cr, Rect at, bool back, Look look)
{
    const double x = at.x + at.width / 2.0, y = at.y + at.height / 2.0 + 1.0, radius = 4.5;
    draw_raised(cr, at, look);
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, back ? 1.0 : -1.0, 1.0);
    gfx_color(cr, look_value(look));
    cairo_set_line_width(cr, 1.5);
    cairo_set_dash(cr, NULL, 0, 0.0);
    cairo_arc(cr, 0.5, 0.0, radius, -0.80 * pi, 0.55 * pi);
    cairo_stroke(cr);
    cairo_move_to(cr, -6.5, -1.5);
    cairo_line_to(cr, -5.0, -7.0);
    cairo_line_to(cr, -0.5, -2.5);
    cairo_close_path(cr);
    cairo_fill(cr);
    cairo_restore(cr);
    draw_focus(cr, at, look);
}

void draw_action(cairo_t *cr, const Place *place, const Model *model, double zoom, Look look)
{
    char text[32];
    switch ((UiAction)place->of) {
    case ACTION_PRESETS:
        draw_presets(cr, place, model, look);
        break;
    case ACTION_SIDE_A:
        draw_side(cr, place, model->side == 0, look);
        break;
    case ACTION_SIDE_B:
        draw_side(cr, place, model->side == 1, look);
        break;
    case ACTION_COPY:
        draw_button(cr, place->at, model->side == 0 ? "A → B" : "B → A", look);
        break;
    case ACTION_UNDO:
        look.acts = model_can_undo(model);
        draw_turn(cr, place->at, true, look);
        break;
    case ACTION_REDO:
        look.acts = model_can_redo(model);
        draw_turn(cr, place->at, false, look);
        break;
    case ACTION_ZOOM:
        snprintf(text, sizeof text, "%ld %%", lround(zoom * 100.0));
        draw_button(cr, place->at, text, look);
        break;
    case ACTIONS:
        break;
    }
}

void draw_tab(cairo_t *cr, const Place *place, bool front, bool heard, Look look)
{
    Rect at = place->at;
    if (front) { /* its lower corners are those of the page */
        gfx_card(cr, at, theme_radius, theme_card);
        gfx_fill(cr, (Rect){at.x, at.y + at.height / 2.0, at.width, at.height / 2.0}, theme_card);
        gfx_card(cr, (Rect){at.x + 8.0, at.y, at.width - 16.0, 2.0}, 1.0, theme_accent);
    }
    if (heard) {
        cairo_arc(cr, at.x + 8.0, at.y + at.height / 2.0, 2.5, 0.0, 2.0 * pi);
        gfx_color(cr, theme_accent);
        cairo_fill(cr);
    }
    draw_words(cr, at, front || look.over ? theme_bright : theme_quiet, ALIGN_CENTRE,
               place_words(place));
    draw_focus(cr, rect_inset(at, 2.0), look);
}

void draw_reading(cairo_t *cr, const Place *place, const float *values)
{
    const PortIndex port = (PortIndex)place->of;
    const bool on = values[port] > 0.0f;
    char number[VALUE_TEXT_SIZE], text[VALUE_TEXT_SIZE + 2];
    value_write(number, port, values[port]);
    switch (port) {
    case PORT_MATCH_GAIN:
        snprintf(text, sizeof text, "%s%s", on ? "+" : "", number);
        draw_words(cr, place->at, values[PORT_LEVEL_MATCH] > 0.0f ? theme_bright : theme_faint,
                   ALIGN_LEFT, text);
        break;
    case PORT_GUARD:
        draw_words(cr, place->at, on ? theme_accent : theme_quiet, ALIGN_LEFT,
                   on                                 ? "Exporting"
                   : values[PORT_EXPORT_GUARD] > 0.0f ? "Ready"
                                                      : "");
        break;
    case PORT_LOADING:
        draw_words(cr, place->at, theme_quiet, ALIGN_RIGHT, on ? "Preparing…" : "");
        break;
    default:
        draw_words(cr, place->at, theme_bright, ALIGN_LEFT, number);
        break;
    }
}

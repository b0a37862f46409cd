#include "draw_parts.h"

#include "value_text.h"

/* The words of a choice: of Hear As larger, as everything follows from it. */
static void draw_label(cairo_t *cr, Rect at, PortIndex port, Color color, const char *words)
{
    const bool first = port == PORT_MODE;
    gfx_text_in(cr, at, first ? theme_text : theme_small, first ? WEIGHT_BOLD : WEIGHT_NORMAL,
                color, ALIGN_CENTRE, words);
}

/* The one that is on: a fill and a bar along it, so that colour alone does not say so. */
static void draw_chosen(cairo_t *cr, Rect at, bool line, PortIndex port, Look look)
{
    const Rect inside = rect_inset(at, 1.0);
    if (port == PORT_MODE) {
        gfx_card(cr, inside, 4.0, look_accent(look));
        return;
    }
    gfx_card(cr, inside, 3.0, look.acts ? theme_chosen : theme_raised);
    Rect bar = rect_inset(inside, line ? 5.0 : 4.0);
    if (line) {
        bar.y = inside.y + inside.height - 3.0;
        bar.height = 2.0;
    } else {
        bar.x = inside.x + 2.0;
        bar.width = 2.0;
    }
    gfx_card(cr, bar, 1.0, look_accent(look));
}

void draw_choices(cairo_t *cr, const Place *place, float value, Look look)
{
    const PortIndex port = (PortIndex)place->of;
    const bool line = place_is_line(place);
    Look name = look;
    name.over = look.over && look.over_choice < 0;
    draw_name(cr, place, name, line ? ALIGN_LEFT : ALIGN_CENTRE);
    Rect well = place_box(place);
    if (!line) {
        rect_take_row(&well, 1.0);
    }
    draw_well(cr, well);
    for (unsigned i = 0; i < place_choice_count(place); i++) {
        const Rect at = place_choice(place, i);
        const bool on = (int)value == (int)i, over = look.over && look.over_choice == (int)i;
        Color color = !look.acts ? theme_faint : over ? theme_bright : theme_quiet;
        if (on) {
            draw_chosen(cr, at, line, port, look);
            color = port == PORT_MODE ? theme_night : look_value(look);
        } else if (over) {
            gfx_card(cr, rect_inset(at, 1.0), 3.0, theme_raised);
        }
        draw_label(cr, at, port, color, value_label(port, (int)i));
    }
    draw_focus(cr, well, look);
}

void draw_list(cairo_t *cr, const Place *place, float value, Look look)
{
    const PortIndex port = (PortIndex)place->of;
    Rect box = place_box(place);
    draw_name(cr, place, look, ALIGN_LEFT);
    draw_raised(cr, box, look);
    draw_focus(cr, box, look);
    const Rect mark = rect_take_column(&box, -(double)CHEVRON_WIDTH);
    draw_chevron(cr, mark.x + mark.width / 2.0 - 1.0, mark.y + mark.height / 2.0, look_name(look));
    rect_take_column(&box, WORDS_MARGIN);
    draw_words(cr, box, look_value(look), ALIGN_LEFT, value_label(port, (int)value));
}

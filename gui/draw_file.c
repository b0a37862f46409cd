#include "draw_parts.h"

#include "fault_words.h"
#include "value_text.h"
#include <stdio.h>
#include <string.h>

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* How much of `words` goes on a line: whole words where one fits, else (a name without a space) all
 * of it, which is cut off in drawing. */
static size_t line_length(cairo_t *cr, const char *words, double width)
{
    char line[OWN_FAULT_SIZE];
    size_t fits = 0;
    for (size_t end = 1; end < sizeof line; end++) {
        if (words[end] == ' ' || words[end] == '\0') {
            snprintf(line, sizeof line, "%.*s", (int)end, words);
            if (gfx_text_width(cr, theme_small, WEIGHT_NORMAL, line) > width) {
                break;
            }
            fits = end;
        }
        if (words[end] == '\0') {
            break;
        }
    }
    return fits > 0 ? fits : strlen(words);
}

static void draw_fault(cairo_t *cr, Rect at, const char *words)
{
    const double line_height = 14.0;
    while (*words && at.height >= line_height) {
        char line[OWN_WORDS_SIZE];
        const Rect row = rect_take_row(&at, line_height);
        const bool last = at.height < line_height;
        const size_t length = last ? strlen(words) : line_length(cr, words, row.width);
        snprintf(line, sizeof line, "%.*s", (int)length, words);
        draw_words(cr, row, theme_alarm, ALIGN_LEFT, line);
        words += length;
        words += *words == ' ';
    }
}

static void draw_cross(cairo_t *cr, Rect at, Color color)
{
    const double x = at.x + at.width / 2.0, y = at.y + at.height / 2.0, arm = 3.5;
    gfx_color(cr, color);
    cairo_set_line_width(cr, 1.5);
    cairo_set_dash(cr, NULL, 0, 0.0);
    cairo_move_to(cr, x - arm, y - arm);
    cairo_line_to(cr, x + arm, y + arm);
    cairo_move_to(cr, x + arm, y - arm);
    cairo_line_to(cr, x - arm, y + arm);
    cairo_stroke(cr);
}

/* Where there is no room below the file: the status in two words beside its name, or instead. */
static void draw_status(cairo_t *cr, const Place *place, const Model *model, Look look)
{
    char text[VALUE_TEXT_SIZE];
    const Rect name = place_name(place);
    value_write(text, PORT_STATUS, model->values[PORT_STATUS]);
    const bool both = words_width(place_words(place)) + words_width(text) <= name.width;
    if (both) {
        draw_name(cr, place, look, ALIGN_LEFT);
    }
    draw_words(cr, name, theme_alarm, both ? ALIGN_RIGHT : ALIGN_LEFT, text);
}

void draw_file(cairo_t *cr, const Place *place, const Model *model, Look look)
{
    const char *path = model->path[place->of], *fault = model->words[place->of];
    const Rect field = place_file_name(place), clear = place_file_clear(place);
    const Rect below = place_file_fault(place);
    const bool faulty = fault[0] != '\0';
    if (faulty && below.height <= 0.0) {
        draw_status(cr, place, model, look);
    } else {
        draw_name(cr, place, look, ALIGN_LEFT);
    }
    draw_raised(cr, field, look);
    if (faulty) {
        gfx_frame(cr, field, 4.0, 1.0, theme_alarm);
        draw_warning(cr, field.x + field.width - 10.0, field.y + field.height / 2.0, 10.0);
        draw_fault(cr, below, fault_without_folder(fault));
    }
    Rect words = field;
    rect_take_column(&words, WORDS_MARGIN);
    rect_take_column(&words, -CHEVRON_WIDTH);
    draw_words(cr, words, path[0] ? theme_bright : theme_quiet, ALIGN_LEFT,
               path[0] ? name_of(path) : "Choose a file…");
    if (!faulty && path[0]) {
        draw_words(cr, (Rect){words.x + words.width, field.y, CHEVRON_WIDTH - 4.0, field.height},
                   theme_quiet, ALIGN_CENTRE, "…");
    }
    draw_raised(cr, clear, (Look){.over = look.over && path[0], .acts = path[0] != '\0'});
    draw_cross(cr, clear, path[0] ? theme_bright : theme_line);
    draw_focus(cr, field, look);
}

#include "layout.h"

#include "layout_pages.h"
#include "layout_parts.h"
#include "place_parts.h"
#include "theme.h"
#include <math.h>

static const double edge = 6.0;   /* between rows, and around them */
static const double margin = 8.0; /* of what stands in them, at the sides */
static const double tab_height = 24.0, help_height = 14.0, help_gap = 2.0;
static const double name_of_product = 88.0, preset_width = 262.0, button_width = 26.0;

Page layout_page_of_mode(int mode)
{
    static const Page pages[] = {PAGE_HEADPHONES, PAGE_HEADPHONES, PAGE_SPEAKERS, PAGE_INEARS};
    return pages[mode];
}

const char *layout_page_name(Page page)
{
    switch (page) {
    case PAGE_HEADPHONES:
        return "Headphones";
    case PAGE_SPEAKERS:
        return "Speakers";
    case PAGE_INEARS:
        return "In-Ears";
    case PAGE_CORRECTION:
        return "Correction";
    case PAGE_SAFETY:
        return "Safety";
    case PAGES:
        break;
    }
    return "";
}

LayoutParts layout_parts(double width, double height)
{
    LayoutParts parts;
    Rect left = {0.0, 0.0, fmax(width, LAYOUT_LEAST_WIDTH), fmax(height, LAYOUT_LEAST_HEIGHT)};
    parts.header = rect_take_row(&left, 3.0 * edge + HEAR_AS_HEIGHT + STACK_HEIGHT);
    parts.footer = rect_take_row(&left, -(2.0 * edge + LINE_HEIGHT + help_gap + help_height));
    left = rect_inset(left, edge);
    parts.page = rect_take_row(&left, -(TALL_HEIGHT + 2.0 * edge));
    parts.tabs = rect_take_row(&left, -tab_height);
    rect_take_row(&left, -edge);
    parts.middle = left;
    return parts;
}

/* What is left of a part within its margins. */
static Rect within(Rect part, double beside)
{
    rect_take_row(&part, edge);
    rect_take_row(&part, -edge);
    rect_take_column(&part, beside);
    rect_take_column(&part, -beside);
    return part;
}

/* ---------------------------------------------------------------------------------- header -- */

static void cut_line(Layout *layout, PlaceKind kind, int of, Rect *row)
{
    layout_cut(layout, kind, of, row, item_width(kind, of, true));
}

static void add_modes(Layout *layout, Rect row)
{
    const double wider = 52.0; /* larger, bolder words */
    rect_take_column(&row, name_of_product);
    layout_cut(layout, PLACE_CHOICES, PORT_MODE, &row,
               item_width(PLACE_CHOICES, PORT_MODE, true) + wider);
    row.y += 2.0;
    row.height = LINE_HEIGHT;
    rect_take_column(&row, 4.0);
    cut_line(layout, PLACE_LIST, PORT_WEARING, &row);
    Rect power = rect_take_column(&row, -(double)LINE_HEIGHT);
    rect_take_column(&row, -theme_gap);
    layout_cut(layout, PLACE_ACTION, ACTION_ZOOM, &row, -48.0);
    layout_add(layout, PLACE_SWITCH, PORT_ENABLED, power);
}

/* A switch in a line above what it reads. */
static void add_switch_and_reading(Layout *layout, PortIndex port, PortIndex meter, Rect *row)
{
    const double width = item_width(PLACE_SWITCH, (int)port, true);
    Rect column = rect_take_column(row, width);
    rect_take_column(row, theme_gap);
    layout_add(layout, PLACE_SWITCH, (int)port, rect_take_row(&column, 18.0));
    rect_take_column(&column, PILL_WIDTH + WORDS_MARGIN);
    layout_add(layout, PLACE_READING, (int)meter, column);
}

static void add_settings(Layout *layout, Rect row)
{
    layout_cut(layout, PLACE_ACTION, ACTION_PRESETS, &row, preset_width);
    Rect right = row, line = row;
    rect_take_row(&line, NAME_HEIGHT);
    const UiAction actions[] = {ACTION_SIDE_A, ACTION_SIDE_B, ACTION_COPY, ACTION_UNDO,
                                ACTION_REDO};
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        const bool apart = actions[i] == ACTION_COPY || actions[i] == ACTION_REDO;
        layout_add(layout, PLACE_ACTION, (int)actions[i],
                   rect_take_column(&line, actions[i] == ACTION_COPY ? 44.0 : button_width));
        rect_take_column(&line, apart ? theme_gap : 2.0);
    }
    const double width = item_width(PLACE_SWITCH, PORT_LEVEL_MATCH, true) + theme_gap +
                         item_width(PLACE_SWITCH, PORT_EXPORT_GUARD, true);
    right = rect_take_column(&right, -width);
    add_switch_and_reading(layout, PORT_LEVEL_MATCH, PORT_MATCH_GAIN, &right);
    add_switch_and_reading(layout, PORT_EXPORT_GUARD, PORT_GUARD, &right);
}

static void add_header(Layout *layout, Rect header)
{
    Rect rows = within(header, edge + margin);
    add_modes(layout, rect_take_row(&rows, HEAR_AS_HEIGHT));
    rect_take_row(&rows, edge);
    add_settings(layout, rect_take_row(&rows, STACK_HEIGHT));
}

/* -------------------------------------------------------------------- views, pages, footer -- */

static void add_views(Layout *layout, Rect row)
{
    const double meters = fmin(fmax(196.0, round(row.width * 0.22)), 280.0);
    const double view = floor((row.width - meters - 2.0 * edge) / 2.0);
    layout_add(layout, PLACE_STAGE, 0, rect_take_column(&row, view));
    rect_take_column(&row, edge);
    layout_add(layout, PLACE_RESPONSE, 0, rect_take_column(&row, view));
    rect_take_column(&row, edge);
    layout_add(layout, PLACE_METERS, 0, row);
}

static void add_tabs(Layout *layout, Rect row)
{
    for (int page = 0; page < PAGES; page++) {
        layout_add(layout, PLACE_TAB, page,
                   rect_take_column(&row, words_width(layout_page_name((Page)page)) + 24.0));
        rect_take_column(&row, 2.0);
    }
    layout_add(layout, PLACE_READING, PORT_LOADING, rect_take_column(&row, -110.0));
}

static void add_footer(Layout *layout, Rect footer)
{
    Rect rows = within(footer, edge + margin);
    Rect row = rect_take_row(&rows, LINE_HEIGHT);
    const Item all[] = {{.kind = PLACE_CHOICES, .of = PORT_LISTEN},
                        {.kind = PLACE_SWITCH, .of = PORT_SWAP},
                        {.kind = PLACE_SWITCH, .of = PORT_INVERT_LEFT},
                        {.kind = PLACE_SWITCH, .of = PORT_INVERT_RIGHT},
                        {.kind = PLACE_LIST, .of = PORT_BAND},
                        {.kind = PLACE_SWITCH, .of = PORT_DIM},
                        {.kind = PLACE_SWITCH, .of = PORT_MUTE},
                        {.kind = PLACE_KNOB, .of = PORT_LEVEL}};
    const size_t count = sizeof all / sizeof *all, output = 5;
    double needed = -theme_gap, right = needed;
    for (size_t i = 0; i < count; i++) {
        const double width = item_width(all[i].kind, all[i].of, true) + theme_gap;
        needed += width;
        right += i >= output ? width : 0.0;
    }
    Rect rest = rect_take_column(&row, -right);
    for (size_t i = 0; i < count; i++) {
        const bool narrow = all[i].kind == PLACE_CHOICES && needed > row.width + right;
        cut_line(layout, narrow ? PLACE_LIST : all[i].kind, all[i].of, i < output ? &row : &rest);
    }
    rect_take_row(&rows, help_gap);
    layout_add(layout, PLACE_HELP, 0, rect_take_row(&rows, help_height));
}

void layout_fill(Layout *layout, double width, double height, Page page)
{
    const LayoutParts parts = layout_parts(width, height);
    *layout = (Layout){.width = fmax(width, LAYOUT_LEAST_WIDTH),
                       .height = fmax(height, LAYOUT_LEAST_HEIGHT)};
    add_header(layout, parts.header);
    add_views(layout, parts.middle);
    add_tabs(layout, parts.tabs);
    layout_page(layout, within(parts.page, margin), page);
    add_footer(layout, parts.footer);
}

/* ----------------------------------------------------------------------------------- search -- */

int layout_find(const Layout *layout, double x, double y)
{
    for (unsigned i = 0; i < layout->count; i++) {
        if (rect_holds(layout->places[i].at, x, y)) {
            return (int)i;
        }
    }
    return -1;
}

int layout_place_of(const Layout *layout, PlaceKind kind, int of)
{
    for (unsigned i = 0; i < layout->count; i++) {
        if (layout->places[i].kind == kind && layout->places[i].of == of) {
            return (int)i;
        }
    }
    return -1;
}

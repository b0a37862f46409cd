#include "legend.h"

#include "theme.h"
#include <math.h>
#include <stdio.h>

static const double row_px = 15.0, apart_px = 12.0, beside_px = 4.0;

void legend_add(Legend *legend, LegendKind kind, const Pen *pen, const char *words)
{
    if (legend->count < LEGEND_ITEMS) {
        LegendItem *item = &legend->items[legend->count++];
        item->kind = kind;
        item->pen = *pen;
        snprintf(item->words, sizeof item->words, "%s", words);
    }
}

/* At `middle` upright. */
static void draw_sample(cairo_t *cr, const LegendItem *item, double x, double middle, double width)
{
    const Color *c = &item->pen.color;
    switch (item->kind) {
    case LEGEND_LINE:
        gfx_pen(cr, &item->pen);
        cairo_move_to(cr, x, middle);
        cairo_line_to(cr, x + width, middle);
        cairo_stroke(cr);
        return;
    case LEGEND_AREA:
        cairo_set_source_rgba(cr, c->red, c->green, c->blue, 0.35);
        cairo_rectangle(cr, x, middle - 4.0, width, 8.0);
        cairo_fill(cr);
        return;
    case LEGEND_DOTS:
        gfx_color(cr, *c);
        for (int dot = 0; dot < 2; dot++) {
            cairo_new_sub_path(cr);
            cairo_arc(cr, x + width * (0.25 + 0.5 * dot), middle, 2.0, 0.0, 6.2832);
        }
        cairo_fill(cr);
        return;
    }
}

static void lay_out(cairo_t *cr, Rect *area, const Legend *legend, bool draws)
{
    const double sample_px = area->width < 300.0 ? 14.0 : 20.0;
    double x = area->x;
    Rect row = rect_take_row(area, row_px);
    for (size_t i = 0; i < legend->count; i++) {
        const LegendItem *item = &legend->items[i];
        const double words_px = gfx_text_width(cr, theme_small, WEIGHT_NORMAL, item->words);
        const double width = fmin(sample_px + beside_px + words_px, row.width);
        if (x > row.x && x + width > row.x + row.width) {
            row = rect_take_row(area, row_px);
            x = row.x;
        }
        if (draws) {
            draw_sample(cr, item, x, row.y + row.height / 2.0, sample_px);
            const double left = x + sample_px + beside_px;
            gfx_text_in(cr, (Rect){left, row.y, x + width - left + 1.0, row.height}, theme_small,
                        WEIGHT_NORMAL, theme_quiet, ALIGN_LEFT, item->words);
        }
        x += width + apart_px;
    }
}

void legend_draw(cairo_t *cr, Rect *area, const Legend *legend)
{
    lay_out(cr, area, legend, true);
}

void legend_skip(cairo_t *cr, Rect *area, const Legend *legend)
{
    lay_out(cr, area, legend, false);
}

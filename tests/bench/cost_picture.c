#include "cost.h"

/* Percent of a core, a decade a line. */
static Axis percent_axis(void)
{
    static const double ticks[] = {0.03, 0.1, 0.3, 1.0, 3.0};
    static const char *const labels[] = {"0.03", "0.1", "0.3", "1", "3"};
    return (Axis){0.03, 5.0, true, ticks, labels, 5, "%"};
}

void cost_draw(cairo_t *cr, Rect at, const char *title, const Axis *x, const CostCurve *curves,
               size_t count)
{
    const Rect box = {at.x + 76.0, at.y + 150.0, at.width - 104.0, at.height - 216.0};
    const Plot plot = {box, *x, percent_axis()};
    card(cr, at);
    heading(cr, at.x + 28.0, at.y + 44.0, 20.0, title);
    plot_frame(cr, &plot);
    double end = at.x + 28.0;
    for (size_t i = 0; i < count; i++) {
        plot_curve(cr, &plot, curves[i].pen, curves[i].x, curves[i].percent, curves[i].count);
        if (i == 2) {
            end = at.x + 28.0;
        }
        end = legend(cr, end, at.y + (i < 2 ? 78.0 : 104.0), curves[i].pen, curves[i].name);
    }
}

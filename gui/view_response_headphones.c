#include "design_headphones.h"
#include "view_pens.h"
#include "view_response_modes.h"

static bool translates(const HeadphonesSpec *spec)
{
    return spec->translations > 0 || spec->echo_gain != 0.0;
}

void response_legend_headphones(const ViewModel *view, const Settings *settings, Legend *legend)
{
    (void)view;
    legend_add(legend, LEGEND_LINE, &theme_direct, "direct");
    legend_add(legend, LEGEND_LINE, &theme_crossed, "crossed");
    legend_add(legend, LEGEND_LINE, &theme_mono, "mono sum");
    if (translates(&settings->engine.voice.headphones)) {
        legend_add(legend, LEGEND_LINE, &pen_translation, "translation");
    }
}

void response_curves_headphones(const ResponseDrawing *d, const Chart *chart)
{
    const DesignAxis axis = design_axis(d->view->rate_hz);
    HeadphonesCurves curves;
    headphones_curves(&d->settings.engine.voice.headphones, d->view->rate_hz, &curves);
    if (curves.translates) {
        chart_curve(d->cr, chart, &pen_translation, axis.hz, curves.translation, axis.count);
    }
    if (curves.crosses) {
        chart_curve(d->cr, chart, &theme_crossed, axis.hz, curves.crossed, axis.count);
    }
    chart_curve(d->cr, chart, &theme_direct, axis.hz, curves.direct, axis.count);
    chart_curve(d->cr, chart, &theme_mono, axis.hz, curves.mono, axis.count);
}

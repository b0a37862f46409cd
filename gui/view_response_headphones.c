#include "design_headphones.h"
#include "view_pens.h"
#include "view_response_modes.h"

void response_legend_headphones(const ViewModel *view, const Settings *settings, Legend *legend)
{
    (void)view;
    legend_add(legend, LEGEND_LINE, &theme_direct, "direct");
    legend_add(legend, LEGEND_LINE, &theme_crossed, "crossed");
    legend_add(legend, LEGEND_LINE, &theme_mono, "mono sum");
    if (headphones_translates(&settings->engine.voice.headphones)) {
        legend_add(legend, LEGEND_LINE, &pen_device, "translation");
    }
}

void response_curves_headphones(const ResponseDrawing *d, const Chart *chart)
{
    const DesignAxis axis = design_axis(d->view->rate_hz);
    const HeadphonesSpec *spec = &d->settings.engine.voice.headphones;
    HeadphonesCurves curves;
    headphones_curves(spec, d->view->rate_hz, &curves);
    if (headphones_translates(spec)) {
        chart_curve(d->cr, chart, &pen_device, axis.hz, curves.translation, axis.count);
    }
    if (curves.crosses) {
        chart_curve(d->cr, chart, &theme_crossed, axis.hz, curves.crossed, axis.count);
    }
    chart_curve(d->cr, chart, &theme_direct, axis.hz, curves.direct, axis.count);
    chart_curve(d->cr, chart, &theme_mono, axis.hz, curves.mono, axis.count);
}

#include "../plugin/params.h"
#include "design_inears.h"
#include "value_text.h"
#include "view_pens.h"
#include "view_response_modes.h"
#include <stdio.h>

static bool leaks_differ(const StageSpec *stage)
{
    return stage->leak_mm[EAR_LEFT] != stage->leak_mm[EAR_RIGHT] || stage->ear_out != EAR_OUT_NONE;
}

static void add_ear(const InEarsSpec *spec, unsigned ear, Legend *legend)
{
    const PortIndex port = ear == EAR_LEFT ? PORT_SEAL_LEFT : PORT_SEAL_RIGHT;
    char words[LEGEND_WORDS + VALUE_TEXT_SIZE], leak[VALUE_TEXT_SIZE];
    const char *side = ear == EAR_LEFT ? "L" : "R";
    if (ear_is_out(spec->ear_out, ear)) {
        snprintf(words, sizeof words, "%s out", side);
    } else if (spec->leak_mm[ear] > 0.0) {
        snprintf(words, sizeof words, "%s leak %s", side,
                 value_write(leak, port, (float)spec->leak_mm[ear]));
    } else {
        snprintf(words, sizeof words, "%s sealed", side);
    }
    legend_add(legend, LEGEND_LINE, ear == EAR_LEFT ? &theme_direct : &theme_crossed, words);
}

void response_legend_inears(const ViewModel *view, const Settings *settings, Legend *legend)
{
    const bool differ = leaks_differ(&settings->engine.stage);
    add_ear(&settings->engine.voice.inears, EAR_LEFT, legend);
    add_ear(&settings->engine.voice.inears, EAR_RIGHT, legend);
    if ((DriversKind)view->values[PORT_DRIVERS] != DRIVERS_REFERENCE) {
        legend_add(legend, LEGEND_LINE, &pen_device, "drivers");
    }
    legend_add(legend, LEGEND_LINE, &theme_mono, differ ? "stage L" : "stage let in");
    if (differ) {
        legend_add(legend, LEGEND_LINE, &pen_let_in_right, "stage R");
    }
    if (settings->engine.stage.on) {
        legend_add(legend, LEGEND_AREA, &pen_masked, "masked");
    }
}

void response_curves_inears(const ResponseDrawing *d, const Chart *chart)
{
    const InEarsSpec *spec = &d->settings.engine.voice.inears;
    const StageSpec *stage = &d->settings.engine.stage;
    const DesignAxis axis = design_axis(d->view->rate_hz);
    InEarsCurves curves;
    inears_curves(spec, stage, (DriversKind)d->view->values[PORT_DRIVERS], d->view->rate_hz,
                  &curves);
    if (leaks_differ(stage)) {
        chart_curve(d->cr, chart, &pen_let_in_right, axis.hz, curves.let_in[EAR_RIGHT], axis.count);
    }
    chart_curve(d->cr, chart, &theme_mono, axis.hz, curves.let_in[EAR_LEFT], axis.count);
    if (curves.coloured) {
        chart_curve(d->cr, chart, &pen_device, axis.hz, curves.drivers, axis.count);
    }
    if (!ear_is_out(spec->ear_out, EAR_LEFT)) {
        chart_curve(d->cr, chart, &theme_direct, axis.hz, curves.mix[EAR_LEFT], axis.count);
    }
    if (!ear_is_out(spec->ear_out, EAR_RIGHT)) {
        chart_curve(d->cr, chart, &theme_crossed, axis.hz, curves.mix[EAR_RIGHT], axis.count);
    }
}

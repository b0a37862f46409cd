/* What the views are drawn from in tests: settings by name, with a programme that plays. */
#ifndef EARFIELD_TEST_VIEW_SAMPLES_H
#define EARFIELD_TEST_VIEW_SAMPLES_H

#include "../gui/gfx.h"
#include "../gui/view_model.h"
#include "../plugin/params.h"

typedef struct {
    PortIndex port;
    float value;
} SampleSetting;

enum { SAMPLE_SETTINGS = 8 };

/** A setting that the views show, by its difference from the defaults; the first with a port of 0
 * ends them. */
typedef struct {
    const char *name;
    bool response_loaded, energy, correction;
    SampleSetting settings[SAMPLE_SETTINGS];
} ViewSample;

enum { VIEW_SAMPLES = 10 };

extern const ViewSample view_samples[VIEW_SAMPLES];

/** One that is there. */
const ViewSample *view_sample(const char *name);

typedef struct {
    float values[PORT_COUNT], spectrum_db[SPECTRUM_POINTS];
    float correction_db[EARS][SPECTRUM_POINTS], energy_db[EARS][ENERGY_POINTS];
    MeterHolds holds;
    ViewModel view; /* points at the above */
} SampledView;

/** The defaults, and nothing known by message. The view stays where it is. */
void sampled_view_init(SampledView *sampled);

/** Everything of a sample, and meters that read something. */
void sampled_view_of(SampledView *sampled, const ViewSample *sample);

/** The three views in a row on their ground, as wide as they say. */
typedef struct {
    double width, height, meters_width;
} ViewsSize;

/** What that takes. */
Rect views_ground(ViewsSize size);

void views_draw(cairo_t *cr, ViewsSize size, const ViewModel *view);

#endif

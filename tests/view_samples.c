#include "view_samples.h"

#include "../gui/design_axis.h"
#include "../gui/theme.h"
#include "../gui/view_meters.h"
#include "../gui/view_response.h"
#include "../gui/view_room.h"
#include "../gui/view_stage.h"
#include "check.h"
#include <math.h>
#include <string.h>

const ViewSample view_samples[VIEW_SAMPLES] = {
    {.name = "direct", .settings = {{PORT_MODE, 0}}},
    {.name = "headphones", .settings = {{PORT_MODE, 1}, {PORT_DESIGN, 2}}, .correction = true},
    {.name = "headphones_classic",
     .settings = {{PORT_MODE, 1}, {PORT_CROSSFEED, 2}, {PORT_WEARING, 1}, {PORT_CALIBRATED, 1}}},
    {.name = "headphones_off",
     .settings = {{PORT_MODE, 1}, {PORT_CROSSFEED, 0}, {PORT_WEARING, 2}}},
    {.name = "speakers",
     .settings = {{PORT_MODE, 2}, {PORT_ROOM, 2}, {PORT_DISTANCE, 2.2f}, {PORT_YAW, 20}},
     .energy = true},
    {.name = "speakers_car",
     .settings =
         {{PORT_MODE, 2}, {PORT_ROOM, 5}, {PORT_SPEAKER, 5}, {PORT_DISTANCE, 1}, {PORT_YAW, -135}},
     .energy = true,
     .correction = true},
    {.name = "speakers_open", .settings = {{PORT_MODE, 2}, {PORT_ROOM, 0}}},
    {.name = "speakers_loaded",
     .settings = {{PORT_MODE, 2}, {PORT_ROOM, 7}},
     .response_loaded = true,
     .energy = true},
    {.name = "inears",
     .settings = {{PORT_MODE, 3},
                  {PORT_SEAL_RIGHT, 0.3f},
                  {PORT_DRIVERS, 2},
                  {PORT_STAGE, 1},
                  {PORT_STAGE_LEVEL, 108},
                  {PORT_ISOLATION, 15},
                  {PORT_AMBIENCE, -12},
                  {PORT_CALIBRATED, 1}}},
    {.name = "inears_one_out",
     .settings = {{PORT_MODE, 3}, {PORT_EAR_OUT, 1}, {PORT_SEAL_RIGHT, 1}},
     .correction = true},
};

const ViewSample *view_sample(const char *name)
{
    const ViewSample *sample = view_samples;
    while (strcmp(sample->name, name) != 0) {
        sample++;
        assert_true(sample < view_samples + VIEW_SAMPLES);
    }
    return sample;
}

void sampled_view_init(SampledView *s)
{
    *s = (SampledView){.view = {.values = s->values, .rate_hz = 48000.0}};
    for (int port = 0; port < PORT_COUNT; port++) {
        s->values[port] = params[port].preset;
    }
}

/* Broad and uneven, as programme is. */
static void play(SampledView *s)
{
    for (unsigned i = 0; i < SPECTRUM_POINTS; i++) {
        const double hz = spectrum_hz(i);
        s->spectrum_db[i] =
            (float)(-28.0 - 10.0 * log10(1.0 + pow(40.0 / hz, 6.0)) -
                    2.5 * log2(fmax(1.0, hz / 200.0)) + 3.0 * sin(0.9 * i) + 2.0 * sin(2.3 * i));
    }
    s->view.spectrum_db = s->spectrum_db;
}

static void read_meters(SampledView *s)
{
    static const SampleSetting readings[] = {
        {PORT_IN_PEAK_LEFT, -9.2f},
        {PORT_IN_PEAK_RIGHT, -12.5f},
        {PORT_OUT_PEAK_LEFT, -12.1f},
        {PORT_OUT_PEAK_RIGHT, -15.0f},
        {PORT_OUT_LOUDNESS, -18.3f},
        {PORT_OUT_LOUDNESS_SHORT, -20.1f},
        {PORT_GAIN_REDUCTION, 3.4f},
        {PORT_CORRELATION, 0.62f},
        {PORT_COHERENCE, 0.81f},
        {PORT_ITD, 381.0f},
        {PORT_ILD, 4.2f},
        {PORT_WIDTH_METER, -6.5f},
        {PORT_MONO_LOSS, -1.1f},
        {PORT_EXPOSURE_LEVEL, 84.2f},
        {PORT_DOSE, 12.0f},
        {PORT_TIME_LEFT, 7.5f},
        {PORT_MASKED, 23.0f},
    };
    s->values[PORT_IN_PEAK_LEFT] = -3.2f;
    s->values[PORT_IN_PEAK_RIGHT] = 1.5f;
    s->values[PORT_OUT_PEAK_LEFT] = -6.1f;
    s->values[PORT_OUT_PEAK_RIGHT] = -9.0f;
    meter_holds_update(&s->holds, s->values, 1.0);
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        s->values[readings[i].port] = readings[i].value;
    }
    meter_holds_update(&s->holds, s->values, 1.2);
    s->view.holds = &s->holds;
}

static void load(SampledView *s, const ViewSample *sample)
{
    for (unsigned i = 0; i < SPECTRUM_POINTS; i++) {
        const double hz = spectrum_hz(i);
        s->correction_db[EAR_LEFT][i] = (float)(5.0 * exp(-pow(log(hz / 105.0), 2.0)) -
                                                4.0 * exp(-pow(2.0 * log(hz / 3000.0), 2.0)));
        s->correction_db[EAR_RIGHT][i] = s->correction_db[EAR_LEFT][i] - (hz > 1e3 ? 1.5f : 0.0f);
    }
    for (unsigned i = 0; i < ENERGY_POINTS; i++) {
        const double decay_db = 14.0 + 0.23 * i;
        s->energy_db[EAR_LEFT][i] = (float)(i == 0 ? -0.5 : -decay_db - 3.0 * fabs(sin(1.7 * i)));
        s->energy_db[EAR_RIGHT][i] = (float)(i == 0 ? -5.0 : -decay_db - 3.0 * fabs(sin(1.3 * i)));
    }
    for (unsigned ear = 0; ear < EARS; ear++) {
        s->view.correction_db[ear] = sample->correction ? s->correction_db[ear] : NULL;
        s->view.energy_db[ear] = sample->energy ? s->energy_db[ear] : NULL;
    }
    s->values[PORT_CORRECTION] = sample->correction ? 1.0f : 0.0f;
}

void sampled_view_of(SampledView *s, const ViewSample *sample)
{
    sampled_view_init(s);
    play(s);
    load(s, sample);
    read_meters(s);
    s->view.response_loaded = sample->response_loaded;
    for (int i = 0; i < SAMPLE_SETTINGS && sample->settings[i].port; i++) {
        s->values[sample->settings[i].port] = sample->settings[i].value;
    }
}

Rect views_ground(ViewsSize size)
{
    return (Rect){0.0, 0.0, 2.0 * size.width + size.meters_width + 4.0 * theme_gap,
                  size.height + 2.0 * theme_gap};
}

static void draw_views(cairo_t *cr, ViewsSize size, const ViewModel *view)
{
    Rect at = {theme_gap, theme_gap, size.width, size.height};
    gfx_fill(cr, views_ground(size), theme_night);
    view_stage_draw(cr, at, view);
    at.x += size.width + theme_gap;
    view_response_draw(cr, at, view);
    at.x += size.width + theme_gap;
    at.width = size.meters_width;
    view_meters_draw_still(cr, at, view);
    view_meters_draw_moving(cr, at, view, at);
}

void views_draw(cairo_t *cr, ViewsSize size, const ViewModel *view)
{
    ViewRoom room = {.known = false};
    ViewModel with_room = *view;
    with_room.room = view_room(view, &room);
    draw_views(cr, size, &with_room);
}

#include "stage_noise.h"

#include "isolation.h"
#include "leak.h"

static const uint64_t shell_seed = 2, leak_seed = 3;

/* -------------------------------------------------------------------------------- design -- */

static void set_isolation(StageWay *way, const StageDesign *design)
{
    const BiquadDesign none = {.b0 = 1.0};
    BiquadDesign filter[GRAPHIC_BANDS];
    isolation_design(design->isolation_db, design->rate_hz, filter);
    for (unsigned i = 0; i < GRAPHIC_BANDS; i++) {
        way->isolation[i].design =
            ears_design(ear_is_out(design->ear_out, EAR_LEFT) ? &none : &filter[i],
                        ear_is_out(design->ear_out, EAR_RIGHT) ? &none : &filter[i]);
    }
}

static void set_leak(StageWay *way, const StageDesign *design)
{
    BiquadDesign entering[EARS];
    way->leaks = false;
    for (unsigned ear = 0; ear < EARS; ear++) {
        const double leak_mm = ear_is_out(design->ear_out, ear) ? 0.0 : design->leak_mm[ear];
        entering[ear] = leak_entering_design(leak_mm, design->rate_hz);
        way->leaks |= leak_mm > 0.0;
    }
    way->leak.design = ears_design(&entering[EAR_LEFT], &entering[EAR_RIGHT]);
}

/* Filters carry on. */
static void set_way(StageWay *way, const StageSpec *spec, double rate_hz)
{
    way->spec = *spec;
    if (!spec->on) {
        return;
    }
    const StageDesign design = stage_design(spec, rate_hz);
    way->gain = design.field_gain * design.colour_gain;
    set_isolation(way, &design);
    set_leak(way, &design);
    for (unsigned i = 0; i < STAGE_FIELD_FILTERS; i++) {
        way->colour[i].design = design.colour[i];
    }
}

void stage_noise_init(StageNoise *noise, double rate_hz, const StageSpec *spec)
{
    *noise = (StageNoise){.rate_hz = rate_hz};
    noise_field_init(&noise->through_shell, rate_hz, shell_seed);
    noise_field_init(&noise->through_leak, rate_hz, leak_seed);
    set_way(&noise->ways[0], spec, rate_hz);
}

void stage_noise_change(StageNoise *noise, const StageSpec *spec)
{
    const StageWay *old = &noise->ways[noise->heard];
    noise->fades = !stage_spec_same(&old->spec, spec);
    if (noise->fades) {
        StageWay *new = &noise->ways[1 - noise->heard];
        *new = *old;
        set_way(new, spec, noise->rate_hz);
        noise->heard = 1 - noise->heard;
    }
}

/* --------------------------------------------------------------------------------- time -- */

/* What the field is this slice: as long as it, through the shell and through the leaks. */
typedef struct {
    Pair shell[SLICE_FRAMES], leak[SLICE_FRAMES];
} Field;

static void add_way(StageWay *way, const Field *field, Slice *sum)
{
    if (!way->spec.on) {
        return;
    }
    const uint32_t frames = sum->frames;
    Field at_ears = *field;
    ears_biquads_run(way->isolation, GRAPHIC_BANDS, at_ears.shell, frames);
    if (way->leaks) {
        ears_biquads_run(&way->leak, 1, at_ears.leak, frames);
        for (uint32_t i = 0; i < frames; i++) {
            at_ears.shell[i] += at_ears.leak[i];
        }
    }
    biquads_run(way->colour, STAGE_FIELD_FILTERS, at_ears.shell, frames);
    for (uint32_t i = 0; i < frames; i++) {
        sum->left[i] += (float)(way->gain * at_ears.shell[i][EAR_LEFT]);
        sum->right[i] += (float)(way->gain * at_ears.shell[i][EAR_RIGHT]);
    }
}

static bool way_leaks(const StageWay *way)
{
    return way->spec.on && way->leaks;
}

void stage_noise_process(StageNoise *noise, Slice *slice)
{
    StageWay *now = &noise->ways[noise->heard], *before = &noise->ways[1 - noise->heard];
    const bool fading = slice->rise && noise->fades;
    if (!now->spec.on && !(fading && before->spec.on)) {
        return;
    }
    Field field = {0};
    noise_field_fill(&noise->through_shell, field.shell, slice->frames);
    if (way_leaks(now) || (fading && way_leaks(before))) {
        noise_field_fill(&noise->through_leak, field.leak, slice->frames);
    }
    Slice old = *slice;
    add_way(now, &field, slice);
    if (fading) {
        add_way(before, &field, &old);
        slice_crossfade(slice, &old);
    }
}

static void forget_way(StageWay *way)
{
    ears_biquads_forget(way->isolation, GRAPHIC_BANDS);
    ears_biquads_forget(&way->leak, 1);
    for (unsigned i = 0; i < STAGE_FIELD_FILTERS; i++) {
        biquad_forget(&way->colour[i]);
    }
}

void stage_noise_forget(StageNoise *noise)
{
    noise_field_forget(&noise->through_shell);
    noise_field_forget(&noise->through_leak);
    forget_way(&noise->ways[0]);
    forget_way(&noise->ways[1]);
}

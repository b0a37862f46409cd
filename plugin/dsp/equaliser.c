#include "equaliser.h"

#include "equaliser_design.h"
#include <math.h>

static void retire(Equaliser *e, EqualiserDesign *design)
{
    if (design) {
        design->next = e->retired;
        e->retired = design;
    }
}

static void end_fade(Equaliser *e)
{
    if (e->fading) {
        e->fading = false;
        if (e->old != e->loaded) { /* replaced, not only switched off */
            retire(e, e->old);
        }
        e->old = NULL;
    }
}

void equaliser_free(Equaliser *e)
{
    end_fade(e);
    equaliser_design_free(e->retired);
    equaliser_design_free(e->offered);
    equaliser_design_free(e->loaded);
    *e = (Equaliser){0};
}

void equaliser_offer(Equaliser *e, EqualiserDesign *design)
{
    retire(e, e->offered);
    e->offered = design;
    e->pending = true;
}

bool equaliser_would_change(const Equaliser *e, bool on)
{
    return e->pending || e->now != (on ? e->loaded : NULL);
}

/* What is heard still fades, and is retired then. */
static void load_offered(Equaliser *e)
{
    EqualiserDesign *const replaced = e->loaded;
    e->loaded = e->offered;
    e->offered = NULL;
    e->pending = false;
    if (replaced != e->now) {
        retire(e, replaced);
    }
}

bool equaliser_change(Equaliser *e, bool on)
{
    end_fade(e);
    if (e->pending) {
        load_offered(e);
    }
    EqualiserDesign *const next = on ? e->loaded : NULL;
    if (next == e->now) {
        return false;
    }
    e->old = e->now;
    e->now = next;
    e->fading = true;
    if (next) {
        equaliser_design_forget(next); /* what it remembers from when it was last on is long past */
    }
    return true;
}

void equaliser_jump(Equaliser *e, bool on)
{
    equaliser_change(e, on);
    end_fade(e);
}

const EqualiserDesign *equaliser_heard(const Equaliser *e)
{
    return e->now;
}

EqualiserDesign *equaliser_take_retired(Equaliser *e)
{
    EqualiserDesign *const retired = e->retired;
    e->retired = NULL;
    return retired;
}

void equaliser_forget(Equaliser *e)
{
    if (e->now) {
        equaliser_design_forget(e->now);
    }
    if (e->old) {
        equaliser_design_forget(e->old);
    }
}

static void process_design(EqualiserDesign *design, Slice *slice)
{
    if (design) {
        equaliser_design_process(design, slice);
    }
}

/* From 0 to 1 where x does, with no slope and no bend at either end. */
static float smooth(float x)
{
    return x * x * x * (10.0F + x * (6.0F * x - 15.0F));
}

/* A filter that begins at rest rings where its input begins at once. So in the first half of the
 * transition its input fades in, unheard; in the second half it is faded to. */
static void warm_up(Slice *slice)
{
    for (uint32_t i = 0; i < slice->frames; i++) {
        const float share = smooth(fminf(2.0F * slice->rise[i], 1.0F));
        slice->left[i] *= share;
        slice->right[i] *= share;
    }
}

static void fade(Slice *slice, const Slice *old)
{
    for (uint32_t i = 0; i < slice->frames; i++) {
        const float share = smooth(fmaxf(2.0F * slice->rise[i] - 1.0F, 0.0F));
        slice->left[i] = old->left[i] + share * (slice->left[i] - old->left[i]);
        slice->right[i] = old->right[i] + share * (slice->right[i] - old->right[i]);
    }
}

void equaliser_process(Equaliser *e, Slice *slice)
{
    if (!slice->rise) {
        end_fade(e);
    }
    if (!e->fading) {
        process_design(e->now, slice);
        return;
    }
    Slice old = *slice;
    process_design(e->old, &old);
    warm_up(slice);
    process_design(e->now, slice);
    fade(slice, &old);
}

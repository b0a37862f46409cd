#include "showing.h"

#include "plugin.h"
#include <math.h>

enum { MESSAGES_A_SECOND = 25, BYTES_A_MESSAGE = 2048 };

/* After the last word; and after a UI closed, another one, which speaks each second, has its word. */
static const double stays_s = 3.0, stays_closed_s = 1.25;

static uint32_t frames_of(const Plugin *p, double seconds)
{
    return (uint32_t)(seconds * p->rate_hz);
}

static uint32_t frames_a_message(const Plugin *p)
{
    return (uint32_t)ceil(p->rate_hz / MESSAGES_A_SECOND);
}

void showing_open(Plugin *p)
{
    Showing *s = &p->showing;
    if (s->left_frames == 0) {
        s->since_frames = frames_a_message(p);
        s->last = PICTURE_SPECTRUM;
        engine_watch(p->engine, true);
    }
    s->left_frames = frames_of(p, stays_s);
    for (int picture = 0; picture < PICTURES; picture++) {
        s->tells[picture] = true;
    }
}

void showing_close(Plugin *p)
{
    const uint32_t most = frames_of(p, stays_closed_s);
    p->showing.left_frames = p->showing.left_frames < most ? p->showing.left_frames : most;
}

void showing_take_energy(Showing *s, const EnergyPicture *energy)
{
    s->energy = *energy;
    s->tells[PICTURE_ENERGY] = true;
}

void showing_take_correction(Showing *s, const CorrectionPicture *correction)
{
    s->correction = *correction;
    s->tells[PICTURE_FACTS] = true;
}

void showing_pass(Plugin *p, uint32_t frames)
{
    Showing *s = &p->showing;
    s->since_frames += frames < UINT32_MAX - s->since_frames ? frames : 0;
    if (s->left_frames > 0) {
        s->left_frames -= frames < s->left_frames ? frames : s->left_frames;
        engine_watch(p->engine, s->left_frames > 0);
    }
    if (s->straight_ahead_degrees != p->straight_ahead_degrees) {
        s->straight_ahead_degrees = p->straight_ahead_degrees;
        s->tells[PICTURE_FACTS] = true;
    }
}

/* ----------------------------------------------------------------------------------- writing -- */

static void write_number(LV2_Atom_Forge *f, LV2_URID key, double value)
{
    lv2_atom_forge_key(f, key);
    lv2_atom_forge_float(f, (float)value);
}

static void write_points(LV2_Atom_Forge *f, LV2_URID key, const float *points, uint32_t count)
{
    lv2_atom_forge_key(f, key);
    lv2_atom_forge_vector(f, sizeof *points, f->Float, count, points);
}

static void write_facts(const Plugin *p, LV2_Atom_Forge *f)
{
    const CorrectionPicture *c = &p->showing.correction;
    write_number(f, p->uris.rate, p->rate_hz);
    write_number(f, p->uris.straight_ahead, p->showing.straight_ahead_degrees);
    for (int ear = 0; ear < EARS; ear++) {
        write_points(f, p->uris.correction[ear], c->db[ear], c->any ? SPECTRUM_POINTS : 0);
    }
}

static void write_energy(const Plugin *p, LV2_Atom_Forge *f)
{
    const EnergyPicture *e = &p->showing.energy;
    for (int ear = 0; ear < EARS; ear++) {
        write_points(f, p->uris.energy[ear], e->db[ear], e->any ? ENERGY_POINTS : 0);
    }
}

static void write_next(Plugin *p, LV2_Atom_Forge *f)
{
    Showing *s = &p->showing;
    do {
        s->last = (Picture)((s->last + 1) % PICTURES);
    } while (!s->tells[s->last]);
    s->tells[s->last] = s->last == PICTURE_SPECTRUM;
    switch (s->last) {
    case PICTURE_FACTS:
        write_facts(p, f);
        return;
    case PICTURE_ENERGY:
        write_energy(p, f);
        return;
    case PICTURE_SPECTRUM:
    case PICTURES:
        write_points(f, p->uris.spectrum, engine_report(p->engine).spectrum_db, SPECTRUM_POINTS);
        return;
    }
}

void showing_write(Plugin *p, LV2_Atom_Forge *f)
{
    Showing *s = &p->showing;
    const bool has_room = f->size - f->offset >= BYTES_A_MESSAGE;
    if (s->left_frames == 0 || s->since_frames < frames_a_message(p) || !has_room) {
        return;
    }
    LV2_Atom_Forge_Frame object;
    lv2_atom_forge_frame_time(f, 0);
    lv2_atom_forge_object(f, &object, 0, p->uris.pictures);
    write_next(p, f);
    lv2_atom_forge_pop(f, &object);
    s->since_frames = 0;
}

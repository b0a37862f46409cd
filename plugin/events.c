#include "events.h"

#include "atoms.h"
#include <lv2/atom/forge.h>
#include <math.h>
#include <string.h>

/* ----------------------------------------------------------------------------------- reading -- */

/* The number that an atom of a URI holds, 0 where it is none. */
static LV2_URID urid_in(const Plugin *p, const LV2_Atom *atom)
{
    const bool is_urid = atom && atom->type == p->uris.atom_URID && atom->size >= sizeof(LV2_URID);
    return is_urid ? ((const LV2_Atom_URID *)atom)->body : 0;
}

/* The file whose path a property is; OWN_FILES where it is another. */
static OwnFile file_of(const Plugin *p, LV2_URID property)
{
    int which = 0;
    while (which < OWN_FILES && property != p->uris.file[which]) {
        which++;
    }
    return (OwnFile)which;
}

static void take_zoom(Plugin *p, const LV2_Atom *value)
{
    const bool is_float =
        value && value->type == p->uris.atom_Float && value->size == sizeof(float);
    if (!is_float || isnan(((const LV2_Atom_Float *)value)->body)) {
        return;
    }
    const float zoom = zoom_clamped(((const LV2_Atom_Float *)value)->body);
    p->tells_change |= zoom != atomic_load(&p->zoom);
    p->tells_zoom = true; /* to the other UIs, and where it was clamped */
    atomic_store(&p->zoom, zoom);
}

static void take_set(Plugin *p, LV2_URID property, const LV2_Atom *value)
{
    if (property == p->uris.ui_zoom) {
        take_zoom(p, value);
        return;
    }
    const OwnFile which = file_of(p, property);
    if (which == OWN_FILES || !value ||
        (value->type != p->uris.atom_Path && value->type != p->uris.atom_String)) {
        return;
    }
    if (value->size == 0) {
        follow_load(p, which, "", 1);
    } else {
        follow_load(p, which, (const char *)(value + 1), value->size);
    }
}

static void take_get(Plugin *p, const LV2_Atom *property)
{
    const LV2_URID name = urid_in(p, property);
    const OwnFile asked = file_of(p, name);
    p->tells_words |= name == p->uris.message;
    p->tells_zoom |= !property || name == p->uris.ui_zoom;
    for (int which = 0; which < OWN_FILES; which++) {
        p->tells[which] |= !property || which == (int)asked;
    }
}

static void take_message(Plugin *p, const LV2_Atom_Object *object)
{
    const Uris *u = &p->uris;
    const LV2_Atom *subject = atoms_property(object, u->patch_subject);
    const LV2_Atom *property = atoms_property(object, u->patch_property);
    if (subject && urid_in(p, subject) != u->plugin) {
        return;
    }
    if (object->body.otype == u->patch_Set) {
        take_set(p, urid_in(p, property), atoms_property(object, u->patch_value));
    } else if (object->body.otype == u->patch_Get) {
        take_get(p, property);
    }
}

static void take_object(Plugin *p, const LV2_Atom_Object *object)
{
    const LV2_URID type = object->body.otype;
    if (type == p->uris.ui_open) {
        showing_open(p);
    } else if (type == p->uris.ui_closed) {
        showing_close(p);
    } else {
        take_message(p, object);
    }
}

void events_read(Plugin *p)
{
    const LV2_Atom_Sequence *in = p->ports[PORT_EVENTS_IN];
    if (!p->map || !atoms_is_sequence(in, &p->uris, false)) {
        return;
    }
    for (const LV2_Atom_Event *e = atoms_next_event(in, NULL); e; e = atoms_next_event(in, e)) {
        if (e->body.type == p->uris.atom_Object && e->body.size >= sizeof(LV2_Atom_Object_Body)) {
            take_object(p, (const LV2_Atom_Object *)&e->body);
        }
    }
}

/* ----------------------------------------------------------------------------------- writing -- */

/* What changed is told too. */
static void note_changes(Plugin *p)
{
    const OwnFiles *files = &p->follow.files;
    for (int which = 0; which < OWN_FILES; which++) {
        if (p->told_requests[which] != files->requests[which]) {
            p->told_requests[which] = files->requests[which];
            p->tells[which] = p->tells_words = true;
        }
    }
    p->tells_change |= p->told_adopted != files->adopted;
    p->told_adopted = files->adopted;
    const float zoom = atomic_load(&p->zoom); /* a state may have brought it */
    p->tells_zoom |= p->told_zoom != zoom;
    p->told_zoom = zoom;
}

static void begin_set(LV2_Atom_Forge *f, const Uris *u, LV2_Atom_Forge_Frame *object,
                      LV2_URID property)
{
    lv2_atom_forge_frame_time(f, 0);
    lv2_atom_forge_object(f, object, 0, u->patch_Set);
    lv2_atom_forge_key(f, u->patch_subject);
    lv2_atom_forge_urid(f, u->plugin);
    lv2_atom_forge_key(f, u->patch_property);
    lv2_atom_forge_urid(f, property);
    lv2_atom_forge_key(f, u->patch_value);
}

static void write_set(LV2_Atom_Forge *f, const Uris *u, LV2_URID property, const char *text,
                      bool path)
{
    LV2_Atom_Forge_Frame object;
    const uint32_t length = (uint32_t)strlen(text);
    begin_set(f, u, &object, property);
    if (path) {
        lv2_atom_forge_path(f, text, length);
    } else {
        lv2_atom_forge_string(f, text, length);
    }
    lv2_atom_forge_pop(f, &object);
}

static void write_zoom(LV2_Atom_Forge *f, const Uris *u, float zoom)
{
    LV2_Atom_Forge_Frame object;
    begin_set(f, u, &object, u->ui_zoom);
    lv2_atom_forge_float(f, zoom);
    lv2_atom_forge_pop(f, &object);
}

/* More than a message takes with a text of this length. */
static bool has_room(const LV2_Atom_Forge *f, size_t length)
{
    const size_t around = 128;
    return f->size - f->offset > around + length;
}

static void write_state_changed(LV2_Atom_Forge *f, const Uris *u)
{
    LV2_Atom_Forge_Frame object;
    lv2_atom_forge_frame_time(f, 0);
    lv2_atom_forge_object(f, &object, 0, u->state_StateChanged);
    lv2_atom_forge_pop(f, &object);
}

static void write_all(Plugin *p, LV2_Atom_Forge *f)
{
    const OwnFiles *files = &p->follow.files;
    for (int which = 0; which < OWN_FILES; which++) {
        if (p->tells[which] && has_room(f, strlen(files->path[which]))) {
            write_set(f, &p->uris, p->uris.file[which], files->path[which], true);
            p->tells[which] = false;
        }
    }
    if (p->tells_words && has_room(f, strlen(files->words))) {
        write_set(f, &p->uris, p->uris.message, files->words, false);
        p->tells_words = false;
    }
    if (p->tells_zoom && has_room(f, 0)) {
        write_zoom(f, &p->uris, p->told_zoom);
        p->tells_zoom = false;
    }
    if (p->tells_change && has_room(f, 0)) {
        write_state_changed(f, &p->uris);
        p->tells_change = false;
    }
    showing_write(p, f);
}

void events_write(Plugin *p)
{
    LV2_Atom_Sequence *out = p->ports[PORT_EVENTS_OUT];
    note_changes(p);
    if (!p->map || !atoms_is_sequence(out, &p->uris, true)) {
        return;
    }
    LV2_Atom_Forge_Frame sequence;
    lv2_atom_forge_set_buffer(&p->forge, (uint8_t *)out,
                              sizeof *out - sizeof out->body + out->atom.size);
    if (lv2_atom_forge_sequence_head(&p->forge, &sequence, 0)) {
        write_all(p, &p->forge);
        lv2_atom_forge_pop(&p->forge, &sequence);
    }
}

#include "host_events.h"

#include "../plugin/uris.h"
#include "check.h"
#include <lv2/atom/atom.h>
#include <lv2/atom/util.h>
#include <lv2/patch/patch.h>
#include <lv2/state/state.h>
#include <stdlib.h>
#include <string.h>

static LV2_URID urid(const char *uri)
{
    return host_map.map(host_map.handle, uri);
}

const char *host_events_property(OwnFile which)
{
    static const char *const properties[OWN_FILES] = {[OWN_CORRECTION] = EARFIELD__eqFile,
                                                      [OWN_HRTF] = EARFIELD__hrtfFile,
                                                      [OWN_RESPONSE] = EARFIELD__responseFile};
    return properties[which];
}

void host_events_forget(HostEvents *e)
{
    memset(e->sets, 0, sizeof e->sets);
    memset(e->path, 0, sizeof e->path);
    memset(e->message, 0, sizeof e->message);
    e->messages = e->changes = e->zooms = 0;
    memset(&e->pictures, 0, sizeof e->pictures);
}

void host_events_begin(HostEvents *e)
{
    lv2_atom_forge_init(&e->forge, &host_map);
    lv2_atom_forge_set_buffer(&e->forge, e->waiting.bytes, sizeof e->waiting.bytes);
    e->capacity = EVENTS_OUT_BYTES;
    host_events_forget(e);
}

/* ---------------------------------------------------------------------------------- sending -- */

static void begin_message(HostEvents *e, LV2_Atom_Forge_Frame *frame, const char *type,
                          const char *subject, const char *property)
{
    lv2_atom_forge_frame_time(&e->forge, 0);
    lv2_atom_forge_object(&e->forge, frame, 0, urid(type));
    if (subject) {
        lv2_atom_forge_key(&e->forge, urid(LV2_PATCH__subject));
        lv2_atom_forge_urid(&e->forge, urid(subject));
    }
    if (property) {
        lv2_atom_forge_key(&e->forge, urid(LV2_PATCH__property));
        lv2_atom_forge_urid(&e->forge, urid(property));
    }
}

void host_events_set_odd(HostEvents *e, const HostSet *set)
{
    LV2_Atom_Forge_Frame frame;
    begin_message(e, &frame, LV2_PATCH__Set, set->subject, set->property);
    if (set->value_type) {
        lv2_atom_forge_key(&e->forge, urid(LV2_PATCH__value));
        lv2_atom_forge_atom(&e->forge, set->size, urid(set->value_type));
        lv2_atom_forge_write(&e->forge, set->value, set->size);
    }
    lv2_atom_forge_pop(&e->forge, &frame);
}

void host_events_set(HostEvents *e, OwnFile which, const char *path)
{
    const HostSet set = {EARFIELD_URI, host_events_property(which), LV2_ATOM__Path, path,
                         (uint32_t)strlen(path) + 1};
    host_events_set_odd(e, &set);
}

void host_events_set_zoom(HostEvents *e, float zoom)
{
    const HostSet set = {EARFIELD_URI, EARFIELD__uiZoom, LV2_ATOM__Float, &zoom, sizeof zoom};
    host_events_set_odd(e, &set);
}

void host_events_say(HostEvents *e, const char *type)
{
    LV2_Atom_Forge_Frame frame;
    begin_message(e, &frame, type, NULL, NULL);
    lv2_atom_forge_pop(&e->forge, &frame);
}

void host_events_get(HostEvents *e, const char *property, const char *subject)
{
    LV2_Atom_Forge_Frame frame;
    begin_message(e, &frame, LV2_PATCH__Get, subject, property);
    lv2_atom_forge_pop(&e->forge, &frame);
}

/* ---------------------------------------------------------------------------- what comes out -- */

static void take_text(HostEvents *e, LV2_URID key, const LV2_Atom *value)
{
    const char *text = (const char *)(value + 1);
    assert_int_equal(strlen(text) + 1, value->size);
    if (key == urid(EARFIELD__message)) {
        assert_int_equal(value->type, urid(LV2_ATOM__String));
        e->messages++;
        snprintf(e->message, sizeof e->message, "%s", text);
        return;
    }
    OwnFile which = 0;
    while (which < OWN_FILES && key != urid(host_events_property(which))) {
        which++;
    }
    assert_true(which < OWN_FILES);
    assert_int_equal(value->type, urid(LV2_ATOM__Path));
    e->sets[which]++;
    snprintf(e->path[which], sizeof e->path[which], "%s", text);
}

static float take_float(const LV2_Atom *value)
{
    assert_int_equal(value->type, urid(LV2_ATOM__Float));
    assert_int_equal(value->size, sizeof(float));
    return ((const LV2_Atom_Float *)value)->body;
}

static void take_set(HostEvents *e, const LV2_Atom_Object *object)
{
    const LV2_Atom *subject = NULL, *property = NULL, *value = NULL;
    lv2_atom_object_get(object, urid(LV2_PATCH__subject), &subject, urid(LV2_PATCH__property),
                        &property, urid(LV2_PATCH__value), &value, 0);
    assert_true(subject && property && value);
    assert_int_equal(((const LV2_Atom_URID *)subject)->body, urid(EARFIELD_URI));
    const LV2_URID key = ((const LV2_Atom_URID *)property)->body;
    if (key == urid(EARFIELD__uiZoom)) {
        e->zooms++;
        e->zoom = take_float(value);
    } else {
        take_text(e, key, value);
    }
}

static void take_vector(HostVector *vector, const LV2_Atom *value)
{
    const LV2_Atom_Vector *v = (const LV2_Atom_Vector *)value;
    assert_int_equal(value->type, urid(LV2_ATOM__Vector));
    assert_int_equal(v->body.child_type, urid(LV2_ATOM__Float));
    assert_int_equal(v->body.child_size, sizeof(float));
    vector->times++;
    vector->points = (value->size - (uint32_t)sizeof v->body) / (uint32_t)sizeof(float);
    assert_in_range(vector->points, 0, HOST_POINTS);
    memcpy(vector->db, &v->body + 1, vector->points * sizeof(float));
}

static void take_pictures(HostPictures *p, const LV2_Atom_Object *object)
{
    const uint32_t bytes =
        (uint32_t)(offsetof(LV2_Atom_Event, body) + sizeof(LV2_Atom)) + object->atom.size;
    const struct {
        const char *key;
        HostVector *vector;
    } vectors[] = {{EARFIELD__spectrum, &p->spectrum},
                   {EARFIELD__energyLeft, &p->energy[EAR_LEFT]},
                   {EARFIELD__energyRight, &p->energy[EAR_RIGHT]},
                   {EARFIELD__correctionLeft, &p->correction[EAR_LEFT]},
                   {EARFIELD__correctionRight, &p->correction[EAR_RIGHT]}};
    p->messages++;
    p->most_bytes = bytes > p->most_bytes ? bytes : p->most_bytes;
    for (size_t i = 0; i < COUNT(vectors); i++) {
        const LV2_Atom *value = NULL;
        lv2_atom_object_get(object, urid(vectors[i].key), &value, 0);
        if (value) {
            take_vector(vectors[i].vector, value);
        }
    }
    const LV2_Atom *rate = NULL, *straight_ahead = NULL;
    lv2_atom_object_get(object, urid(EARFIELD__rate), &rate, urid(EARFIELD__straightAhead),
                        &straight_ahead, 0);
    if (rate && straight_ahead) {
        p->facts++;
        p->rate_hz = take_float(rate);
        p->straight_ahead_degrees = take_float(straight_ahead);
    }
}

static void take_event(HostEvents *e, const LV2_Atom_Event *event)
{
    assert_int_equal(event->body.type, urid(LV2_ATOM__Object));
    const LV2_Atom_Object *object = (const LV2_Atom_Object *)&event->body;
    if (object->body.otype == urid(LV2_STATE__StateChanged)) {
        e->changes++;
    } else if (object->body.otype == urid(EARFIELD__Pictures)) {
        take_pictures(&e->pictures, object);
    } else {
        assert_int_equal(object->body.otype, urid(LV2_PATCH__Set));
        take_set(e, object);
    }
}

static void take_output(HostEvents *e, const LV2_Atom_Sequence *out)
{
    if (out->atom.type == urid(LV2_ATOM__Chunk)) { /* left alone: too small for any sequence */
        assert_true(e->capacity < sizeof out->body);
        assert_int_equal(out->atom.size, e->capacity);
        return;
    }
    assert_int_equal(out->atom.type, urid(LV2_ATOM__Sequence));
    assert_in_range(out->atom.size, sizeof out->body, e->capacity);
    LV2_ATOM_SEQUENCE_FOREACH(out, event)
    {
        const char *end = (const char *)(event + 1) + event->body.size;
        assert_true(end <= (const char *)&out->body + out->atom.size);
        take_event(e, event);
    }
}

/* ---------------------------------------------------------------------------------- running -- */

typedef struct {
    LV2_Atom_Sequence *in, *out;
} Buffers;

static Buffers connect(const HostEvents *e, Host *host, const void *body, uint32_t size)
{
    Buffers b = {malloc(sizeof(LV2_Atom) + size), malloc(sizeof(LV2_Atom) + e->capacity)};
    assert_true(b.in && b.out);
    b.in->atom = (LV2_Atom){size, urid(LV2_ATOM__Sequence)};
    memcpy((char *)b.in + sizeof(LV2_Atom), body, size);
    memset(b.out, 0xA5, sizeof(LV2_Atom) + e->capacity);
    b.out->atom = (LV2_Atom){e->capacity, urid(LV2_ATOM__Chunk)};
    lilv_instance_connect_port(host->instance, host_port(host, "events_in"), b.in);
    lilv_instance_connect_port(host->instance, host_port(host, "events_out"), b.out);
    return b;
}

static void disconnect(HostEvents *e, Host *host, const Buffers *b)
{
    lilv_instance_connect_port(host->instance, host_port(host, "events_in"), NULL);
    lilv_instance_connect_port(host->instance, host_port(host, "events_out"), NULL);
    take_output(e, b->out);
    free(b->in);
    free(b->out);
}

void host_events_run_raw(HostEvents *e, Host *host, const void *body, uint32_t size,
                         const Stereo *in, Stereo *out)
{
    const Buffers b = connect(e, host, body, size);
    host_run(host, in, out, 0, in->frames);
    disconnect(e, host, &b);
}

void host_events_run(HostEvents *e, Host *host, const Stereo *in, Stereo *out, size_t from,
                     size_t frames)
{
    const uint32_t size = (uint32_t)sizeof(LV2_Atom_Sequence_Body) + e->forge.offset;
    char *body = calloc(1, size);
    assert_non_null(body);
    memcpy(body + sizeof(LV2_Atom_Sequence_Body), e->waiting.bytes, e->forge.offset);
    const Buffers b = connect(e, host, body, size);
    free(body);
    host_run(host, in, out, from, frames);
    disconnect(e, host, &b);
    lv2_atom_forge_set_buffer(&e->forge, e->waiting.bytes, sizeof e->waiting.bytes);
}

void host_events_run_silence(HostEvents *e, Host *host, size_t frames)
{
    Stereo in = stereo_new(frames), out = stereo_new(frames);
    host_events_run(e, host, &in, &out, 0, frames);
    stereo_free(&in);
    stereo_free(&out);
}

Stereo host_events_render(HostEvents *e, Host *host, const Stereo *in, size_t block)
{
    Stereo out = stereo_new(in->frames);
    for (size_t from = 0; from < in->frames; from += block) {
        const size_t left = in->frames - from;
        host_events_run(e, host, in, &out, from, left < block ? left : block);
    }
    return out;
}

#include "messages.h"

#include "../../plugin/ports.h"
#include "../../plugin/uris.h"
#include "files.h"
#include "guard_bands.h"
#include <lv2/atom/atom.h>
#include <lv2/atom/util.h>
#include <lv2/patch/patch.h>
#include <lv2/state/state.h>
#include <stdlib.h>
#include <string.h>

enum { HEAD_BYTES = sizeof(LV2_Atom) };

static LV2_URID urid(const char *uri)
{
    return host_map.map(host_map.handle, uri);
}

void messages_begin(Messages *m, bool answers)
{
    m->answers = answers;
    host_events_begin(&m->events);
    m->in = m->out = NULL;
    m->until_file = 0;
}

static void let_go(Messages *m)
{
    guard_bands_free(m->in);
    guard_bands_free(m->out);
    m->in = m->out = NULL;
}

void messages_end(Messages *m)
{
    let_go(m);
}

/* ------------------------------------------------------------------------------ what is said -- */

static const char *any_property(Chance *c)
{
    const char *const properties[] = {EARFIELD__eqFile,  EARFIELD__hrtfFile, EARFIELD__responseFile,
                                      EARFIELD__message, EARFIELD__doseLeft, NULL};
    return properties[chance_below(c, 6)];
}

static const char *any_type(Chance *c)
{
    const char *const types[] = {LV2_ATOM__Path, LV2_ATOM__String, LV2_ATOM__URID,
                                 LV2_ATOM__Int,  LV2_ATOM__Object, LV2_ATOM__Tuple};
    return types[chance_below(c, 6)];
}

/* Also of a wrong subject, type, length, without an end, without a value. */
static void say_odd_set(Messages *m, Chance *c)
{
    char value[3000];
    chance_bytes(c, value, sizeof value);
    const HostSet set = {chance_once_in(c, 4) ? EARFIELD__message : EARFIELD_URI, any_property(c),
                         chance_once_in(c, 8) ? NULL : any_type(c), value,
                         chance_octaves(c, 1, sizeof value) - 1};
    host_events_set_odd(&m->events, &set);
}

/* Files cost time: they are named less often. */
static void say(Messages *m, Chance *c)
{
    if (m->until_file-- == 0) {
        host_events_set(&m->events, (OwnFile)chance_below(c, OWN_FILES), files_any(c));
        m->until_file = chance_octaves(c, 10, 400);
    }
    switch (chance_below(c, 3)) {
    case 0:
        host_events_get(&m->events, any_property(c), chance_once_in(c, 3) ? NULL : EARFIELD_URI);
        break;
    case 1:
        say_odd_set(m, c);
        break;
    default:
        break;
    }
}

/* A few bytes of it, anywhere. */
static void damage(Chance *c, void *bytes, uint32_t size)
{
    for (uint32_t n = chance_octaves(c, 1, 30); n > 0; n--) {
        ((uint8_t *)bytes)[chance_below(c, size)] = (uint8_t)chance_below(c, 256);
    }
}

/* -------------------------------------------------------------------------------- connecting -- */

/* What waits in `events`, behind `head` of a sequence. */
static LV2_Atom_Sequence *spoken(Messages *m)
{
    const uint32_t size = (uint32_t)sizeof(LV2_Atom_Sequence_Body) + m->events.forge.offset;
    LV2_Atom_Sequence *s = guard_bands_new(HEAD_BYTES + size);
    s->atom = (LV2_Atom){size, urid(LV2_ATOM__Sequence)};
    s->body = (LV2_Atom_Sequence_Body){0, 0};
    memcpy(s + 1, m->events.waiting.bytes, m->events.forge.offset);
    lv2_atom_forge_set_buffer(&m->events.forge, m->events.waiting.bytes,
                              sizeof m->events.waiting.bytes);
    return s;
}

/* Its body is as long as its head says; its contents need not fit. */
static LV2_Atom_Sequence *garbage(Messages *m, Chance *c)
{
    LV2_Atom_Sequence *whole = spoken(m);
    const uint32_t most = whole->atom.size, size = chance_below(c, most + 1);
    LV2_Atom_Sequence *s = guard_bands_new(HEAD_BYTES + size);
    memcpy(s, whole, HEAD_BYTES + size);
    s->atom.size = size;
    guard_bands_free(whole);
    if (size > 0) {
        damage(c, (char *)s + HEAD_BYTES, size);
    }
    if (chance_once_in(c, 8)) {
        s->atom.type = urid(any_type(c));
        s->atom.size = (uint32_t)chance_below(c, UINT32_MAX);
    }
    return s;
}

static LV2_Atom_Sequence *answer_buffer(Messages *m, uint32_t capacity)
{
    m->capacity = capacity;
    LV2_Atom_Sequence *s = guard_bands_new(HEAD_BYTES + capacity);
    memset(s, 0xA5, HEAD_BYTES + capacity);
    s->atom = (LV2_Atom){capacity, urid(LV2_ATOM__Chunk)};
    return s;
}

static void connect(Host *host, void *in, void *out)
{
    lilv_instance_connect_port(host->instance, PORT_EVENTS_IN, in);
    lilv_instance_connect_port(host->instance, PORT_EVENTS_OUT, out);
}

void messages_connect(Messages *m, Host *host, Chance *c, bool speaks)
{
    let_go(m);
    for (uint32_t n = speaks ? chance_octaves(c, 1, 12) : 0; n > 0; n--) {
        say(m, c);
    }
    m->in = speaks && chance_once_in(c, 3) ? garbage(m, c) : spoken(m);
    m->out = answer_buffer(m, chance_once_in(c, 3) ? chance_below(c, 600) : EVENTS_OUT_BYTES);
    connect(host, m->in, m->out);
    if (chance_once_in(c, 20)) {
        let_go(m);
        m->in_float = m->out_float = 0.5f;
        const bool none = chance_once_in(c, 2);
        connect(host, none ? NULL : &m->in_float, none ? NULL : &m->out_float);
    }
}

void messages_connect_to_set(Messages *m, Host *host, OwnFile which, const char *path)
{
    let_go(m);
    host_events_set(&m->events, which, path);
    m->in = spoken(m);
    m->out = answer_buffer(m, EVENTS_OUT_BYTES);
    connect(host, m->in, m->out);
}

/* ---------------------------------------------------------------------------- what is answered -- */

static void check_object(const LV2_Atom_Event *event, const Place *at)
{
    const LV2_Atom_Object *object = (const LV2_Atom_Object *)&event->body;
    if (event->body.type != urid(LV2_ATOM__Object) || event->body.size < sizeof object->body) {
        fault(at, "an answer that is no object");
        return;
    }
    const bool known = object->body.otype == urid(LV2_PATCH__Set) ||
                       object->body.otype == urid(LV2_STATE__StateChanged);
    if (!known) {
        fault(at, "an answer of an unknown type");
    }
}

static void check_events(const LV2_Atom_Sequence *s, const Place *at)
{
    const char *end = (const char *)&s->body + s->atom.size, *next = (const char *)(s + 1);
    while (next < end) {
        const LV2_Atom_Event *event = (const void *)next;
        if (end - next < (ptrdiff_t)sizeof *event ||
            event->body.size > (size_t)(end - next) - sizeof *event) {
            fault(at, "an answer beyond the end of its sequence");
            return;
        }
        check_object(event, at);
        next += sizeof *event + lv2_atom_pad_size(event->body.size);
    }
}

static void check_sequence(const LV2_Atom_Sequence *s, uint32_t capacity, bool answers,
                           const Place *at)
{
    if (s->atom.type == urid(LV2_ATOM__Chunk)) { /* left alone */
        if ((answers && capacity >= sizeof s->body) || s->atom.size != capacity) {
            fault(at, "no sequence in a buffer of %u bytes", capacity);
        }
    } else if (s->atom.type != urid(LV2_ATOM__Sequence) || s->atom.size < sizeof s->body ||
               s->atom.size > capacity) {
        fault(at, "an answer of type %u and %u bytes in a buffer of %u", s->atom.type, s->atom.size,
              capacity);
    } else {
        check_events(s, at);
    }
}

void messages_check(Messages *m, const Place *at)
{
    if (m->out) {
        check_sequence(m->out, m->capacity, m->answers, at);
        if (!guard_bands_hold(m->out)) {
            fault(at, "wrote beyond its answers");
        }
        m->out->atom = (LV2_Atom){m->capacity, urid(LV2_ATOM__Chunk)};
    }
    if (m->in && !guard_bands_hold(m->in)) {
        fault(at, "wrote around its events");
    }
    if (m->in_float != m->out_float) {
        fault(at, "wrote into a float that is no sequence");
    }
}

#include "state_by_hand.h"

#include "../plugin/uris.h"
#include "check.h"
#include <lv2/atom/atom.h>
#include <stdlib.h>
#include <string.h>

LV2_URID state_urid(const char *uri)
{
    return host_map.map(host_map.handle, uri);
}

void state_add(State *s, const char *key, const char *type, const void *value, size_t size)
{
    assert_true(s->count < STATE_MOST_PROPERTIES);
    StateProperty *p = &s->properties[s->count++];
    *p = (StateProperty){state_urid(key), state_urid(type), LV2_STATE_IS_POD, size, malloc(size)};
    memcpy(p->value, value, size);
}

void state_add_text(State *s, const char *key, const char *text)
{
    state_add(s, key, LV2_ATOM__Path, text, strlen(text) + 1);
}

State state_of_version(int32_t version)
{
    State s = {0};
    state_add(&s, EARFIELD__stateVersion, LV2_ATOM__Int, &version, sizeof version);
    return s;
}

void state_free(State *s)
{
    for (size_t n = 0; n < s->count; n++) {
        free(s->properties[n].value);
    }
    *s = (State){0};
}

static const StateProperty *find(const State *s, LV2_URID key)
{
    for (size_t n = 0; n < s->count; n++) {
        if (s->properties[n].key == key) {
            return &s->properties[n];
        }
    }
    return NULL;
}

const StateProperty *state_find(const State *s, const char *key)
{
    return find(s, state_urid(key));
}

static LV2_State_Status store(LV2_State_Handle handle, uint32_t key, const void *value, size_t size,
                              uint32_t type, uint32_t flags)
{
    State *s = handle;
    assert_null(find(s, key));
    state_add(s, host_unmap.unmap(host_unmap.handle, key),
              host_unmap.unmap(host_unmap.handle, type), value, size);
    s->properties[s->count - 1].flags = flags;
    return LV2_STATE_SUCCESS;
}

static const void *retrieve(LV2_State_Handle handle, uint32_t key, size_t *size, uint32_t *type,
                            uint32_t *flags)
{
    const StateProperty *p = find(handle, key);
    if (!p) {
        return NULL;
    }
    *size = p->size;
    *type = p->type;
    *flags = p->flags;
    return p->value;
}

static const LV2_State_Interface *interface_of(const Host *host)
{
    return lilv_instance_get_extension_data(host->instance, LV2_STATE__interface);
}

State state_saved(const Host *host, const LV2_Feature *const *features)
{
    State s = {0};
    assert_int_equal(
        interface_of(host)->save(lilv_instance_get_handle(host->instance), store, &s, 0, features),
        LV2_STATE_SUCCESS);
    return s;
}

void state_restore(const Host *host, State *s, const LV2_Feature *const *features)
{
    assert_int_equal(interface_of(host)->restore(lilv_instance_get_handle(host->instance), retrieve,
                                                 s, 0, features),
                     LV2_STATE_SUCCESS);
}

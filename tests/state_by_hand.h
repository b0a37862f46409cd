/* A plugin's state as a host keeps it, property by property: to look into, and to hand over what no
 * host should. It fails the running test where save or restore do not succeed. */
#ifndef EARFIELD_TEST_STATE_BY_HAND_H
#define EARFIELD_TEST_STATE_BY_HAND_H

#include "host.h"
#include <lv2/state/state.h>

enum { STATE_MOST_PROPERTIES = 8 };

typedef struct {
    LV2_URID key, type;
    uint32_t flags;
    size_t size;
    char *value; /* of the exact size */
} StateProperty;

typedef struct {
    StateProperty properties[STATE_MOST_PROPERTIES];
    size_t count;
} State;

/** A number for a URI, as host_map gives it. */
LV2_URID state_urid(const char *uri);

/** Nothing but our version property. */
State state_of_version(int32_t version);

void state_add(State *state, const char *key, const char *type, const void *value, size_t size);

/** An atom:Path. */
void state_add_text(State *state, const char *key, const char *text);

void state_free(State *state);

/** NULL where it holds none. */
const StateProperty *state_find(const State *state, const char *key);

/** What the plugin saves. The caller frees it. */
State state_saved(const Host *host, const LV2_Feature *const *features);

void state_restore(const Host *host, State *state, const LV2_Feature *const *features);

#endif

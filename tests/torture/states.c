#include "states.h"

#include "../../plugin/uris.h"
#include "../state_by_hand.h"
#include "files.h"
#include <lv2/atom/atom.h>
#include <math.h>
#include <string.h>

enum { SAVED_PROPERTIES = 7 };

static const char *any_type(Chance *c)
{
    const char *const types[] = {LV2_ATOM__Path, LV2_ATOM__String, LV2_ATOM__Int, LV2_ATOM__Double,
                                 LV2_ATOM__Chunk};
    return types[chance_below(c, 5)];
}

static void add_garbage(State *s, const char *key, Chance *c)
{
    char bytes[5000];
    chance_bytes(c, bytes, sizeof bytes);
    state_add(s, key, any_type(c), bytes, chance_octaves(c, 1, sizeof bytes) - 1);
}

static void add_file(State *s, const char *key, Chance *c)
{
    switch (chance_below(c, 4)) {
    case 0:
        break;
    case 1:
        add_garbage(s, key, c);
        break;
    default:
        state_add_text(s, key, files_any(c));
        break;
    }
}

static void add_dose(State *s, const char *key, Chance *c)
{
    const double doses[] = {0.0, 0.25, 1e5, -1.0, 1e300, (double)NAN, (double)INFINITY};
    if (chance_once_in(c, 6)) {
        add_garbage(s, key, c);
    } else if (!chance_once_in(c, 6)) {
        state_add(s, key, LV2_ATOM__Double, &doses[chance_below(c, chance_once_in(c, 2) ? 3 : 7)],
                  sizeof doses[0]);
    }
}

static State invented(Chance *c)
{
    const bool known = !chance_once_in(c, 5);
    State s = state_of_version(known ? 1 : (int32_t)chance_below(c, UINT32_MAX));
    if (chance_once_in(c, 10)) {
        state_free(&s);
        add_garbage(&s, EARFIELD__stateVersion, c);
    }
    add_file(&s, EARFIELD__eqFile, c);
    add_file(&s, EARFIELD__hrtfFile, c);
    add_file(&s, EARFIELD__responseFile, c);
    add_dose(&s, EARFIELD__doseLeft, c);
    add_dose(&s, EARFIELD__doseRight, c);
    add_dose(&s, EARFIELD__doseHours, c);
    return s;
}

static bool dose_is_sound(const State *s, const char *key)
{
    const StateProperty *p = state_find(s, key);
    double dose = NAN;
    if (p && p->size == sizeof dose) {
        memcpy(&dose, p->value, sizeof dose);
    }
    return isfinite(dose) && dose >= 0.0;
}

static void check_saved(const State *s, const Place *at)
{
    if (s->count != SAVED_PROPERTIES || !dose_is_sound(s, EARFIELD__doseLeft) ||
        !dose_is_sound(s, EARFIELD__doseRight) || !dose_is_sound(s, EARFIELD__doseHours)) {
        fault(at, "saved a state of %zu properties, or no sound dose", s->count);
    }
}

void states_disturb(const Host *host, const LV2_Feature *const *features, Chance *c,
                    const Place *at)
{
    const LV2_Feature *const none[] = {NULL};
    const bool saves = chance_once_in(c, 3);
    State s = saves ? state_saved(host, none) : invented(c);
    if (saves) {
        check_saved(&s, at);
    }
    state_restore(host, &s, features);
    state_free(&s);
}

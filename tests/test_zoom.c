/* The zoom of the plugin's own window: set, clamped, told, saved and restored. */
#include "../plugin/uris.h"
#include "check.h"
#include "host_instance.h"
#include "state_by_hand.h"
#include <lv2/atom/atom.h>
#include <string.h>

static void assert_told(float zoom, unsigned changes)
{
    instance_run();
    assert_int_equal(events.zooms, 1);
    assert_close(events.zoom, zoom, 0.0, "zoom");
    assert_int_equal(events.changes, changes);
    instance_run();
    assert_int_equal(events.zooms, 1);
    host_events_forget(&events);
}

static float asked(void)
{
    host_events_get(&events, EARFIELD__uiZoom, EARFIELD_URI);
    instance_run();
    assert_int_equal(events.zooms, 1);
    const float zoom = events.zoom;
    host_events_forget(&events);
    return zoom;
}

static void it_is_set_and_told(void **state)
{
    (void)state;
    const struct {
        float set, told;
        unsigned changes;
    } zooms[] = {{1.5F, 1.5F, 1},       {1.5F, 1.5F, 0},  {0.1F, 0.75F, 1},
                 {-INFINITY, 0.75F, 0}, {99.0F, 2.0F, 1}, {INFINITY, 2.0F, 0}};
    instance_run();
    assert_int_equal(events.zooms, 0);
    assert_close(asked(), 1.0, 0.0, "at first");
    for (size_t n = 0; n < COUNT(zooms); n++) {
        host_events_set_zoom(&events, zooms[n].set);
        assert_told(zooms[n].told, zooms[n].changes);
        assert_close(asked(), zooms[n].told, 0.0, "zoom");
    }
    host_events_get(&events, NULL, NULL); /* of all */
    assert_told(2.0F, 0);
}

static void what_is_no_zoom_is_passed_over(void **state)
{
    (void)state;
    const float fine = 1.5F, none = NAN;
    const double wide = 1.5;
    const int32_t whole = 2;
    const HostSet sets[] = {
        {NULL, EARFIELD__uiZoom, LV2_ATOM__Float, &none, sizeof none},
        {NULL, EARFIELD__uiZoom, LV2_ATOM__Double, &wide, sizeof wide},
        {NULL, EARFIELD__uiZoom, LV2_ATOM__Int, &whole, sizeof whole},
        {NULL, EARFIELD__uiZoom, LV2_ATOM__String, "1.5", 4},
        {NULL, EARFIELD__uiZoom, LV2_ATOM__Float, &wide, sizeof wide},
        {NULL, EARFIELD__uiZoom, LV2_ATOM__Float, &fine, 0},
        {NULL, EARFIELD__uiZoom, NULL, NULL, 0},
        {"urn:nobody", EARFIELD__uiZoom, LV2_ATOM__Float, &fine, sizeof fine},
    };
    for (size_t n = 0; n < COUNT(sets); n++) {
        host_events_set_odd(&events, &sets[n]);
        instance_run();
        assert_int_equal(events.zooms + events.changes, 0);
    }
    assert_close(asked(), 1.0, 0.0, "zoom");
}

static void it_is_saved_and_restored(void **state)
{
    (void)state;
    host_events_set_zoom(&events, 1.25F);
    instance_run();
    State saved = state_saved(&worker.host, NULL);
    const StateProperty *zoom = state_find(&saved, EARFIELD__uiZoom);
    assert_non_null(zoom);
    assert_int_equal(zoom->type, state_urid(LV2_ATOM__Float));
    assert_int_equal(zoom->flags, LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE);
    host_events_set_zoom(&events, 2.0F);
    instance_run();
    host_events_forget(&events);
    state_restore(&worker.host, &saved, NULL);
    instance_run();
    assert_int_equal(events.zooms, 1); /* told, and no change of the session */
    assert_int_equal(events.changes, 0);
    assert_close(events.zoom, 1.25, 0.0, "restored");
    state_free(&saved);
}

static void restore_one(const char *type, const void *value, size_t size)
{
    State state = state_of_version(1);
    if (type) {
        state_add(&state, EARFIELD__uiZoom, type, value, size);
    }
    state_restore(&worker.host, &state, NULL);
    state_free(&state);
    instance_run();
    host_events_forget(&events);
}

static void odd_states_are_seen_through(void **state)
{
    (void)state;
    const float fine = 1.5F, none = NAN, large = 1e30F;
    const double wide = 1.75;
    restore_one(LV2_ATOM__Float, &fine, sizeof fine);
    assert_close(asked(), 1.5, 0.0, "restored");
    restore_one(NULL, NULL, 0); /* says nothing of it: leaves it */
    assert_int_equal(host_log.lines, 0);
    restore_one(LV2_ATOM__Float, &none, sizeof none);
    restore_one(LV2_ATOM__Float, &fine, 2);
    restore_one(LV2_ATOM__Double, &wide, sizeof wide);
    restore_one(LV2_ATOM__String, "2", 2);
    assert_int_equal(host_log.lines, 4);
    assert_close(asked(), 1.5, 0.0, "left");
    restore_one(LV2_ATOM__Float, &large, sizeof large);
    assert_close(asked(), 2.0, 0.0, "clamped");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_INSTANCE(it_is_set_and_told),
        WITH_INSTANCE(what_is_no_zoom_is_passed_over),
        WITH_INSTANCE(it_is_saved_and_restored),
        WITH_INSTANCE(odd_states_are_seen_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

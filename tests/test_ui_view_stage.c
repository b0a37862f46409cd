/* What is dragged on the stage: the mapping from a place to values is the drawing's, turned round. */
#include "../gui/value_text.h"
#include "../gui/view_stage.h"
#include "../plugin/acoustics/room.h"
#include "check.h"
#include "view_samples.h"

static const Rect at = {8.0, 8.0, 370.0, 300.0};
static const Rect places[] = {
    {0.0, 0.0, 270.0, 190.0}, {8.0, 8.0, 370.0, 300.0}, {20.0, 90.0, 900.0, 700.0}};

static SampledView *speakers_in(int room)
{
    static SampledView sampled;
    sampled_view_init(&sampled);
    sampled.values[PORT_MODE] = 2.0f;
    sampled.values[PORT_ROOM] = (float)room;
    return &sampled;
}

static float moved(const StageMove *moves, unsigned count, PortIndex port)
{
    for (unsigned i = 0; i < count; i++) {
        if (moves[i].port == port) {
            return moves[i].value;
        }
    }
    fail();
    return 0.0f;
}

/* To where it is. */
static void assert_stays(Rect where, const SampledView *s, StageThing thing)
{
    double x, y;
    StageMove moves[2];
    view_stage_middle(where, &s->view, thing, &x, &y);
    const unsigned count = view_stage_move(where, &s->view, thing, x, y, moves);
    assert_true(count > 0);
    for (unsigned i = 0; i < count; i++) {
        assert_close(moves[i].value, s->values[moves[i].port], 0.0, "%s, thing %d, room %g",
                     params[moves[i].port].symbol, (int)thing, (double)s->values[PORT_ROOM]);
    }
}

static void what_is_moved_to_where_it_is_stays(void **state)
{
    (void)state;
    static const float angles[] = {5.0f, 30.0f, 33.4f, 90.0f}, distances_m[] = {0.3f, 1.2f, 10.0f};
    static const float yaws[] = {-180.0f, -90.0f, 0.0f, 45.0f, 180.0f};
    for (int room = ROOM_ANECHOIC; room < ROOMS; room++) {
        SampledView *s = speakers_in(room);
        for (size_t n = 0; n < COUNT(angles) * COUNT(distances_m) * COUNT(yaws); n++) {
            s->values[PORT_ANGLE] = angles[n % COUNT(angles)];
            s->values[PORT_DISTANCE] = distances_m[n / COUNT(angles) % COUNT(distances_m)];
            s->values[PORT_YAW] = yaws[n / COUNT(angles) / COUNT(distances_m)];
            for (size_t i = 0; i < COUNT(places); i++) {
                assert_stays(places[i], s, STAGE_SPEAKER_LEFT);
                assert_stays(places[i], s, STAGE_SPEAKER_RIGHT);
                if (fabsf(s->values[PORT_YAW]) < 180.0f) { /* the same place for both */
                    assert_stays(places[i], s, STAGE_HEAD);
                }
            }
        }
    }
}

/* Where a speaker stands at these values, taken from a view that has them. */
static void what_is_dragged_to_values_gets_them(void **state)
{
    (void)state;
    for (int room = ROOM_ANECHOIC; room < ROOMS; room++) {
        const float distance_m = room == ROOM_CAR ? 0.5f : 2.0f;
        SampledView *s = speakers_in(room);
        double x[2], y[2];
        s->values[PORT_ANGLE] = 20.0f;
        s->values[PORT_DISTANCE] = distance_m;
        for (int side = 0; side < 2; side++) {
            view_stage_middle(at, &s->view, (StageThing)(STAGE_SPEAKER_LEFT + side), &x[side],
                              &y[side]);
        }
        s->values[PORT_ANGLE] = 70.0f;
        s->values[PORT_DISTANCE] = 0.7f;
        for (int side = 0; side < 2; side++) {
            StageMove moves[2];
            const unsigned count = view_stage_move(
                at, &s->view, (StageThing)(STAGE_SPEAKER_LEFT + side), x[side], y[side], moves);
            assert_int_equal(count, 2);
            assert_close(moved(moves, count, PORT_ANGLE), 20.0, 0.0, "room %d", room);
            assert_close(moved(moves, count, PORT_DISTANCE), distance_m, 1e-6, "room %d", room);
        }
    }
}

/* The plan against the room itself: as many pixels a metre along as across, the walls' ratio kept. */
static void rooms_are_to_scale(void **state)
{
    (void)state;
    double across[2], along[2], x, y;
    SampledView *s = speakers_in(ROOM_CONTROL);
    s->values[PORT_ANGLE] = 90.0f;
    s->values[PORT_DISTANCE] = 2.0f;
    view_stage_middle(at, &s->view, STAGE_SPEAKER_LEFT, &across[0], &y);
    view_stage_middle(at, &s->view, STAGE_SPEAKER_RIGHT, &across[1], &y);
    s->values[PORT_ANGLE] = 5.0f;
    view_stage_middle(at, &s->view, STAGE_SPEAKER_LEFT, &x, &along[0]);
    s->values[PORT_DISTANCE] = 1.0f;
    view_stage_middle(at, &s->view, STAGE_SPEAKER_LEFT, &x, &along[1]);
    const double px_per_m = (across[1] - across[0]) / 4.0;
    assert_true(px_per_m > 20.0);
    assert_close((along[1] - along[0]) / cos(5.0 * acos(-1.0) / 180.0), px_per_m, 1e-6,
                 "pixels of a metre");
}

static void a_drag_ends_at_the_ranges(void **state)
{
    (void)state;
    SampledView *s = speakers_in(ROOM_ANECHOIC);
    double x, y;
    StageMove moves[2];
    view_stage_middle(at, &s->view, STAGE_SPEAKER_LEFT, &x, &y);
    unsigned count = view_stage_move(at, &s->view, STAGE_SPEAKER_LEFT, -5000.0, y + 900.0, moves);
    assert_close(moved(moves, count, PORT_ANGLE), 90.0, 0.0, "behind");
    assert_close(moved(moves, count, PORT_DISTANCE), 10.0, 0.0, "far away");
    count = view_stage_move(at, &s->view, STAGE_SPEAKER_LEFT, 5000.0, y, moves);
    assert_close(moved(moves, count, PORT_ANGLE), 5.0, 0.0, "on the other side");
}

static void a_wall_holds_the_speakers(void **state)
{
    (void)state;
    SampledView *s = speakers_in(ROOM_NEARFIELD_STUDIO);
    double wall_y, x, y;
    StageMove moves[2];
    s->values[PORT_ANGLE] = 30.0f;
    s->values[PORT_DISTANCE] = 10.0f;
    view_stage_middle(at, &s->view, STAGE_SPEAKER_LEFT, &x, &wall_y);
    assert_true(x > at.x && wall_y > at.y);
    s->values[PORT_DISTANCE] = 1.2f;
    const unsigned count = view_stage_move(at, &s->view, STAGE_SPEAKER_LEFT, x, wall_y, moves);
    const RoomPlacement held = room_placement(room_of(ROOM_NEARFIELD_STUDIO), 10.0, 30.0);
    assert_close(moved(moves, count, PORT_DISTANCE), held.distance_m[SPEAKER_LEFT], 0.006,
                 "as far as it goes");
    view_stage_middle(at, &s->view, STAGE_SPEAKER_LEFT, &x, &y);
    assert_true(y > wall_y);
}

static void the_nose_turns_the_head(void **state)
{
    (void)state;
    SampledView *s = speakers_in(ROOM_CONTROL);
    double x, y, ahead_x, ahead_y;
    StageMove moves[2];
    s->view.straight_ahead_degrees = 10.0;
    s->values[PORT_YAW] = 10.0f;
    view_stage_middle(at, &s->view, STAGE_HEAD, &ahead_x, &ahead_y);
    s->values[PORT_YAW] = 55.0f;
    view_stage_middle(at, &s->view, STAGE_HEAD, &x, &y);
    assert_true(x < ahead_x && y > ahead_y); /* to the left */
    s->values[PORT_YAW] = 0.0f;
    assert_int_equal(view_stage_move(at, &s->view, STAGE_HEAD, x, y, moves), 1);
    assert_int_equal(moves[0].port, PORT_YAW);
    assert_close(moves[0].value, 55.0, 0.0, "to where it was at 55");
    view_stage_move(at, &s->view, STAGE_HEAD, ahead_x, ahead_y, moves);
    assert_close(moves[0].value, 10.0, 0.0, "straight ahead");
}

static void things_are_found_where_they_are(void **state)
{
    (void)state;
    SampledView *s = speakers_in(ROOM_CONTROL);
    s->values[PORT_DISTANCE] = 2.2f;
    for (int thing = STAGE_SPEAKER_LEFT; thing <= STAGE_HEAD; thing++) {
        double x, y;
        view_stage_middle(at, &s->view, (StageThing)thing, &x, &y);
        assert_int_equal(view_stage_find(at, &s->view, x, y), thing);
        assert_int_equal(view_stage_find(at, &s->view, x + 3.0, y - 3.0), thing);
    }
    assert_int_equal(view_stage_find(at, &s->view, at.x + 2.0, at.y + 2.0), STAGE_NOTHING);
}

static void only_what_stands_there_moves(void **state)
{
    (void)state;
    StageMove moves[2];
    double x, y;
    SampledView *s = speakers_in(ROOMS); /* a loaded response: without one, no walls */
    assert_int_equal(view_stage_move(at, &s->view, STAGE_HEAD, 0.0, 0.0, moves), 1);
    s->view.response_loaded = true;
    assert_int_equal(view_stage_move(at, &s->view, STAGE_HEAD, 0.0, 0.0, moves), 0);
    s->values[PORT_MODE] = 0.0f;
    assert_int_equal(view_stage_move(at, &s->view, STAGE_SPEAKER_LEFT, 0.0, 0.0, moves), 0);
    s->values[PORT_MODE] = 1.0f;
    view_stage_middle(at, &s->view, STAGE_SPEAKER_RIGHT, &x, &y);
    assert_int_equal(view_stage_find(at, &s->view, x, y), STAGE_SPEAKER_RIGHT);
    assert_int_equal(view_stage_move(at, &s->view, STAGE_SPEAKER_RIGHT, x, y, moves), 1);
    assert_close(moves[0].value, s->values[PORT_ANGLE], 0.0, "Natural's angle");
    s->values[PORT_CROSSFEED] = 2.0f; /* Classic has none */
    view_stage_middle(at, &s->view, STAGE_SPEAKER_RIGHT, &x, &y);
    assert_int_equal(view_stage_find(at, &s->view, x, y), STAGE_NOTHING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_moved_to_where_it_is_stays),
        cmocka_unit_test(what_is_dragged_to_values_gets_them),
        cmocka_unit_test(rooms_are_to_scale),
        cmocka_unit_test(a_drag_ends_at_the_ranges),
        cmocka_unit_test(a_wall_holds_the_speakers),
        cmocka_unit_test(the_nose_turns_the_head),
        cmocka_unit_test(things_are_found_where_they_are),
        cmocka_unit_test(only_what_stands_there_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

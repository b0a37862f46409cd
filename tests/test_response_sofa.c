/* Room responses from SOFA files: which loudspeakers are heard, and the faults of bad files. The
 * files are written here; a response is told by its first sample. */
#include "../plugin/files/response_file.h"
#include "check.h"
#include "sofa_writer.h"
#include "temporary_folder.h"
#include <stdlib.h>
#include <string.h>

enum { FRAMES = 32, MOST = 4096 };

/* Each response is an impulse and a little more, as high as its place in the file, from 1 on. */
static const double *responses(unsigned count, bool emitters_last, unsigned emitters)
{
    static double values[MOST];
    memset(values, 0, sizeof values);
    for (unsigned n = 0; n < count; n++) {
        const unsigned block = n / emitters * emitters * FRAMES, emitter = n % emitters;
        const unsigned first = block + (emitters_last ? emitter : emitter * FRAMES);
        values[first] = n + 1;
        values[first + 5 * (emitters_last ? emitters : 1)] = 0.25;
    }
    return values;
}

static FileFault read_room(const SofaContents *contents, LoadedResponse *loaded)
{
    const char *path = temporary_path("room.sofa");
    sofa_write(path, contents);
    memset(loaded, 0xff, sizeof *loaded);
    const FileFault fault = response_file_read(path, 48000.0, loaded);
    if (fault != FILE_FINE) {
        assert_null(loaded->samples);
        assert_null(loaded->paths.left_left);
    }
    return fault;
}

static FileFault fault_of(const SofaContents *contents)
{
    LoadedResponse loaded;
    const FileFault fault = read_room(contents, &loaded);
    loaded_response_free(&loaded);
    return fault;
}

static void assert_heard(const SofaContents *contents, const int wanted[4])
{
    LoadedResponse loaded;
    const FileFault fault = read_room(contents, &loaded);
    assert_string_equal(file_fault_text(fault), "is fine");
    assert_int_equal(loaded.paths.frames, FRAMES);
    const float *paths[] = {loaded.paths.left_left, loaded.paths.left_right,
                            loaded.paths.right_left, loaded.paths.right_right};
    for (size_t p = 0; p < 4; p++) {
        assert_close(paths[p][0], wanted[p], 0.0, "path %zu", p);
        assert_close(paths[p][5], 0.25, 0.0, "path %zu goes on", p);
    }
    loaded_response_free(&loaded);
}

static SofaContents room_of(unsigned measurements, const double *sources)
{
    return (SofaContents){.measurements = measurements,
                          .frames = FRAMES,
                          .responses = responses(2 * measurements, false, 1),
                          .rate_hz = 48000.0,
                          .sources = {sources, measurements}};
}

static void two_sources_are_left_and_right(void **state)
{
    (void)state;
    const double apart[] = {-45, 0, 2, 45, 0, 2}, on_the_left[] = {60, 0, 2, 10, 0, 2};
    SofaContents room = room_of(2, apart);
    assert_heard(&room, (int[]){3, 4, 1, 2});
    room.packed = true;
    assert_heard(&room, (int[]){3, 4, 1, 2});
    room = room_of(2, on_the_left);
    assert_heard(&room, (int[]){1, 2, 3, 4});
    const double cartesian[] = {1, -1, 0, 1, 1, 0};
    room = room_of(2, cartesian);
    room.position_type = "cartesian";
    assert_heard(&room, (int[]){3, 4, 1, 2});
}

static void of_many_those_near_thirty_degrees_are_heard(void **state)
{
    (void)state;
    const double ring[] = {0, 0,   2, 110, 0,   2, 35, 0,  2,  25, 50,  2, 330, 45,
                           2, 250, 0, 2,   322, 0, 2,  45, 10, 2,  180, 0, 2};
    const SofaContents room = room_of(9, ring);
    assert_heard(&room, (int[]){5, 6, 13, 14});
}

static void a_single_source_is_mirrored(void **state)
{
    (void)state;
    const double left[] = {30, 0, 2}, right[] = {330, 0, 2}, twice[] = {40, 0, 2, 40, 0, 2};
    SofaContents room = room_of(1, left);
    assert_heard(&room, (int[]){1, 2, 2, 1});
    room = room_of(1, right); /* its far ear is the left one */
    assert_heard(&room, (int[]){2, 1, 1, 2});
    room = room_of(2, twice);
    room.emitters = 1;
    assert_heard(&room, (int[]){1, 2, 2, 1});
}

static void a_turned_head_is_straight_ahead_first(void **state)
{
    (void)state;
    /* Two sources, three positions of the head each. */
    const double sources[] = {45, 0, 2, 45, 0, 2, 45, 0, 2, -45, 0, 2, -45, 0, 2, -45, 0, 2};
    const double views[] = {-15, 0, 1, 1, 0, 1, 15, 0, 1, -15, 0, 1, 1, 0, 1, 15, 0, 1};
    SofaContents room = room_of(6, sources);
    room.views = (SofaRows){views, 6};
    assert_heard(&room, (int[]){3, 4, 9, 10});

    /* One source ahead: the head turned to the right sees it on the left. */
    const double ahead[] = {0, 0, 2}, turns[] = {60, 0, 1, 30, 0, 1, 0, 0, 1, 330, 0, 1, 300, 0, 1};
    room = room_of(5, ahead);
    room.sources.rows = 1;
    room.views = (SofaRows){turns, 5};
    assert_heard(&room, (int[]){7, 8, 3, 4});
}

static void positions_are_the_listeners(void **state)
{
    (void)state;
    const double sources[] = {5, 4, 0, 5, 2, 0}, listener[] = {3, 3, 0}, view[] = {-1, 0, 0};
    SofaContents room = room_of(2, sources);
    room.position_type = "cartesian";
    room.listeners = (SofaRows){listener, 1};
    assert_heard(&room, (int[]){1, 2, 3, 4});
    room.views = (SofaRows){view, 1}; /* turned round */
    assert_heard(&room, (int[]){3, 4, 1, 2});
}

static void emitters_are_loudspeakers(void **state)
{
    (void)state;
    const double centre[] = {0, 0, 0}, emitters[] = {-30, 0, 2, 0, 0, 2, 30, 0, 2};
    const double views[] = {40, 0, 1, 0, 0, 1};
    SofaContents room = {.conventions = "MultiSpeakerBRIR",
                         .data_type = "FIRE",
                         .measurements = 2,
                         .emitters = 3,
                         .frames = FRAMES,
                         .responses = responses(2 * 2 * 3, false, 3),
                         .rate_hz = 48000.0,
                         .sources = {centre, 1},
                         .views = {views, 2},
                         .emitter_positions = {emitters, 3}};
    assert_heard(&room, (int[]){9, 12, 7, 10}); /* [ear][emitter] of the second measurement */
    room.data_type = "FIR-E";
    room.responses = responses(2 * 2 * 3, true, 3);
    assert_heard(&room, (int[]){9, 12, 7, 10});
    room.packed = true;
    assert_int_equal(fault_of(&room), FILE_PACKED_RESPONSES);
    room.packed = false;
    room.emitter_positions.rows = 2;
    assert_int_equal(fault_of(&room), FILE_SOFA_DAMAGED);
}

static void delays_are_put_in(void **state)
{
    (void)state;
    const double apart[] = {45, 0, 2, -45, 0, 2}, delays[] = {3, 9.6, 20, 0};
    SofaContents room = room_of(2, apart);
    room.delays = delays;
    room.delay_count = 4;
    LoadedResponse loaded;
    assert_int_equal(read_room(&room, &loaded), FILE_FINE);
    assert_int_equal(loaded.paths.frames, FRAMES + 20);
    assert_close(loaded.paths.left_left[3], 1.0, 0.0, "left to left");
    assert_close(loaded.paths.left_left[0], 0.0, 0.0, "nothing before it");
    assert_close(loaded.paths.left_right[10], 2.0, 0.0, "left to right");
    assert_close(loaded.paths.right_left[20], 3.0, 0.0, "right to left");
    assert_close(loaded.paths.right_right[0], 4.0, 0.0, "right to right");
    loaded_response_free(&loaded);
    room.delay_count = 2; /* for both measurements */
    assert_int_equal(read_room(&room, &loaded), FILE_FINE);
    assert_int_equal(loaded.paths.frames, FRAMES + 10);
    assert_close(loaded.paths.right_right[10], 4.0, 0.0, "right to right");
    loaded_response_free(&loaded);
    room.delay_count = 3;
    assert_int_equal(fault_of(&room), FILE_SOFA_DAMAGED);
    room.delay_count = 2;
    const double bad[] = {-1, 0}, no_number[] = {0, NAN}, long_one[] = {0, 4 * 48000.0};
    room.delays = bad;
    assert_int_equal(fault_of(&room), FILE_SOFA_DAMAGED);
    room.delays = no_number;
    assert_int_equal(fault_of(&room), FILE_SOFA_DAMAGED);
    room.delays = long_one;
    assert_int_equal(fault_of(&room), FILE_TOO_LONG);
}

static void a_head_without_a_room_is_one_too(void **state)
{
    (void)state;
    LoadedResponse loaded;
    assert_int_equal(response_file_read(HRTF_SOFA, 44100.0, &loaded), FILE_FINE);
    assert_int_equal(loaded.paths.frames, 512);
    double near = 0.0, far = 0.0;
    for (unsigned n = 0; n < loaded.paths.frames; n++) {
        near += pow((double)loaded.paths.left_left[n], 2.0);
        far += pow((double)loaded.paths.left_right[n], 2.0);
    }
    assert_at_most(10.0 * log10(far / near), -3.0, "the ear on the other side is in the shadow");
    loaded_response_free(&loaded);
}

static void bad_contents_are_named(void **state)
{
    (void)state;
    const double left[] = {30, 0, 2}, nowhere[] = {NAN, 0, 2};
    const SofaContents good = room_of(1, left);
    const double rates_hz[] = {0.0, 1.0, 1e7, NAN};
    for (size_t n = 0; n < COUNT(rates_hz); n++) {
        SofaContents room = good;
        room.rate_hz = rates_hz[n];
        assert_int_equal(fault_of(&room), FILE_BAD_RATE);
    }
    SofaContents room = good;
    room.responses = NULL;
    assert_int_equal(fault_of(&room), FILE_NO_RESPONSES);
    room = good;
    room.single_precision = true;
    assert_int_equal(fault_of(&room), FILE_NO_RESPONSES);
    room = good;
    room.receivers = 1;
    assert_int_equal(fault_of(&room), FILE_NOT_BINAURAL);
    room.receivers = 32;
    assert_int_equal(fault_of(&room), FILE_NOT_BINAURAL);
    room = good;
    room.data_type = "TF";
    assert_int_equal(fault_of(&room), FILE_NOT_BINAURAL);
    room = good;
    room.sources.values = NULL;
    assert_int_equal(fault_of(&room), FILE_SOFA_DAMAGED);
    room.sources.values = nowhere;
    assert_int_equal(fault_of(&room), FILE_NOT_FINITE);
    double values[2 * FRAMES] = {0.0};
    room = good;
    room.responses = values;
    assert_int_equal(fault_of(&room), FILE_SILENT);
    values[2 * FRAMES - 1] = NAN;
    assert_int_equal(fault_of(&room), FILE_NOT_FINITE);
    values[2 * FRAMES - 1] = 1e300;
    assert_int_equal(fault_of(&room), FILE_NOT_FINITE);
}

static void long_rooms_are_named(void **state)
{
    (void)state;
    const double left[] = {30, 0, 2};
    double *values = calloc(2 * 32001, sizeof *values);
    assert_non_null(values);
    values[7] = 1.0;
    SofaContents room = room_of(1, left);
    room.rate_hz = 8000.0;
    room.responses = values;
    room.frames = 32000;
    assert_int_equal(fault_of(&room), FILE_FINE);
    room.frames = 32001;
    assert_int_equal(fault_of(&room), FILE_TOO_LONG);
    free(values);
}

/* Bytes changed, and files cut before them: no crash, and no read past the end (under ASan). */
static void damage_does_no_harm(void **state)
{
    (void)state;
    const double apart[] = {45, 0, 2, -45, 0, 2};
    SofaContents room = room_of(2, apart);
    for (int round = 0; round < 2; round++) {
        room.packed = round == 1;
        sofa_write(temporary_path("whole.sofa"), &room);
        static unsigned char bytes[1 << 16];
        FILE *file = fopen(temporary_path("whole.sofa"), "rb");
        assert_non_null(file);
        const size_t count = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        LoadedResponse loaded;
        for (size_t n = 0; n < count; n += 5) {
            bytes[n] ^= 0xff;
            response_file_read(temporary_file("bad.sofa", bytes, count), 48000.0, &loaded);
            loaded_response_free(&loaded);
            bytes[n] ^= 0xff;
            const char *cut = temporary_file("cut.sofa", bytes, n);
            const FileFault fault = response_file_read(cut, 48000.0, &loaded);
            const FileFault wanted = n < 8 ? FILE_NOT_RESPONSE : FILE_TRUNCATED;
            assert_int_equal(fault, n == 0 ? FILE_EMPTY : wanted);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_sources_are_left_and_right),
        cmocka_unit_test(of_many_those_near_thirty_degrees_are_heard),
        cmocka_unit_test(a_single_source_is_mirrored),
        cmocka_unit_test(a_turned_head_is_straight_ahead_first),
        cmocka_unit_test(positions_are_the_listeners),
        cmocka_unit_test(emitters_are_loudspeakers),
        cmocka_unit_test(delays_are_put_in),
        cmocka_unit_test(a_head_without_a_room_is_one_too),
        cmocka_unit_test(bad_contents_are_named),
        cmocka_unit_test(long_rooms_are_named),
        cmocka_unit_test(damage_does_no_harm),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}

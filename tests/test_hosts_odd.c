/* Hosts as they really are: without features, with ports left out, shared or connected to what they
 * are not. */
#include "check.h"
#include "host_worker.h"
#include <lv2/atom/atom.h>
#include <stdlib.h>
#include <string.h>

enum { FRAMES = 1000, CAPACITY = 16384 };

static const LV2_Feature *const no_features[] = {NULL};

static Host open_bare(void)
{
    Host host = host_load();
    assert_true(host_instantiate(&host, 48000, no_features));
    return host;
}

static void connect(Host *host, const char *symbol, void *data)
{
    lilv_instance_connect_port(host->instance, host_port(host, symbol), data);
}

static void assert_plays(Host *host)
{
    host_apply(host, "mode=0");
    Stereo in = white_noise(FRAMES, 0.5f, 1);
    Stereo out = host_render(host, &in, 0);
    assert_true(stereo_same_bits(&in, &out)); /* Direct */
    stereo_free(&in);
    stereo_free(&out);
}

static void plays_without_any_feature(void **state)
{
    (void)state;
    Host host = open_bare();
    assert_plays(&host);
    float *exact = calloc(1, sizeof *exact);
    connect(&host, "events_in", exact);
    connect(&host, "events_out", exact);
    assert_plays(&host);
    free(exact);
    host_close(&host);
}

static void plays_with_atoms_unconnected(void **state)
{
    (void)state;
    Host host = host_open(48000);
    assert_plays(&host);
    host_close(&host);
}

/* lv2apply connects a float: four bytes and not one more. */
static void plays_with_atoms_that_are_floats(void **state)
{
    (void)state;
    const float values[] = {0.0f, -0.0f, 1.0f, -1.0f, 0.5f, 1e-20f, 3e38f, NAN, INFINITY};
    Host host = host_open(48000);
    for (size_t v = 0; v < COUNT(values); v++) {
        float *in = malloc(sizeof *in), *out = malloc(sizeof *out);
        *in = *out = values[v];
        connect(&host, "events_in", in);
        connect(&host, "events_out", out);
        assert_plays(&host);
        assert_memory_equal(out, &values[v], sizeof *out);
        free(in);
        free(out);
    }
    host_close(&host);
}

static LV2_URID urid(const char *uri)
{
    return host_map.map(host_map.handle, uri);
}

static LV2_Atom_Sequence *atom_buffer(uint32_t size, const char *type)
{
    LV2_Atom_Sequence *buffer = malloc(sizeof(LV2_Atom) + CAPACITY);
    memset(buffer, 0xA5, sizeof(LV2_Atom) + CAPACITY);
    buffer->atom = (LV2_Atom){size, urid(type)};
    return buffer;
}

static void assert_empty_sequence(const LV2_Atom_Sequence *buffer)
{
    assert_int_equal(buffer->atom.type, urid(LV2_ATOM__Sequence));
    assert_int_equal(buffer->atom.size, sizeof buffer->body);
    assert_int_equal(buffer->body.unit, 0);
    assert_int_equal(buffer->body.pad, 0);
}

static void answers_with_a_valid_sequence(void **state)
{
    (void)state;
    Host host = host_open(48000);
    LV2_Atom_Sequence *in = atom_buffer(sizeof in->body, LV2_ATOM__Sequence);
    in->body = (LV2_Atom_Sequence_Body){0, 0};
    LV2_Atom_Sequence *out = atom_buffer(CAPACITY, LV2_ATOM__Chunk);
    connect(&host, "events_in", in);
    connect(&host, "events_out", out);
    assert_plays(&host);
    assert_empty_sequence(out);
    out->atom = (LV2_Atom){CAPACITY, urid(LV2_ATOM__Sequence)}; /* jalv leaves the type */
    assert_plays(&host);
    assert_empty_sequence(out);
    free(in);
    free(out);
    host_close(&host);
}

static void assert_left_alone(Host *host, uint32_t size, const char *type)
{
    LV2_Atom_Sequence *buffer = atom_buffer(size, type), *before = atom_buffer(size, type);
    connect(host, "events_out", buffer);
    assert_plays(host);
    assert_memory_equal(buffer, before, sizeof(LV2_Atom) + CAPACITY);
    free(buffer);
    free(before);
}

static void leaves_other_buffers_alone(void **state)
{
    (void)state;
    Host host = host_open(48000);
    assert_left_alone(&host, CAPACITY, LV2_ATOM__Float);
    assert_left_alone(&host, 4, LV2_ATOM__Chunk);
    assert_left_alone(&host, UINT32_MAX, LV2_ATOM__Chunk);
    host_close(&host);
}

static void survives_garbage_events(void **state)
{
    (void)state;
    const uint32_t sizes[] = {0, 7, 8, 9, 100, CAPACITY, UINT32_MAX};
    const char *types[] = {LV2_ATOM__Sequence, LV2_ATOM__Chunk, LV2_ATOM__Int};
    Host host = host_open(48000);
    for (size_t i = 0; i < COUNT(sizes) * COUNT(types); i++) {
        LV2_Atom_Sequence *in = atom_buffer(sizes[i / COUNT(types)], types[i % COUNT(types)]);
        connect(&host, "events_in", in);
        assert_plays(&host);
        free(in);
    }
    host_close(&host);
}

static void assert_plays_like(Host *host, Host *other)
{
    Stereo in = white_noise(FRAMES, 0.5f, 4);
    Stereo expected = host_render(other, &in, 0), out = host_render(host, &in, 0);
    assert_true(stereo_same_bits(&expected, &out));
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&expected);
}

static void plays_with_audio_connected_alone(void **state)
{
    (void)state;
    Host host = open_bare();
    lilv_instance_run(host.instance, 0);
    for (uint32_t port = 0; port < host.port_count; port++) {
        lilv_instance_connect_port(host.instance, port, NULL);
    }
    lilv_instance_run(host.instance, 0); /* with nothing connected at all */
    Host usual = host_open(48000);       /* with every control at its default */
    assert_plays_like(&host, &usual);
    host_restart(&host);
    host_restart(&usual);
    connect(&host, "mode", &host.ports[host_port(&host, "mode")]);
    host_apply(&host, "mode=1");
    host_apply(&usual, "mode=1");
    assert_plays_like(&host, &usual);
    host_close(&usual);
    host_close(&host);
}

static void knows_no_port_beyond_the_last(void **state)
{
    (void)state;
    Host host = open_bare();
    float *exact = calloc(1, sizeof *exact);
    const uint32_t beyond[] = {host.port_count, host.port_count + 1, 100000, UINT32_MAX};
    for (size_t i = 0; i < COUNT(beyond); i++) {
        lilv_instance_connect_port(host.instance, beyond[i], exact);
    }
    assert_plays(&host);
    free(exact);
    host_close(&host);
}

static void takes_the_rates_it_can(void **state)
{
    (void)state;
    const double good[] = {22050, 32000, 44100, 48000, 88200, 96000, 176400, 192000};
    const double bad[] = {8000, 0, -48000, 22049, 192001, 768000, NAN, INFINITY};
    const LV2_Feature map = {LV2_URID__map, &host_map}, log = {LV2_LOG__log, &host_log_feature};
    const LV2_Feature *const features[] = {&map, &log, NULL};
    for (size_t i = 0; i < COUNT(good); i++) {
        Host host = host_load();
        host_log.lines = 0;
        assert_true(host_instantiate(&host, good[i], features));
        assert_int_equal(host_log.lines, 0);
        assert_plays(&host);
        host_close(&host);
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        Host host = host_load();
        host_log.lines = 0;
        assert_false(host_instantiate(&host, bad[i], features));
        assert_int_equal(host_log.lines, 1);
        assert_non_null(strstr(host_log.text, "sample rate"));
        host_close(&host);
    }
}

/* lv2bench: both sides read one buffer and write one; then all four share it. */
static void works_with_shared_buffers(void **state)
{
    (void)state;
    Stereo in = white_noise(FRAMES, 0.5f, 2);
    for (int all = 0; all < 2; all++) {
        Host host = open_bare();
        host_apply(&host, "mode=0");
        float *from = malloc(FRAMES * sizeof *from), *to = malloc(FRAMES * sizeof *to);
        memcpy(from, in.left, FRAMES * sizeof *from);
        connect(&host, "in_left", from);
        connect(&host, "in_right", from);
        connect(&host, "out_left", all ? from : to);
        connect(&host, "out_right", all ? from : to);
        lilv_instance_run(host.instance, FRAMES);
        assert_memory_equal(all ? from : to, in.left, FRAMES * sizeof *to);
        host_close(&host);
        free(from);
        free(to);
    }
    stereo_free(&in);
}

/* Blocks of one frame, or with empty ones between, give the bits that one long block gives. */
static void plays_frame_by_frame(void **state)
{
    (void)state;
    Stereo in = white_noise(4 * FRAMES, 0.5f, 3);
    Host whole = host_open(44100), cut = host_open(44100);
    host_apply(&whole, "mode=1 crossfeed=1 level=-3");
    host_apply(&cut, "mode=1 crossfeed=1 level=-3");
    Stereo expected = host_render(&whole, &in, in.frames), out = stereo_new(in.frames);
    for (size_t i = 0; i < in.frames; i++) {
        host_run(&cut, &in, &out, i, 1);
        host_run(&cut, &in, &out, i, 0);
    }
    assert_true(stereo_same_bits(&expected, &out));
    host_close(&whole);
    host_close(&cut);
    stereo_free(&in);
    stereo_free(&out);
    stereo_free(&expected);
}

/* The plugin's work has no answers, but a host may have one of its own. */
static void passes_over_answers(void **state)
{
    (void)state;
    HostWorker worker = {.kind = WORKER_IMMEDIATE};
    host_worker_open(&worker, 48000);
    LV2_Handle handle = lilv_instance_get_handle(worker.host.instance);
    const uint32_t sizes[] = {0, 4, UINT32_MAX};
    for (size_t n = 0; n < COUNT(sizes); n++) {
        assert_int_equal(worker.interface->work_response(handle, sizes[n], NULL),
                         LV2_WORKER_SUCCESS);
        assert_plays(&worker.host);
    }
    host_worker_close(&worker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plays_without_any_feature),
        cmocka_unit_test(plays_with_atoms_unconnected),
        cmocka_unit_test(plays_with_atoms_that_are_floats),
        cmocka_unit_test(answers_with_a_valid_sequence),
        cmocka_unit_test(leaves_other_buffers_alone),
        cmocka_unit_test(survives_garbage_events),
        cmocka_unit_test(plays_with_audio_connected_alone),
        cmocka_unit_test(knows_no_port_beyond_the_last),
        cmocka_unit_test(takes_the_rates_it_can),
        cmocka_unit_test(works_with_shared_buffers),
        cmocka_unit_test(plays_frame_by_frame),
        cmocka_unit_test(passes_over_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

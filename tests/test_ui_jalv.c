/* The UI in a host that people use: jalv.gtk3, on a server of JACK without hardware. It opens, its
 * meters move with what is played, it closes. */
#include "check.h"
#include "child.h"
#include "x_picture.h"
#include "x_server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static pid_t jack, jalv, metronome;
static char jack_name[32];

static int start_servers(void **state)
{
    (void)state;
    snprintf(jack_name, sizeof jack_name, "earfield-ui-%ld", (long)getpid());
    setenv("JACK_DEFAULT_SERVER", jack_name, 1);
    setenv("JACK_NO_AUDIO_RESERVATION", "1", 1); /* of a card, by way of D-Bus */
    setenv("JACK_NO_START_SERVER", "1", 1);
    setenv("LV2_PATH", BUNDLE "..:/usr/local/lib/lv2:/usr/lib/lv2", 1);
    setenv("NO_AT_BRIDGE", "1", 1); /* GTK would wait for D-Bus */
    const char *const dummy[] = {"jackd", "-r",    "-n", jack_name, "-d", "dummy",
                                 "-r",    "48000", "-p", "512",     NULL};
    const char *const wait[] = {"jack_wait", "-s", jack_name, "-w", "-t", "10", NULL};
    jack = child_start(dummy);
    if (jack <= 0 || !child_run(wait, 15.0)) {
        print_error("JACK does not start (it can't where eight servers run already)\n");
        return -1;
    }
    return x_server_start(NULL) ? 0 : -1;
}

static int end_servers(void **state)
{
    (void)state;
    child_end(metronome);
    child_end(jalv);
    child_end(jack);
    x_server_stop();
    return 0;
}

static void rest(double seconds)
{
    const struct timespec pause = {.tv_sec = (time_t)seconds,
                                   .tv_nsec = (long)(1e9 * (seconds - floor(seconds)))};
    nanosleep(&pause, NULL);
}

/* ---------------------------------------------------------------------------------- windows -- */

/* The UI's, by the least size that it asks for. */
static bool is_of_the_ui(xcb_connection_t *x, xcb_window_t window)
{
    const uint32_t least_width = 720, least_height = 450;
    xcb_get_property_reply_t *hints = xcb_get_property_reply(
        x, xcb_get_property(x, 0, window, XCB_ATOM_WM_NORMAL_HINTS, XCB_ATOM_WM_SIZE_HINTS, 0, 18),
        NULL);
    const uint32_t *fields = hints ? xcb_get_property_value(hints) : NULL;
    const bool is = hints && xcb_get_property_value_length(hints) == 18 * sizeof *fields &&
                    fields[5] == least_width && fields[6] == least_height;
    free(hints);
    return is;
}

enum { MOST_WINDOWS = 1024 };

/* Adds the children of a window to a list. */
static void add_children(xcb_connection_t *x, xcb_window_t window, xcb_window_t *list, int *count)
{
    xcb_query_tree_reply_t *tree = xcb_query_tree_reply(x, xcb_query_tree(x, window), NULL);
    const xcb_window_t *children = tree ? xcb_query_tree_children(tree) : NULL;
    for (int i = 0; tree && i < xcb_query_tree_children_length(tree); i++) {
        if (*count < MOST_WINDOWS) {
            list[(*count)++] = children[i];
        }
    }
    free(tree);
}

/* The innermost such window, or 0. */
static xcb_window_t find_ui(xcb_connection_t *x, xcb_window_t root)
{
    xcb_window_t windows[MOST_WINDOWS] = {root}, found = 0;
    int count = 1;
    for (int i = 0; i < count; i++) {
        found = is_of_the_ui(x, windows[i]) ? windows[i] : found;
        add_children(x, windows[i], windows, &count);
    }
    return found;
}

static xcb_window_t wait_for_ui(xcb_connection_t *x, xcb_window_t root)
{
    for (int attempt = 0; attempt < 200; attempt++) {
        const xcb_window_t found = find_ui(x, root);
        if (found) {
            return found;
        }
        rest(0.1);
    }
    return 0;
}

static xcb_window_t parent_of(xcb_connection_t *x, xcb_window_t window)
{
    xcb_query_tree_reply_t *tree = xcb_query_tree_reply(x, xcb_query_tree(x, window), NULL);
    assert_non_null(tree);
    const xcb_window_t parent = tree->parent;
    free(tree);
    return parent;
}

static xcb_atom_t atom(xcb_connection_t *x, const char *name)
{
    xcb_intern_atom_reply_t *reply =
        xcb_intern_atom_reply(x, xcb_intern_atom(x, 0, (uint16_t)strlen(name), name), NULL);
    assert_non_null(reply);
    const xcb_atom_t number = reply->atom;
    free(reply);
    return number;
}

/* As the button of a frame does it. */
static void close_frame(xcb_connection_t *x, xcb_window_t root, xcb_window_t window)
{
    for (xcb_window_t above = parent_of(x, window); above != root; above = parent_of(x, window)) {
        window = above;
    }
    const xcb_client_message_event_t message = {
        .response_type = XCB_CLIENT_MESSAGE,
        .format = 32,
        .window = window,
        .type = atom(x, "WM_PROTOCOLS"),
        .data.data32 = {atom(x, "WM_DELETE_WINDOW"), XCB_CURRENT_TIME}};
    xcb_send_event(x, 0, window, 0, (const char *)&message);
    xcb_flush(x);
}

/* ------------------------------------------------------------------------------------- a use -- */

static bool shows_something(xcb_connection_t *x, xcb_window_t ui)
{
    bool shows = false;
    for (int attempt = 0; attempt < 100 && !shows; attempt++) {
        rest(0.1);
        Picture picture = picture_of(x, ui);
        shows = picture_shows_something(&picture);
        free(picture.pixels);
    }
    return shows;
}

static bool moves(xcb_connection_t *x, xcb_window_t ui, int tenths_of_a_second)
{
    Picture first = picture_of(x, ui);
    bool moved = false;
    for (int waited = 0; waited < tenths_of_a_second && !moved; waited++) {
        rest(0.1);
        Picture now = picture_of(x, ui);
        moved = !pictures_are_equal(&first, &now);
        free(now.pixels);
    }
    free(first.pixels);
    return moved;
}

static void play_a_metronome(void)
{
    const char *const clicks[] = {"jack_metro", "-b", "300", "-n", "metro", NULL};
    const char *const cable[] = {"jack_connect", "metro:300_bpm", "Earfield:in_left", NULL};
    metronome = child_start(clicks);
    assert_true(metronome > 0);
    bool connected = false;
    for (int attempt = 0; attempt < 50 && !connected; attempt++) {
        rest(0.1);
        connected = child_run(cable, 5.0);
    }
    assert_true(connected);
}

static void it_opens_moves_and_closes_in_jalv(void **state)
{
    (void)state;
    xcb_connection_t *x = xcb_connect(NULL, NULL);
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;
    const char *const host[] = {"jalv.gtk3", "urn:earfield:monitor", NULL};
    jalv = child_start(host);
    const xcb_window_t ui = wait_for_ui(x, root);
    assert_true(ui != 0);
    assert_true(shows_something(x, ui));
    bool quiet = false;
    for (int attempt = 0; attempt < 20 && !quiet; attempt++) {
        quiet = !moves(x, ui, 5); /* once it has opened, in silence */
    }
    assert_true(quiet);
    play_a_metronome();
    assert_true(moves(x, ui, 50));
    close_frame(x, root, ui);
    assert_int_equal(child_wait(jalv, 10.0), 0);
    jalv = -1;
    xcb_disconnect(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(it_opens_moves_and_closes_in_jalv)};
    return cmocka_run_group_tests(tests, start_servers, end_servers);
}

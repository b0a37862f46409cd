/* What the UI costs: by itself, where drawing goes to memory, and in its window on a server of its
 * own, with what it takes to show what was drawn. There it rests as a host lets it, and finds the
 * processor's caches with others' data each time: most of the difference. Processor time of this
 * process: the server's is not in it. All that can be known is told, so that all curves are there. */
#include "../ui_viewer.h"
#include "../x_server.h"
#include "bars.h"
#include "room_energy.h"
#include "timing.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OPENINGS = 9, REDRAWS = 61, REDRAWS_IN_WINDOW = 15, IDLES_A_S = 30, NEWS_A_S = 25 };

/* Until the peaks that are held have fallen. */
enum { RESTS = 80 };

static const double rest_s = 0.06;

static const double redraw_bar_ms = 4.0, moving_bar = 2.0, idle_bar = 0.3, opening_bar_ms = 50.0;

/* In an order in which each brings another page to the front than the one before: all is drawn. */
static const struct {
    const char *name;
    float mode;
} modes[] = {{"Direct", 0.0f}, {"Speakers", 2.0f}, {"Headphones", 1.0f}, {"In-Ears", 3.0f}};

enum { MODES = sizeof modes / sizeof *modes };

static const struct {
    PortIndex port;
    float value;
} settings[] = {
    {PORT_LIMITER, 1.0f},      {PORT_WEARING, 2.0f},  {PORT_DESIGN, 2.0f},
    {PORT_ROOM, 2.0f},         {PORT_YAW, 12.0f},     {PORT_DRIVERS, 1.0f},
    {PORT_LINK, 2.0f},         {PORT_STAGE, 1.0f},    {PORT_SEAL_RIGHT, 0.4f},
    {PORT_CALIBRATED, 1.0f},   {PORT_DISTANCE, 2.2f}, {PORT_ISOLATION, 20.0f},
    {PORT_CORRECTION, 100.0f},
};

static float energy_db[EARS][ENERGY_POINTS];

static const UiViewerKind *kind;

/* -------------------------------------------------------------------------- what it is told -- */

static double wobble(int step, int k)
{
    return sin(0.7 * step + 1.3 * k);
}

static void fill_spectrum(float *db, int step)
{
    for (int i = 0; i < SPECTRUM_POINTS; i++) {
        db[i] = (float)(-30.0 - 0.2 * i + 4.0 * wobble(step, i));
    }
}

/* Of the room that the settings ask for. */
static void build_room(void)
{
    float values[PORT_COUNT];
    for (int port = 0; port < PORT_COUNT; port++) {
        values[port] = params[port].preset;
    }
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        values[settings[i].port] = settings[i].value;
    }
    room_energy(values, 48000.0, energy_db);
}

static void fill_pictures(ViewerPictures *pictures)
{
    fill_spectrum(pictures->spectrum_db, 0);
    memcpy(pictures->energy_db, energy_db, sizeof energy_db);
    for (int ear = 0; ear < EARS; ear++) {
        for (int i = 0; i < SPECTRUM_POINTS; i++) {
            pictures->correction_db[ear][i] = (float)(3.0 * wobble(ear, i / 8));
        }
    }
}

/* Everything that a meter reads, as a host sends it. */
static void tell_meters(UiViewer *viewer, int step)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        const Param *p = &params[port];
        if (p->kind == KIND_CONTROL_OUT && p->group == GROUP_METERS && p->shape == SHAPE_LINEAR) {
            const double least = fmax((double)p->minimum, -40.0);
            const double most = fmin((double)p->maximum, 40.0);
            const double share = 0.5 + 0.3 * wobble(step, port);
            kind->port(viewer, (PortIndex)port, (float)(least + share * (most - least)));
        }
    }
}

static void tell_settings(UiViewer *viewer, int mode)
{
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        kind->port(viewer, settings[i].port, settings[i].value);
    }
    kind->port(viewer, PORT_MODE, modes[mode].mode);
}

static void tell_all(UiViewer *viewer, int mode)
{
    static ViewerPictures pictures;
    fill_pictures(&pictures);
    tell_settings(viewer, mode);
    tell_meters(viewer, 0);
    kind->pictures(viewer, &pictures);
}

/* ----------------------------------------------------------------------------- what it costs -- */

/* From nothing, code that is yet to be loaded too, to the first picture. By the clock. */
static double opening_s(void)
{
    const double start_s = timing_now_s();
    UiViewer *viewer = kind->open();
    if (!viewer) {
        return INFINITY;
    }
    tell_settings(viewer, 0);
    kind->idle(viewer, 0.0);
    return timing_now_s() - start_s;
}

/* In a process of its own, as what fontconfig reads stays. */
static double opening_apart_s(void)
{
    int ends[2];
    double took_s = INFINITY;
    if (pipe(ends) != 0) {
        return INFINITY;
    }
    const pid_t child = fork();
    if (child == 0) {
        took_s = opening_s();
        _exit(write(ends[1], &took_s, sizeof took_s) != sizeof took_s);
    }
    close(ends[1]);
    if (read(ends[0], &took_s, sizeof took_s) != sizeof took_s) {
        took_s = INFINITY;
    }
    close(ends[0]);
    waitpid(child, NULL, 0);
    return took_s;
}

static void redraws(UiViewer *viewer, unsigned rounds, double took_s[MODES][REDRAWS])
{
    double now_s = 1.0;
    for (unsigned round = 0; round < rounds; round++) {
        for (int mode = 0; mode < MODES; mode++) {
            now_s += 1.0;
            const double start_s = timing_process_s();
            kind->port(viewer, PORT_MODE, modes[mode].mode);
            kind->idle(viewer, now_s);
            took_s[mode][round] = timing_process_s() - start_s;
            kind->settle(viewer);
        }
    }
}

/* `seconds` of a host's idle calls with news of what moves, or with the same again: % of a core. */
static double share_of_core(UiViewer *viewer, int mode, bool moves, int seconds)
{
    double used_s = 0.0;
    tell_all(viewer, mode);
    kind->idle(viewer, 999.0);
    kind->settle(viewer);
    for (int rest = 0; rest < RESTS && !moves; rest++) {
        kind->idle(viewer, 1000.0 + rest * rest_s);
        kind->settle(viewer);
    }
    for (int idle = 0; idle < seconds * IDLES_A_S; idle++) {
        float spectrum_db[SPECTRUM_POINTS];
        const int step = moves ? idle * NEWS_A_S / IDLES_A_S : 0;
        fill_spectrum(spectrum_db, step);
        const double start_s = timing_process_s();
        tell_settings(viewer, mode);
        tell_meters(viewer, step);
        kind->spectrum(viewer, spectrum_db);
        kind->idle(viewer, 1010.0 + (double)idle / IDLES_A_S);
        used_s += timing_process_s() - start_s;
        if (kind->own_clock) {
            timing_rest_ms(1000 / IDLES_A_S);
        }
    }
    return 100.0 * used_s / seconds;
}

static double shares(UiViewer *viewer, int mode, bool moves)
{
    double share[5];
    const int passes = kind->own_clock ? 1 : 5;
    for (int pass = 0; pass < passes; pass++) {
        share[pass] = share_of_core(viewer, mode, moves, 2);
    }
    return timing_quantile(share, (size_t)passes, 0.5);
}

/* -------------------------------------------------------------------------------- the table -- */

static void report(const char *what, const char *of, double value, double bar, const char *unit)
{
    printf("%-22s %-14s %8.2f %-10s %5.1f %s\n", what, of, value, unit, bar,
           bar_verdict(value, bar));
}

static void bench_opening(const UiViewerKind *of, const char *where)
{
    double took_s[OPENINGS];
    kind = of;
    for (int i = 0; i < OPENINGS; i++) {
        took_s[i] = opening_apart_s();
    }
    report("opening, the least", where, 1e3 * timing_quantile(took_s, OPENINGS, 0.0),
           opening_bar_ms, "ms");
}

static void bench_viewer(const UiViewerKind *of, unsigned rounds)
{
    static double took_s[MODES][REDRAWS];
    kind = of;
    UiViewer *viewer = kind->open();
    if (!viewer) {
        bar_verdict(INFINITY, 0.0);
        return;
    }
    tell_all(viewer, MODES - 1);
    kind->idle(viewer, 0.5);
    kind->settle(viewer);
    redraws(viewer, rounds, took_s);
    for (int mode = 0; mode < MODES; mode++) {
        report("whole redraw", modes[mode].name, 1e3 * timing_quantile(took_s[mode], rounds, 0.5),
               redraw_bar_ms, "ms");
    }
    for (int mode = 0; mode < MODES; mode++) {
        report("what moves", modes[mode].name, shares(viewer, mode, true), moving_bar, "% of core");
    }
    report("idle", "", shares(viewer, 1, false), idle_bar, "% of core");
    kind->close(viewer);
}

int main(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    const bool served = x_server_start(NULL); /* before we keep to a processor, it with us */
    timing_pin();
    build_room();
    printf("\n%s\nThe UI, %d x %d, scale 1\n", timing_machine(), VIEWER_WIDTH, VIEWER_HEIGHT);
    bench_opening(&ui_viewer_bare, "by itself");
    if (served) {
        bench_opening(&ui_viewer_window, "in its window");
    }
    printf("\nBy itself\n");
    bench_viewer(&ui_viewer_bare, REDRAWS);
    if (served) {
        printf("\nIn its window\n");
        bench_viewer(&ui_viewer_window, REDRAWS_IN_WINDOW);
    } else {
        printf("\nNo Xvfb: the window is not measured\n");
    }
    x_server_stop();
    return bars_exit();
}

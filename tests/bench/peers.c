/* The whole plugin in Speakers, meters on, against whole plugins that convolve in true stereo: x42's
 * zeroconvolv and LSP's impulse reverb, where Debian's x42-plugins and lsp-plugins-lv2 are
 * installed. All get the same 0.5 s response of four paths, from a file; each is checked against
 * the direct convolution, before and after it is timed. */
#include "../../plugin/uris.h"
#include "../check.h"
#include "../convolve.h"
#include "../sound_writer.h"
#include "../temporary_folder.h"
#include "bars.h"
#include "peer.h"
#include "timing.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ZEROCONVOLV "http://gareus.org/oss/lv2/zeroconvolv#"
#define LSP "http://lsp-plug.in/plugins/lv2/impulse_reverb_stereo"

enum { RATE_HZ = 48000, FRAMES = RATE_HZ, RESPONSE_FRAMES = RATE_HZ / 2, PASSES = 11 };

static const double bar = 0.40;

typedef struct {
    NoiseResponse response;
    const char *file;
    Stereo in, out;
    LilvWorld *earfield, *others;
} Stage;

/* A plugin that takes part. */
typedef struct {
    const char *name;
    Peer *peer;
    bool checked; /* what it plays is known: it must be that */
    const char *fault;
    double passes_s[PASSES];
    double ns; /* a frame, median over the passes */
} Entrant;

/* --------------------------------------------------------------------------------------- checks -- */

/* Whether `out` is the response's convolution, but for a gain. */
static bool plays(const Entrant *e, const Stage *stage)
{
    enum { PLACES = 16 };
    const size_t latency = peer_latency(e->peer);
    double heard[2 * PLACES], meant[2 * PLACES], gain = 0.0, energy = 0.0, error = 0.0;
    for (size_t i = 0; i < PLACES; i++) {
        const size_t at = RESPONSE_FRAMES + i * 997; /* before that, the last pass is heard too */
        convolve_directly(&stage->in, &stage->response, at, &meant[2 * i], &meant[2 * i + 1]);
        heard[2 * i] = (double)stage->out.left[at + latency];
        heard[2 * i + 1] = (double)stage->out.right[at + latency];
    }
    for (size_t i = 0; i < COUNT(meant); i++) {
        gain += heard[i] * meant[i];
        energy += meant[i] * meant[i];
    }
    gain /= energy;
    for (size_t i = 0; i < COUNT(meant); i++) {
        error += (heard[i] - gain * meant[i]) * (heard[i] - gain * meant[i]);
    }
    return gain > 0.01 && error < 1e-6 * gain * gain * energy;
}

/* Files are loaded in a worker, some in a thread of the plugin's own. */
static bool plays_soon(const Entrant *e, Stage *stage, size_t block)
{
    enum { ROUNDS = 25 };
    for (int round = 0; round < ROUNDS; round++) {
        peer_run(e->peer, &stage->in, &stage->out, 0, FRAMES, block);
        if (plays(e, stage)) {
            return true;
        }
        timing_rest_ms(20);
    }
    return false;
}

/* -------------------------------------------------------------------------------------- entrants -- */

typedef void SetFile(Peer *peer, const char *property, const char *path);

static double pass_s(Entrant *e, Stage *stage, size_t block)
{
    const double start = timing_process_s();
    peer_run(e->peer, &stage->in, &stage->out, 0, FRAMES, block);
    return timing_process_s() - start;
}

static Entrant enter(const char *name, LilvWorld *world, const char *uri, const char *settings,
                     size_t block)
{
    Entrant e = {.name = name, .peer = peer_open(world, uri, RATE_HZ, (uint32_t)block)};
    if (!e.peer) {
        e.fault = "not installed";
    } else if (!peer_apply(e.peer, settings)) {
        e.fault = "other controls than expected";
    }
    return e;
}

static void load(Entrant *e, Stage *stage, size_t block, SetFile *set, const char *property)
{
    if (e->fault) {
        return;
    }
    set(e->peer, property, stage->file);
    e->checked = true;
    if (!plays_soon(e, stage, block)) {
        e->fault = "does not play the response";
    }
}

/* Leaves the FFT size at which it takes least. */
static void choose_fft(Entrant *e, Stage *stage, size_t block, char *name, size_t name_size)
{
    double best_s = INFINITY;
    int best = 0;
    for (int fft = 0; fft <= 7 && !e->fault; fft++) {
        char setting[16];
        snprintf(setting, sizeof setting, "fft=%d", fft);
        peer_apply(e->peer, setting);
        if (!plays_soon(e, stage, block)) {
            continue;
        }
        double took_s = INFINITY;
        for (int pass = 0; pass < 3; pass++) {
            took_s = fmin(took_s, pass_s(e, stage, block));
        }
        if (took_s < best_s) {
            best_s = took_s;
            best = fft;
        }
    }
    char setting[16];
    snprintf(setting, sizeof setting, "fft=%d", best);
    snprintf(name, name_size, "LSP impulse reverb, FFT %d", 512 << best);
    e->name = name;
    if (!e->fault) {
        peer_apply(e->peer, setting);
        e->fault = plays_soon(e, stage, block) ? NULL : "does not play the response";
    }
}

/* ---------------------------------------------------------------------------------------- a round -- */

enum { OURS_LOADED, OURS_BUILT, OURS, X42 = OURS, X42_LATENT, LSP_BEST, ENTRANTS };

static void enter_all(Entrant *entrants, Stage *stage, size_t block, char *lsp_name, size_t size)
{
    entrants[OURS_LOADED] =
        enter("Earfield, Loaded Response", stage->earfield, EARFIELD_URI, "mode=2 room=7", block);
    load(&entrants[OURS_LOADED], stage, block, peer_set_file, "urn:earfield:responseFile");
    entrants[OURS_BUILT] = enter("Earfield, Control Room", stage->earfield, EARFIELD_URI,
                                 "mode=2 room=2 distance=2.2 decay=150", block);
    entrants[X42] =
        enter("x42 zeroconvolv", stage->others, ZEROCONVOLV "CfgStereo", "buffered=0", block);
    load(&entrants[X42], stage, block, peer_restore_file, ZEROCONVOLV "ir");
    entrants[X42_LATENT] = enter("x42 zeroconvolv, a block late", stage->others,
                                 ZEROCONVOLV "CfgStereo", "buffered=1", block);
    load(&entrants[X42_LATENT], stage, block, peer_restore_file, ZEROCONVOLV "ir");
    entrants[LSP_BEST] =
        enter("LSP impulse reverb", stage->others, LSP,
              "dry=0 wet=1 cim0=-100 csf0=1 cst0=0 com0=-100 cim1=-100 csf1=1 cst1=1 com1=100 "
              "cim2=100 csf2=1 cst2=2 com2=-100 cim3=100 csf3=1 cst3=3 com3=100",
              block);
    load(&entrants[LSP_BEST], stage, block, peer_set_file, LSP "/ports#ifn0");
    if (!entrants[LSP_BEST].fault) {
        choose_fft(&entrants[LSP_BEST], stage, block, lsp_name, size);
    }
}

static void time_all(Entrant *entrants, Stage *stage, size_t block)
{
    for (int pass = -1; pass < PASSES; pass++) { /* one to warm up */
        for (size_t i = 0; i < ENTRANTS; i++) {
            if (!entrants[i].fault) {
                const double took_s = pass_s(&entrants[i], stage, block);
                if (pass >= 0) {
                    entrants[i].passes_s[pass] = took_s;
                }
                if (entrants[i].checked && !plays(&entrants[i], stage)) {
                    entrants[i].fault = "fell out of step";
                }
            }
        }
    }
    for (size_t i = 0; i < ENTRANTS; i++) {
        entrants[i].ns = timing_quantile(entrants[i].passes_s, PASSES, 0.5) * 1e9 / FRAMES;
    }
}

static void report_ratios(FILE *sheet, const Entrant *entrants, const Entrant *other)
{
    for (size_t ours = 0; ours < OURS; ours++) {
        if (entrants[ours].fault) {
            fprintf(sheet, " %16s", "");
        } else {
            const double ratio = entrants[ours].ns / other->ns;
            fprintf(sheet, " %9.2f %-6s", ratio, bar_verdict(ratio, bar));
        }
    }
}

static void report(FILE *sheet, const Entrant *entrants, size_t block)
{
    for (size_t i = 0; i < ENTRANTS; i++) {
        const Entrant *e = &entrants[i];
        fprintf(sheet, "%6zu  %-32s", block, e->name);
        if (e->fault) {
            fprintf(sheet, " not measured: %s", e->fault);
        } else {
            fprintf(sheet, " %8.1f", e->ns);
            if (i >= OURS) {
                report_ratios(sheet, entrants, e);
            }
        }
        fprintf(sheet, "\n");
    }
}

static void round_at(FILE *sheet, Stage *stage, size_t block)
{
    Entrant entrants[ENTRANTS];
    char lsp_name[64];
    enter_all(entrants, stage, block, lsp_name, sizeof lsp_name);
    time_all(entrants, stage, block);
    report(sheet, entrants, block);
    for (size_t i = 0; i < ENTRANTS; i++) {
        peer_close(entrants[i].peer);
    }
}

/* ----------------------------------------------------------------------------------------- stage -- */

static const char *write_response(const NoiseResponse *r)
{
    enum { PATHS = 4 };
    float *samples = malloc(sizeof(float) * PATHS * r->frames);
    for (size_t i = 0; i < (size_t)PATHS * r->frames; i++) {
        samples[i] = r->paths[i % PATHS][i / PATHS];
    }
    const Sound sound = {.channels = PATHS, .rate_hz = RATE_HZ, .frames = r->frames};
    const char *file = sound_write("response.wav", &sound, samples);
    free(samples);
    return file;
}

static LilvWorld *world_of(const char *bundle)
{
    LilvWorld *world = lilv_world_new();
    if (bundle) {
        LilvNode *node = lilv_new_file_uri(world, NULL, bundle);
        lilv_world_load_bundle(world, node);
        lilv_node_free(node);
    } else {
        lilv_world_load_all(world);
    }
    return world;
}

/* The peers talk on the standard output and error: what is printed from now on by others is lost. */
static FILE *sheet_apart(void)
{
    FILE *sheet = fdopen(dup(STDOUT_FILENO), "w");
    const bool silent =
        sheet && freopen("/dev/null", "w", stdout) && freopen("/dev/null", "w", stderr);
    if (!silent) {
        exit(EXIT_FAILURE);
    }
    return sheet;
}

int main(void)
{
    const size_t blocks[] = {64, 128, 256, 512, 1024};
    void *folder = NULL;
    timing_pin();
    temporary_folder_make(&folder);
    Stage stage = {.response = noise_response(RESPONSE_FRAMES, false, 1),
                   .in = white_noise(FRAMES, 0.1f, 2),
                   .out = stereo_new(FRAMES),
                   .earfield = world_of(BUNDLE),
                   .others = world_of(NULL)};
    stage.file = write_response(&stage.response);
    FILE *sheet = sheet_apart();
    fprintf(sheet,
            "\nWhole plugin in Speakers, 0.5 s, against whole plugins: processor time of all "
            "threads,\nmedian of %d interleaved passes; our time over theirs, bar %.2f\n",
            PASSES, bar);
    fprintf(sheet, "%6s  %-32s %8s %16s %16s\n", "block", "", "ns/frame", "Loaded Response",
            "Control Room");
    for (size_t b = 0; b < COUNT(blocks); b++) {
        round_at(sheet, &stage, blocks[b]);
    }
    fclose(sheet);
    temporary_folder_remove(&folder);
    lilv_world_free(stage.earfield);
    lilv_world_free(stage.others);
    noise_response_free(&stage.response);
    stereo_free(&stage.in);
    stereo_free(&stage.out);
    return bars_exit();
}

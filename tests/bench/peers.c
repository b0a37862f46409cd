/* The whole plugin in Speakers, limiter and meters on as by default, against whole plugins that
 * convolve in true stereo: x42's zeroconvolv and LSP's impulse reverb, where Debian's x42-plugins
 * and lsp-plugins-lv2 are installed. All get the same 0.5 s response of four paths, from a file;
 * each is checked against the direct convolution, before and after it is timed. */
#include "../../plugin/uris.h"
#include "../check.h"
#include "../sound_writer.h"
#include "../temporary_folder.h"
#include "bars.h"
#include "entrants.h"
#include "timing.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ZEROCONVOLV "http://gareus.org/oss/lv2/zeroconvolv#"
#define LSP "http://lsp-plug.in/plugins/lv2/impulse_reverb_stereo"

static const double bar = 0.40;

/* ------------------------------------------------------------------------------------- a round -- */

enum { OURS_LOADED, X42, X42_LATENT, LSP_BEST, ENTRANTS };

static void enter_all(Entrant *entrants, Stage *stage, size_t block, char *lsp_name, size_t size)
{
    entrants[OURS_LOADED] = entrant_enter("Earfield, Loaded Response", stage->earfield,
                                          EARFIELD_URI, "mode=2 room=7", block);
    entrant_load(&entrants[OURS_LOADED], stage, block, peer_set_file, "urn:earfield:responseFile");
    entrants[X42] = entrant_enter("x42 zeroconvolv", stage->others, ZEROCONVOLV "CfgStereo",
                                  "buffered=0", block);
    entrant_load(&entrants[X42], stage, block, peer_restore_file, ZEROCONVOLV "ir");
    entrants[X42_LATENT] = entrant_enter("x42 zeroconvolv, a block late", stage->others,
                                         ZEROCONVOLV "CfgStereo", "buffered=1", block);
    entrant_load(&entrants[X42_LATENT], stage, block, peer_restore_file, ZEROCONVOLV "ir");
    entrants[LSP_BEST] = entrant_enter(
        "LSP impulse reverb", stage->others, LSP,
        "dry=0 wet=1 cim0=-100 csf0=1 cst0=0 com0=-100 cim1=-100 csf1=1 cst1=1 com1=100 "
        "cim2=100 csf2=1 cst2=2 com2=-100 cim3=100 csf3=1 cst3=3 com3=100",
        block);
    entrant_load(&entrants[LSP_BEST], stage, block, peer_set_file, LSP "/ports#ifn0");
    if (!entrants[LSP_BEST].fault) {
        entrant_choose_fft(&entrants[LSP_BEST], stage, block, lsp_name, size);
    }
}

/* Ours over another's. */
static void report_against(FILE *sheet, const Entrant *ours, const Entrant *other)
{
    if (other->fault) {
        fprintf(sheet, "   %s: %s%s%s", other->name, other->fault, other->checked ? ", " : "",
                other->checked ? bar_verdict(INFINITY, bar) : "");
        return;
    }
    const double ratio = ours->ns / other->ns;
    fprintf(sheet, " %9.1f %5.2f %-6s", other->ns, ratio, bar_verdict(ratio, bar));
}

/* A block late or not: x42's is taken at its best. */
static const Entrant *faster(const Entrant *a, const Entrant *b)
{
    return b->fault || (!a->fault && a->ns <= b->ns) ? a : b;
}

static void report(FILE *sheet, const Entrant *entrants, size_t block)
{
    const Entrant *ours = &entrants[OURS_LOADED], *lsp = &entrants[LSP_BEST];
    fprintf(sheet, "3 %14zu frames", block);
    if (ours->fault) {
        fprintf(sheet, " not measured: %s, %s\n", ours->fault, bar_verdict(INFINITY, bar));
        return;
    }
    fprintf(sheet, " %9.1f", ours->ns);
    report_against(sheet, ours, faster(&entrants[X42], &entrants[X42_LATENT]));
    report_against(sheet, ours, lsp);
    fprintf(sheet, "%s\n", lsp->fault ? "" : strrchr(lsp->name, ',') + 1);
}

static void round_at(FILE *sheet, Stage *stage, size_t block)
{
    Entrant entrants[ENTRANTS];
    char lsp_name[64];
    enter_all(entrants, stage, block, lsp_name, sizeof lsp_name);
    entrants_time(entrants, ENTRANTS, stage, block);
    report(sheet, entrants, block);
    for (size_t i = 0; i < ENTRANTS; i++) {
        peer_close(entrants[i].peer);
    }
}

/* --------------------------------------------------------------------------------------- stage -- */

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

/* The peers talk on the standard output and error: what others print from now on is lost. */
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
            "\nWhole plugin in Speakers, a loaded response of 0.5 s, limiter and meters on as by "
            "default, against others:\nns a frame, processor time of all threads, median of %d "
            "interleaved passes; ours over theirs, bar %.2f\n%23s %9s %22s %22s\n",
            PASSES, bar, "blocks", "Earfield", "x42 zeroconvolv", "LSP impulse reverb");
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

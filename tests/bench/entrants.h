/* Plugins that take part in a benchmark of true-stereo convolution: opened, given the response,
 * checked against its direct convolution, timed. */
#ifndef EARFIELD_BENCH_ENTRANTS_H
#define EARFIELD_BENCH_ENTRANTS_H

#include "../convolve.h"
#include "peer.h"

enum { RATE_HZ = 48000, FRAMES = RATE_HZ, RESPONSE_FRAMES = RATE_HZ / 2, PASSES = 11 };

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

typedef void SetFile(Peer *peer, const char *property, const char *path);

/** Opened for blocks of `block` frames; it has a fault where that fails. */
Entrant entrant_enter(const char *name, LilvWorld *world, const char *uri, const char *settings,
                      size_t block);

/** Give it the stage's response, by `set`; it has a fault where it doesn't play it soon. */
void entrant_load(Entrant *entrant, Stage *stage, size_t block, SetFile *set, const char *property);

/** For LSP's: leaves the FFT size at which it takes least, and writes its name with it to `name`. */
void entrant_choose_fft(Entrant *entrant, Stage *stage, size_t block, char *name, size_t name_size);

/** In interleaved passes. Whoever must play the response and doesn't any more has a fault. */
void entrants_time(Entrant *entrants, size_t count, Stage *stage, size_t block);

#endif

/* The whole plugin in a benchmark: run() a block at a time, from where the sound lies. */
#ifndef EARFIELD_BENCH_PLAYER_H
#define EARFIELD_BENCH_PLAYER_H

#include "../host.h"

typedef struct {
    LilvInstance *instance;
    uint32_t ports[4]; /* in left, right, out left, right */
    Stereo out;
} Player;

/** What `host` runs, which stays its own, into `frames` frames. */
Player player_of(const Host *host, size_t frames);

void player_free(Player *player);

/** Frames [at, at + frames) of `in` into the same of `out`. */
void player_run(Player *player, const Stereo *in, size_t at, size_t frames);

/** The same: seconds by the clock. */
double player_run_s(Player *player, const Stereo *in, size_t at, size_t frames);

/** The same: seconds of processor time of the thread, less what it takes to read its clock. Who
 * else has the processor in the meantime is not in it. */
double player_run_thread_s(Player *player, const Stereo *in, size_t at, size_t frames);

/** All whole blocks of `in`: seconds by the clock. */
double player_pass_s(Player *player, const Stereo *in, size_t block);

#endif

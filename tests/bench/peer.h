/* A stereo plugin as a benchmark hosts it, ours or another's: a file by patch:Set, the worker's
 * work after the run() that asked for it, every block from where the sound lies. */
#ifndef EARFIELD_BENCH_PEER_H
#define EARFIELD_BENCH_PEER_H

#include "../signals.h"
#include <lilv/lilv.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Peer Peer;

/** Instantiated for blocks of up to `block` frames, controls at their defaults, activated; NULL
 * where `world` has no such plugin or it doesn't start. */
Peer *peer_open(LilvWorld *world, const char *uri, double rate_hz, uint32_t block);

/** NULL is fine. */
void peer_close(Peer *peer);

/** "symbol=value symbol=value ..."; false where it has no such control. */
bool peer_apply(Peer *peer, const char *settings);

float peer_get(const Peer *peer, const char *symbol);

/** In frames, as its latency port says it; 0 where it has none. */
size_t peer_latency(const Peer *peer);

/** Set `property` to a file, by a message that the next run() reads. */
void peer_set_file(Peer *peer, const char *property, const char *path);

/** Set `property` to a file as a host does that restores a saved session. */
void peer_restore_file(Peer *peer, const char *property, const char *path);

/** run() over frames [from, to) in blocks of `block` frames, the last one shorter if need be. */
void peer_run(Peer *peer, const Stereo *in, Stereo *out, size_t from, size_t to, size_t block);

#endif

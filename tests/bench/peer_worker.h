/* The worker of a benchmarked plugin: what a run() has asked for is done right after it. (Within
 * run(), as some hosts do it, is earlier than LSP's plugins expect.) */
#ifndef EARFIELD_BENCH_PEER_WORKER_H
#define EARFIELD_BENCH_PEER_WORKER_H

#include <lilv/lilv.h>
#include <lv2/worker/worker.h>
#include <stdint.h>

enum { PEER_MESSAGES = 16, PEER_MESSAGE_BYTES = 1024 };

typedef struct {
    uint32_t size;
    _Alignas(8) unsigned char bytes[PEER_MESSAGE_BYTES];
} PeerMessage;

typedef struct {
    PeerMessage messages[PEER_MESSAGES];
    unsigned count;
} PeerMessages;

typedef struct {
    LV2_Worker_Schedule schedule; /* the feature */
    PeerMessages requests, responses;
} PeerWorker;

/** In place, before the plugin is instantiated. */
void peer_worker_init(PeerWorker *worker);

/** Between two run()s. */
void peer_worker_work(PeerWorker *worker, LilvInstance *instance);

#endif

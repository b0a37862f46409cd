/* torture SEED BLOCKS THREADS [LIFE]: so many calls of run(), in lives of instances one after the
 * other, in so many threads. With LIFE, that one alone: it goes as it went in the whole run, but for
 * the moments at which other threads come in. Ends with "N blocks, M faults". */
#include "faults.h"
#include "files.h"
#include "life.h"
#include "memory.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_THREADS = 8, SHORTEST_LIFE = 200, LONGEST_LIFE = 40000 };

typedef struct {
    uint64_t seed, blocks;
    long only; /* the life, or -1 */
    bool alone;
    const Stimuli *stimuli;
    /* what came of it */
    uint64_t frames, lives, played;
    size_t early_live, early_resident;
} Thread;

/* The first one is long: what grows in it is seen. */
static uint64_t length_of_life(const Thread *t, uint64_t life, uint64_t left)
{
    Chance chance = chance_new(~t->seed, life);
    const uint64_t wanted =
        life == 0 ? t->blocks / 8 + 1 : chance_octaves(&chance, SHORTEST_LIFE, LONGEST_LIFE);
    return wanted < left ? wanted : left;
}

static void *live(void *data)
{
    Thread *t = data;
    uint64_t left = t->blocks;
    for (uint64_t life = 0; left > 0; life++) {
        const LifePlan plan = {t->seed, life, length_of_life(t, life, left), t->alone};
        left -= plan.blocks;
        if (t->only >= 0 && (uint64_t)t->only != life) {
            continue;
        }
        t->frames += life_live(&plan, t->stimuli);
        t->lives++;
        t->played += plan.blocks;
        if (t->early_live == 0) { /* of the blocks, at least a tenth */
            t->early_live = memory_live_bytes();
            t->early_resident = memory_resident_bytes();
        }
    }
    return t;
}

/* Between lives nothing is left of them. */
static void check_memory(const Thread *t)
{
    const size_t live_slack = 256u << 10, resident_slack = 16u << 20;
    const size_t now_live = memory_live_bytes(), resident = memory_resident_bytes();
    const Place at = {t->seed, t->lives, t->played};
    printf("live %zu kB after the first life, %zu kB in the end; resident %zu kB, %zu kB\n",
           t->early_live >> 10, now_live >> 10, t->early_resident >> 10, resident >> 10);
    if (now_live > t->early_live + live_slack) {
        fault(&at, "memory is lost");
    }
    if (resident > t->early_resident + resident_slack) {
        fault(&at, "the process grows");
    }
}

static void torture(uint64_t seed, uint64_t blocks, unsigned count, long only)
{
    Stimuli stimuli = stimuli_new();
    Chance chance = chance_new(seed, UINT64_MAX - 1);
    Thread threads[MOST_THREADS];
    pthread_t ids[MOST_THREADS];
    uint64_t played = 0, frames = 0, lives = 0;
    files_make(&chance);
    for (unsigned n = 0; n < count; n++) {
        threads[n] = (Thread){.seed = seed + n,
                              .blocks = blocks / count,
                              .only = only,
                              .alone = count == 1,
                              .stimuli = &stimuli};
        if (pthread_create(&ids[n], NULL, live, &threads[n]) != 0) {
            abort();
        }
    }
    for (unsigned n = 0; n < count; n++) {
        pthread_join(ids[n], NULL);
        played += threads[n].played;
        frames += threads[n].frames;
        lives += threads[n].lives;
    }
    if (count == 1) {
        check_memory(&threads[0]);
    }
    files_remove();
    stimuli_free(&stimuli);
    printf("seed %llu: %llu lives, %.1f million frames\n", (unsigned long long)seed,
           (unsigned long long)lives, (double)frames * 1e-6);
    printf("%llu blocks, %lu faults\n", (unsigned long long)played, faults_so_far());
}

int main(int count, char **arguments)
{
    if (count < 4) {
        fprintf(stderr, "torture SEED BLOCKS THREADS [LIFE]\n");
        return 2;
    }
    const unsigned long threads = strtoul(arguments[3], NULL, 10);
    if (threads < 1 || threads > MOST_THREADS) {
        fprintf(stderr, "torture: 1 to %d threads\n", MOST_THREADS);
        return 2;
    }
    memory_begin();
    torture(strtoull(arguments[1], NULL, 10), strtoull(arguments[2], NULL, 10), (unsigned)threads,
            count > 4 ? strtol(arguments[4], NULL, 10) : -1);
    return faults_so_far() > 0;
}

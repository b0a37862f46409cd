/* zita-convolver, a C++ library, as a peer for C: four paths, any response, fixed blocks. */
#ifndef EARFIELD_BENCH_ZITA_H
#define EARFIELD_BENCH_ZITA_H

#ifdef __cplusplus
extern "C" {
#endif

typedef struct Zita Zita;

/** Partitions from the block's size (at least its smallest, 64) upward, its fastest options. */
Zita *zita_new(const float *const paths[4], unsigned frames, unsigned block);

void zita_free(Zita *zita);

/** One block. */
void zita_process(Zita *zita, const float *left, const float *right, float *out_left,
                  float *out_right);

#ifdef __cplusplus
}
#endif

#endif

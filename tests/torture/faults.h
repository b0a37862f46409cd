/* What went wrong, counted and said. Any thread. */
#ifndef EARFIELD_TORTURE_FAULTS_H
#define EARFIELD_TORTURE_FAULTS_H

/** Where it happens: enough to have it again. */
typedef struct {
    unsigned long long seed, life, block;
} Place;

/** One more; the first few are printed. */
void fault(const Place *at, const char *format, ...) __attribute__((format(printf, 2, 3)));

unsigned long faults_so_far(void);

#endif

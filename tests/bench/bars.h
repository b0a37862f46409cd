/* The bars of the benchmark: what is over one is counted. */
#ifndef EARFIELD_BENCH_BARS_H
#define EARFIELD_BENCH_BARS_H

/** "holds" or "MISSED", which counts. */
const char *bar_verdict(double value, double bar);

/** For main() to return: EXIT_FAILURE where a bar was missed. */
int bars_exit(void);

#endif

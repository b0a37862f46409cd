/* The bars of the benchmark: what is over one is counted. */
#ifndef EARFIELD_BENCH_BARS_H
#define EARFIELD_BENCH_BARS_H

/** "holds" or "MISSED", which counts. */
const char *bar_verdict(double value, double bar);

/** A line: what is measured, its value, its bar and verdict. */
void bar_row(const char *what, double value, double bar);

/** The same of our time over theirs, both in ns a frame, which stand behind it. */
void bar_ratio(const char *what, double ours_ns, double theirs_ns, double bar);

/** For main() to return: EXIT_FAILURE where a bar was missed. */
int bars_exit(void);

#endif

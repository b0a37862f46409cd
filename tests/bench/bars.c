#include "bars.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static int missed;

const char *bar_verdict(double value, double bar)
{
    const bool holds = value <= bar; /* not a number holds nothing */
    missed += !holds;
    return holds ? "holds" : "MISSED";
}

static void print(const char *what, double value, double bar)
{
    printf("%-62s %6.2f <= %5.2f %-6s", what, value, bar, bar_verdict(value, bar));
}

void bar_row(const char *what, double value, double bar)
{
    print(what, value, bar);
    printf("\n");
}

void bar_ratio(const char *what, double ours_ns, double theirs_ns, double bar)
{
    print(what, ours_ns / theirs_ns, bar);
    printf(" %6.1f / %.1f ns a frame\n", ours_ns, theirs_ns);
}

int bars_exit(void)
{
    return missed ? EXIT_FAILURE : EXIT_SUCCESS;
}

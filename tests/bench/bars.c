#include "bars.h"

#include <stdbool.h>
#include <stdlib.h>

static int missed;

const char *bar_verdict(double value, double bar)
{
    const bool holds = value <= bar; /* not a number holds nothing */
    missed += !holds;
    return holds ? "holds" : "MISSED";
}

int bars_exit(void)
{
    return missed ? EXIT_FAILURE : EXIT_SUCCESS;
}

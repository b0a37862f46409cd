#include "table.h"

#include <math.h>
#include <stdio.h>

static int rows, missed;

void table_begin(void)
{
    printf("| Quantity | Expected | Measured | Tolerance | | Source |\n");
    printf("|---|--:|--:|--:|---|---|\n");
}

void table_section(const char *name)
{
    printf("| **%s** | | | | | |\n", name);
}

void table_row(const char *quantity, double expected, double measured, double tolerance,
               const char *unit, int decimals, const char *source)
{
    const bool holds = fabs(measured - expected) <= tolerance;
    const char *blank = *unit ? " " : "";
    rows++;
    missed += !holds;
    printf("| %s | %.*f%s%s | %.*f%s%s | ±%.4g%s%s | %s | %s |\n", quantity, decimals, expected,
           blank, unit, decimals, measured, blank, unit, tolerance, blank, unit,
           holds ? "holds" : "**MISSED**", source);
}

static void bound_row(const char *quantity, const char *sign, double bound, double measured,
                      bool holds, const char *unit, int decimals, const char *source)
{
    rows++;
    missed += !holds;
    printf("| %s | %s %.*f %s | %.*f %s | | %s | %s |\n", quantity, sign, decimals, bound, unit,
           decimals, measured, unit, holds ? "holds" : "**MISSED**", source);
}

void table_at_most(const char *quantity, double most, double measured, const char *unit,
                   int decimals, const char *source)
{
    bound_row(quantity, "≤", most, measured, measured <= most, unit, decimals, source);
}

void table_at_least(const char *quantity, double least, double measured, const char *unit,
                    int decimals, const char *source)
{
    bound_row(quantity, "≥", least, measured, measured >= least, unit, decimals, source);
}

bool table_end(void)
{
    printf("\n%d rows, %d missed\n", rows, missed);
    return missed == 0;
}

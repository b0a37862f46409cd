/* The accuracy table: a row is a quantity with what it should be and what it is. */
#ifndef EARFIELD_ACCURACY_TABLE_H
#define EARFIELD_ACCURACY_TABLE_H

#include <stdbool.h>

void table_begin(void);

/** A heading between rows. */
void table_section(const char *name);

/** `decimals` for the three figures. */
void table_row(const char *quantity, double expected, double measured, double tolerance,
               const char *unit, int decimals, const char *source);

/** The same for a bound from above. */
void table_at_most(const char *quantity, double most, double measured, const char *unit,
                   int decimals, const char *source);

/** And from below. */
void table_at_least(const char *quantity, double least, double measured, const char *unit,
                    int decimals, const char *source);

/** Prints the verdict; true where every row held. */
bool table_end(void);

#endif

/* The golden tables in tests/golden: lines of numbers after names, comments after '#'. */
#ifndef EARFIELD_TEST_CSV_H
#define EARFIELD_TEST_CSV_H

#include <stdbool.h>
#include <stdio.h>

enum { CSV_COLUMNS = 16 };

typedef struct {
    char name[64];              /* the first column, as text */
    double number[CSV_COLUMNS]; /* every column, 0 where it is no number */
    int columns;
} CsvRow;

/** Opens GOLDEN/name, or fails the test. */
FILE *csv_open(const char *name);

/** The next row that is neither a comment nor a head line (one without any number). */
bool csv_read(FILE *file, CsvRow *row);

#endif

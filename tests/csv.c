#include "csv.h"

#include "../plugin/number.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

FILE *csv_open(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", GOLDEN, name);
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        abort();
    }
    return file;
}

/* A number with its power of ten, as in 1.5e-02. */
static bool read_number(const char *text, double *number)
{
    double exponent = 0.0;
    const char *rest = number_read(text, number);
    if (rest && (*rest == 'e' || *rest == 'E') && number_read(rest + 1, &exponent)) {
        *number *= pow(10.0, exponent);
    }
    return rest != NULL;
}

static bool split(char *line, CsvRow *row)
{
    bool any = false;
    row->columns = 0;
    for (char *field = strtok(line, ",\n"); field && row->columns < CSV_COLUMNS;
         field = strtok(NULL, ",\n")) {
        double *number = &row->number[row->columns];
        *number = 0.0;
        any |= read_number(field, number);
        if (row->columns == 0) {
            snprintf(row->name, sizeof row->name, "%s", field);
        }
        row->columns++;
    }
    return any;
}

bool csv_read(FILE *file, CsvRow *row)
{
    char line[1024];
    while (fgets(line, sizeof line, file)) {
        if (line[0] != '#' && split(line, row)) {
            return true;
        }
    }
    return false;
}

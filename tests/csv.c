#include "csv.h"

#include "../plugin/number.h"
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

static bool split(char *line, CsvRow *row)
{
    bool any = false;
    row->columns = 0;
    for (char *field = strtok(line, ",\n"); field && row->columns < CSV_COLUMNS;
         field = strtok(NULL, ",\n")) {
        double *number = &row->number[row->columns];
        *number = 0.0;
        any |= number_read(field, number) != NULL;
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

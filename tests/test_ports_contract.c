/* params.def against the contract: symbols, names, ranges, defaults, units and scale points are for
 * ever, since sessions, presets and scripts are saved with them. golden/ports.csv has them all, in
 * the order of their indices. */
#include "../plugin/number.h"
#include "../plugin/params.h"
#include "check.h"
#include "csv.h"
#include <string.h>

enum {
    GROUP_OF,
    SYMBOL,
    NAME,
    DIRECTION,
    MINIMUM,
    MAXIMUM,
    DEFAULT,
    UNIT,
    POINTS,
    MEANING,
    COLUMNS
};

typedef struct {
    char line[1024];
    char *column[COLUMNS]; /* the last one to the end of the line */
} Row;

static bool read_row(FILE *file, Row *row)
{
    if (!fgets(row->line, sizeof row->line, file)) {
        return false;
    }
    char *rest = row->line;
    rest[strcspn(rest, "\n")] = '\0';
    for (int c = 0; c < COLUMNS; c++) {
        row->column[c] = rest;
        char *comma = strchr(rest, ',');
        if (c < MEANING) {
            assert_non_null(comma);
            *comma = '\0';
            rest = comma + 1;
        }
    }
    return true;
}

/* The row of each port, in turn. */
static void for_each_port(void (*look)(const Row *row, PortIndex port))
{
    FILE *file = csv_open("ports.csv");
    Row row;
    int port = 0;
    assert_true(read_row(file, &row)); /* the heads */
    for (; read_row(file, &row); port++) {
        assert_true(port < PORT_COUNT);
        look(&row, (PortIndex)port);
    }
    fclose(file);
    assert_int_equal(port, PORT_COUNT);
}

static double number(const char *text)
{
    double value = 0.0;
    const char *end = number_read(text, &value);
    assert_true(end && !*end);
    return value;
}

/* ----------------------------------------------------------------------------------- the looks -- */

static const char *const directions[] = {
    [KIND_ATOM_IN] = "in-atom",     [KIND_ATOM_OUT] = "out-atom", [KIND_AUDIO_IN] = "in-audio",
    [KIND_AUDIO_OUT] = "out-audio", [KIND_CONTROL_IN] = "in",     [KIND_CONTROL_OUT] = "out",
};

static void look_at_name(const Row *row, PortIndex port)
{
    const Param *p = &params[port];
    assert_string_equal(p->symbol, row->column[SYMBOL]);
    assert_string_equal(p->name, row->column[NAME]);
    assert_string_equal(directions[p->kind], row->column[DIRECTION]);
    assert_string_equal(param_groups[p->group].symbol, row->column[GROUP_OF]);
}

static void look_at_range(const Row *row, PortIndex port)
{
    const Param *p = &params[port];
    if (!param_is_control(port)) {
        assert_string_equal(row->column[MINIMUM], "");
        return;
    }
    assert_close(p->minimum, number(row->column[MINIMUM]), 1e-6, "minimum of %s", p->symbol);
    assert_close(p->maximum, number(row->column[MAXIMUM]), 1e-6, "maximum of %s", p->symbol);
    assert_close(p->preset, number(row->column[DEFAULT]), 1e-6, "default of %s", p->symbol);
}

static const char *const units[] = {
    [UNIT_NONE] = "",       [UNIT_COEFFICIENT] = "coef",
    [UNIT_CM] = "cm",       [UNIT_DB] = "dB",
    [UNIT_DBA] = "dBA",     [UNIT_DEGREE] = "degree",
    [UNIT_FRAME] = "frame", [UNIT_H] = "h",
    [UNIT_HZ] = "Hz",       [UNIT_LUFS] = "LUFS",
    [UNIT_M] = "m",         [UNIT_MM] = "mm",
    [UNIT_PERCENT] = "%",   [UNIT_US] = "us",
};

/* Switches and choices stand in the column of the units. */
static const char *unit_of(const Param *p)
{
    switch (p->shape) {
    case SHAPE_TOGGLE:
        return "toggle";
    case SHAPE_TRIGGER:
        return "trigger";
    case SHAPE_CHOICE:
        return "enum";
    case SHAPE_LINEAR:
    case SHAPE_LOGARITHMIC:
    case SHAPE_WHOLE:
        break;
    }
    return units[p->unit];
}

static void look_at_unit(const Row *row, PortIndex port)
{
    if (param_is_control(port)) {
        assert_string_equal(unit_of(&params[port]), row->column[UNIT]);
    }
}

static void look_at_points(const Row *row, PortIndex port)
{
    char declared[512] = "";
    size_t length = 0;
    for (size_t i = 0; i < scale_point_count; i++) {
        const ScalePoint *point = &scale_points[i];
        if (point->port == port) {
            length += (size_t)snprintf(declared + length, sizeof declared - length, "%s%d=%s",
                                       length ? ";" : "", point->value, point->label);
        }
    }
    assert_string_equal(declared, row->column[POINTS]);
}

/* ----------------------------------------------------------------------------------- the tests -- */

static void ports_have_their_place_name_and_kind(void **state)
{
    (void)state;
    for_each_port(look_at_name);
}

static void controls_have_their_range(void **state)
{
    (void)state;
    for_each_port(look_at_range);
}

static void controls_have_their_unit(void **state)
{
    (void)state;
    for_each_port(look_at_unit);
}

static void choices_have_their_points(void **state)
{
    (void)state;
    for_each_port(look_at_points);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ports_have_their_place_name_and_kind),
        cmocka_unit_test(controls_have_their_range),
        cmocka_unit_test(controls_have_their_unit),
        cmocka_unit_test(choices_have_their_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

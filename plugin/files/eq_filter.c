#include "eq_filter.h"

#include <math.h>
#include <string.h>

static const double most_db = 40.0, least_q = 0.01, most_q = 100.0;
static const double steepest_db = 12.0;

typedef struct {
    const char *name;
    BiquadKind kind;
    bool by_corner; /* its frequency is that of a shelf's corner */
    double width;   /* without being told, Q or for a shelf S; 0: it must be told */
} FilterType;

static const FilterType types[] = {
    {"PK", BIQUAD_PEAK, false, 0.0},
    {"PEQ", BIQUAD_PEAK, false, 0.0},
    {"Modal", BIQUAD_PEAK, false, 0.0},
    {"LP", BIQUAD_LOW_PASS, false, 0.70710678118654752},
    {"LPQ", BIQUAD_LOW_PASS, false, 0.70710678118654752},
    {"HP", BIQUAD_HIGH_PASS, false, 0.70710678118654752},
    {"HPQ", BIQUAD_HIGH_PASS, false, 0.70710678118654752},
    {"BP", BIQUAD_BAND_PASS, false, 0.70710678118654752},
    {"LS", BIQUAD_LOW_SHELF, true, 0.9},
    {"LSC", BIQUAD_LOW_SHELF, false, 0.9},
    {"HS", BIQUAD_HIGH_SHELF, true, 0.9},
    {"HSC", BIQUAD_HIGH_SHELF, false, 0.9},
    {"NO", BIQUAD_NOTCH, false, 30.0},
    {"AP", BIQUAD_ALL_PASS, false, 0.0},
};

typedef enum { HZ, DB, Q, OCTAVES, SLOPE, FIELDS } Field;

static const char *const twice[] = {
    [HZ] = "a second Fc", [DB] = "a second Gain", [Q] = "a second Q", [OCTAVES] = "a second BW"};

/* What a line says. */
typedef struct {
    const FilterType *type;
    double value[FIELDS];
    bool given[FIELDS];
} Said;

static bool is_shelf(const FilterType *type)
{
    return type->kind == BIQUAD_LOW_SHELF || type->kind == BIQUAD_HIGH_SHELF;
}

static bool has_gain(const FilterType *type)
{
    return type->kind == BIQUAD_PEAK || is_shelf(type);
}

static const FilterType *type_named(EqText name)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (eq_text_is(name, types[i].name)) {
            return &types[i];
        }
    }
    return NULL;
}

/* ----------------------------------------------------------------------------------- reading -- */

static bool read_value(EqText *text, Field field, Said *said, EqFault *fault)
{
    const EqNumberStyle style = field == HZ ? EQ_NUMBER_FREQUENCY : EQ_NUMBER_ANY;
    if (said->given[field]) {
        return eq_refuse(fault, twice[field], EQ_NOTHING);
    }
    if (!eq_text_number(text, style, &said->value[field])) {
        EqText rest = *text;
        return eq_refuse(fault, "no number:", eq_text_word(&rest));
    }
    said->given[field] = true;
    return true;
}

static bool read_unit(EqText *text, const char *unit, EqFault *fault)
{
    const EqText name = eq_text_name(text);
    return eq_text_is(name, unit) || eq_refuse(fault, "the unit is not the one expected:", name);
}

/* Equalizer APO reads "H z" too, and ships a file that has it. */
static bool read_hertz(EqText *text, EqFault *fault)
{
    EqText rest = *text;
    if (eq_text_is(eq_text_name(&rest), "H") && eq_text_is(eq_text_name(&rest), "z")) {
        *text = rest;
        return true;
    }
    return read_unit(text, "Hz", fault);
}

/* What Room EQ Wizard adds to a Modal filter, and no equaliser needs: "T60 target 100 ms". */
static bool skip_decay(EqText *text, EqText whole, EqFault *fault)
{
    double number = 0.0;
    const bool understood =
        eq_text_number(text, EQ_NUMBER_ANY, &number) && eq_text_is(eq_text_name(text), "target") &&
        eq_text_number(text, EQ_NUMBER_ANY, &number) && eq_text_is(eq_text_name(text), "ms");
    return understood || eq_refuse(fault, "not understood:", eq_text_word(&whole));
}

static bool read_field(EqText *text, Said *said, EqFault *fault)
{
    EqText rest = *text;
    const EqText name = eq_text_name(text);
    if (eq_text_is(name, "Fc")) {
        return read_value(text, HZ, said, fault) && read_hertz(text, fault);
    }
    if (eq_text_is(name, "Gain")) {
        return read_value(text, DB, said, fault) && read_unit(text, "dB", fault);
    }
    if (eq_text_is(name, "Q")) {
        return read_value(text, Q, said, fault);
    }
    if (eq_text_is(name, "BW")) {
        return read_unit(text, "Oct", fault) && read_value(text, OCTAVES, said, fault);
    }
    if (eq_text_is(name, "T") && strcmp(said->type->name, "Modal") == 0) {
        return skip_decay(text, rest, fault);
    }
    return eq_refuse(fault, "not understood:", eq_text_word(&rest));
}

/* A shelf's slope stands right behind its type. */
static bool read_slope(EqText *text, Said *said, EqFault *fault)
{
    EqText rest = *text;
    if (!is_shelf(said->type) || !eq_text_number(&rest, EQ_NUMBER_ANY, &said->value[SLOPE])) {
        return true;
    }
    said->given[SLOPE] = true;
    *text = rest;
    return read_unit(text, "dB", fault);
}

/* ------------------------------------------------------------------------------- its meaning -- */

static bool within(double value, double least, double most)
{
    return value >= least && value <= most; /* false for what is no number */
}

static bool check_said(const Said *said, EqFault *fault)
{
    if (!said->given[HZ]) {
        return eq_refuse(fault, "a filter without Fc", EQ_NOTHING);
    }
    if (!within(said->value[HZ], EQ_LEAST_HZ, EQ_MOST_HZ)) {
        return eq_refuse(fault, "Fc is not between 1 and 48000 Hz", EQ_NOTHING);
    }
    if (has_gain(said->type) && !said->given[DB]) {
        return eq_refuse(fault, "a filter without Gain", EQ_NOTHING);
    }
    if (!within(said->value[DB], -most_db, most_db)) {
        return eq_refuse(fault, "Gain is not within 40 dB", EQ_NOTHING);
    }
    if (is_shelf(said->type) && said->given[OCTAVES]) {
        return eq_refuse(fault, "a shelf has no bandwidth", EQ_NOTHING);
    }
    if (said->given[Q] + said->given[OCTAVES] + said->given[SLOPE] > 1) {
        return eq_refuse(fault, "more than one width", EQ_NOTHING);
    }
    return true;
}

/* S from Q, the cookbook's relation the other way round. */
static double slope_of_q(double q, double gain_db)
{
    const double a = pow(10.0, gain_db / 40.0);
    return 1.0 / ((1.0 / (q * q) - 2.0) / (a + 1.0 / a) + 1.0);
}

static double middle_of_corner(const Said *said, double slope)
{
    const double shift = pow(10.0, fabs(said->value[DB]) / (80.0 * slope));
    return said->type->kind == BIQUAD_LOW_SHELF ? said->value[HZ] * shift : said->value[HZ] / shift;
}

static void make_shelf(const Said *said, EqFilter *filter)
{
    const double gain_db = filter->biquad.gain_db;
    double slope = said->given[SLOPE] ? said->value[SLOPE] / steepest_db : said->type->width;
    filter->biquad.q = biquad_q_of_slope(slope, gain_db);
    if (said->given[Q]) {
        filter->biquad.q = said->value[Q];
        slope = slope_of_q(said->value[Q], gain_db);
    }
    if (said->type->by_corner && (said->given[Q] || said->given[SLOPE])) {
        filter->biquad.frequency_hz = middle_of_corner(said, slope);
    }
}

static bool make_filter(const Said *said, EqFilter *filter, EqFault *fault)
{
    *filter = (EqFilter){.biquad = {said->type->kind, said->value[HZ],
                                    has_gain(said->type) ? said->value[DB] : 0.0,
                                    said->given[Q] ? said->value[Q] : said->type->width},
                         .bandwidth_octaves = said->value[OCTAVES]};
    double q = filter->biquad.q;
    if (is_shelf(said->type)) {
        make_shelf(said, filter);
        q = filter->biquad.q;
    } else if (said->given[OCTAVES]) {
        const double far_below_half = 1e6;
        q = biquad_q_of_bandwidth(said->value[OCTAVES], 1.0, far_below_half);
    } else if (!said->given[Q] && said->type->width == 0.0) {
        return eq_refuse(fault, "a filter without Q", EQ_NOTHING);
    }
    if (!within(q, least_q, most_q)) {
        return eq_refuse(fault,
                         said->given[Q] ? "Q is not between 0.01 and 100"
                                        : "the width is not that of a Q from 0.01 to 100",
                         EQ_NOTHING);
    }
    return within(filter->biquad.frequency_hz, EQ_LEAST_HZ, EQ_MOST_HZ) ||
           eq_refuse(fault, "the shelf's middle is not between 1 and 48000 Hz", EQ_NOTHING);
}

EqFilterKind eq_filter_read(EqText text, EqFilter *filter, EqFault *fault)
{
    const EqText state = eq_text_word(&text);
    if (eq_text_is(state, "OFF")) {
        return EQ_FILTER_OFF;
    }
    if (!eq_text_is(state, "ON")) {
        eq_refuse(fault, "neither ON nor OFF:", state);
        return EQ_FILTER_REFUSED;
    }
    EqText rest = text;
    const EqText name = eq_text_name(&text);
    if (eq_text_is(name, "None")) {
        return EQ_FILTER_OFF;
    }
    Said said = {.type = type_named(name)};
    if (!said.type) {
        eq_refuse(fault, "unknown filter type", eq_text_word(&rest));
        return EQ_FILTER_REFUSED;
    }
    bool understood = read_slope(&text, &said, fault);
    while (understood && !eq_text_is_over(&text)) {
        understood = read_field(&text, &said, fault);
    }
    understood = understood && check_said(&said, fault) && make_filter(&said, filter, fault);
    return understood ? EQ_FILTER_ON : EQ_FILTER_REFUSED;
}

/* Corrections in text: each program's style, the grammar, and every refusal with its line and
 * words. The texts are made up in the manner of the programs; what they mean is Equalizer APO's. */
#include "../plugin/files/eq_file.h"
#include "check.h"
#include "comma_locale.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static EqSpec spec;
static EqFault fault;

/* Parsed where it ends with the memory, so that a step too far is caught. */
static bool parse_bytes(const char *text, size_t length)
{
    char *exact = malloc(length ? length : 1);
    memcpy(exact, text, length);
    const bool read = eq_file_parse(exact, length, &spec, &fault);
    free(exact);
    return read;
}

static void assert_parses(const char *text)
{
    if (!parse_bytes(text, strlen(text))) {
        print_error("line %u: %s\n%s\n", fault.line, fault.words, text);
        fail();
    }
}

static void assert_refused_with(const char *text, unsigned line, const char *words)
{
    assert_false(parse_bytes(text, strlen(text)));
    if (fault.line != line || strcmp(fault.words, words) != 0) {
        print_error("line %u: %s\nexpected line %u: %s\n%s\n", fault.line, fault.words, line, words,
                    text);
        fail();
    }
}

static void assert_filter(unsigned ear, unsigned at, BiquadKind kind, double hz, double gain_db,
                          double q)
{
    assert_true(at < spec.ears[ear].count);
    const EqFilter *f = &spec.ears[ear].filters[at];
    assert_int_equal(f->biquad.kind, kind);
    assert_close(f->biquad.frequency_hz, hz, 1e-9 * hz, "Fc of filter %u", at);
    assert_close(f->biquad.gain_db, gain_db, 1e-12, "gain of filter %u", at);
    assert_close(f->biquad.q, q, 1e-9 * q, "Q of filter %u", at);
    assert_true(f->bandwidth_octaves == 0.0);
}

static void assert_ears(unsigned left, unsigned right)
{
    assert_int_equal(spec.ears[0].count, left);
    assert_int_equal(spec.ears[1].count, right);
}

static void assert_same_filter(const EqFilter *a, const EqFilter *b)
{
    assert_true(a->biquad.kind == b->biquad.kind &&
                a->biquad.frequency_hz == b->biquad.frequency_hz &&
                a->biquad.gain_db == b->biquad.gain_db && a->biquad.q == b->biquad.q &&
                a->bandwidth_octaves == b->bandwidth_octaves);
}

/* One filter, for both ears, as written behind "Filter: ON ". */
static const EqFilter *one_filter(const char *what)
{
    char text[256];
    snprintf(text, sizeof text, "Filter: ON %s", what);
    assert_parses(text);
    assert_ears(1, 1);
    assert_same_filter(&spec.ears[0].filters[0], &spec.ears[1].filters[0]);
    return &spec.ears[0].filters[0];
}

/* ---------------------------------------------------------------------- each program's style -- */

static void autoeq_writes(void **state)
{
    (void)state;
    assert_parses("Preamp: -6.1 dB\n"
                  "Filter 1: ON LSC Fc 105 Hz Gain 5.5 dB Q 0.70\n"
                  "Filter 2: ON PK Fc 2381 Hz Gain -3.4 dB Q 1.53\n"
                  "Filter 3: ON HSC Fc 10000 Hz Gain -2.1 dB Q 0.70\n");
    assert_ears(3, 3);
    for (unsigned ear = 0; ear < EARS; ear++) {
        assert_close(spec.ears[ear].preamp_db, -6.1, 1e-12, "preamp");
        assert_filter(ear, 0, BIQUAD_LOW_SHELF, 105, 5.5, 0.70);
        assert_filter(ear, 1, BIQUAD_PEAK, 2381, -3.4, 1.53);
        assert_filter(ear, 2, BIQUAD_HIGH_SHELF, 10000, -2.1, 0.70);
        assert_int_equal(spec.ears[ear].graphic.count, 0);
    }
    assert_parses("GraphicEQ: 20 -0.5; 21 -0.4; 22 0; 19871 -12.5");
    assert_int_equal(spec.ears[1].graphic.count, 4);
    assert_true(spec.ears[0].graphic.points[3].hz == 19871.0);
    assert_true(spec.ears[0].graphic.points[3].db == -12.5);
}

static void equalizer_apo_writes(void **state)
{
    (void)state;
    assert_parses("# Headphones, both sides\r\n"
                  "Device: all\r\n"
                  "Preamp: -6 dB\r\n"
                  "\r\n"
                  "Channel: L\r\n"
                  "#Additional preamp for the left\r\n"
                  "Preamp: -0.5 dB\r\n"
                  "Filter  1: ON  PK       Fc     50 Hz   Gain -10.0 dB  Q  2.50\r\n"
                  "Filter  2: ON  PEQ      Fc     100H z  Gain  1.0 dB  BW Oct 0.167\r\n"
                  "Filter  3: OFF None\r\n"
                  "Channel: 2\r\n"
                  "Filter  3: ON  LP       Fc   8.000 Hz\r\n"
                  "Filter  4: ON  None\r\n"
                  "Channel: ALL\r\n"
                  "Filter  5: ON  Modal    Fc   44 Hz Gain -5 dB Q 3.1 T60 target 120 ms\r\n");
    assert_ears(3, 2);
    assert_close(spec.ears[0].preamp_db, -6.5, 1e-12, "left");
    assert_close(spec.ears[1].preamp_db, -6.0, 1e-12, "right");
    assert_filter(0, 0, BIQUAD_PEAK, 50, -10, 2.5);
    assert_close(spec.ears[0].filters[1].bandwidth_octaves, 0.167, 1e-12, "BW");
    assert_filter(0, 2, BIQUAD_PEAK, 44, -5, 3.1);
    assert_filter(1, 0, BIQUAD_LOW_PASS, 8000, 0, sqrt(0.5));
}

static void peace_writes(void **state)
{
    (void)state;
    assert_parses("Preamp: -3,5 dB\r\n"
                  "Filter: ON PK Fc 31,3 Hz Gain 4,2 dB Q 1,41 \r\n"
                  "Filter: ON LS Fc 120,0 Hz Gain 3 dB\t\r\n"
                  "Filter: ON HPQ Fc 18,5 Hz Q 0,7  \r\n"
                  "GraphicEQ: 25 -2; 40 4; 16000 7,6; \r\n");
    assert_ears(3, 3);
    assert_close(spec.ears[0].preamp_db, -3.5, 1e-12, "preamp");
    assert_filter(0, 0, BIQUAD_PEAK, 31.3, 4.2, 1.41);
    assert_filter(1, 1, BIQUAD_LOW_SHELF, 120, 3, biquad_q_of_slope(0.9, 3));
    assert_filter(1, 2, BIQUAD_HIGH_PASS, 18.5, 0, 0.7);
    assert_int_equal(spec.ears[0].graphic.count, 3);
    assert_close(spec.ears[0].graphic.points[2].db, 7.6, 1e-12, "the last point");
}

static void oratory_writes(void **state)
{
    (void)state;
    assert_parses("\xef\xbb\xbfPreamp: \xe2\x88\x92"
                  "5.5 dB\r\n"
                  "Filter 1: ON LSC Fc 105 Hz Gain 5.5 dB Q 0.71\r\n"
                  "Filter 2: ON PK Fc 1,000 Hz Gain \xe2\x88\x92"
                  "1.5 dB Q 1.2\r\n"
                  "Filter 3: ON PK Fc 3\xc2\xa0"
                  "500 Hz Gain 2\xc2\xa0"
                  "dB Q 2.0\r\n"
                  "Filter 4: ON HSC Fc 11,000 Hz Gain -3.0 dB Q 0.71");
    assert_ears(4, 4);
    assert_close(spec.ears[0].preamp_db, -5.5, 1e-12, "preamp");
    assert_filter(0, 1, BIQUAD_PEAK, 1000, -1.5, 1.2);
    assert_filter(0, 2, BIQUAD_PEAK, 3500, 2, 2);
    assert_filter(0, 3, BIQUAD_HIGH_SHELF, 11000, -3, 0.71);
}

/* ------------------------------------------------------------------------------- the grammar -- */

static void frequencies_have_thousands_or_decimals(void **state)
{
    (void)state;
    const struct {
        const char *text;
        double hz;
    } frequencies[] = {
        {"1,000", 1000},
        {"1.000", 1000},
        {"1,00", 1.0},
        {"1,0000", 1.0},
        {"12,345", 12345},
        {"31.25", 31.25},
        {"31,25", 31.25},
        {"105.000", 105},
        {"48,000", 48000},
        {"48.001", 48.001},
        {"1,234.5", 1234.5},
        {"1.234,5", 1234.5},
        {"105", 105},
        {"0020", 20},
        {"1\xc2\xa0"
         "000",
         1000},
        {"1\xe2\x80\xaf"
         "000",
         1000},
        {"1234.567", 1234.567},
        {"20.", 20},
    };
    for (size_t i = 0; i < COUNT(frequencies); i++) {
        char text[64];
        snprintf(text, sizeof text, "NO Fc %s Hz", frequencies[i].text);
        assert_close(one_filter(text)->biquad.frequency_hz, frequencies[i].hz, 1e-9, "%s", text);
    }
    assert_close(one_filter("PK Fc 100 Hz Gain 1,000 dB Q 2.000")->biquad.gain_db, 1.0, 1e-12,
                 "a gain has no thousands");
    assert_close(spec.ears[0].filters[0].biquad.q, 2.0, 1e-12, "nor has a Q");
}

static void widths_have_defaults(void **state)
{
    (void)state;
    const struct {
        const char *text;
        double q;
    } filters[] = {
        {"LP Fc 100 Hz", sqrt(0.5)},
        {"LPQ Fc 100 Hz Gain 3 dB", sqrt(0.5)},
        {"HP Fc 100 Hz", sqrt(0.5)},
        {"HPQ Fc 100 Hz Q 2", 2.0},
        {"BP Fc 100 Hz", sqrt(0.5)},
        {"NO Fc 100 Hz", 30.0},
        {"NO Fc 100 Hz Q 5", 5.0},
        {"AP Fc 100 Hz Q 0.5", 0.5},
        {"LSC Fc 100 Hz Gain 6 dB Q 0.01", 0.01},
        {"PK Fc 100 Hz Gain 6 dB Q 100", 100.0},
    };
    for (size_t i = 0; i < COUNT(filters); i++) {
        const EqFilter *f = one_filter(filters[i].text);
        assert_close(f->biquad.q, filters[i].q, 1e-12, "%s", filters[i].text);
        assert_close(f->biquad.frequency_hz, 100.0, 0.0, "%s", filters[i].text);
    }
}

/* The cookbook: 1/Q = sqrt((A + 1/A)(1/S - 1) + 2), S = slope / 12 dB. The corner of LS and HS lies
 * |gain| / (80 dB · S) decades from the middle. */
static void shelves_have_slopes_and_corners(void **state)
{
    (void)state;
    const double a = pow(10.0, 7.2 / 40.0), sum = a + 1.0 / a;
    const EqFilter *f = one_filter("LSC 10.8 dB Fc 300 Hz Gain 7.2 dB");
    assert_close(f->biquad.q, 1.0 / sqrt(sum * (1.0 / 0.9 - 1.0) + 2.0), 1e-12, "Q of the slope");
    assert_close(f->biquad.frequency_hz, 300.0, 0.0, "about its middle");
    f = one_filter("LS 6dB Fc 50.0 Hz Gain 7.2 dB");
    assert_close(f->biquad.q, 1.0 / sqrt(sum + 2.0), 1e-12, "S = 0.5");
    assert_close(f->biquad.frequency_hz, 50.0 * pow(10.0, 7.2 / 40.0), 1e-9, "above its corner");
    f = one_filter("HS 12dB Fc 500 Hz Gain -5.0 dB");
    assert_close(f->biquad.q, sqrt(0.5), 1e-12, "S = 1");
    assert_close(f->biquad.frequency_hz, 500.0 / pow(10.0, 5.0 / 80.0), 1e-9, "below its corner");
    f = one_filter("LS Fc 100 Hz Gain 7.2 dB Q 0.7071067811865475");
    assert_close(f->biquad.frequency_hz, 100.0 * pow(10.0, 7.2 / 80.0), 1e-9, "Q of S = 1");
    f = one_filter("HS Fc 100 Hz Gain -7.2 dB");
    assert_close(f->biquad.frequency_hz, 100.0, 0.0, "no width: about its middle");
    assert_close(f->biquad.q, 1.0 / sqrt(sum * (1.0 / 0.9 - 1.0) + 2.0), 1e-12, "S = 0.9");
}

static void order_and_letters_are_free(void **state)
{
    (void)state;
    const EqFilter plain = *one_filter("PK Fc 105 Hz Gain 6.4 dB Q 0.70");
    const char *const same[] = {
        "FILTER 12 : on pk fc 105hz gain +6.4db q0.70",
        "  filter:\tON\tPEQ\tQ 0,70\tGain 6,4 dB\tFc 105,0 Hz\t",
        "Filter1:ON Modal Gain6.40dB Fc105Hz Q.7",
        "\nFilter: ON PK Fc 105 Hz Gain 6.4 dB Q 0.70 # as measured: no",
        "Filter: ON PK Fc 105 Hz Gain 6.4 dB Q 0.70\rFilter: OFF",
        "Filter:\xc2\xa0ON PK Fc \xc2\xa0 105 Hz Gain 6.4 dB Q 0.70",
    };
    for (size_t i = 0; i < COUNT(same); i++) {
        assert_parses(same[i]);
        assert_ears(1, 1);
        assert_same_filter(&spec.ears[0].filters[0], &plain);
    }
    assert_parses("Preamp:-6\nPreamp: 1.5dB");
    assert_close(spec.ears[1].preamp_db, -4.5, 1e-12, "preamps add up");
}

static void channels_are_chosen(void **state)
{
    (void)state;
    const struct {
        const char *channels;
        unsigned left, right;
    } choices[] = {{"L", 1, 0}, {"R", 0, 1},  {"ALL", 1, 1},   {"all", 1, 1}, {"L R", 1, 1},
                   {"1", 1, 0}, {"2 ", 0, 1}, {" r\tl", 1, 1}, {"L L", 1, 0}, {"R 1", 1, 1}};
    for (size_t i = 0; i < COUNT(choices); i++) {
        char text[128];
        snprintf(text, sizeof text,
                 "Channel: %s\nPreamp: -2 dB\nFilter: ON NO Fc 50 Hz\nGraphicEQ: 9 1",
                 choices[i].channels);
        assert_parses(text);
        assert_ears(choices[i].left, choices[i].right);
        assert_int_equal(spec.ears[0].graphic.count, choices[i].left);
        assert_int_equal(spec.ears[1].graphic.count, choices[i].right);
        assert_close(spec.ears[0].preamp_db, -2.0 * choices[i].left, 0.0, "left");
        assert_close(spec.ears[1].preamp_db, -2.0 * choices[i].right, 0.0, "right");
    }
}

static void points_come_in_any_order(void **state)
{
    (void)state;
    assert_parses("GraphicEQ: 1000 0,5;20 -1;  48000 40 ;200 1 300 2");
    const double hz[] = {20, 200, 300, 1000, 48000}, db[] = {-1, 1, 2, 0.5, 40};
    assert_int_equal(spec.ears[0].graphic.count, 5);
    for (unsigned i = 0; i < 5; i++) {
        assert_close(spec.ears[0].graphic.points[i].hz, hz[i], 0.0, "point %u", i);
        assert_close(spec.ears[0].graphic.points[i].db, db[i], 0.0, "point %u", i);
    }
    assert_parses("GraphicEQ: 20.500 -1; 31.250 2");
    assert_close(spec.ears[0].graphic.points[1].hz, 31.25, 0.0, "points have no thousands");
}

/* ---------------------------------------------------------------------------------- refusals -- */

static const struct {
    const char *text;
    unsigned line;
    const char *words;
} refused[] = {
    {"", 0, "has no correction in it"},
    {"\n\n# nothing\n", 0, "has no correction in it"},
    {"Filter Settings file\n", 1, "not understood: Filter Settings file"},
    {"Preamp: 0 dB\n\n; no comment\n", 3, "not understood: ; no comment"},
    {"Preamp: 0 dB\r\nCopy: L=R\r\n", 2, "unknown command Copy"},
    {"Include: other.txt", 1, "unknown command Include"},
    {"Filter one: ON NO Fc 50 Hz", 1, "unknown command Filter one"},
    {"Filter1 2: ON NO Fc 50 Hz", 1, "unknown command Filter1 2"},
    {": 5", 1, "unknown command"},
    {"Device: Speakers", 1, "not for this device: Speakers"},
    {"Device: all of them", 1, "not understood: of"},
    {"Channel:", 1, "no channel"},
    {"Channel: L SUB", 1, "unknown channel SUB"},
    {"Channel: L,R", 1, "unknown channel L,R"},
    {"Preamp: dB", 1, "no number: dB"},
    {"Preamp:", 1, "no number:"},
    {"Preamp: -6.1.2 dB", 1, "no number: -6.1.2"},
    {"Preamp: 1e2 dB", 1, "not understood: e2"},
    {"Preamp: -6.1 dB each", 1, "not understood: each"},
    {"Preamp: 40.1 dB", 1, "Preamp is not within 40 dB"},
    {"Preamp: -30 dB\nPreamp: -30 dB", 2, "Preamp is not within 40 dB"},
    {"Filter:", 1, "neither ON nor OFF:"},
    {"Filter: PK Fc 50 Hz", 1, "neither ON nor OFF: PK"},
    {"Filter: ON", 1, "unknown filter type"},
    {"#\n#\n#\n#\n#\n#\nFilter: ON XY Fc 50 Hz", 7, "unknown filter type XY"},
    {"Filter: ON IIR Order 1 Coefficients 1 0 1 0", 1, "unknown filter type IIR"},
    {"Filter: ON LS\xc3\xa9 Fc 50 Hz", 1, "not understood: ??"},
    {"Filter: ON PK Gain 1 dB Q 1", 1, "a filter without Fc"},
    {"Filter: ON PK Fc 50 Hz Q 1", 1, "a filter without Gain"},
    {"Filter: ON HSC Fc 50 Hz Q 1", 1, "a filter without Gain"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB", 1, "a filter without Q"},
    {"Filter: ON AP Fc 50 Hz", 1, "a filter without Q"},
    {"Filter: ON PK Fc fifty Hz Gain 1 dB Q 1", 1, "no number: fifty"},
    {"Filter: ON PK Fc 50,0,0 Hz Gain 1 dB Q 1", 1, "no number: 50,0,0"},
    {"Filter: ON PK Fc 1,000,000 Hz Gain 1 dB Q 1", 1, "no number: 1,000,000"},
    {"Filter: ON PK Fc 12,34.5 Hz Gain 1 dB Q 1", 1, "no number: 12,34.5"},
    {"Filter: ON PK Fc 50 Gain 1 dB Q 1", 1, "the unit is not the one expected: Gain"},
    {"Filter: ON PK Fc 5 kHz Gain 1 dB Q 1", 1, "the unit is not the one expected: kHz"},
    {"Filter: ON PK Fc 50 Hz Gain 1 Q 1", 1, "the unit is not the one expected: Q"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB BW 1", 1, "the unit is not the one expected:"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB Q one", 1, "no number: one"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB Q 1 Order 2", 1, "not understood: Order"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB Q 1 T60 target 1 ms", 1, "not understood: T60"},
    {"Filter: ON Modal Fc 50 Hz Gain 1 dB Q 1 T60 1 ms", 1, "not understood: T60"},
    {"Filter: ON PK 6dB Fc 50 Hz Gain 1 dB Q 1", 1, "not understood: 6dB"},
    {"Filter: ON LS 6 Fc 50 Hz Gain 1 dB", 1, "the unit is not the one expected: Fc"},
    {"Filter: ON PK Fc 50 Hz Fc 60 Hz Gain 1 dB Q 1", 1, "a second Fc"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB Gain 2 dB Q 1", 1, "a second Gain"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB Q 1 Q 1", 1, "a second Q"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB BW Oct 1 BW Oct 1", 1, "a second BW"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB BW Oct 1 Q 1", 1, "more than one width"},
    {"Filter: ON LSC 6 dB Fc 50 Hz Gain 1 dB Q 1", 1, "more than one width"},
    {"Filter: ON LSC Fc 50 Hz Gain 1 dB BW Oct 1", 1, "a shelf has no bandwidth"},
    {"Filter: ON NO Fc 0.9 Hz", 1, "Fc is not between 1 and 48000 Hz"},
    {"Filter: ON NO Fc 48000.5 Hz", 1, "Fc is not between 1 and 48000 Hz"},
    {"Filter: ON NO Fc -50 Hz", 1, "Fc is not between 1 and 48000 Hz"},
    {"Filter: ON PK Fc 50 Hz Gain 40.5 dB Q 1", 1, "Gain is not within 40 dB"},
    {"Filter: ON LP Fc 50 Hz Gain -41 dB Q 1", 1, "Gain is not within 40 dB"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB Q 0.009", 1, "Q is not between 0.01 and 100"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB Q 100.1", 1, "Q is not between 0.01 and 100"},
    {"Filter: ON NO Fc 50 Hz Q 0", 1, "Q is not between 0.01 and 100"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB Q -1", 1, "Q is not between 0.01 and 100"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB BW Oct 0", 1,
     "the width is not that of a Q from 0.01 to 100"},
    {"Filter: ON PK Fc 50 Hz Gain 1 dB BW Oct 20", 1,
     "the width is not that of a Q from 0.01 to 100"},
    {"Filter: ON LSC 0 dB Fc 50 Hz Gain 1 dB", 1, "the width is not that of a Q from 0.01 to 100"},
    {"Filter: ON LSC 500 dB Fc 50 Hz Gain 40 dB", 1,
     "the width is not that of a Q from 0.01 to 100"},
    {"Filter: ON LS Fc 5000 Hz Gain 30 dB Q 0.1", 1,
     "the shelf's middle is not between 1 and 48000 Hz"},
    {"Filter: ON HS Fc 20 Hz Gain 30 dB Q 0.1", 1,
     "the shelf's middle is not between 1 and 48000 Hz"},
    {"GraphicEQ:", 1, "a GraphicEQ without points"},
    {"GraphicEQ: ;", 1, "no number: ;"},
    {"GraphicEQ: 20", 1, "a point without a gain:"},
    {"GraphicEQ: 20 1; 30;", 1, "a point without a gain: ;"},
    {"GraphicEQ: 20 1;; 30 1", 1, "no number: ;"},
    {"GraphicEQ: 20 1, 30 1.5", 1, "a point without a gain: 1,"},
    {"GraphicEQ: 20 1 dB", 1, "no number: dB"},
    {"GraphicEQ: 0.5 1", 1, "a point is not between 1 and 48000 Hz"},
    {"GraphicEQ: 20 1; 50000 1", 1, "a point is not between 1 and 48000 Hz"},
    {"GraphicEQ: 20 -40.5", 1, "a point is not within 40 dB"},
    {"GraphicEQ: 20 1; 30 1; 20 2", 1, "two points at one frequency"},
    {"GraphicEQ: 20 1\nChannel: R\nGraphicEQ: 20 1", 3, "a second GraphicEQ"},
    {"Filter: ON NO Fc 50000000000000000000000000000000 Hz", 1,
     "no number: 500000000000000000000000..."},
    {"This line goes on and on: 1", 1, "unknown command This line goes on and on"},
    {"\xff\xfeP\1", 1, "UTF-16 text: save it as UTF-8"},
    {"\xfe\xff\1P", 1, "UTF-16 text: save it as UTF-8"},
    {"\x89PNG", 1, "not understood: ?PNG"},
};

static void refuses_with_line_and_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused); i++) {
        assert_refused_with(refused[i].text, refused[i].line, refused[i].words);
    }
}

static void refuses_what_is_too_much(void **state)
{
    (void)state;
    char text[65536] = "";
    size_t length = 0;
    for (int i = 0; i < 64; i++) {
        length += (size_t)snprintf(text + length, sizeof text - length, "Filter: ON NO Fc 50 Hz\n");
    }
    assert_parses(text);
    assert_ears(64, 64);
    snprintf(text + length, sizeof text - length, "Channel: R\nFilter: ON NO Fc 50 Hz\n");
    assert_refused_with(text, 66, "more than 64 filters");
    length = (size_t)snprintf(text, sizeof text, "GraphicEQ: ");
    for (int i = 0; i < 1024; i++) {
        length += (size_t)snprintf(text + length, sizeof text - length, "%d 1; ", 2000 - i);
    }
    assert_parses(text);
    assert_int_equal(spec.ears[1].graphic.count, 1024);
    snprintf(text + length, sizeof text - length, "20 1");
    assert_refused_with(text, 1, "more than 1024 points");
}

static void refuses_bytes_that_are_no_text(void **state)
{
    (void)state;
    const char zero[] = "Preamp: -6 dB\nFilter: OFF \0";
    assert_false(parse_bytes(zero, sizeof zero));
    assert_int_equal(fault.line, 2);
    assert_string_equal(fault.words, "not text");
    assert_false(parse_bytes("", 0));
    assert_false(eq_file_parse(NULL, 0, &spec, &fault));
    uint32_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        const char start[] = {'F', 'i', 'l', 't', 'e', 'r', ':', ' ', 'O', 'N', ' '};
        char noise[200];
        for (size_t i = 0; i < sizeof noise; i++) {
            seed = seed * 1664525u + 1013904223u;
            noise[i] = (char)(seed >> 24);
        }
        memcpy(noise, start, sizeof start);
        assert_false(parse_bytes(noise, sizeof noise));
        assert_true(memchr(fault.words, '\0', sizeof fault.words) != NULL);
    }
}

/* A correction cut anywhere is read or refused, never read past its end. */
static void survives_any_cut(void **state)
{
    (void)state;
    const char text[] = "\xef\xbb\xbfPreamp: \xe2\x88\x92"
                        "6,1 dB\r\nFilter 1: ON LS 6dB Fc 1\xc2\xa0"
                        "000 Hz Gain 6.4 dB\r\n"
                        "Channel: L R\nFilter: ON Modal Fc 50H z Gain -1 dB Q 3 T60 target 9 ms\n"
                        "GraphicEQ: 20 -0.5; 21 1;";
    for (size_t length = 0; length < sizeof text; length++) {
        parse_bytes(text, length);
    }
    assert_parses(text);
}

static void knows_no_locale(void **state)
{
    if (!comma_locale_set()) {
        skip();
    }
    autoeq_writes(state);
    peace_writes(state);
    frequencies_have_thousands_or_decimals(state);
    comma_locale_leave();
}

/* ------------------------------------------------------------------------------------- files -- */

static void files_are_looked_at_first(void **state)
{
    (void)state;
    char folder[] = "/tmp/earfield-eq-XXXXXX", path[64], pipe[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/eq.txt", folder);
    snprintf(pipe, sizeof pipe, "%s/pipe", folder);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    const struct {
        const char *path, *content;
        long length; /* 0: that of the content */
        FileFault fault;
    } files[] = {
        {"/nowhere/eq.txt", NULL, 0, FILE_NOT_FOUND},
        {"/dev/zero", NULL, 0, FILE_NOT_A_FILE},
        {folder, NULL, 0, FILE_NOT_A_FILE},
        {pipe, NULL, 0, FILE_NOT_A_FILE},
        {path, "", 0, FILE_EMPTY},
        {path, "Preamp: 0 dB\n", (1L << 20) + 1, FILE_TEXT_TOO_LARGE},
        {path, "Preamp: 0 dB\n", 1L << 20, FILE_NOT_CORRECTION},
        {path, "Preamp: -6 dB\n", 0, FILE_FINE},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        if (files[i].content) {
            FILE *file = fopen(path, "wb");
            assert_non_null(file);
            fputs(files[i].content, file);
            fclose(file);
            assert_true(files[i].length == 0 || truncate(path, files[i].length) == 0);
        }
        assert_int_equal(eq_file_read(files[i].path, &spec, &fault), files[i].fault);
        assert_true(files[i].fault != FILE_NOT_CORRECTION || fault.line == 2);
    }
    assert_close(spec.ears[1].preamp_db, -6.0, 0.0, "the last one");
    unlink(path);
    unlink(pipe);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(autoeq_writes),
        cmocka_unit_test(equalizer_apo_writes),
        cmocka_unit_test(peace_writes),
        cmocka_unit_test(oratory_writes),
        cmocka_unit_test(frequencies_have_thousands_or_decimals),
        cmocka_unit_test(widths_have_defaults),
        cmocka_unit_test(shelves_have_slopes_and_corners),
        cmocka_unit_test(order_and_letters_are_free),
        cmocka_unit_test(channels_are_chosen),
        cmocka_unit_test(points_come_in_any_order),
        cmocka_unit_test(refuses_with_line_and_words),
        cmocka_unit_test(refuses_what_is_too_much),
        cmocka_unit_test(refuses_bytes_that_are_no_text),
        cmocka_unit_test(survives_any_cut),
        cmocka_unit_test(knows_no_locale),
        cmocka_unit_test(files_are_looked_at_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

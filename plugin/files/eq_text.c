#include "eq_text.h"

#include "../number.h"
#include <string.h>

/* ----------------------------------------------------------------------------- blanks, words -- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Of letters, the same for big and small ones. */
static int small(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool is_letter(char c)
{
    return small(c) >= 'a' && small(c) <= 'z';
}

static bool starts_with(EqText text, const char *bytes)
{
    const size_t length = strlen(bytes);
    return eq_text_length(text) >= length && memcmp(text.at, bytes, length) == 0;
}

/* Bytes of a space that doesn't break (U+00A0, U+202F in UTF-8), or 0. */
static size_t unbreakable_space(EqText text)
{
    if (starts_with(text, "\xc2\xa0")) {
        return 2;
    }
    return starts_with(text, "\xe2\x80\xaf") ? 3 : 0;
}

static size_t blank(EqText text)
{
    return starts_with(text, " ") || starts_with(text, "\t") ? 1 : unbreakable_space(text);
}

bool eq_text_is_over(EqText *text)
{
    for (size_t bytes; (bytes = blank(*text)) > 0;) {
        text->at += bytes;
    }
    return text->at == text->end;
}

bool eq_text_take(EqText *text, char c)
{
    if (eq_text_is_over(text) || *text->at != c) {
        return false;
    }
    text->at++;
    return true;
}

EqText eq_text_name(EqText *text)
{
    EqText name = {text->at, text->at};
    if (!eq_text_is_over(text)) {
        name = (EqText){text->at, text->at};
        while (name.end < text->end && is_letter(*name.end)) {
            name.end++;
        }
    }
    text->at = name.end;
    return name;
}

EqText eq_text_word(EqText *text)
{
    eq_text_is_over(text);
    EqText word = {text->at, text->at};
    while (text->at < text->end && blank(*text) == 0) {
        text->at++;
    }
    word.end = text->at;
    return word;
}

bool eq_text_is(EqText text, const char *name)
{
    if (eq_text_length(text) != strlen(name)) {
        return false;
    }
    for (size_t i = 0; i < eq_text_length(text); i++) {
        if (small(text.at[i]) != small(name[i])) {
            return false;
        }
    }
    return true;
}

/* ----------------------------------------------------------------------------------- numbers -- */

/* A number's characters, where the marks among them are, and how many. */
typedef struct {
    char text[NUMBER_TEXT_SIZE]; /* sign, digits, marks; ends in a zero */
    size_t length, marks;
    size_t first, last; /* marks */
} Digits;

/* False where there are too many. */
static bool digits_add(Digits *d, char c)
{
    if (d->length + 1 >= sizeof d->text) {
        return false;
    }
    if (c == '.' || c == ',') {
        d->first = d->marks == 0 ? d->length : d->first;
        d->last = d->length;
        d->marks++;
    }
    d->text[d->length++] = c;
    d->text[d->length] = '\0';
    return true;
}

static bool take_sign(EqText *text, Digits *d)
{
    const char *const minus = "\xe2\x88\x92"; /* as typeset: U+2212 */
    if (starts_with(*text, minus)) {
        text->at += strlen(minus);
        return digits_add(d, '-');
    }
    if (starts_with(*text, "-") || starts_with(*text, "+")) {
        return digits_add(d, *text->at++);
    }
    return true;
}

static bool take_digits(EqText *text, EqNumberStyle style, Digits *d)
{
    while (text->at < text->end) {
        const size_t space = style == EQ_NUMBER_FREQUENCY ? unbreakable_space(*text) : 0;
        const EqText behind = {text->at + space, text->end};
        if (space && d->length > 0 && behind.at < behind.end && is_digit(*behind.at)) {
            text->at += space;
        }
        const char c = *text->at;
        if (!is_digit(c) && c != '.' && c != ',') {
            break;
        }
        if (!digits_add(d, c)) {
            return false;
        }
        text->at++;
    }
    return true;
}

static void drop(Digits *d, size_t at)
{
    memmove(d->text + at, d->text + at + 1, d->length - at);
    d->length--;
    d->marks--;
    d->first = d->last = d->last - 1;
}

/* True where the first mark may set thousands apart. */
static bool sets_thousands_apart(const Digits *d)
{
    const size_t sign = d->text[0] == '-' || d->text[0] == '+' ? 1 : 0;
    const size_t before = d->first - sign;
    const size_t group_end = d->marks == 2 ? d->last : d->length;
    return before >= 1 && before <= 3 && d->text[sign] != '0' && group_end - d->first == 4;
}

static bool value_of(Digits *d, double *value)
{
    if (d->marks > 1) {
        return false;
    }
    if (d->marks == 1) {
        d->text[d->first] = '.';
    }
    const char *const end = number_read(d->text, value);
    return end && *end == '\0';
}

static bool frequency_of(Digits *d, double *value)
{
    if (d->marks == 2 && d->text[d->first] == d->text[d->last]) {
        return false;
    }
    if (d->marks == 0 || d->marks > 2 || !sets_thousands_apart(d)) {
        return value_of(d, value);
    }
    Digits joined = *d;
    drop(&joined, d->first);
    double hz = 0.0;
    if (!value_of(&joined, &hz)) {
        return false;
    }
    if (d->marks == 1 && hz > EQ_MOST_HZ) {
        return value_of(d, value);
    }
    *value = hz;
    return true;
}

bool eq_text_number(EqText *text, EqNumberStyle style, double *value)
{
    EqText rest = *text;
    Digits d = {.length = 0};
    eq_text_is_over(&rest);
    if (!take_sign(&rest, &d) || !take_digits(&rest, style, &d)) {
        return false;
    }
    const bool odd_comma = style == EQ_NUMBER_POINT && strchr(d.text, ',');
    if (odd_comma ||
        !(style == EQ_NUMBER_FREQUENCY ? frequency_of(&d, value) : value_of(&d, value))) {
        return false;
    }
    *text = rest;
    return true;
}

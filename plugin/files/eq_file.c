#include "eq_file.h"

#include "eq_filter.h"
#include "eq_points.h"
#include "open_file.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double most_db = 40.0;
static const size_t most_bytes = 1U << 20;

typedef struct {
    EqSpec *spec;
    bool chosen[EARS]; /* by the last Channel */
    bool any;          /* a command was understood */
    EqFault *fault;
} Reader;

/* ---------------------------------------------------------------------------------- commands -- */

static bool end_of(EqText *text, EqFault *fault)
{
    return eq_text_is_over(text) || eq_refuse(fault, "not understood:", eq_text_word(text));
}

static bool read_preamp(Reader *r, EqText text)
{
    double db = 0.0;
    EqText rest = text;
    if (!eq_text_number(&text, EQ_NUMBER_ANY, &db)) {
        return eq_refuse(r->fault, "no number:", eq_text_word(&rest));
    }
    rest = text;
    if (eq_text_is(eq_text_name(&rest), "dB")) {
        text = rest;
    }
    for (unsigned ear = 0; ear < EARS; ear++) {
        double *const sum = &r->spec->ears[ear].preamp_db;
        *sum += r->chosen[ear] ? db : 0.0;
        if (!(fabs(*sum) <= most_db)) {
            return eq_refuse(r->fault, "Preamp is not within 40 dB", EQ_NOTHING);
        }
    }
    return end_of(&text, r->fault);
}

static bool read_filter(Reader *r, EqText text)
{
    EqFilter filter;
    const EqFilterKind kind = eq_filter_read(text, &filter, r->fault);
    if (kind != EQ_FILTER_ON) {
        return kind == EQ_FILTER_OFF;
    }
    for (unsigned ear = 0; ear < EARS; ear++) {
        EqEar *const e = &r->spec->ears[ear];
        if (r->chosen[ear] && e->count == EQ_FILTERS) {
            return eq_refuse(r->fault, "more than 64 filters", EQ_NOTHING);
        }
        if (r->chosen[ear]) {
            e->filters[e->count++] = filter;
        }
    }
    return true;
}

static bool choose(bool chosen[EARS], EqText name)
{
    const bool all = eq_text_is(name, "ALL");
    const bool left = all || eq_text_is(name, "L") || eq_text_is(name, "1");
    const bool right = all || eq_text_is(name, "R") || eq_text_is(name, "2");
    chosen[0] = chosen[0] || left;
    chosen[1] = chosen[1] || right;
    return left || right;
}

static bool read_channel(Reader *r, EqText text)
{
    bool chosen[EARS] = {false, false};
    if (eq_text_is_over(&text)) {
        return eq_refuse(r->fault, "no channel", EQ_NOTHING);
    }
    while (!eq_text_is_over(&text)) {
        const EqText name = eq_text_word(&text);
        if (!choose(chosen, name)) {
            return eq_refuse(r->fault, "unknown channel", name);
        }
    }
    memcpy(r->chosen, chosen, sizeof r->chosen);
    return true;
}

static bool read_device(Reader *r, EqText text)
{
    const EqText name = eq_text_word(&text);
    return (eq_text_is(name, "all") || eq_refuse(r->fault, "not for this device:", name)) &&
           end_of(&text, r->fault);
}

static bool read_graphic(Reader *r, EqText text)
{
    const unsigned first = r->chosen[0] ? 0 : 1;
    EqEar *const ears = r->spec->ears;
    for (unsigned ear = 0; ear < EARS; ear++) {
        if (r->chosen[ear] && ears[ear].graphic.count) {
            return eq_refuse(r->fault, "a second GraphicEQ", EQ_NOTHING);
        }
    }
    if (!eq_points_read(text, &ears[first].graphic, r->fault)) {
        return false;
    }
    if (first == 0 && r->chosen[1]) {
        ears[1].graphic = ears[0].graphic;
    }
    return true;
}

/* ------------------------------------------------------------------------------------- lines -- */

static const struct {
    const char *name;
    bool (*read)(Reader *, EqText);
} commands[] = {
    {"Preamp", read_preamp},     {"Filter", read_filter}, {"Channel", read_channel},
    {"GraphicEQ", read_graphic}, {"Device", read_device},
};

/* "Filter", "Filter 1": what stands before the colon. */
static bool command_is(EqText key, const char *name)
{
    const EqText word = eq_text_name(&key);
    if (eq_text_is(word, "Filter")) {
        eq_text_is_over(&key);
        while (key.at < key.end && *key.at >= '0' && *key.at <= '9') {
            key.at++;
        }
    }
    return eq_text_is(word, name) && eq_text_is_over(&key);
}

static bool read_line(Reader *r, EqText line)
{
    if (memchr(line.at, '\0', eq_text_length(line))) {
        return eq_refuse(r->fault, "not text", EQ_NOTHING);
    }
    const char *const comment = memchr(line.at, '#', eq_text_length(line));
    line.end = comment ? comment : line.end;
    if (eq_text_is_over(&line)) {
        return true;
    }
    const char *const colon = memchr(line.at, ':', eq_text_length(line));
    if (!colon) {
        return eq_refuse(r->fault, "not understood:", line);
    }
    const EqText key = {line.at, colon}, value = {colon + 1, line.end};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (command_is(key, commands[i].name)) {
            r->any = true;
            return commands[i].read(r, value);
        }
    }
    return eq_refuse(r->fault, "unknown command", key);
}

/* The next line, without its end. */
static EqText take_line(EqText *text)
{
    EqText line = {text->at, text->at};
    while (line.end < text->end && *line.end != '\n' && *line.end != '\r') {
        line.end++;
    }
    text->at = line.end;
    if (text->at < text->end) {
        const bool two = *text->at == '\r' && text->end - text->at > 1 && text->at[1] == '\n';
        text->at += two ? 2 : 1;
    }
    return line;
}

static bool has_mark(EqText text, const char *bytes, size_t count)
{
    return eq_text_length(text) >= count && memcmp(text.at, bytes, count) == 0;
}

bool eq_file_parse(const char *bytes, size_t length, EqSpec *spec, EqFault *fault)
{
    EqText text = {bytes, bytes + length};
    Reader reader = {.spec = spec, .chosen = {true, true}, .fault = fault};
    *spec = (EqSpec){0};
    fault->line = 1;
    if (has_mark(text, "\xff\xfe", 2) || has_mark(text, "\xfe\xff", 2)) {
        return eq_refuse(fault, "UTF-16 text: save it as UTF-8", EQ_NOTHING);
    }
    text.at += has_mark(text, "\xef\xbb\xbf", 3) ? 3 : 0;
    for (; text.at < text.end; fault->line++) {
        if (!read_line(&reader, take_line(&text))) {
            return false;
        }
    }
    fault->line = 0;
    return reader.any || eq_refuse(fault, "has no correction in it", EQ_NOTHING);
}

/* ------------------------------------------------------------------------------------ files -- */

static FileFault read_open(const OpenFile *file, EqSpec *spec, EqFault *where)
{
    if (file->bytes > most_bytes) {
        return FILE_TEXT_TOO_LARGE;
    }
    FileFault fault = FILE_FINE;
    unsigned char *const bytes = open_file_all_bytes(file, &fault);
    if (bytes && !eq_file_parse((const char *)bytes, file->bytes, spec, where)) {
        fault = FILE_NOT_CORRECTION;
    }
    free(bytes);
    return fault;
}

FileFault eq_file_read(const char *path, EqSpec *spec, EqFault *where)
{
    OpenFile file;
    const FileFault fault = open_file(path, &file);
    if (fault != FILE_FINE) {
        return fault;
    }
    const FileFault read = read_open(&file, spec, where);
    open_file_close(&file);
    return read;
}

#include "text_field.h"

#include "utf8.h"
#include <stdio.h>
#include <string.h>

void text_field_begin(TextField *field, const char *text)
{
    snprintf(field->text, sizeof field->text, "%s", text);
    utf8_repair(field->text);
    field->anchor = 0;
    field->caret = (unsigned)strlen(field->text);
}

static unsigned selection_begin(const TextField *field)
{
    return field->caret < field->anchor ? field->caret : field->anchor;
}

static unsigned selection_end(const TextField *field)
{
    return field->caret < field->anchor ? field->anchor : field->caret;
}

static void cut(TextField *field, size_t begin, size_t end)
{
    memmove(field->text + begin, field->text + end, strlen(field->text + end) + 1);
    field->caret = field->anchor = (unsigned)begin;
}

void text_field_put(TextField *field, const char *text)
{
    cut(field, selection_begin(field), selection_end(field));
    char rest[OWN_PATH_SIZE];
    const size_t length = strlen(text), before = field->caret;
    snprintf(rest, sizeof rest, "%s", field->text + before);
    if (utf8_is_sound(text) && before + length + strlen(rest) < sizeof field->text) {
        snprintf(field->text + before, sizeof field->text - before, "%s%s", text, rest);
        field->anchor = field->caret = (unsigned)(before + length);
    }
}

/* With nothing selected, what lies between the caret and `end` goes. */
static void erase(TextField *field, size_t end)
{
    if (field->caret != field->anchor) {
        cut(field, selection_begin(field), selection_end(field));
    } else if (end < field->caret) {
        cut(field, end, field->caret);
    } else {
        cut(field, field->caret, end);
    }
}

void text_field_move(TextField *field, size_t caret, bool selects)
{
    field->caret = (unsigned)caret;
    if (!selects) {
        field->anchor = field->caret;
    }
}

/* An arrow without Shift leaves a selection at its end. */
static void step(TextField *field, bool forward, bool selects)
{
    if (field->caret != field->anchor && !selects) {
        text_field_move(field, forward ? selection_end(field) : selection_begin(field), false);
    } else {
        text_field_move(field,
                        forward ? utf8_after(field->text, field->caret)
                                : utf8_before(field->text, field->caret),
                        selects);
    }
}

static bool control_key(TextField *field, const char *text)
{
    if (strcmp(text, "a") == 0 || strcmp(text, "A") == 0) {
        field->anchor = 0;
        field->caret = (unsigned)strlen(field->text);
        return true;
    }
    return false;
}

bool text_field_key(TextField *field, UiKey key, const char *text, UiModifiers modifiers)
{
    switch (key) {
    case KEY_TEXT:
        if (modifiers.control) {
            return control_key(field, text);
        }
        text_field_put(field, text);
        return true;
    case KEY_BACKSPACE:
        erase(field, utf8_before(field->text, field->caret));
        return true;
    case KEY_DELETE:
        erase(field, utf8_after(field->text, field->caret));
        return true;
    case KEY_LEFT:
        step(field, false, modifiers.shift);
        return true;
    case KEY_RIGHT:
        step(field, true, modifiers.shift);
        return true;
    case KEY_HOME:
        text_field_move(field, 0, modifiers.shift);
        return true;
    case KEY_END:
        text_field_move(field, strlen(field->text), modifiers.shift);
        return true;
    case KEY_ENTER:
    case KEY_ESCAPE:
    case KEY_TAB:
    case KEY_BACK_TAB:
    case KEY_UP:
    case KEY_DOWN:
        break;
    }
    return false;
}

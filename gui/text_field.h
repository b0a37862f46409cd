/* One line of text that is being typed: UTF-8, a caret, what is selected. Pure but for itself. */
#ifndef EARFIELD_TEXT_FIELD_H
#define EARFIELD_TEXT_FIELD_H

#include "../plugin/own_files.h"
#include "ui.h"

typedef struct {
    char text[OWN_PATH_SIZE];
    unsigned caret, anchor; /* bytes; what lies between them is selected */
} TextField;

/** With all of it selected. */
void text_field_begin(TextField *field, const char *text);

/** False where the key is none of a field's. */
bool text_field_key(TextField *field, UiKey key, const char *text, UiModifiers modifiers);

/** The caret to where a character begins, or to the end; the selection stays or follows it. */
void text_field_move(TextField *field, size_t caret, bool selects);

/** What is selected is replaced; what finds no room is left out. */
void text_field_put(TextField *field, const char *text);

#endif

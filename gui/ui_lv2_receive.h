/* What the plugin tells the UI by `events_out`. A host hands on whatever it has: every size and type
 * is looked at before it is believed. */
#ifndef EARFIELD_UI_LV2_RECEIVE_H
#define EARFIELD_UI_LV2_RECEIVE_H

#include "../plugin/uris.h"
#include "ui.h"

/** An atom of `size` bytes, its own header included, at any alignment. Passed over where it is none of
 * the plugin's messages. `facts` are those of the last one. */
void ui_receive(Ui *ui, UiFacts *facts, const Uris *uris, const void *atom, size_t size);

#endif

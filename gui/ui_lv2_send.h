/* What the UI tells the plugin by `events_in`, as atoms. Without urid:map it is mute. */
#ifndef EARFIELD_UI_LV2_SEND_H
#define EARFIELD_UI_LV2_SEND_H

#include "../plugin/own_files.h"
#include "../plugin/uris.h"
#include <lv2/atom/forge.h>
#include <lv2/ui/ui.h>

typedef struct {
    LV2UI_Write_Function write;
    LV2UI_Controller controller;
    LV2_Atom_Forge forge;
    const Uris *uris;
    LV2_URID event_transfer; /* 0: mute */
} UiSender;

/** `map` may be NULL; `uris` are its numbers, and outlive the sender. */
void ui_sender_init(UiSender *sender, LV2UI_Write_Function write, LV2UI_Controller controller,
                    const LV2_URID_Map *map, const Uris *uris);

/** That the UI is open: to be said at opening and then each second; and that it closes. */
void ui_send_open(UiSender *sender);
void ui_send_closed(UiSender *sender);

/** Ask for what no port tells: the files, the message, the zoom. */
void ui_send_questions(UiSender *sender);

void ui_send_file(UiSender *sender, OwnFile which, const char *path);
void ui_send_zoom(UiSender *sender, float zoom);

#endif

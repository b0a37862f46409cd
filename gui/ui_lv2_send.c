#include "ui_lv2_send.h"

#include "../plugin/ports.h"
#include <string.h>

enum { LARGEST = OWN_PATH_SIZE + 256 }; /* a message with a path */

typedef union {
    LV2_Atom atom;
    uint8_t bytes[LARGEST];
} Message;

void ui_sender_init(UiSender *s, LV2UI_Write_Function write, LV2UI_Controller controller,
                    const LV2_URID_Map *map, const Uris *uris)
{
    *s = (UiSender){.write = write, .controller = controller, .uris = uris};
    if (map) {
        s->event_transfer = map->map(map->handle, LV2_ATOM__eventTransfer);
        lv2_atom_forge_init(&s->forge, (LV2_URID_Map *)map);
    }
}

/* An object of that kind in `message`, open for its properties. */
static void begin(UiSender *s, Message *message, LV2_Atom_Forge_Frame *frame, LV2_URID kind)
{
    lv2_atom_forge_set_buffer(&s->forge, message->bytes, sizeof message->bytes);
    lv2_atom_forge_object(&s->forge, frame, 0, kind);
}

static void finish(UiSender *s, const Message *message, LV2_Atom_Forge_Frame *frame)
{
    lv2_atom_forge_pop(&s->forge, frame);
    s->write(s->controller, PORT_EVENTS_IN, lv2_atom_total_size(&message->atom), s->event_transfer,
             message);
}

static void add_urid(UiSender *s, LV2_URID key, LV2_URID value)
{
    lv2_atom_forge_key(&s->forge, key);
    lv2_atom_forge_urid(&s->forge, value);
}

static void send_word(UiSender *s, LV2_URID kind)
{
    if (s->event_transfer) {
        Message message;
        LV2_Atom_Forge_Frame frame;
        begin(s, &message, &frame, kind);
        finish(s, &message, &frame);
    }
}

void ui_send_open(UiSender *s)
{
    send_word(s, s->uris->ui_open);
}

void ui_send_closed(UiSender *s)
{
    send_word(s, s->uris->ui_closed);
}

static void ask(UiSender *s, LV2_URID property)
{
    Message message;
    LV2_Atom_Forge_Frame frame;
    begin(s, &message, &frame, s->uris->patch_Get);
    add_urid(s, s->uris->patch_subject, s->uris->plugin);
    add_urid(s, s->uris->patch_property, property);
    finish(s, &message, &frame);
}

void ui_send_questions(UiSender *s)
{
    if (!s->event_transfer) {
        return;
    }
    for (int which = 0; which < OWN_FILES; which++) {
        ask(s, s->uris->file[which]);
    }
    ask(s, s->uris->message);
    ask(s, s->uris->ui_zoom);
}

static void begin_set(UiSender *s, Message *message, LV2_Atom_Forge_Frame *frame, LV2_URID property)
{
    begin(s, message, frame, s->uris->patch_Set);
    add_urid(s, s->uris->patch_subject, s->uris->plugin);
    add_urid(s, s->uris->patch_property, property);
    lv2_atom_forge_key(&s->forge, s->uris->patch_value);
}

void ui_send_file(UiSender *s, OwnFile which, const char *path)
{
    const size_t length = strlen(path);
    if (s->event_transfer && length < OWN_PATH_SIZE) {
        Message message;
        LV2_Atom_Forge_Frame frame;
        begin_set(s, &message, &frame, s->uris->file[which]);
        lv2_atom_forge_path(&s->forge, path, (uint32_t)length);
        finish(s, &message, &frame);
    }
}

void ui_send_zoom(UiSender *s, float zoom)
{
    if (s->event_transfer) {
        Message message;
        LV2_Atom_Forge_Frame frame;
        begin_set(s, &message, &frame, s->uris->ui_zoom);
        lv2_atom_forge_float(&s->forge, zoom);
        finish(s, &message, &frame);
    }
}

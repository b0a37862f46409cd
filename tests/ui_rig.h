/* A small host of the UI: the built earfield_ui.so in a window of its own on the server of DISPLAY.
 * It notes what the UI writes and has hands (by XTest: the server can't tell them from real ones) and
 * eyes. It fails the running test where the UI can't be loaded. */
#ifndef EARFIELD_TEST_UI_RIG_H
#define EARFIELD_TEST_UI_RIG_H

#include "../plugin/own_files.h"
#include "../plugin/ports.h"
#include "../plugin/uris.h"
#include "x_picture.h"
#include <lv2/options/options.h>
#include <lv2/ui/ui.h>
#include <xcb/xcb.h>

/** What a test wants otherwise than usual; all zero: all features, a parent, no options. */
typedef struct {
    bool bare;           /* no feature but the parent */
    bool alone;          /* no parent */
    uint32_t bad_parent; /* this instead of a parent, where not 0 */
    const LV2_Options_Option *options;
    bool has_chooser;                /* ui:requestValue */
    LV2UI_DescriptorFunction linked; /* of the UI in the test itself, instead of the built one */
} RigWish;

typedef struct {
    xcb_connection_t *connection;
    xcb_window_t root, parent, widget;
    void *binary;
    const LV2UI_Descriptor *descriptor;
    const LV2UI_Idle_Interface *idle;
    LV2UI_Handle ui;
    Uris uris;
    LV2_URID event_transfer;
    LV2UI_Touch touch; /* what the host offers, for as long as the UI is open */
    LV2UI_Resize resize;
    LV2UI_Request_Value request;

    /* what the UI wrote */
    float values[PORT_COUNT];
    unsigned writes[PORT_COUNT], grabs[PORT_COUNT], releases[PORT_COUNT];
    bool held[PORT_COUNT];
    unsigned loose_writes; /* to a port that it had not grabbed */
    unsigned said_open, said_closed, questions;
    char file[OWN_FILES][OWN_PATH_SIZE];
    unsigned files_set, chooser_calls;
    float zoom;
    int asked_width, asked_height; /* by ui:resize */
} Rig;

/** A UI in a mapped window. False where it refuses; the rig is then to be closed all the same. */
bool rig_open(Rig *rig, const RigWish *wish);

/** Takes anything half open, and a server that is gone. */
void rig_close(Rig *rig);

/** The host's own side alone, and the UI alone: for tests that need them apart. */
bool rig_connect(Rig *rig);
bool rig_instantiate(Rig *rig, const RigWish *wish);
void rig_cleanup(Rig *rig);

/** Let time pass: `milliseconds` of idle calls each 5 ms. False once the UI says that it is closed. */
bool rig_idle(Rig *rig, unsigned milliseconds);

/** What the host tells the UI. */
void rig_tell_port(Rig *rig, PortIndex port, float value);
void rig_tell_atom(Rig *rig, const void *atom, size_t size);

/* Eyes. */

/** The UI's window once it stands still, as a server that is busy shows it late; free() the pixels. */
Picture rig_look(Rig *rig);

/** Who has the keyboard. */
xcb_window_t rig_focus(Rig *rig);

/* Hands; places are pixels of the UI's window. Each lets the UI see what it did. */

void rig_point(Rig *rig, double x, double y);
void rig_press(Rig *rig, uint8_t button);
void rig_release(Rig *rig, uint8_t button);
void rig_click(Rig *rig, uint8_t button, double x, double y);
void rig_double_click(Rig *rig, double x, double y);
void rig_wheel(Rig *rig, int steps);

/** Keys by their symbol, such as 'a', 0xff0d; held until the release. */
void rig_key_down(Rig *rig, uint32_t symbol);
void rig_key_up(Rig *rig, uint32_t symbol);
void rig_key(Rig *rig, uint32_t symbol);
void rig_type(Rig *rig, const char *text); /* ASCII */

#endif

/* What hands do, between the files that make them up. Pixels are of scale 1. */
#ifndef EARFIELD_HANDS_H
#define EARFIELD_HANDS_H

#include "ui_parts.h"

/** End whatever gesture is under way, as if it were let go now. */
void hands_finish(Ui *ui);

/** What time ends. */
void hands_tick(Ui *ui);

/* -------------------------------------------- hands_press.c: what a button that went down does -- */

/** The grip has all but its kind and place, and keeps what is to be followed. False: no use for it. */
bool hands_press(Ui *ui, UiButton button);

/* ---------------------------------------------------------- hands_grip.c: knobs, the stage -- */

/** The grip is of the place already. */
void hands_grip_knob(Ui *ui);
bool hands_grip_stage(Ui *ui); /* false where nothing is to be moved */

void hands_drag(Ui *ui, UiModifiers modifiers);
void hands_let_go(Ui *ui, UiModifiers modifiers);

/** Bring what is gripped to its default. */
void hands_default(Ui *ui);

/* ------------------------------------------------------ hands_steps.c: steps and triggers -- */

void hands_nudge(Ui *ui, PortIndex port, double steps, UiModifiers modifiers, bool by_wheel);
void hands_nudge_end(Ui *ui);

/** A trigger goes to 1, and back to 0 once it is let go and the plugin had time to see it. */
void hands_push(Ui *ui, PortIndex port);
void hands_push_let_go(Ui *ui);
void hands_push_end(Ui *ui);
void hands_push_tick(Ui *ui);

/* ---------------------------------------- hands_do.c: what a press or the Enter key starts -- */

void hands_act(Ui *ui, const Place *place); /* PLACE_ACTION */
void hands_turn(Ui *ui, PortIndex port);    /* a switch */
void hands_undo(Ui *ui, bool redo);

/* ---------------------------------------------------- hands_overlay.c: lists and menus -- */

bool hands_is_open(const Ui *ui);

/** Of a place that opens one; whatever was open is closed. */
void hands_open_list(Ui *ui, const Place *place);
void hands_open_menu(Ui *ui, const Place *place);
void hands_close(Ui *ui);

/** Give what was filled its rectangle again. */
void hands_place_overlay(Ui *ui);

/** True where the press was the overlay's. */
bool hands_overlay_pressed(Ui *ui, UiButton button);
void hands_overlay_moved(Ui *ui);
void hands_overlay_released(Ui *ui);
bool hands_overlay_scrolled(Ui *ui, double steps);
bool hands_overlay_key(Ui *ui, UiKey key, const char *text, UiModifiers modifiers);

/* ------------------------------------------------ hands_typing.c: values, and all that is typed -- */

void hands_type_value(Ui *ui, const Place *place);

/** Of an overlay that was filled: the keyboard is taken. */
void hands_begin_typing(Ui *ui);

/** What is wrong with what is typed; empty: nothing. */
void hands_say(Ui *ui, const char *fault);

/** The caret to where the pointer is in what is typed. */
void hands_point_at_text(Ui *ui, bool selects);

bool hands_typing_key(Ui *ui, UiKey key, const char *text, UiModifiers modifiers);

/** Take what is typed where it is something, and close. */
void hands_settle(Ui *ui);

/* ----------------------------------------------------------------------- hands_path.c: files -- */

/** By the host's own chooser, else by typing its path. */
void hands_choose_file(Ui *ui, const Place *place);

/** Ask for none. */
void hands_clear_file(Ui *ui, OwnFile which);

/** What could complete what is typed now. */
void hands_list_entries(Ui *ui);

/** Into the folder, or the file itself. */
void hands_choose_entry(Ui *ui, int item);

/** False where the key is the text's. */
bool hands_path_key(Ui *ui, UiKey key);

/** Ask for the file that is typed, where it is another one. */
void hands_settle_path(Ui *ui);

#endif

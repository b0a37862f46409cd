/* What the UI knows and does: the values of all ports, the files, the two settings A and B, and the
 * gestures that change them, which are the steps of undo. Each change goes out through the host; no
 * drawing and no event here. One thread. */
#ifndef EARFIELD_MODEL_H
#define EARFIELD_MODEL_H

#include "../plugin/own_files.h"
#include "../plugin/params.h"
#include "ui.h"

enum { MODEL_STEPS = 100 }; /* of undo */

/** The values of all ports on the side where it happened. */
typedef struct {
    int side;
    float before[PORT_COUNT], after[PORT_COUNT];
} Step;

typedef struct {
    UiHost host;
    float values[PORT_COUNT];   /* those that are heard */
    float behind[PORT_COUNT];   /* of the other side; only what model_has_sides() */
    bool apart;                 /* A and B: until then the other side is as this one */
    float previous[PORT_COUNT]; /* before the last gesture at each */
    int side;                   /* heard: 0 is A, 1 is B */
    int preset;                 /* the last that was chosen, or -1 */

    bool held[PORT_COUNT]; /* by a hand */
    bool gesture;
    Step now; /* of the gesture */

    Step steps[MODEL_STEPS]; /* a ring */
    int first, done, undone; /* the oldest; how many can be undone, redone */

    bool changed; /* anything; for who draws to take back */

    char path[OWN_FILES][OWN_PATH_SIZE];
    char words[OWN_FILES][OWN_WORDS_SIZE]; /* what is wrong with the file that was asked for */
    OwnFile asked;                         /* the last */
} Model;

void model_init(Model *model, const UiHost *host);

/* ------------------------------------------------------------------- from the host -- */

/** A value of the host's; dropped where a hand holds the port. */
void model_port(Model *model, PortIndex port, float value);

void model_file(Model *model, OwnFile which, const char *path);

/** What is wrong with the last file that was asked for; empty: nothing. What is no UTF-8 in a path
 * or words is kept as "?". */
void model_message(Model *model, const char *words);

/* -------------------------------------------------------------------- from the hand -- */

/** A gesture may set several ports; each is touched before its first change and let go at the end.
 * A gesture that is still open ends first. */
void model_begin(Model *model);
void model_hold(Model *model, PortIndex port);
void model_set(Model *model, PortIndex port, float value); /* within a gesture */
void model_end(Model *model);

/** A gesture of one value. */
void model_put(Model *model, PortIndex port, float value);

void model_choose_preset(Model *model, int preset);

/** The preset that names what is set: the last that was chosen while every value is as it has them,
 * else any of which this is true, be it the host that chose it. Else, no longer `whole`, the last
 * that was chosen while its mode is heard. -1: none. */
int model_preset(const Model *model, bool *whole);

/** Whether a port is one of those that A and B keep apart: what is a matter of taste, and the
 * correction. How loud and on what it is heard stays. */
bool model_has_sides(PortIndex port);

/** The first time, the other side is as this one. */
void model_choose_side(Model *model, int side);

/** The side that is heard onto the other. */
void model_copy_side(Model *model);

bool model_can_undo(const Model *model);
bool model_can_redo(const Model *model);
void model_undo(Model *model);
void model_redo(Model *model);

/** Ask for a file; empty: none. */
void model_ask_file(Model *model, OwnFile which, const char *path);

/** By the host's own chooser, which asks the plugin itself. False: it has none. */
bool model_choose_file(Model *model, OwnFile which);

#endif

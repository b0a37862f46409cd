/* Where everything stands: the places of a window, in the order of the Tab key. Pure. Lengths are in
 * pixels of scale 1. */
#ifndef EARFIELD_LAYOUT_H
#define EARFIELD_LAYOUT_H

#include "../plugin/own_files.h"
#include "../plugin/params.h"
#include "gfx.h"

typedef enum {
    PLACE_CHOICES, /* of a choice's port: all of them side by side */
    PLACE_LIST,    /* of a choice's port: the present one; the others in a list that opens */
    PLACE_KNOB,    /* of a number's port */
    PLACE_SWITCH,  /* of a toggle's port */
    PLACE_PUSH,    /* of a trigger's port */
    PLACE_FILE,    /* of a file of the user's own: its name, choose, clear, what is wrong with it */
    PLACE_ACTION,  /* of what is no port */
    PLACE_TAB,     /* of a page of controls */
    PLACE_STAGE,
    PLACE_RESPONSE,
    PLACE_METERS,
    PLACE_READING, /* of a meter's port that stands alone, such as the match gain or the guard */
    PLACE_HELP     /* words on what the pointer is over */
} PlaceKind;

typedef enum {
    ACTION_PRESETS,
    ACTION_SIDE_A,
    ACTION_SIDE_B,
    ACTION_COPY, /* the side that is heard onto the other */
    ACTION_UNDO,
    ACTION_REDO,
    ACTION_ZOOM,
    ACTIONS
} UiAction;

/** Pages of controls, of which one is in front. */
typedef enum {
    PAGE_HEADPHONES,
    PAGE_SPEAKERS,
    PAGE_INEARS,
    PAGE_CORRECTION,
    PAGE_SAFETY,
    PAGES
} Page;

typedef struct {
    PlaceKind kind;
    int of; /* a PortIndex, OwnFile, UiAction or Page, by the kind */
    Rect at;
} Place;

enum { LAYOUT_PLACES = 80 };

typedef struct {
    Place places[LAYOUT_PLACES];
    unsigned count;
    double width, height; /* of the window */
} Layout;

enum {
    LAYOUT_WIDTH = 960,
    LAYOUT_HEIGHT = 600,
    LAYOUT_LEAST_WIDTH = 720,
    LAYOUT_LEAST_HEIGHT = 450
};

/** The page of a mode's controls. */
Page layout_page_of_mode(int mode);

const char *layout_page_name(Page page);

/** The places of a window of that size, at least the least, with a page in front. */
void layout_fill(Layout *layout, double width, double height, Page page);

/** Which place is there, or -1. */
int layout_find(const Layout *layout, double x, double y);

/** The place of a kind and what it is of, or -1. */
int layout_place_of(const Layout *layout, PlaceKind kind, int of);

/* ------------------------------------------------------- what a place is made of, by its kind -- */

/** How many choices a choice's port has. */
unsigned place_choice_count(const Place *place);

/** Of PLACE_CHOICES: the rectangle of one of them. */
Rect place_choice(const Place *place, unsigned choice);

/** Of PLACE_KNOB: where its value is written, and typed. */
Rect place_value(const Place *place);

/** Of PLACE_FILE. The button that chooses is the name's field, too. */
Rect place_file_name(const Place *place);
Rect place_file_clear(const Place *place);

#endif

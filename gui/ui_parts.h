/* What a Ui is made of; only for the files that make it: ui.c, ui_arrange.c, ui_paint.c, hands_*.c.
 * Lengths are in pixels of scale 1 unless said. */
#ifndef EARFIELD_UI_PARTS_H
#define EARFIELD_UI_PARTS_H

#include "model.h"
#include "overlay.h"
#include "scene.h"
#include "value_text.h"
#include "view_programme.h"
#include "view_room.h"
#include "view_stage.h"

typedef enum {
    GRIP_NONE,
    GRIP_KNOB,
    GRIP_STAGE,
    GRIP_PUSH,
    GRIP_LIST, /* a list or menu: the button went down to open it, or in it */
    GRIP_TEXT, /* what is typed is selected */
    GRIP_REST  /* what was to be done is done */
} GripKind;

/** A button that is down. */
typedef struct {
    GripKind kind;
    UiButton button;
    Place place;           /* where it went down */
    double from_x, from_y; /* there */
    double last_x, last_y; /* up to where the pointer was followed */
    bool moved;            /* by more than a hand trembles */
    bool fine;             /* a key was down with it */
    double position;       /* of a knob: not rounded */
    StageThing thing;
    double aim_x, aim_y;      /* of a thing: its middle, as the hand leads it */
    float values[PORT_COUNT]; /* of a thing: as they were, for the picture that it is led in */
} Grip;

/** Steps of the wheel or of arrow keys: one gesture, as long as they follow one another. */
typedef struct {
    bool on, by_wheel;
    PortIndex port;
    double value; /* not rounded */
    double last_s;
} Nudge;

/** A trigger on its way through 1. */
typedef struct {
    bool on, down;
    bool rises; /* was found at 1, is now at 0, and has yet to rise */
    PortIndex port;
    double since_s; /* its present value */
} Push;

/** The last press of the left button, which another may make a double-click. */
typedef struct {
    bool counts;
    Place place;
    double x, y, time_s;
} Click;

/** What is on the window, against what is known. */
typedef struct {
    cairo_surface_t *still; /* all but what moves and what lies over it, in pixels of the window */
    cairo_surface_t *lit;   /* what of it the programme may cover, as if it did; NULL: not there */
    bool all;               /* `still` is to be made anew */
    bool shown;             /* `still` was shown whole */
    Rect programme_at;      /* over `still`; empty: nowhere */
    bool dirty[LAYOUT_PLACES];
    uint64_t prints[LAYOUT_PLACES]; /* fingerprints of what was drawn */
    bool overlay_dirty;
    uint64_t overlay_print;
    Rect overlay_at; /* as drawn */
    bool meters_dirty, spectrum_dirty;
    float values[PORT_COUNT]; /* as drawn in the meters */
    MeterHolds holds;         /* the same */
    Programme programme;      /* as drawn */
    double moved_s;           /* when what moves was last looked at */
} Paint;

struct Ui {
    Model model;

    MeterHolds holds;
    float spectrum_db[SPECTRUM_POINTS];
    float correction_db[EARS][SPECTRUM_POINTS];
    float energy_db[EARS][ENERGY_POINTS];
    ViewModel view;    /* of the above */
    ViewRoom room;     /* the last that was drawn */
    unsigned pictures; /* that came, but for spectra */
    bool spectrum_new;

    double screen_scale, zoom;
    double scale;      /* pixels of the window in one of scale 1 */
    int width, height; /* of the window, in its pixels */
    Page page;
    Layout layout;
    int mode; /* whose page was brought to the front */

    double now_s;
    bool here; /* the pointer */
    double x, y;
    int over, over_choice, focus;
    Grip grip;
    Nudge nudge;
    Push push;
    Click click;
    bool typing;                  /* the keyboard was taken */
    char copied[VALUE_TEXT_SIZE]; /* a value in words */
    char folder[OWN_PATH_SIZE];   /* where paths without one lie: of the present path's field */
    char last[OWN_FILES][OWN_PATH_SIZE]; /* folders where files were found, or what was cleared */
    Overlay overlay;
    bool lit_by_keys; /* its item, and not by the pointer that rests there */

    bool stirred; /* something may look otherwise than before */
    Paint paint;
};

/* --------------------------------------------------------------------------- ui_arrange.c -- */

/** The scale, the places and what depends on them, after the window or the page changed. */
void ui_arrange(Ui *ui);

void ui_show_page(Ui *ui, Page page);

/** Bring the mode's page to the front where the mode is another one than before. */
void ui_follow_mode(Ui *ui);

/** What the pointer is over. */
void ui_look_under_pointer(Ui *ui);

/** The user's zoom; the window is asked to follow. */
void ui_set_zoom(Ui *ui, double zoom);

/** What is to be drawn; good until the UI changes. */
Scene ui_scene(const Ui *ui);

/* ----------------------------------------------------------------------------- ui_paint.c -- */

/** Find what is to be drawn anew; true where there is something. */
bool ui_paint_check(Ui *ui);

/** The same, for what moves with the programme. */
void ui_paint_moving(Ui *ui);

#endif

#include "ui_viewer.h"

#include "host.h"
#include "ui_rig.h"
#include <lv2/atom/forge.h>
#include <lv2/atom/util.h>
#include <stdlib.h>

struct UiViewer {
    Rig rig;
};

typedef struct {
    union {
        LV2_Atom atom;
        uint8_t bytes[8192];
    } buffer;
    LV2_Atom_Forge forge;
    LV2_Atom_Forge_Frame frame;
} Message;

static void close_window(UiViewer *viewer)
{
    rig_close(&viewer->rig);
    free(viewer);
}

static UiViewer *open_window(void)
{
    const RigWish usual = {0};
    UiViewer *viewer = calloc(1, sizeof *viewer);
    if (!viewer) {
        return NULL;
    }
    if (!rig_connect(&viewer->rig) || !rig_instantiate(&viewer->rig, &usual)) {
        close_window(viewer);
        return NULL;
    }
    const LV2UI_Resize *window = viewer->rig.descriptor->extension_data(LV2_UI__resize);
    window->ui_resize(viewer->rig.ui, VIEWER_WIDTH, VIEWER_HEIGHT);
    return viewer;
}

static void tell_port(UiViewer *viewer, PortIndex port, float value)
{
    rig_tell_port(&viewer->rig, port, value);
}

/* ------------------------------------------------------------------------------- messages -- */

static void begin(Message *m, const Uris *uris)
{
    lv2_atom_forge_init(&m->forge, &host_map);
    lv2_atom_forge_set_buffer(&m->forge, m->buffer.bytes, sizeof m->buffer.bytes);
    lv2_atom_forge_object(&m->forge, &m->frame, 0, uris->pictures);
}

static void add(Message *m, const Uris *uris, LV2_URID key, const float *db, unsigned points)
{
    lv2_atom_forge_key(&m->forge, key);
    lv2_atom_forge_vector(&m->forge, sizeof(float), uris->atom_Float, points, db);
}

static void end(Message *m, Rig *rig)
{
    lv2_atom_forge_pop(&m->forge, &m->frame);
    rig_tell_atom(rig, &m->buffer, lv2_atom_total_size(&m->buffer.atom));
}

static void tell_spectrum(UiViewer *viewer, const float *db)
{
    static Message message;
    const Uris *uris = &viewer->rig.uris;
    begin(&message, uris);
    add(&message, uris, uris->spectrum, db, SPECTRUM_POINTS);
    end(&message, &viewer->rig);
}

static void tell_pictures(UiViewer *viewer, const ViewerPictures *p)
{
    static Message message;
    const Uris *uris = &viewer->rig.uris;
    begin(&message, uris);
    add(&message, uris, uris->spectrum, p->spectrum_db, SPECTRUM_POINTS);
    for (int ear = 0; ear < EARS; ear++) {
        add(&message, uris, uris->energy[ear], p->energy_db[ear], ENERGY_POINTS);
        add(&message, uris, uris->correction[ear], p->correction_db[ear], SPECTRUM_POINTS);
    }
    end(&message, &viewer->rig);
}

/* ----------------------------------------------------------------------------------- time -- */

static void idle(UiViewer *viewer, double time_s)
{
    (void)time_s;
    viewer->rig.idle->idle(viewer->rig.ui);
}

static void settle(UiViewer *viewer)
{
    const unsigned until_it_shows_ms = 60;
    rig_idle(&viewer->rig, until_it_shows_ms);
}

const UiViewerKind ui_viewer_window = {open_window,   close_window, tell_port, tell_spectrum,
                                       tell_pictures, idle,         settle,    true};

/* The UI as hosts know it: from their features, port events and idle calls to the Ui and its window,
 * and back. The host's thread of its user interface. */
#include "steady.h"
#include "ui_lv2_features.h"
#include "ui_lv2_receive.h"
#include "ui_lv2_send.h"
#include "window_xcb.h"

#include <stdlib.h>
#include <string.h>

#define EARFIELD_UI_URI EARFIELD_URI "#ui"

typedef struct {
    LV2UI_Write_Function write;
    LV2UI_Controller controller;
    UiFeatures features;
    Uris uris; /* all 0 without urid:map */
    LV2_URID float_protocol;
    UiSender sender;
    UiFacts facts;
    double told_s; /* the plugin, last, that this is open */
    Window *window;
    Ui *ui;
} Instance;

/* -------------------------------------------------------------------------- what the Ui asks -- */

static void write_port(void *handle, PortIndex port, float value)
{
    Instance *i = handle;
    i->write(i->controller, port, sizeof value, 0, &value);
}

static void touch(void *handle, PortIndex port, bool grabbed)
{
    const LV2UI_Touch *host = ((Instance *)handle)->features.touch;
    if (host && host->touch) {
        host->touch(host->handle, port, grabbed);
    }
}

static void set_file(void *handle, OwnFile which, const char *path)
{
    ui_send_file(&((Instance *)handle)->sender, which, path);
}

static bool choose_file(void *handle, OwnFile which)
{
    const Instance *i = handle;
    const LV2UI_Request_Value *host = i->features.request_value;
    if (!host || !host->request || !i->features.map) {
        return false;
    }
    const LV2UI_Request_Value_Status status =
        host->request(host->handle, i->uris.file[which], i->uris.atom_Path, NULL);
    return status == LV2UI_REQUEST_VALUE_SUCCESS || status == LV2UI_REQUEST_VALUE_BUSY;
}

static void set_zoom(void *handle, float zoom)
{
    ui_send_zoom(&((Instance *)handle)->sender, zoom);
}

static void take_keyboard(void *handle, bool taken)
{
    window_take_keyboard(((Instance *)handle)->window, taken);
}

static void resize(void *handle, int width, int height)
{
    const Instance *i = handle;
    const LV2UI_Resize *host = i->features.resize;
    window_resize(i->window, width, height);
    if (host && host->ui_resize) {
        host->ui_resize(host->handle, width, height);
    }
}

/* ------------------------------------------------------------------------------- life cycle -- */

static void say_open(Instance *i)
{
    i->told_s = steady_now_s();
    ui_send_open(&i->sender);
}

/* Takes anything half open. */
static void destroy(Instance *i)
{
    if (i->ui) {
        ui_free(i->ui); /* ends what a hand began */
    }
    window_close(i->window);
    free(i);
}

/* suil 0.10 forgets its handle where the window was closed, and then passes none at all to this and to
 * what follows. */
static void cleanup(LV2UI_Handle handle)
{
    Instance *i = handle;
    if (i) {
        ui_send_closed(&i->sender);
        destroy(i);
    }
}

static bool open_window(Instance *i)
{
    const UiHost host = {.handle = i,
                         .write_port = write_port,
                         .touch = touch,
                         .set_file = set_file,
                         .choose_file = choose_file,
                         .set_zoom = set_zoom,
                         .take_keyboard = take_keyboard,
                         .resize = resize};
    i->window = window_open(i->features.parent);
    if (!i->window) {
        return false;
    }
    const double asked = ui_features_scale(&i->features);
    i->ui = ui_new(&host, asked > 0.0 ? asked : window_scale(i->window));
    return i->ui && window_show(i->window, i->ui);
}

static void take_up(Instance *i)
{
    const LV2_URID_Map *map = i->features.map;
    if (map) {
        uris_map(&i->uris, map);
        i->float_protocol = map->map(map->handle, LV2_UI__floatProtocol);
    }
    ui_sender_init(&i->sender, i->write, i->controller, map, &i->uris);
}

static LV2UI_Handle instantiate(const LV2UI_Descriptor *descriptor, const char *plugin_uri,
                                const char *bundle_path, LV2UI_Write_Function write,
                                LV2UI_Controller controller, LV2UI_Widget *widget,
                                const LV2_Feature *const *features)
{
    (void)descriptor;
    (void)bundle_path;
    Instance *i = calloc(1, sizeof *i);
    if (!i || strcmp(plugin_uri, EARFIELD_URI) != 0 || !write) {
        free(i);
        return NULL;
    }
    i->write = write;
    i->controller = controller;
    i->features = ui_features(features);
    take_up(i);
    if (!open_window(i)) {
        destroy(i);
        return NULL;
    }
    *widget = (LV2UI_Widget)(uintptr_t)window_id(i->window); // NOLINT(performance-no-int-to-ptr)
    int width = 0, height = 0;
    ui_preferred_size(i->ui, &width, &height);
    resize(i, width, height);
    say_open(i);
    ui_send_questions(&i->sender);
    return i;
}

/* ----------------------------------------------------------------------------- what it hears -- */

static void port_event(LV2UI_Handle handle, uint32_t port, uint32_t size, uint32_t format,
                       const void *buffer)
{
    Instance *i = handle;
    if (!i || !buffer) {
        return;
    }
    const bool is_float = format == 0 || format == i->float_protocol;
    if (is_float && size == sizeof(float) && port < PORT_COUNT) {
        float value = 0.0f;
        memcpy(&value, buffer, sizeof value);
        ui_port(i->ui, (PortIndex)port, value);
    } else if (port == PORT_EVENTS_OUT && format && format == i->sender.event_transfer) {
        ui_receive(i->ui, &i->facts, &i->uris, buffer, size);
    }
}

static int idle(LV2UI_Handle handle)
{
    Instance *i = handle;
    const double each_s = 1.0;
    if (!i) {
        return 1;
    }
    if (steady_now_s() - i->told_s >= each_s) {
        say_open(i);
    }
    return window_idle(i->window) ? 0 : 1;
}

static int resized_by_host(LV2UI_Feature_Handle handle, int width, int height)
{
    const Instance *i = handle;
    if (!i) {
        return 1;
    }
    window_resize(i->window, width, height);
    return 0;
}

static const void *extension_data(const char *uri)
{
    static const LV2UI_Idle_Interface idle_interface = {idle};
    static const LV2UI_Resize resize_interface = {NULL, resized_by_host};
    if (strcmp(uri, LV2_UI__idleInterface) == 0) {
        return &idle_interface;
    }
    return strcmp(uri, LV2_UI__resize) == 0 ? &resize_interface : NULL;
}

LV2_SYMBOL_EXPORT const LV2UI_Descriptor *lv2ui_descriptor(uint32_t index)
{
    static const LV2UI_Descriptor descriptor = {EARFIELD_UI_URI, instantiate, cleanup, port_event,
                                                extension_data};
    return index == 0 ? &descriptor : NULL;
}

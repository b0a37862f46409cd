#include "ui_rig.h"

#include "../plugin/atoms.h"
#include "check.h"
#include "host.h"
#include <dlfcn.h>
#include <lv2/atom/util.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --------------------------------------------------------------------- what the UI writes -- */

static void note_set(Rig *rig, const LV2_Atom_Object *object)
{
    const LV2_Atom *property = atoms_property(object, rig->uris.patch_property);
    const LV2_Atom *value = atoms_property(object, rig->uris.patch_value);
    assert_non_null(property);
    assert_non_null(value);
    const LV2_URID name = ((const LV2_Atom_URID *)property)->body;
    if (name == rig->uris.ui_zoom) {
        assert_int_equal(value->type, rig->uris.atom_Float);
        rig->zoom = ((const LV2_Atom_Float *)value)->body;
    }
    for (int which = 0; which < OWN_FILES; which++) {
        if (name == rig->uris.file[which]) {
            assert_int_equal(value->type, rig->uris.atom_Path);
            snprintf(rig->file[which], OWN_PATH_SIZE, "%s", (const char *)(value + 1));
            rig->files_set++;
        }
    }
}

static void note_message(Rig *rig, uint32_t size, const LV2_Atom_Object *object)
{
    assert_true(size == lv2_atom_total_size(&object->atom));
    assert_int_equal(object->atom.type, rig->uris.atom_Object);
    rig->said_open += object->body.otype == rig->uris.ui_open;
    rig->said_closed += object->body.otype == rig->uris.ui_closed;
    rig->questions += object->body.otype == rig->uris.patch_Get;
    if (object->body.otype == rig->uris.patch_Set) {
        note_set(rig, object);
    }
}

static void write_from_ui(LV2UI_Controller controller, uint32_t port, uint32_t size,
                          uint32_t protocol, const void *buffer)
{
    Rig *rig = controller;
    if (protocol == 0) {
        assert_int_equal(size, sizeof(float));
        assert_true(port < PORT_COUNT);
        memcpy(&rig->values[port], buffer, sizeof(float));
        rig->writes[port]++;
        rig->loose_writes += !rig->held[port];
    } else {
        assert_int_equal(protocol, rig->event_transfer);
        assert_int_equal(port, PORT_EVENTS_IN);
        note_message(rig, size, buffer);
    }
}

static void touch_from_ui(LV2UI_Feature_Handle handle, uint32_t port, bool grabbed)
{
    Rig *rig = handle;
    assert_true(port < PORT_COUNT);
    assert_true(rig->held[port] != grabbed);
    rig->held[port] = grabbed;
    rig->grabs[port] += grabbed;
    rig->releases[port] += !grabbed;
}

static int resize_from_ui(LV2UI_Feature_Handle handle, int width, int height)
{
    Rig *rig = handle;
    const uint32_t size[] = {(uint32_t)width, (uint32_t)height};
    rig->asked_width = width;
    rig->asked_height = height;
    xcb_configure_window(rig->connection, rig->parent,
                         XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT, size);
    xcb_flush(rig->connection);
    return 0;
}

static LV2UI_Request_Value_Status request_from_ui(LV2UI_Feature_Handle handle, LV2_URID key,
                                                  LV2_URID type, const LV2_Feature *const *features)
{
    Rig *rig = handle;
    (void)key, (void)type, (void)features;
    rig->chooser_calls++;
    return LV2UI_REQUEST_VALUE_SUCCESS;
}

/* ------------------------------------------------------------------------ opening, closing -- */

bool rig_connect(Rig *rig)
{
    *rig = (Rig){.connection = xcb_connect(NULL, NULL)};
    if (xcb_connection_has_error(rig->connection)) {
        return false;
    }
    const xcb_screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(rig->connection)).data;
    const uint32_t values[] = {screen->black_pixel,
                               XCB_EVENT_MASK_KEY_PRESS | XCB_EVENT_MASK_KEY_RELEASE};
    rig->root = screen->root;
    rig->parent = xcb_generate_id(rig->connection);
    xcb_create_window(rig->connection, XCB_COPY_FROM_PARENT, rig->parent, rig->root, 0, 0, 960, 600,
                      0, XCB_WINDOW_CLASS_INPUT_OUTPUT, XCB_COPY_FROM_PARENT,
                      XCB_CW_BACK_PIXEL | XCB_CW_EVENT_MASK, values);
    xcb_map_window(rig->connection, rig->parent);
    xcb_set_input_focus(rig->connection, XCB_INPUT_FOCUS_POINTER_ROOT, rig->parent,
                        XCB_CURRENT_TIME);
    free(xcb_get_input_focus_reply(rig->connection, xcb_get_input_focus(rig->connection), NULL));
    return true;
}

static LV2UI_DescriptorFunction open_binary(Rig *rig)
{
    LV2UI_DescriptorFunction descriptor;
    rig->binary = dlopen(BUNDLE "earfield_ui.so", RTLD_NOW | RTLD_LOCAL);
    assert_non_null(rig->binary);
    *(void **)&descriptor = dlsym(rig->binary, "lv2ui_descriptor");
    assert_non_null(descriptor);
    return descriptor;
}

static void load(Rig *rig, const RigWish *wish)
{
    const LV2UI_DescriptorFunction descriptor = wish->linked ? wish->linked : open_binary(rig);
    rig->descriptor = descriptor(0);
    assert_non_null(rig->descriptor);
    assert_null(descriptor(1));
    rig->idle = rig->descriptor->extension_data(LV2_UI__idleInterface);
    assert_non_null(rig->idle);
    uris_map(&rig->uris, &host_map);
    rig->event_transfer = host_map.map(host_map.handle, LV2_ATOM__eventTransfer);
}

bool rig_instantiate(Rig *rig, const RigWish *wish)
{
    load(rig, wish);
    const uint32_t inside = wish->bad_parent ? wish->bad_parent : rig->parent;
    static const LV2_Options_Option no_options[1]; /* but their end */
    const LV2_Options_Option *options = wish->options ? wish->options : no_options;
    rig->touch = (LV2UI_Touch){rig, touch_from_ui};
    rig->resize = (LV2UI_Resize){rig, resize_from_ui};
    rig->request = (LV2UI_Request_Value){rig, request_from_ui};
    void *number =
        (void *)(uintptr_t)inside; // NOLINT(performance-no-int-to-ptr): as it is specified
    const LV2_Feature parent_feature = {LV2_UI__parent, number};
    const LV2_Feature idle_feature = {LV2_UI__idleInterface, NULL};
    const LV2_Feature touch_feature = {LV2_UI__touch, &rig->touch};
    const LV2_Feature resize_feature = {LV2_UI__resize, &rig->resize};
    const LV2_Feature map_feature = {LV2_URID__map, &host_map};
    const LV2_Feature options_feature = {LV2_OPTIONS__options, (void *)options};
    const LV2_Feature request_feature = {LV2_UI__requestValue, &rig->request};
    const LV2_Feature *features[8] = {&idle_feature};
    unsigned count = 1;
    if (!wish->alone) {
        features[count++] = &parent_feature;
    }
    if (!wish->bare) {
        features[count++] = &touch_feature;
        features[count++] = &resize_feature;
        features[count++] = &map_feature;
        features[count++] = &options_feature;
    }
    if (wish->has_chooser) {
        features[count++] = &request_feature;
    }
    LV2UI_Widget widget = NULL;
    rig->ui = rig->descriptor->instantiate(rig->descriptor, EARFIELD_URI, BUNDLE, write_from_ui,
                                           rig, &widget, features);
    rig->widget = (xcb_window_t)(uintptr_t)widget;
    return rig->ui != NULL;
}

bool rig_open(Rig *rig, const RigWish *wish)
{
    return rig_connect(rig) && rig_instantiate(rig, wish) && rig_idle(rig, 50);
}

void rig_cleanup(Rig *rig)
{
    if (rig->ui) {
        rig->descriptor->cleanup(rig->ui);
    }
    if (rig->binary) {
        dlclose(rig->binary);
    }
    rig->ui = rig->binary = NULL;
}

void rig_close(Rig *rig)
{
    rig_cleanup(rig);
    xcb_disconnect(rig->connection);
    rig->connection = NULL;
}

/* ------------------------------------------------------------------------------------ time -- */

bool rig_idle(Rig *rig, unsigned milliseconds)
{
    const struct timespec pause = {.tv_nsec = 5000000};
    bool open = true;
    for (unsigned passed = 0; open && passed < milliseconds; passed += 5) {
        open = rig->idle->idle(rig->ui) == 0;
        nanosleep(&pause, NULL);
    }
    return open && rig->idle->idle(rig->ui) == 0;
}

void rig_tell_port(Rig *rig, PortIndex port, float value)
{
    rig->descriptor->port_event(rig->ui, port, sizeof value, 0, &value);
}

void rig_tell_atom(Rig *rig, const void *atom, size_t size)
{
    rig->descriptor->port_event(rig->ui, PORT_EVENTS_OUT, (uint32_t)size, rig->event_transfer,
                                atom);
}

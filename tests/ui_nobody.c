#include "ui_nobody.h"

static void write_port(void *handle, PortIndex port, float value)
{
    (void)handle, (void)port, (void)value;
}

static void touch(void *handle, PortIndex port, bool grabbed)
{
    (void)handle, (void)port, (void)grabbed;
}

static void set_file(void *handle, OwnFile which, const char *path)
{
    (void)handle, (void)which, (void)path;
}

static bool choose_file(void *handle, OwnFile which)
{
    (void)handle, (void)which;
    return false;
}

static void set_zoom(void *handle, float zoom)
{
    (void)handle, (void)zoom;
}

static void take_keyboard(void *handle, bool taken)
{
    (void)handle, (void)taken;
}

static void resize(void *handle, int width, int height)
{
    (void)handle, (void)width, (void)height;
}

const UiHost ui_nobody = {.write_port = write_port,
                          .touch = touch,
                          .set_file = set_file,
                          .choose_file = choose_file,
                          .set_zoom = set_zoom,
                          .take_keyboard = take_keyboard,
                          .resize = resize};

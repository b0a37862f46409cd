/* The window's picture without a window: a model with its defaults, a layout, a scene. */
#ifndef EARFIELD_TEST_UI_PICTURE_H
#define EARFIELD_TEST_UI_PICTURE_H

#include "../gui/scene.h"

typedef struct {
    Model model;
    ViewModel view;
    Layout layout;
    Overlay overlay;
    Scene scene; /* points at the above */
} UiPicture;

/** With a page in front and a mode heard. The picture stays where it is. */
void ui_picture_init(UiPicture *picture, double width, double height, Page page, int mode);

/** A part of it, in pixels of scale 1; the caller destroys it. */
cairo_surface_t *ui_picture_draw(const UiPicture *picture, Rect part, double scale);

/** The place of a kind, which is there. */
const Place *ui_picture_place(const UiPicture *picture, PlaceKind kind, int of);

/** An overlay of some items at a place, laid out. */
void ui_picture_open(UiPicture *picture, OverlayKind kind, const Place *place,
                     const char *const *items, unsigned count);

#endif

#include "ui_places.h"

#include "check.h"

int places_open(void **state)
{
    static Rig rig;
    *state = &rig;
    return rig_open(&rig, &(RigWish){0}) ? 0 : -1;
}

int places_close(void **state)
{
    Rig *rig = *state;
    rig_cleanup(rig);
    for (int port = 0; port < PORT_COUNT; port++) {
        assert_false(rig->held[port]);
        assert_int_equal(rig->grabs[port], rig->releases[port]);
    }
    assert_int_equal(rig->loose_writes, 0);
    rig_close(rig);
    return 0;
}

Place place_on(Page page, PlaceKind kind, int of)
{
    Layout layout;
    layout_fill(&layout, LAYOUT_WIDTH, LAYOUT_HEIGHT, page);
    const int place = layout_place_of(&layout, kind, of);
    assert_true(place >= 0);
    return layout.places[place];
}

Rect knob_of(PortIndex port)
{
    return place_on(PAGE_HEADPHONES, PLACE_KNOB, (int)port).at;
}

Rect value_of(PortIndex port)
{
    const Place place = place_on(PAGE_HEADPHONES, PLACE_KNOB, (int)port);
    return place_value(&place);
}

double middle_x(Rect at)
{
    return at.x + at.width / 2.0;
}

double middle_y(Rect at)
{
    return at.y + at.height / 2.0;
}

void click_at(Rig *rig, uint8_t button, Rect at)
{
    rig_click(rig, button, middle_x(at), middle_y(at));
}

void drag_up(Rig *rig, Rect at, int pixels)
{
    rig_point(rig, middle_x(at), middle_y(at));
    rig_press(rig, 1);
    for (int i = 1; i <= pixels; i++) {
        rig_point(rig, middle_x(at), middle_y(at) - i);
    }
}

void assert_only_written(const Rig *rig, PortIndex only)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        if (port != (int)only) {
            assert_int_equal(rig->writes[port], 0);
            assert_int_equal(rig->grabs[port], 0);
        }
    }
}

void assert_one_gesture(const Rig *rig, PortIndex port)
{
    assert_int_equal(rig->grabs[port], 1);
    assert_int_equal(rig->releases[port], 1);
    assert_only_written(rig, port);
}

void type_into(Rig *rig, PortIndex port, const char *text)
{
    const Rect at = value_of(port);
    rig_double_click(rig, middle_x(at), middle_y(at));
    assert_int_equal(rig_focus(rig), rig->widget);
    rig_type(rig, text);
}

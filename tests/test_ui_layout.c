/* Everything has a place, and no two the same, at any size. */
#include "../gui/place_parts.h"
#include "check.h"

static const struct {
    double width, height;
} sizes[] = {{720, 450},       {960, 600},   {1400, 900}, {721, 777},
             {1003.5, 451.25}, {2560, 1440}, {799, 599},  {1, 1}};

typedef void (*LayoutCheck)(const Layout *layout, const char *what);

static void for_every_layout(LayoutCheck check)
{
    for (size_t i = 0; i < COUNT(sizes); i++) {
        for (int page = 0; page < PAGES; page++) {
            static Layout layout;
            char what[64];
            layout_fill(&layout, sizes[i].width, sizes[i].height, (Page)page);
            snprintf(what, sizeof what, "%.0f x %.0f, %s", sizes[i].width, sizes[i].height,
                     layout_page_name((Page)page));
            check(&layout, what);
        }
    }
}

static bool is_within(Rect a, Rect b)
{
    const double rounding = 1e-9;
    return a.x >= b.x - rounding && a.y >= b.y - rounding &&
           a.x + a.width <= b.x + b.width + rounding && a.y + a.height <= b.y + b.height + rounding;
}

static bool overlap(Rect a, Rect b)
{
    const double rounding = 1e-9;
    return a.x + rounding < b.x + b.width && b.x + rounding < a.x + a.width &&
           a.y + rounding < b.y + b.height && b.y + rounding < a.y + a.height;
}

static void check_within(const Layout *layout, const char *what)
{
    const Rect window = {0.0, 0.0, layout->width, layout->height};
    for (unsigned i = 0; i < layout->count; i++) {
        const Place *place = &layout->places[i];
        if (!is_within(place->at, window) || place->at.width < 14.0 || place->at.height < 14.0) {
            print_error("%s: \"%s\" is outside or too small\n", what, place_words(place));
            fail();
        }
    }
}

static void places_are_in_the_window(void **state)
{
    (void)state;
    for_every_layout(check_within);
}

static void check_apart(const Layout *layout, const char *what)
{
    for (unsigned i = 0; i < layout->count; i++) {
        for (unsigned j = 0; j < i; j++) {
            if (overlap(layout->places[i].at, layout->places[j].at)) {
                print_error("%s: \"%s\" over \"%s\"\n", what, place_words(&layout->places[i]),
                            place_words(&layout->places[j]));
                fail();
            }
        }
    }
}

static void places_are_apart(void **state)
{
    (void)state;
    for_every_layout(check_apart);
}

/* A small window is laid out as the least there is, whose edge it cuts off. */
static void less_than_the_least_is_the_least(void **state)
{
    (void)state;
    static Layout layout;
    layout_fill(&layout, 100.0, 100.0, PAGE_SAFETY);
    assert_close(layout.width, LAYOUT_LEAST_WIDTH, 0.0, "width");
    assert_close(layout.height, LAYOUT_LEAST_HEIGHT, 0.0, "height");
}

static bool is_port_place(PlaceKind kind)
{
    return kind <= PLACE_PUSH || kind == PLACE_READING;
}

static void note_ports(const Layout *layout, bool reached[PORT_COUNT])
{
    for (unsigned i = 0; i < layout->count; i++) {
        if (is_port_place(layout->places[i].kind)) {
            reached[layout->places[i].of] = true;
        }
    }
}

static void every_control_is_reached(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        bool reached[PORT_COUNT] = {false};
        for (int page = 0; page < PAGES; page++) {
            static Layout layout;
            layout_fill(&layout, sizes[i].width, sizes[i].height, (Page)page);
            note_ports(&layout, reached);
        }
        for (int port = 0; port < PORT_COUNT; port++) {
            if (params[port].kind == KIND_CONTROL_IN && port != PORT_FREEWHEEL && !reached[port]) {
                print_error("%s has no place\n", params[port].name);
                fail();
            }
        }
        assert_false(reached[PORT_FREEWHEEL]);
    }
}

static void check_all_else(const Layout *layout, const char *what)
{
    (void)what;
    for (int action = 0; action < ACTIONS; action++) {
        assert_true(layout_place_of(layout, PLACE_ACTION, action) >= 0);
    }
    for (int page = 0; page < PAGES; page++) {
        assert_true(layout_place_of(layout, PLACE_TAB, page) >= 0);
    }
    assert_true(layout_place_of(layout, PLACE_STAGE, 0) >= 0);
    assert_true(layout_place_of(layout, PLACE_RESPONSE, 0) >= 0);
    assert_true(layout_place_of(layout, PLACE_METERS, 0) >= 0);
    assert_true(layout_place_of(layout, PLACE_HELP, 0) >= 0);
    assert_true(layout_place_of(layout, PLACE_READING, PORT_MATCH_GAIN) >= 0);
    assert_true(layout_place_of(layout, PLACE_READING, PORT_GUARD) >= 0);
}

static void what_is_always_there_is_there(void **state)
{
    (void)state;
    for_every_layout(check_all_else);
}

static void files_are_where_they_are_looked_for(void **state)
{
    (void)state;
    static Layout layout;
    layout_fill(&layout, 960.0, 600.0, PAGE_SPEAKERS);
    assert_true(layout_place_of(&layout, PLACE_FILE, OWN_HRTF) >= 0);
    assert_true(layout_place_of(&layout, PLACE_FILE, OWN_RESPONSE) >= 0);
    layout_fill(&layout, 960.0, 600.0, PAGE_CORRECTION);
    assert_true(layout_place_of(&layout, PLACE_FILE, OWN_CORRECTION) >= 0);
}

/* A page's own controls, in the unit of what an eye takes in. */
static void pages_are_not_crowded(void **state)
{
    (void)state;
    for (int page = 0; page < PAGES; page++) {
        static Layout layout;
        unsigned controls = 0;
        layout_fill(&layout, 720.0, 450.0, (Page)page);
        const Rect tab = layout.places[layout_place_of(&layout, PLACE_TAB, page)].at;
        const Rect footer = layout.places[layout_place_of(&layout, PLACE_KNOB, PORT_LEVEL)].at;
        for (unsigned i = 0; i < layout.count; i++) {
            const Rect at = layout.places[i].at;
            controls += at.y > tab.y + 1.0 && at.y + at.height < footer.y;
        }
        assert_in_range(controls, 4, 11);
    }
}

/* In a larger window the views grow, and controls stay as they are. */
static void views_take_what_a_larger_window_gives(void **state)
{
    (void)state;
    static Layout base, large;
    layout_fill(&base, 960.0, 600.0, PAGE_HEADPHONES);
    layout_fill(&large, 1400.0, 900.0, PAGE_HEADPHONES);
    for (unsigned i = 0; i < base.count; i++) {
        const Place *a = &base.places[i], *b = &large.places[i];
        assert_int_equal(a->kind, b->kind);
        if (a->kind == PLACE_STAGE || a->kind == PLACE_RESPONSE || a->kind == PLACE_METERS) {
            assert_close(b->at.height - a->at.height, 300.0, 1e-9, "height of a view");
            assert_true(b->at.width > a->at.width);
        } else if (a->kind != PLACE_HELP) {
            assert_close(b->at.width, a->at.width, 1e-9, "%s", place_words(a));
            assert_close(b->at.height, a->at.height, 1e-9, "%s", place_words(a));
        }
    }
}

static void check_parts(const Layout *layout, const char *what)
{
    for (unsigned i = 0; i < layout->count; i++) {
        const Place *place = &layout->places[i];
        if (place->kind == PLACE_CHOICES) {
            assert_true(is_within(place_choice(place, 0), place->at));
            for (unsigned c = 1; c < place_choice_count(place); c++) {
                assert_true(is_within(place_choice(place, c), place->at));
                assert_false(overlap(place_choice(place, c - 1), place_choice(place, c)));
            }
        }
        if (place->kind == PLACE_KNOB) {
            assert_true(is_within(place_value(place), place->at));
        }
        if (place->kind == PLACE_FILE) {
            assert_true(is_within(place_file_name(place), place->at));
            assert_true(is_within(place_file_clear(place), place->at));
            assert_false(overlap(place_file_name(place), place_file_clear(place)));
        }
    }
    (void)what;
}

static void parts_are_in_their_places(void **state)
{
    (void)state;
    for_every_layout(check_parts);
}

/* Whoever draws may move a place to whole pixels: at a zoom of 75 % by two thirds of a pixel. */
static void check_moved(const Layout *layout, const char *what)
{
    const double by = 0.67;
    for (unsigned i = 0; i < layout->count; i++) {
        Place less = layout->places[i], more = less;
        less.at.height -= by;
        more.at.height += by;
        if (place_is_line(&less) != place_is_line(&more)) {
            print_error("%s: \"%s\" is nearly a line\n", what, place_words(&less));
            fail();
        }
    }
}

static void a_place_may_be_moved_to_whole_pixels(void **state)
{
    (void)state;
    for_every_layout(check_moved);
}

static void what_is_at_a_point_is_found(void **state)
{
    (void)state;
    static Layout layout;
    layout_fill(&layout, 960.0, 600.0, PAGE_INEARS);
    for (unsigned i = 0; i < layout.count; i++) {
        const Rect at = layout.places[i].at;
        assert_int_equal(layout_find(&layout, at.x + at.width / 2.0, at.y + at.height / 2.0), i);
        assert_int_equal(layout_place_of(&layout, layout.places[i].kind, layout.places[i].of), i);
    }
    assert_int_equal(layout_find(&layout, 0.5, 0.5), -1);
    assert_int_equal(layout_place_of(&layout, PLACE_KNOB, PORT_FEED), -1);
}

static void a_mode_brings_its_page(void **state)
{
    (void)state;
    assert_int_equal(layout_page_of_mode(0), PAGE_HEADPHONES);
    assert_int_equal(layout_page_of_mode(1), PAGE_HEADPHONES);
    assert_int_equal(layout_page_of_mode(2), PAGE_SPEAKERS);
    assert_int_equal(layout_page_of_mode(3), PAGE_INEARS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_in_the_window),
        cmocka_unit_test(places_are_apart),
        cmocka_unit_test(less_than_the_least_is_the_least),
        cmocka_unit_test(every_control_is_reached),
        cmocka_unit_test(what_is_always_there_is_there),
        cmocka_unit_test(files_are_where_they_are_looked_for),
        cmocka_unit_test(pages_are_not_crowded),
        cmocka_unit_test(views_take_what_a_larger_window_gives),
        cmocka_unit_test(parts_are_in_their_places),
        cmocka_unit_test(a_place_may_be_moved_to_whole_pixels),
        cmocka_unit_test(what_is_at_a_point_is_found),
        cmocka_unit_test(a_mode_brings_its_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

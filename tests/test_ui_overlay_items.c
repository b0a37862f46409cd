/* What lies over the window: lists, menus, paths and what could complete them. */
#include "../gui/overlay_fill.h"
#include "../gui/path_completion.h"
#include "../gui/presets.h"
#include "check.h"
#include "temporary_folder.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static Model model;
static Overlay overlay;

static void fresh_model(void)
{
    model_init(&model, &(UiHost){0});
}

static Place place_of(PlaceKind kind, int of)
{
    return (Place){kind, of, {10.0, 10.0, 100.0, 24.0}};
}

static void a_list_has_every_choice_once(void **state)
{
    (void)state;
    fresh_model();
    for (int i = 0; i < PORT_COUNT; i++) {
        const Param *p = &params[i];
        if (p->kind != KIND_CONTROL_IN || p->shape != SHAPE_CHOICE) {
            continue;
        }
        const Place place = place_of(PLACE_LIST, i);
        overlay_fill_choices(&overlay, &place, &model);
        assert_int_equal(overlay.count, (int)(p->maximum - p->minimum) + 1);
        for (unsigned k = 0; k < overlay.count; k++) {
            assert_true(overlay.items[k].words[0] != '\0');
            assert_int_equal(overlay.items[k].ticked, k == (unsigned)(p->preset - p->minimum));
        }
    }
}

static void the_presets_are_listed(void **state)
{
    (void)state;
    const unsigned natural = 1; /* the defaults are that preset's */
    fresh_model();
    const Place place = place_of(PLACE_ACTION, ACTION_PRESETS);
    overlay_fill_presets(&overlay, &place, &model);
    assert_int_equal(overlay.count, ui_preset_count);
    for (unsigned i = 0; i < overlay.count; i++) {
        assert_string_equal(overlay.items[i].words, ui_presets[i].name);
        assert_int_equal(overlay.items[i].ticked, i == natural);
    }
}

static void a_menu_says_what_it_would_do(void **state)
{
    (void)state;
    fresh_model();
    model.values[PORT_FEED] = 4.5f;
    model.previous[PORT_FEED] = 9.0f;
    const Place knob = place_of(PLACE_KNOB, PORT_FEED), list = place_of(PLACE_LIST, PORT_ROOM);
    overlay_fill_menu(&overlay, &knob, &model, "7.0 dB");
    const char *const words[MENU_ITEMS] = {"Default: 6.0 dB", "Previous: 9.0 dB", "Type a value…",
                                           "Copy 4.5 dB", "Paste 7.0 dB"};
    for (int i = 0; i < MENU_ITEMS; i++) {
        assert_string_equal(overlay.items[i].words, words[i]);
        assert_false(overlay.items[i].dead);
    }
    overlay_fill_menu(&overlay, &list, &model, "7.0 dB");
    for (int i = 0; i < MENU_ITEMS; i++) {
        assert_int_equal(overlay.items[i].dead, i != MENU_COPY);
    }
    overlay_fill_menu(&overlay, &list, &model, "Club");
    assert_false(overlay.items[MENU_PASTE].dead);
}

static void the_lit_item_goes_round_and_stays_in_sight(void **state)
{
    (void)state;
    fresh_model();
    const Place place = place_of(PLACE_ACTION, ACTION_PRESETS);
    overlay_fill_presets(&overlay, &place, &model);
    overlay.shown = 5;
    overlay_light(&overlay, -1);
    assert_int_equal(overlay.lit, overlay.count - 1);
    assert_int_equal(overlay.first, overlay.count - 5);
    overlay_light(&overlay, 1);
    assert_int_equal(overlay.lit, 0);
    assert_int_equal(overlay.first, 0);
    for (int i = 0; i < 6; i++) {
        overlay_light(&overlay, 1);
    }
    assert_int_equal(overlay.first, 2);
    overlay_scroll(&overlay, -100);
    assert_int_equal(overlay.first, 0);
    overlay_scroll(&overlay, 100);
    assert_int_equal(overlay.first, overlay.count - 5);
    overlay.count = 0;
    overlay_light(&overlay, 1);
    overlay_scroll(&overlay, 1);
    assert_int_equal(overlay.first, 0);
}

/* ----------------------------------------------------------------------------------- paths -- */

static void paths_are_made_whole(void **state)
{
    (void)state;
    char path[OWN_PATH_SIZE], longest[OWN_PATH_SIZE + 5];
    setenv("HOME", "/home/eve", 1);
    assert_true(path_whole(path, "/a/b", "/else/"));
    assert_string_equal(path, "/a/b");
    assert_true(path_whole(path, "b c", "/a/"));
    assert_string_equal(path, "/a/b c");
    assert_true(path_whole(path, "~/b", "/a/"));
    assert_string_equal(path, "/home/eve/b");
    assert_true(path_whole(path, "~", "/a/"));
    assert_string_equal(path, "/home/eve");
    assert_true(path_whole(path, "~b", "/a/"));
    assert_string_equal(path, "/a/~b");
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_false(path_whole(path, longest, "/a/"));
    assert_string_equal(path, "");
}

static void a_path_has_a_folder(void **state)
{
    (void)state;
    char folder[OWN_PATH_SIZE] = "/a/b/c.txt";
    setenv("HOME", "/home/eve", 1);
    path_folder_of(folder, folder);
    assert_string_equal(folder, "/a/b/");
    path_folder_of(folder, "/c.txt");
    assert_string_equal(folder, "/");
    path_folder_of(folder, "");
    assert_string_equal(folder, "/home/eve/");
    unsetenv("HOME");
    path_folder_of(folder, "");
    assert_string_equal(folder, "/");
}

static void complete(const char *begun, OwnFile which, PathCompletion *completion)
{
    char whole[OWN_PATH_SIZE];
    snprintf(whole, sizeof whole, "%s/%s", temporary_folder(), begun);
    path_complete(completion, whole, which);
}

static void names_are_completed(void **state)
{
    (void)state;
    PathCompletion completion;
    char folder[512];
    const char *const files[] = {"Ännä.txt", "Ännö.txt",    "beta.wav",    "Beta.sofa",
                                 "beta.TXT", ".hidden.txt", "bad\xff.txt", "gamma"};
    for (unsigned i = 0; i < COUNT(files); i++) {
        temporary_file(files[i], "", 0);
    }
    snprintf(folder, sizeof folder, "%s/zoo", temporary_folder());
    mkdir(folder, 0700);

    complete("", OWN_CORRECTION, &completion);
    const char *const all[] = {"../", "zoo/", "beta.TXT", "Ännä.txt", "Ännö.txt"};
    assert_int_equal(completion.count, COUNT(all));
    for (unsigned i = 0; i < COUNT(all); i++) {
        assert_string_equal(completion.entries[i].name, all[i]);
    }
    complete("Ä", OWN_CORRECTION, &completion); /* half an a umlaut is none */
    assert_int_equal(completion.count, 2);
    assert_string_equal(completion.common, "Änn");
    complete("BE", OWN_RESPONSE, &completion);
    assert_int_equal(completion.count, 2);
    assert_string_equal(completion.entries[0].name, "Beta.sofa");
    complete("z", OWN_HRTF, &completion);
    assert_string_equal(completion.common, "zoo/");
    complete(".", OWN_CORRECTION, &completion);
    assert_int_equal(completion.count, 1);
    complete("nothing", OWN_CORRECTION, &completion);
    assert_int_equal(completion.count, 0);
    assert_string_equal(completion.common, "nothing");
    path_complete(&completion, "/nowhere/at/all/x", OWN_CORRECTION);
    assert_int_equal(completion.count, 0);
    rmdir(folder);
}

static void the_first_of_many_are_listed(void **state)
{
    (void)state;
    PathCompletion completion;
    for (int i = 199; i >= 0; i--) {
        char name[32];
        snprintf(name, sizeof name, "many%03d.txt", i);
        temporary_file(name, "", 0);
    }
    complete("many", OWN_CORRECTION, &completion);
    assert_int_equal(completion.count, PATH_ENTRIES);
    assert_string_equal(completion.entries[0].name, "many000.txt");
    assert_string_equal(completion.entries[PATH_ENTRIES - 1].name, "many063.txt");
    assert_string_equal(completion.common, "many");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_has_every_choice_once),
        cmocka_unit_test(the_presets_are_listed),
        cmocka_unit_test(a_menu_says_what_it_would_do),
        cmocka_unit_test(the_lit_item_goes_round_and_stays_in_sight),
        cmocka_unit_test(paths_are_made_whole),
        cmocka_unit_test(a_path_has_a_folder),
        cmocka_unit_test(names_are_completed),
        cmocka_unit_test(the_first_of_many_are_listed),
    };
    return cmocka_run_group_tests(tests, temporary_folder_make, temporary_folder_remove);
}

/* Each preset of the bundle sets the mode and its own groups, all of them, and nothing else. */
#include "../plugin/number.h"
#include "../plugin/params.h"
#include "check.h"
#include "comma_locale.h"
#include "host.h"
#include <lv2/atom/atom.h>
#include <stdlib.h>
#include <string.h>

#define PRESETS_CSV GOLDEN "/../../ttl/presets.csv"
#define PRESET_CLASS "http://lv2plug.in/ns/ext/presets#Preset"
#define PRESET_PREFIX "urn:earfield:preset:"

enum { MOST_PRESETS = 64 };

typedef struct {
    char line[512];
    const char *name, *slug, *groups, *settings; /* in `line` */
} Row;

static Row rows[MOST_PRESETS];
static int row_count;
static Host host;
static bool was_set[PORT_COUNT];

/* The field that `text` begins with, in quotation marks where it has a comma, cut off. */
static char *cut(char **text)
{
    const bool quoted = **text == '"';
    char *field = *text + quoted, *end = field + strcspn(field, quoted ? "\"" : ",");
    *text = end + (*end != '\0');
    *end = '\0';
    *text += quoted && **text == ',';
    return field;
}

static int read_rows(void)
{
    FILE *file = fopen(PRESETS_CSV, "r");
    while (file && row_count < MOST_PRESETS &&
           fgets(rows[row_count].line, sizeof rows[row_count].line, file)) {
        Row *row = &rows[row_count];
        char *text = row->line;
        text[strcspn(text, "\n")] = '\0';
        if (*text == '#' || *text == '\0') {
            continue;
        }
        row->name = cut(&text);
        row->slug = cut(&text);
        row->groups = cut(&text);
        row->settings = text;
        row_count++;
    }
    return file ? fclose(file) : -1;
}

/* All that users are promised; sessions know them by these names. */
static const char *const promised[] = {
    "Direct",
    "Natural Crossfeed 30°",
    "Wide Crossfeed 45°",
    "Classic Crossfeed (bs2b 700 Hz 4.5 dB)",
    "Classic Crossfeed (Moy 700 Hz 6 dB)",
    "Classic Crossfeed (Meier 650 Hz 9.5 dB)",
    "Nearfield Dry",
    "Nearfield Studio",
    "Control Room",
    "Mastering Room",
    "Hi-Fi Living Room",
    "Cube in Mono",
    "White Cones",
    "Car",
    "Laptop",
    "Phone",
    "Club",
    "In-Ears Custom Fit",
    "In-Ears Universal, Right Leaking",
    "In-Ears on FM",
    "One Ear Out",
    "Stage Check 100 dBA",
};

static void all_that_are_promised_are_there(void **state)
{
    (void)state;
    assert_int_equal(row_count, COUNT(promised));
    for (size_t i = 0; i < COUNT(promised); i++) {
        assert_string_equal(rows[i].name, promised[i]);
    }
}

static int load(void **state)
{
    (void)state;
    host = host_open(48000);
    return read_rows();
}

static int unload(void **state)
{
    (void)state;
    host_close(&host);
    return 0;
}

/* A word of `words`, which blanks or '=' end. */
static const char *find_word(const char *words, const char *word)
{
    const size_t length = strlen(word);
    for (const char *w = words; w && *w; w = strchr(w, ' ') ? strchr(w, ' ') + 1 : NULL) {
        if (strncmp(w, word, length) == 0 && strchr(" =", w[length])) {
            return w;
        }
    }
    return NULL;
}

static bool is_taste_of(const Row *row, const Param *p)
{
    return p->kind == KIND_CONTROL_IN && p->keep == KEEP_TASTE &&
           find_word(row->groups, param_groups[p->group].symbol);
}

/* What the line of the table gives, else the default. */
static float expected_value(const Row *row, const Param *p)
{
    const char *setting = find_word(row->settings, p->symbol);
    double value = (double)p->preset;
    if (setting) {
        assert_non_null(number_read(setting + strlen(p->symbol) + 1, &value));
    }
    return (float)value;
}

static void set_port(const char *symbol, void *data, const void *value, uint32_t size,
                     uint32_t type)
{
    Host *to = data;
    const uint32_t port = host_port(to, symbol);
    assert_int_equal(size, sizeof(float));
    assert_string_equal(host_unmap.unmap(host_unmap.handle, type), LV2_ATOM__Float);
    assert_false(was_set[port]); /* once */
    was_set[port] = true;
    memcpy(&to->ports[port], value, sizeof(float));
}

static void load_preset(const char *slug)
{
    char uri[128];
    snprintf(uri, sizeof uri, PRESET_PREFIX "%s", slug);
    LilvNode *preset = lilv_new_uri(host.world, uri);
    assert_int_equal(lilv_world_load_resource(host.world, preset) >= 0, 1);
    LilvState *state = lilv_state_new_from_world(host.world, &host_map, preset);
    assert_non_null(state);
    const LV2_Feature map = {LV2_URID__map, &host_map}, log = {LV2_LOG__log, &host_log_feature};
    const LV2_Feature *const features[] = {&map, &log, NULL};
    memset(was_set, 0, sizeof was_set);
    host_log.lines = 0;
    lilv_state_restore(state, host.instance, set_port, &host, 0, features);
    assert_int_equal(host_log.lines, 0);
    lilv_state_free(state);
    lilv_node_free(preset);
}

/* Every control somewhere, none at its default. */
static void scramble(void)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        const Param *p = &params[port];
        if (p->kind == KIND_CONTROL_IN) {
            host.ports[port] = p->preset == p->maximum ? p->minimum : p->maximum;
        }
    }
}

/* Who listens, on what and how loud is nobody's taste. */
static const char *const never_set[] = {
    "wearing",  "level",      "dim",        "mute", "level_match", "export_guard",
    "enabled",  "freewheel",  "head",       "yaw",  "translate",   "swap",
    "band",     "limiter",    "ceiling",    "dose", "invert_left", "invert_right",
    "yaw_zero", "dose_reset", "calibrated",
};

/* The two presets that check something take its controls along; loudspeakers have their angle. */
static bool is_exception(const Row *row, const char *symbol)
{
    return (find_word(row->groups, "speakers") && strcmp(symbol, "angle") == 0) ||
           (strcmp(row->name, "Cube in Mono") == 0 && strcmp(symbol, "listen") == 0) ||
           (strcmp(row->name, "Stage Check 100 dBA") == 0 &&
            (strcmp(symbol, "stage") == 0 || strcmp(symbol, "stage_level") == 0));
}

static void assert_sets_its_own(const Row *row, int port, float before)
{
    const Param *p = &params[port];
    const bool own = port == PORT_MODE || is_taste_of(row, p) || is_exception(row, p->symbol);
    if (was_set[port] != own) {
        fail_msg("%s %s %s", row->name, own ? "leaves out" : "sets", p->symbol);
    }
    assert_close(host.ports[port], own ? expected_value(row, p) : before, 1e-6, "%s of %s",
                 p->symbol, row->name);
    for (size_t i = 0; i < COUNT(never_set); i++) {
        assert_false(own && strcmp(p->symbol, never_set[i]) == 0);
    }
}

static void each_sets_its_own_and_nothing_else(void **state)
{
    (void)state;
    for (int r = 0; r < row_count; r++) {
        float before[PORT_COUNT];
        scramble();
        memcpy(before, host.ports, sizeof before);
        load_preset(rows[r].slug);
        for (int port = 0; port < PORT_COUNT; port++) {
            assert_sets_its_own(&rows[r], port, before[port]);
        }
    }
}

/* A control is the user's taste only in the groups that presets own. */
static void taste_is_declared_where_presets_go(void **state)
{
    (void)state;
    for (int port = 0; port < PORT_COUNT; port++) {
        const char *group = param_groups[params[port].group].symbol;
        if (params[port].kind == KIND_CONTROL_IN && params[port].keep == KEEP_TASTE) {
            assert_true(port == PORT_MODE || find_word("imaging speakers inears", group) != NULL);
        }
    }
}

/* But for what the first sets and the second leaves alone: a Direct keeps the imaging. */
static void one_after_another_is_as_one_alone(void **state)
{
    (void)state;
    for (int a = 0; a < row_count; a++) {
        for (int b = 0; b < row_count; b++) {
            float alone[PORT_COUNT];
            scramble();
            load_preset(rows[b].slug);
            memcpy(alone, host.ports, sizeof alone);
            scramble();
            load_preset(rows[a].slug);
            bool set_before[PORT_COUNT];
            memcpy(set_before, was_set, sizeof set_before);
            load_preset(rows[b].slug);
            for (int port = 0; port < PORT_COUNT; port++) {
                if (was_set[port] || !set_before[port]) {
                    assert_close(host.ports[port], alone[port], 0, "%s: %s after %s",
                                 params[port].symbol, rows[b].name, rows[a].name);
                }
            }
        }
    }
}

static void hosts_find_each_by_name(void **state)
{
    (void)state;
    LilvNode *class = lilv_new_uri(host.world, PRESET_CLASS);
    LilvNodes *found = lilv_plugin_get_related(host.plugin, class);
    assert_int_equal(lilv_nodes_size(found), row_count);
    for (int r = 0; r < row_count; r++) {
        char uri[128];
        snprintf(uri, sizeof uri, PRESET_PREFIX "%s", rows[r].slug);
        LilvNode *preset = lilv_new_uri(host.world, uri);
        LilvNode *label = lilv_new_uri(host.world, LILV_NS_RDFS "label");
        assert_true(lilv_nodes_contains(found, preset));
        LilvNode *name = lilv_world_get(host.world, preset, label, NULL);
        assert_non_null(name);
        assert_string_equal(lilv_node_as_string(name), rows[r].name);
        lilv_node_free(name);
        lilv_node_free(label);
        lilv_node_free(preset);
    }
    lilv_nodes_free(found);
    lilv_node_free(class);
}

static void knows_no_locale(void **state)
{
    if (!comma_locale_set()) {
        skip();
    }
    host_close(&host); /* read the Turtle anew */
    host = host_open(48000);
    each_sets_its_own_and_nothing_else(state);
    comma_locale_leave();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_are_promised_are_there),
        cmocka_unit_test(hosts_find_each_by_name),
        cmocka_unit_test(taste_is_declared_where_presets_go),
        cmocka_unit_test(each_sets_its_own_and_nothing_else),
        cmocka_unit_test(one_after_another_is_as_one_alone),
        cmocka_unit_test(knows_no_locale),
    };
    return cmocka_run_group_tests(tests, load, unload);
}

/* The controls are the host's to save. Ours are the files, the dose, the zoom of the window, and a
 * version, so that a later Earfield knows what it reads, and so that a state which is none of ours
 * (lilv restores every preset too) is told apart. */
#include "state.h"

#include "plugin.h"
#include <lv2/core/lv2_util.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const int32_t state_version = 1;

/* ------------------------------------------------------------------------------------ paths -- */

typedef struct {
    const LV2_State_Map_Path *map; /* NULL where the host keeps paths as they are */
    const LV2_State_Free_Path *free;
} Paths;

static Paths paths_of(const LV2_Feature *const *features)
{
    return (Paths){lv2_features_data(features, LV2_STATE__mapPath),
                   lv2_features_data(features, LV2_STATE__freePath)};
}

static void free_mapped(const Paths *paths, char *mapped)
{
    if (paths->free) {
        paths->free->free_path(paths->free->handle, mapped);
    } else {
        free(mapped);
    }
}

/* ------------------------------------------------------------------------------------- save -- */

/* None is said too, as an empty text: a state without the property leaves a file as it is. */
static LV2_State_Status save_file(Plugin *plugin, OwnFile which, LV2_State_Store_Function store,
                                  LV2_State_Handle state, const Paths *paths)
{
    char path[OWN_PATH_SIZE];
    const uint32_t key = plugin->uris.file[which];
    const uint32_t flags = LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE;
    worker_saved_path(&plugin->worker, which, path);
    if (!*path) {
        return store(state, key, "", 1, plugin->uris.atom_String, flags);
    }
    if (!paths->map) {
        return store(state, key, path, strlen(path) + 1, plugin->uris.atom_Path, LV2_STATE_IS_POD);
    }
    char *abstract = paths->map->abstract_path(paths->map->handle, path);
    if (!abstract) {
        return LV2_STATE_ERR_UNKNOWN;
    }
    const LV2_State_Status status =
        store(state, key, abstract, strlen(abstract) + 1, plugin->uris.atom_Path, flags);
    free_mapped(paths, abstract);
    return status;
}

typedef struct {
    uint32_t key;
    double *value;
} DoseProperty;

enum { DOSE_PROPERTIES = 3 };

static void dose_properties(const Plugin *plugin, Dose *dose,
                            DoseProperty properties[DOSE_PROPERTIES])
{
    properties[0] = (DoseProperty){plugin->uris.dose_left, &dose->energy_pa2_h[0]};
    properties[1] = (DoseProperty){plugin->uris.dose_right, &dose->energy_pa2_h[1]};
    properties[2] = (DoseProperty){plugin->uris.dose_hours, &dose->hours};
}

static LV2_State_Status save_dose(const Plugin *plugin, LV2_State_Store_Function store,
                                  LV2_State_Handle state)
{
    Dose dose = doses_saved(&plugin->doses);
    DoseProperty properties[DOSE_PROPERTIES];
    LV2_State_Status status = LV2_STATE_SUCCESS;
    dose_properties(plugin, &dose, properties);
    for (int i = 0; i < DOSE_PROPERTIES && status == LV2_STATE_SUCCESS; i++) {
        status = store(state, properties[i].key, properties[i].value, sizeof(double),
                       plugin->uris.atom_Double, LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE);
    }
    return status;
}

static LV2_State_Status save_zoom(const Plugin *plugin, LV2_State_Store_Function store,
                                  LV2_State_Handle state)
{
    const float zoom = atomic_load(&plugin->zoom);
    return store(state, plugin->uris.ui_zoom, &zoom, sizeof zoom, plugin->uris.atom_Float,
                 LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE);
}

static LV2_State_Status save(LV2_Handle handle, LV2_State_Store_Function store,
                             LV2_State_Handle state, uint32_t flags,
                             const LV2_Feature *const *features)
{
    (void)flags;
    Plugin *plugin = handle;
    if (!plugin->map) {
        return LV2_STATE_ERR_NO_FEATURE;
    }
    const Paths paths = paths_of(features);
    LV2_State_Status status =
        store(state, plugin->uris.state_version, &state_version, sizeof state_version,
              plugin->uris.atom_Int, LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE);
    for (int which = 0; which < OWN_FILES && status == LV2_STATE_SUCCESS; which++) {
        status = save_file(plugin, (OwnFile)which, store, state, &paths);
    }
    if (status == LV2_STATE_SUCCESS) {
        status = save_dose(plugin, store, state);
    }
    return status == LV2_STATE_SUCCESS ? save_zoom(plugin, store, state) : status;
}

/* ---------------------------------------------------------------------------------- restore -- */

typedef struct {
    LV2_State_Retrieve_Function retrieve;
    LV2_State_Handle state;
    Paths paths;
} Saved;

/* True where the state is ours and of a version that we know. */
static bool is_known(Plugin *plugin, const Saved *saved)
{
    size_t size = 0;
    uint32_t type = 0, flags = 0;
    const int32_t *version =
        saved->retrieve(saved->state, plugin->uris.state_version, &size, &type, &flags);
    if (!version) {
        return false; /* a preset, or a host's own: leaves all as it is */
    }
    if (type != plugin->uris.atom_Int || size != sizeof *version || *version < 1 ||
        *version > state_version) {
        lv2_log_warning(&plugin->log, "Earfield: a state of an unknown version is passed over\n");
        return false;
    }
    return true;
}

static bool copy_path(char path[OWN_PATH_SIZE], const char *text)
{
    const size_t length = strlen(text);
    if (length >= OWN_PATH_SIZE) {
        return false;
    }
    memcpy(path, text, length + 1);
    return true;
}

static bool take_path(const Paths *paths, const char *text, char path[OWN_PATH_SIZE])
{
    if (!*text || !paths->map) {
        return copy_path(path, text);
    }
    char *absolute = paths->map->absolute_path(paths->map->handle, text);
    const bool taken = absolute && copy_path(path, absolute);
    if (absolute) {
        free_mapped(paths, absolute);
    }
    return taken;
}

static void restore_file(Plugin *plugin, OwnFile which, const Saved *saved, RestoredFiles *files)
{
    size_t size = 0;
    uint32_t type = 0, flags = 0;
    const char *text =
        saved->retrieve(saved->state, plugin->uris.file[which], &size, &type, &flags);
    if (!text) {
        return; /* leaves the file as it is */
    }
    const bool is_text = (type == plugin->uris.atom_Path || type == plugin->uris.atom_String) &&
                         size > 0 && memchr(text, '\0', size);
    files->asked[which] = is_text && take_path(&saved->paths, text, files->path[which]);
    if (!files->asked[which]) {
        lv2_log_warning(&plugin->log, "Earfield: a file in the state is passed over\n");
    }
}

/* All of it or nothing: a state without a dose leaves it as it is. */
static void restore_dose(Plugin *plugin, const Saved *saved)
{
    Dose dose = {0};
    DoseProperty properties[DOSE_PROPERTIES];
    int found = 0, good = 0;
    dose_properties(plugin, &dose, properties);
    for (int i = 0; i < DOSE_PROPERTIES; i++) {
        size_t size = 0;
        uint32_t type = 0, flags = 0;
        const void *value = saved->retrieve(saved->state, properties[i].key, &size, &type, &flags);
        found += value != NULL;
        if (value && type == plugin->uris.atom_Double && size == sizeof(double)) {
            memcpy(properties[i].value, value, sizeof(double));
            good++;
        }
    }
    if (good == DOSE_PROPERTIES && dose_is_sound(&dose)) {
        doses_restore(&plugin->doses, dose);
    } else if (found > 0) {
        lv2_log_warning(&plugin->log, "Earfield: a dose in the state is passed over\n");
    }
}

static void restore_zoom(Plugin *plugin, const Saved *saved)
{
    size_t size = 0;
    uint32_t type = 0, flags = 0;
    const void *value = saved->retrieve(saved->state, plugin->uris.ui_zoom, &size, &type, &flags);
    float zoom = NAN;
    if (value && type == plugin->uris.atom_Float && size == sizeof zoom) {
        memcpy(&zoom, value, sizeof zoom);
    }
    if (!isnan(zoom)) {
        atomic_store(&plugin->zoom, zoom_clamped(zoom)); /* run() tells it */
    } else if (value) {
        lv2_log_warning(&plugin->log, "Earfield: a zoom in the state is passed over\n");
    }
}

static LV2_State_Status restore(LV2_Handle handle, LV2_State_Retrieve_Function retrieve,
                                LV2_State_Handle state, uint32_t flags,
                                const LV2_Feature *const *features)
{
    (void)flags;
    Plugin *plugin = handle;
    if (!plugin->map) {
        return LV2_STATE_ERR_NO_FEATURE;
    }
    const Saved saved = {retrieve, state, paths_of(features)};
    if (!is_known(plugin, &saved)) {
        return LV2_STATE_SUCCESS;
    }
    restore_dose(plugin, &saved);
    restore_zoom(plugin, &saved);
    RestoredFiles files = {0};
    bool any = false;
    for (int which = 0; which < OWN_FILES; which++) {
        restore_file(plugin, (OwnFile)which, &saved, &files);
        any |= files.asked[which];
    }
    if (any) {
        worker_restore(&plugin->worker, &files, lv2_features_data(features, LV2_WORKER__schedule));
    }
    return LV2_STATE_SUCCESS;
}

const LV2_State_Interface state_interface = {save, restore};

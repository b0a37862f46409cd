/* The controls are the host's to save. Ours is a version, so that a later Earfield knows what it
 * reads, and so that a state which is none of ours (lilv restores every preset too) is told apart.
 */
#include "state.h"

#include "plugin.h"

static const int32_t state_version = 1;

static LV2_State_Status save(LV2_Handle handle, LV2_State_Store_Function store,
                             LV2_State_Handle state, uint32_t flags,
                             const LV2_Feature *const *features)
{
    (void)flags;
    (void)features;
    const Plugin *plugin = handle;
    if (!plugin->map) {
        return LV2_STATE_ERR_NO_FEATURE;
    }
    return store(state, plugin->uris.state_version, &state_version, sizeof state_version,
                 plugin->uris.atom_Int, LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE);
}

static LV2_State_Status restore(LV2_Handle handle, LV2_State_Retrieve_Function retrieve,
                                LV2_State_Handle state, uint32_t flags,
                                const LV2_Feature *const *features)
{
    (void)flags;
    (void)features;
    Plugin *plugin = handle;
    if (!plugin->map) {
        return LV2_STATE_ERR_NO_FEATURE;
    }
    size_t size = 0;
    uint32_t type = 0, value_flags = 0;
    const int32_t *version =
        retrieve(state, plugin->uris.state_version, &size, &type, &value_flags);
    if (!version) {
        return LV2_STATE_SUCCESS; /* a preset, or a host's own: leaves all as it is */
    }
    if (type != plugin->uris.atom_Int || size != sizeof *version || *version < 1 ||
        *version > state_version) {
        lv2_log_warning(&plugin->log, "Earfield: a state of an unknown version is passed over\n");
    }
    return LV2_STATE_SUCCESS;
}

const LV2_State_Interface state_interface = {save, restore};

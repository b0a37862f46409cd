#include "state_in_files.h"

#include "check.h"
#include "temporary_folder.h"

static const char name[] = "state.ttl";

static const void *no_port(const char *symbol, void *data, uint32_t *size, uint32_t *type)
{
    (void)symbol;
    (void)data;
    *size = *type = 0;
    return NULL;
}

void state_save_to_file(const Host *host)
{
    const char *folder = temporary_folder();
    LilvState *s = lilv_state_new_from_instance(host->plugin, host->instance, &host_map, folder,
                                                folder, folder, folder, no_port, NULL, 0, NULL);
    assert_non_null(s);
    assert_int_equal(lilv_state_save(host->world, &host_map, &host_unmap, s, NULL, folder, name),
                     0);
    lilv_state_free(s);
}

void state_restore_from_file(const Host *host)
{
    LilvState *s = lilv_state_new_from_file(host->world, &host_map, NULL, temporary_path(name));
    assert_non_null(s);
    lilv_state_restore(s, host->instance, NULL, NULL, 0, NULL);
    lilv_state_free(s);
}

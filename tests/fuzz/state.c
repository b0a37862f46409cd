/* States: any properties are restored or passed over, and what is saved then is a state.
 *
 * The bytes: of each property in turn its type (0: it is not there), its length in two bytes, and its
 * value. */
#include "../../plugin/uris.h"
#include "instance.h"
#include <lv2/atom/atom.h>
#include <lv2/state/state.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const keys[] = {EARFIELD__stateVersion, EARFIELD__eqFile,   EARFIELD__hrtfFile,
                                   EARFIELD__responseFile, EARFIELD__doseLeft, EARFIELD__doseRight,
                                   EARFIELD__doseHours};
static const char *const types[] = {LV2_ATOM__Int,    LV2_ATOM__Path,  LV2_ATOM__String,
                                    LV2_ATOM__Double, LV2_ATOM__Chunk, LV2_ATOM__Float};
enum { KEYS = sizeof keys / sizeof *keys, TYPES = sizeof types / sizeof *types };

typedef struct {
    void *value[KEYS]; /* of the exact size, NULL where there is none */
    size_t size[KEYS];
    uint32_t type[KEYS];
} Properties;

static Properties properties_in(const uint8_t *data, size_t size)
{
    enum { HEAD = 3 };
    Properties p = {.value = {NULL}};
    for (int n = 0; n < KEYS && size >= HEAD; n++) {
        const size_t wanted = data[1] + 256U * data[2], left = size - HEAD;
        const size_t length = wanted < left ? wanted : left;
        if (data[0] > 0) {
            p.type[n] = instance_urid(types[data[0] % TYPES]);
            p.size[n] = length;
            p.value[n] = malloc(length);
            memcpy(p.value[n], data + HEAD, length);
        }
        data += HEAD + length;
        size -= HEAD + length;
    }
    return p;
}

static const void *retrieve(LV2_State_Handle handle, uint32_t key, size_t *size, uint32_t *type,
                            uint32_t *flags)
{
    const Properties *p = handle;
    *flags = LV2_STATE_IS_POD;
    for (int n = 0; n < KEYS; n++) {
        if (p->value[n] && key == instance_urid(keys[n])) {
            *size = p->size[n];
            *type = p->type[n];
            return p->value[n];
        }
    }
    return NULL;
}

static LV2_State_Status store(LV2_State_Handle handle, uint32_t key, const void *value, size_t size,
                              uint32_t type, uint32_t flags)
{
    (void)key;
    (void)flags;
    unsigned *stored = handle;
    double dose = 0.0;
    if (type == instance_urid(LV2_ATOM__Double) && size == sizeof dose) {
        memcpy(&dose, value, sizeof dose);
    } else if (type != instance_urid(LV2_ATOM__Int) && !memchr(value, '\0', size)) {
        abort(); /* a text without an end */
    }
    if (!(dose >= 0.0) || !isfinite(dose)) {
        abort();
    }
    ++*stored;
    return LV2_STATE_SUCCESS;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const LV2_State_Interface *interface = instance_plugin()->extension_data(LV2_STATE__interface);
    const LV2_Feature *const none[] = {NULL};
    LV2_Handle handle = instance_of_plugin();
    Properties properties = properties_in(data, size);
    unsigned stored = 0;
    if (interface->restore(handle, retrieve, &properties, 0, none) != LV2_STATE_SUCCESS ||
        interface->save(handle, store, &stored, 0, none) != LV2_STATE_SUCCESS || stored != KEYS) {
        abort();
    }
    instance_run_block();
    for (int n = 0; n < KEYS; n++) {
        free(properties.value[n]);
    }
    return 0;
}

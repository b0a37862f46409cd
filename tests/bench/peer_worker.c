#include "peer_worker.h"

#include <string.h>

static LV2_Worker_Status put(PeerMessages *to, uint32_t size, const void *data)
{
    if (size > PEER_MESSAGE_BYTES || to->count == PEER_MESSAGES) {
        return LV2_WORKER_ERR_NO_SPACE;
    }
    PeerMessage *message = &to->messages[to->count++];
    message->size = size;
    if (size) {
        memcpy(message->bytes, data, size);
    }
    return LV2_WORKER_SUCCESS;
}

static LV2_Worker_Status schedule(LV2_Worker_Schedule_Handle handle, uint32_t size,
                                  const void *data)
{
    PeerWorker *w = handle;
    return put(&w->requests, size, data);
}

static LV2_Worker_Status respond(LV2_Worker_Respond_Handle handle, uint32_t size, const void *data)
{
    PeerWorker *w = handle;
    return put(&w->responses, size, data);
}

void peer_worker_init(PeerWorker *w)
{
    *w = (PeerWorker){.schedule = {w, schedule}};
}

void peer_worker_work(PeerWorker *w, LilvInstance *instance)
{
    const LV2_Worker_Interface *plugin =
        lilv_instance_get_extension_data(instance, LV2_WORKER__interface);
    if (!plugin) {
        return;
    }
    LV2_Handle handle = lilv_instance_get_handle(instance);
    for (unsigned i = 0; i < w->requests.count; i++) {
        const PeerMessage *request = &w->requests.messages[i];
        plugin->work(handle, respond, w, request->size, request->bytes);
    }
    for (unsigned i = 0; i < w->responses.count && plugin->work_response; i++) {
        const PeerMessage *response = &w->responses.messages[i];
        plugin->work_response(handle, response->size, response->bytes);
    }
    w->requests.count = w->responses.count = 0;
    if (plugin->end_run) {
        plugin->end_run(handle);
    }
}

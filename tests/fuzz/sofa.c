/* SOFA: any bytes are a head or refused, and a room's response or refused. */
#include "../../plugin/acoustics/hrtf.h"
#include "../../plugin/files/response_file.h"
#include "../../plugin/files/sofa_file.h"
#include "memory_file.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What libmysofa 1.3.1 loses of a file that it refuses is no fault of ours. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libmysofa";
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *path = memory_file(data, size);
    FileFault fault = FILE_FINE;
    HrtfTable *table = sofa_read_table(path, &fault);
    if ((table != NULL) != (fault == FILE_FINE)) {
        abort();
    }
    hrtf_free(table ? hrtf_new(table, 48000.0) : NULL);
    LoadedResponse loaded;
    fault = response_file_read(path, 48000.0, &loaded);
    if ((loaded.samples != NULL) != (fault == FILE_FINE)) {
        abort();
    }
    loaded_response_free(&loaded);
    return 0;
}

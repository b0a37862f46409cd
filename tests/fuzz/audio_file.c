/* Responses: any bytes that begin as sound does are read or refused, and what is read is four paths
 * of numbers, as long as one another. */
#include "../../plugin/files/response_file.h"
#include "memory_file.h"
#include <math.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require_numbers(const float *samples, unsigned frames)
{
    for (unsigned n = 0; n < frames; n++) {
        if (!isfinite(samples[n])) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LoadedResponse loaded;
    if (response_file_read(memory_file(data, size), 48000.0, &loaded) == FILE_FINE) {
        const BinauralResponse *const p = &loaded.paths;
        const float *const paths[] = {p->left_left, p->left_right, p->right_left, p->right_right};
        for (int n = 0; n < 4; n++) {
            require_numbers(paths[n], p->frames);
        }
    } else if (loaded.samples) {
        abort();
    }
    loaded_response_free(&loaded);
    return 0;
}

/* SOFA: any bytes, most of them with checksums that don't hold. */
#include "sofa_bytes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sofa_bytes(data, size);
    return 0;
}

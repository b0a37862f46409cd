#include "kernels.h"

#include <stddef.h>

extern const Kernels kernels_four_lanes;
#ifdef __x86_64__
extern const Kernels kernels_eight_lanes;
#endif

const Kernels *kernels_of(unsigned lanes)
{
#ifdef __x86_64__
    if (lanes == 8) {
        const bool runs = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
        return runs ? &kernels_eight_lanes : NULL;
    }
#endif
    return lanes == 4 ? &kernels_four_lanes : NULL;
}

const Kernels *kernels_best(void)
{
    const Kernels *eight = kernels_of(8);
    return eight ? eight : &kernels_four_lanes;
}

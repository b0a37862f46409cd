#include "kernels.h"

#include <stddef.h>

/* EARFIELD_FOUR_LANES: as on a processor without AVX2, for tests. */
#if defined __x86_64__ && !defined EARFIELD_FOUR_LANES
#define HAS_EIGHT_LANES
#endif

extern const Kernels kernels_four_lanes;
#ifdef HAS_EIGHT_LANES
extern const Kernels kernels_eight_lanes;
#endif

const Kernels *kernels_of(unsigned lanes)
{
#ifdef HAS_EIGHT_LANES
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

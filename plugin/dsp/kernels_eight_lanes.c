/* Compiled with -mavx2 -mfma, and only on x86-64; reached only where the processor has both. */
#ifdef __AVX2__
#define LANES 8
#define KERNELS kernels_eight_lanes
#include "kernels_of_lanes.h"
#else
typedef int NoEightLanesHere;
#endif

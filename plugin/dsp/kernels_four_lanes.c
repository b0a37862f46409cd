#define LANES 4
#define KERNELS kernels_four_lanes
#include "kernels_of_lanes.h"

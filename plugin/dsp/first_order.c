#include "first_order.h"

#include <math.h>

double first_order_warped(double hz, double rate_hz)
{
    return tan(acos(-1.0) * fmin(hz / rate_hz, 0.49));
}

FirstOrder first_order_shelf(double pole, double zero)
{
    const double p = 1.0 / pole, z = 1.0 / zero;
    return (FirstOrder){(1.0 + z) / (1.0 + p), (1.0 - z) / (1.0 + p), (1.0 - p) / (1.0 + p)};
}

FirstOrder first_order_high_pass(double corner)
{
    return (FirstOrder){1.0 / (1.0 + corner), -1.0 / (1.0 + corner),
                        (corner - 1.0) / (corner + 1.0)};
}

FirstOrder first_order_low_pass(double corner)
{
    return (FirstOrder){corner / (1.0 + corner), corner / (1.0 + corner),
                        (corner - 1.0) / (corner + 1.0)};
}

BiquadDesign first_orders_in_series(FirstOrder f, FirstOrder g)
{
    return (BiquadDesign){.b0 = f.b0 * g.b0,
                          .b1 = f.b0 * g.b1 + f.b1 * g.b0,
                          .b2 = f.b1 * g.b1,
                          .a1 = f.a1 + g.a1,
                          .a2 = f.a1 * g.a1};
}

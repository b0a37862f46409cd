#include "head.h"

#include <math.h>

const double head_sound_speed_m_per_s = 343.0;

double head_radius_m(double circumference_cm)
{
    return 0.0875 * circumference_cm / 57.0;
}

double head_interaural_delay_s(double angle_degrees, double circumference_cm)
{
    const double pi = acos(-1.0);
    return 3.0 * head_radius_m(circumference_cm) / head_sound_speed_m_per_s *
           sin(angle_degrees * pi / 180.0);
}

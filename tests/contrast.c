#include "contrast.h"

#include "../gui/gfx.h"
#include <math.h>

/* WCAG 2.1, "relative luminance", with the threshold of the sRGB standard. */
static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(Color c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double contrast(Color a, Color b)
{
    const double flare = 0.05, x = luminance(a) + flare, y = luminance(b) + flare;
    return fmax(x, y) / fmin(x, y);
}

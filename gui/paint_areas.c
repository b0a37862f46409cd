#include "paint_areas.h"

#include <math.h>

Rect areas_pixels(const Areas *areas, Rect at)
{
    const double scale = areas->scale;
    const double left = fmax(0.0, floor(at.x * scale));
    const double top = fmax(0.0, floor(at.y * scale));
    const double right = fmin(areas->width, ceil((at.x + at.width) * scale));
    const double bottom = fmin(areas->height, ceil((at.y + at.height) * scale));
    return (Rect){left, top, fmax(0.0, right - left), fmax(0.0, bottom - top)};
}

void areas_add(Areas *areas, Rect at)
{
    const Rect area = areas_pixels(areas, at);
    if (area.width > 0.0 && area.height > 0.0 && areas->count < MOST_AREAS) {
        areas->areas[areas->count++] = area;
    }
}

Rect areas_joined(const Areas *areas)
{
    Rect joined = areas->count > 0 ? areas->areas[0] : (Rect){0};
    for (unsigned i = 1; i < areas->count; i++) {
        joined = rects_joined(joined, areas->areas[i]);
    }
    return joined;
}

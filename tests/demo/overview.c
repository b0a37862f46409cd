#include "overview.h"

#include "plan.h"
#include <math.h>
#include <stdio.h>

static const double pixels_per_m = 30.0; /* the Club is 25 m long */
static const double gap = 36.0, narrowest = 140.0;

static bool is_shown(const RenderedRoom *rooms, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (rooms[i].room == rooms[index].room) {
            return false;
        }
    }
    return has_walls(rooms[index].room);
}

static double slot_width(const Room *room)
{
    return fmax(pixels_per_m * room->size.m[1], narrowest);
}

static void draw_words(cairo_t *cr, double x, double y, const RenderedRoom *r)
{
    char words[64];
    const double *m = r->room->size.m;
    heading(cr, x, y, 16.0, r->setting.label);
    snprintf(words, sizeof words, "%g × %g × %g m", m[0], m[1], m[2]);
    text(cr, x, y + 24.0, 14.0, quiet, ALIGN_LEFT, words);
    snprintf(words, sizeof words, "T %.2f s", r->measures.middle_reverberation_s);
    text(cr, x, y + 46.0, 14.0, quiet, ALIGN_LEFT, words);
}

void draw_overview(cairo_t *cr, Rect at, const RenderedRoom *rooms, size_t count)
{
    const double floor_y = at.y + at.height - 104.0;
    double all = -gap;
    for (size_t i = 0; i < count; i++) {
        all += is_shown(rooms, i) ? slot_width(rooms[i].room) + gap : 0.0;
    }
    card(cr, at);
    double x = at.x + 0.5 * (at.width - all);
    for (size_t i = 0; i < count; i++) {
        if (is_shown(rooms, i)) {
            draw_room(cr, x, floor_y, pixels_per_m, &rooms[i]);
            draw_words(cr, x, floor_y + 32.0, &rooms[i]);
            x += slot_width(rooms[i].room) + gap;
        }
    }
}

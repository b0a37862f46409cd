#include "eq_points.h"

#include <math.h>
#include <string.h>

static const double most_db = 40.0;

/* Where it belongs by its frequency: Equalizer APO takes them in any order. */
static bool add_point(GraphicEq *g, GraphicEqPoint point, EqFault *fault)
{
    if (g->count == GRAPHIC_EQ_POINTS) {
        return eq_refuse(fault, "more than 1024 points", EQ_NOTHING);
    }
    if (!(point.hz >= EQ_LEAST_HZ && point.hz <= EQ_MOST_HZ)) {
        return eq_refuse(fault, "a point is not between 1 and 48000 Hz", EQ_NOTHING);
    }
    if (!(fabs(point.db) <= most_db)) {
        return eq_refuse(fault, "a point is not within 40 dB", EQ_NOTHING);
    }
    unsigned at = g->count;
    while (at > 0 && g->points[at - 1].hz > point.hz) {
        g->points[at] = g->points[at - 1];
        at--;
    }
    g->points[at] = point;
    g->count++;
    return at == 0 || g->points[at - 1].hz < point.hz ||
           eq_refuse(fault, "two points at one frequency", EQ_NOTHING);
}

bool eq_points_read(EqText text, GraphicEq *g, EqFault *fault)
{
    const bool has_point = memchr(text.at, '.', eq_text_length(text)) != NULL;
    const EqNumberStyle style = has_point ? EQ_NUMBER_POINT : EQ_NUMBER_ANY;
    while (!eq_text_is_over(&text)) {
        GraphicEqPoint point;
        EqText rest = text;
        if (!eq_text_number(&text, style, &point.hz)) {
            return eq_refuse(fault, "no number:", eq_text_word(&rest));
        }
        rest = text;
        if (!eq_text_number(&text, style, &point.db)) {
            return eq_refuse(fault, "a point without a gain:", eq_text_word(&rest));
        }
        if (!add_point(g, point, fault)) {
            return false;
        }
        eq_text_take(&text, ';');
    }
    return g->count > 0 || eq_refuse(fault, "a GraphicEQ without points", EQ_NOTHING);
}

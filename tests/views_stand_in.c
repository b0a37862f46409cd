/* Empty cards for the views, as long as there are none. */
#include "../gui/sketch.h"
#include "../gui/view_meters.h"
#include "../gui/view_response.h"
#include "../gui/view_stage.h"

void view_stage_draw(cairo_t *cr, Rect at, const ViewModel *view)
{
    (void)view;
    sketch_card(cr, at, "Stage", "");
}

void view_response_draw(cairo_t *cr, Rect at, const ViewModel *view)
{
    (void)view;
    sketch_card(cr, at, "Response", "");
}

void view_meters_draw_still(cairo_t *cr, Rect at, const ViewModel *view)
{
    (void)view;
    sketch_card(cr, at, "Meters", "");
}

void view_meters_draw_moving(cairo_t *cr, Rect at, const ViewModel *view)
{
    (void)cr, (void)at, (void)view;
}

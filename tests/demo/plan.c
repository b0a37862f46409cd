#include "plan.h"

#include <math.h>
#include <stdio.h>

enum { LENGTH, WIDTH, HEIGHT };

static const double pi = 3.14159265358979323846;
static const double head_radius_m = 0.0875, cabinet_m = 0.25;
static const Pen reflected_pen = {{0.337, 0.706, 0.914}, 1.5, {3.0, 5.0}, 2};

/* The listener looks up the page. */
typedef struct {
    double scale;                /* of the page, per metre */
    double origin_x, origin_y;   /* of the corner at 0, 0: below on the right */
    double far_m[2], nearest[2]; /* of what is shown, along length and width */
} View;

typedef struct {
    double x, y;
} Point;

static Point on_page(const View *view, double length_m, double width_m)
{
    return (Point){view->origin_x - view->scale * width_m, view->origin_y - view->scale * length_m};
}

static Point position_on_page(const View *view, const Position *position)
{
    return on_page(view, position->m[LENGTH], position->m[WIDTH]);
}

/* All of the room; without walls half a metre about the listener and the loudspeakers. */
static View view_of(Rect area, const RenderedRoom *r)
{
    View view = {.far_m = {r->room->size.m[LENGTH], r->room->size.m[WIDTH]}};
    if (!has_walls(r->room)) {
        const double *listener = r->placement.listener.m;
        const double *left = r->placement.speaker[SPEAKER_LEFT].m,
                     *right = r->placement.speaker[SPEAKER_RIGHT].m;
        view.nearest[LENGTH] = listener[LENGTH] - 0.5;
        view.nearest[WIDTH] = right[WIDTH] - 0.5;
        view.far_m[LENGTH] = left[LENGTH] + 0.5;
        view.far_m[WIDTH] = left[WIDTH] + 0.5;
    }
    const double length_m = view.far_m[LENGTH] - view.nearest[LENGTH],
                 width_m = view.far_m[WIDTH] - view.nearest[WIDTH];
    view.scale = fmin(area.width / width_m, area.height / length_m);
    view.origin_x =
        area.x + 0.5 * (area.width + view.scale * width_m) + view.scale * view.nearest[WIDTH];
    view.origin_y =
        area.y + 0.5 * (area.height + view.scale * length_m) + view.scale * view.nearest[LENGTH];
    return view;
}

/* --------------------------------------------------------------------- walls and measures -- */

/* A line with its ends marked, and its length on a patch in the middle. */
static void draw_measure(cairo_t *cr, Point from, Point to, double metres)
{
    const double along_x = to.x - from.x, along_y = to.y - from.y;
    const double length = hypot(along_x, along_y), tick = 6.0;
    const double tick_x = -tick * along_y / length, tick_y = tick * along_x / length;
    char words[32];
    set_color(cr, quiet);
    cairo_set_dash(cr, NULL, 0, 0.0);
    cairo_set_line_width(cr, 1.0);
    cairo_move_to(cr, from.x, from.y);
    cairo_line_to(cr, to.x, to.y);
    for (int end = 0; end < 2; end++) {
        const Point p = end ? to : from;
        cairo_move_to(cr, p.x - tick_x, p.y - tick_y);
        cairo_line_to(cr, p.x + tick_x, p.y + tick_y);
    }
    cairo_stroke(cr);
    snprintf(words, sizeof words, "%g m", metres);
    label(cr, 0.5 * (from.x + to.x), 0.5 * (from.y + to.y), quiet, panel, words);
}

static void draw_walls(cairo_t *cr, const View *view, const Room *room)
{
    const Point corner = on_page(view, room->size.m[LENGTH], room->size.m[WIDTH]);
    cairo_rectangle(cr, corner.x, corner.y, view->scale * room->size.m[WIDTH],
                    view->scale * room->size.m[LENGTH]);
    set_color(cr, night);
    cairo_fill_preserve(cr);
    set_color(cr, grey);
    cairo_set_line_width(cr, 3.0);
    cairo_set_dash(cr, NULL, 0, 0.0);
    cairo_stroke(cr);
}

static void draw_measures(cairo_t *cr, const View *view, const Room *room)
{
    const double *size = room->size.m;
    const Point near_right = on_page(view, 0.0, 0.0),
                far_left = on_page(view, size[LENGTH], size[WIDTH]);
    const double below = near_right.y + 26.0, beside = far_left.x - 38.0;
    draw_measure(cr, (Point){far_left.x, below}, (Point){near_right.x, below}, size[WIDTH]);
    draw_measure(cr, (Point){beside, near_right.y}, (Point){beside, far_left.y}, size[LENGTH]);
}

/* -------------------------------------------------------------------------------- sound -- */

/* Where the ray that arrives from an image meets the wall that made it. */
static Point bounce(const View *view, const RenderedRoom *r, const ImageSource *image)
{
    const double *listener = r->placement.listener.m;
    const double azimuth = image->azimuth_degrees * pi / 180.0;
    const double toward[] = {cos(azimuth), sin(azimuth)};
    const int axis = image->hits[LENGTH][0] || image->hits[LENGTH][1] ? LENGTH : WIDTH;
    const double wall_m = image->hits[axis][1] ? r->room->size.m[axis] : 0.0;
    const double way_m = (wall_m - listener[axis]) / toward[axis];
    return on_page(view, listener[LENGTH] + way_m * toward[LENGTH],
                   listener[WIDTH] + way_m * toward[WIDTH]);
}

static void draw_reflections(cairo_t *cr, const View *view, const RenderedRoom *r)
{
    ImageSource images[IMAGES];
    room_images(r->room, &r->placement, SPEAKER_LEFT, images);
    const Point from = position_on_page(view, &r->placement.speaker[SPEAKER_LEFT]),
                to = position_on_page(view, &r->placement.listener);
    for (unsigned n = 0; n < IMAGES; n++) {
        const bool by_floor_or_ceiling = images[n].hits[HEIGHT][0] || images[n].hits[HEIGHT][1];
        if (images[n].order == 1 && !by_floor_or_ceiling) {
            const Point wall = bounce(view, r, &images[n]);
            set_pen(cr, &reflected_pen);
            cairo_move_to(cr, from.x, from.y);
            cairo_line_to(cr, wall.x, wall.y);
            cairo_line_to(cr, to.x, to.y);
            cairo_stroke(cr);
        }
    }
}

static void draw_direct(cairo_t *cr, const View *view, const RenderedRoom *r)
{
    const Point to = position_on_page(view, &r->placement.listener);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        const Point from = position_on_page(view, &r->placement.speaker[s]);
        set_pen(cr, &thin_bright);
        cairo_move_to(cr, from.x, from.y);
        cairo_line_to(cr, to.x, to.y);
        cairo_stroke(cr);
    }
}

/* On the lines where there is room for them, else beside them; of short lines one, ahead. */
static void label_distances(cairo_t *cr, const View *view, const RenderedRoom *r)
{
    const RoomPlacement *p = &r->placement;
    const Point listener = position_on_page(view, &p->listener);
    const Color ground = has_walls(r->room) ? night : panel;
    for (unsigned s = 0; s < SPEAKERS; s++) {
        char words[32];
        const Point speaker = position_on_page(view, &p->speaker[s]);
        const double aside = 0.5 * (speaker.x - listener.x);
        const double outward = fabs(aside) < 36.0 ? copysign(30.0, aside) : 0.0;
        snprintf(words, sizeof words, "%.3g m", p->distance_m[s]);
        if (view->scale * p->distance_m[s] > 75.0) {
            label(cr, listener.x + aside + outward, 0.5 * (speaker.y + listener.y), bright, ground,
                  words);
        } else if (s == SPEAKER_LEFT) {
            label(cr, listener.x, speaker.y - 28.0, bright, ground, words);
        }
    }
}

/* ------------------------------------------------------------------------------- things -- */

static void draw_head(cairo_t *cr, const View *view, const RoomPlacement *placement)
{
    const Point p = position_on_page(view, &placement->listener);
    const double radius = fmax(head_radius_m * view->scale, 7.0);
    set_color(cr, bright);
    cairo_arc(cr, p.x, p.y, radius, 0.0, 2.0 * pi);
    cairo_fill(cr);
    cairo_move_to(cr, p.x - 0.35 * radius, p.y - 0.8 * radius);
    cairo_line_to(cr, p.x, p.y - 1.45 * radius);
    cairo_line_to(cr, p.x + 0.35 * radius, p.y - 0.8 * radius);
    cairo_fill(cr);
    for (int side = -1; side <= 1; side += 2) {
        cairo_arc(cr, p.x + side * radius, p.y, 0.28 * radius, 0.0, 2.0 * pi);
        cairo_fill(cr);
    }
}

/* A box that opens towards the listener, its middle at `p`. */
static void draw_loudspeaker(cairo_t *cr, Point p, double turn, double size, Color color)
{
    cairo_save(cr);
    cairo_translate(cr, p.x, p.y);
    cairo_rotate(cr, turn);
    cairo_scale(cr, size, size);
    cairo_move_to(cr, -0.50, 0.45);
    cairo_line_to(cr, -0.25, -0.05);
    cairo_line_to(cr, -0.25, -0.45);
    cairo_line_to(cr, 0.25, -0.45);
    cairo_line_to(cr, 0.25, -0.05);
    cairo_line_to(cr, 0.50, 0.45);
    cairo_close_path(cr);
    cairo_restore(cr);
    set_color(cr, color);
    cairo_fill(cr);
}

static void draw_loudspeakers(cairo_t *cr, const View *view, const RoomPlacement *placement)
{
    const Point left = position_on_page(view, &placement->speaker[SPEAKER_LEFT]),
                right = position_on_page(view, &placement->speaker[SPEAKER_RIGHT]);
    const double apart = hypot(right.x - left.x, right.y - left.y);
    const double size = fmin(fmin(fmax(cabinet_m * view->scale, 13.0), 28.0), 0.9 * apart);
    for (unsigned s = 0; s < SPEAKERS; s++) {
        const double turn = -placement->azimuth_degrees[s] * pi / 180.0;
        draw_loudspeaker(cr, s == SPEAKER_LEFT ? left : right, turn, size,
                         s == SPEAKER_LEFT ? blue : grey);
    }
}

static void draw_title(cairo_t *cr, Rect at, const Room *room)
{
    char words[64] = "no walls: nothing comes back";
    if (has_walls(room)) {
        snprintf(words, sizeof words, "ears and loudspeakers %g m high", room->ears_height_m);
    }
    heading(cr, at.x + 24.0, at.y + 42.0, 20.0, "Plan");
    text(cr, at.x + at.width - 24.0, at.y + 42.0, 15.0, quiet, ALIGN_RIGHT, words);
}

void draw_plan(cairo_t *cr, Rect at, const RenderedRoom *r)
{
    const Rect area = {at.x + 84.0, at.y + 72.0, at.width - 124.0, at.height - 174.0};
    const View view = view_of(area, r);
    const double legend_y = at.y + at.height - 24.0;
    card(cr, at);
    draw_title(cr, at, r->room);
    const double x = legend(cr, at.x + 24.0, legend_y, &thin_bright, "direct sound");
    if (has_walls(r->room)) {
        draw_walls(cr, &view, r->room);
        draw_measures(cr, &view, r->room);
        draw_reflections(cr, &view, r);
        legend(cr, x, legend_y, &reflected_pen, "one wall, from the left loudspeaker");
    }
    draw_direct(cr, &view, r);
    draw_loudspeakers(cr, &view, &r->placement);
    draw_head(cr, &view, &r->placement);
    label_distances(cr, &view, r);
}

void draw_room(cairo_t *cr, double x, double y, double scale, const RenderedRoom *r)
{
    const double *size = r->room->size.m;
    const View view = {.scale = scale,
                       .origin_x = x + scale * size[WIDTH],
                       .origin_y = y,
                       .far_m = {size[LENGTH], size[WIDTH]}};
    draw_walls(cr, &view, r->room);
    draw_direct(cr, &view, r);
    draw_loudspeakers(cr, &view, &r->placement);
    draw_head(cr, &view, &r->placement);
}

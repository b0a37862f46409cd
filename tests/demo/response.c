#include "response.h"

#include "impulse.h"
#include <math.h>

Response response_of(const Audio *impulse)
{
    Response r;
    const Stereo *s = &impulse->sound;
    const double top_hz = fmin(20000.0, 0.49 * impulse->rate_hz), height = (double)impulse_height;
    for (size_t i = 0; i < RESPONSE_POINTS; i++) {
        const double hz = 20.0 * pow(top_hz / 20.0, (double)i / (RESPONSE_POINTS - 1));
        const double complex left = spectrum_at(s->left, s->frames, hz, impulse->rate_hz) / height;
        const double complex right =
            spectrum_at(s->right, s->frames, hz, impulse->rate_hz) / height;
        r.hz[i] = hz;
        r.direct_db[i] = decibels(left);
        r.crossed_db[i] = decibels(right);
        r.mono_db[i] = decibels(left + right);
    }
    return r;
}

static Plot axes(Rect at)
{
    static const double hz[] = {20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000};
    static const char *const hz_labels[] = {"20", "50", "100", "200", "500",
                                            "1k", "2k", "5k",  "10k", "20k"};
    static const double db[] = {-40, -30, -20, -10, 0};
    static const char *const db_labels[] = {"−40", "−30", "−20", "−10", "0"};
    return (Plot){
        {at.x + 72.0, at.y + 76.0, at.width - 104.0, at.height - 188.0},
        {20.0, 20000.0, true, hz, hz_labels, sizeof hz / sizeof *hz, "Frequency, Hz"},
        {-40.0, 5.0, false, db, db_labels, sizeof db / sizeof *db, "dB"},
    };
}

void draw_response(cairo_t *cr, Rect at, const char *title, const Response *r)
{
    const Plot plot = axes(at);
    card(cr, at);
    heading(cr, at.x + 72.0, at.y + 42.0, 20.0, title);
    plot_frame(cr, &plot);
    plot_curve(cr, &plot, &dotted_grey, r->hz, r->mono_db, RESPONSE_POINTS);
    plot_curve(cr, &plot, &dashed_orange, r->hz, r->crossed_db, RESPONSE_POINTS);
    plot_curve(cr, &plot, &solid_blue, r->hz, r->direct_db, RESPONSE_POINTS);
    const double y = at.y + at.height - 22.0;
    double x = legend(cr, plot.box.x, y, &solid_blue, "direct, left ear");
    x = legend(cr, x, y, &dashed_orange, "crossed, right ear");
    legend(cr, x, y, &dotted_grey, "mono sum");
}

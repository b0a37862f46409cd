#include "controls.h"

#include "../../plugin/dsp/decibel.h"
#include "../../plugin/params.h"
#include <float.h>
#include <math.h>
#include <string.h>

/* A change takes 20 ms, and one that comes meanwhile follows it. */
static const double settled_s = 0.06;

enum { ROOM_CONTROLS = 7, BLOCKS_BETWEEN_ROOMS = 500, MOST_BLOCKS_BETWEEN_ROOMS = 4000 };

static const PortIndex room_controls[ROOM_CONTROLS] = {
    PORT_ROOM, PORT_SPEAKER, PORT_ROOM_LEVEL, PORT_DECAY, PORT_DISTANCE, PORT_ANGLE, PORT_HEAD};

static bool makes_room(int port)
{
    bool makes = port == PORT_YAW || port == PORT_YAW_ZERO;
    for (int n = 0; n < ROOM_CONTROLS; n++) {
        makes |= port == (int)room_controls[n];
    }
    return makes;
}

/* ------------------------------------------------------------------------------------- values -- */

static float odd_value(const Param *p, Chance *c)
{
    const float span = p->maximum - p->minimum;
    const float values[] = {
        p->minimum - 1.0f, p->maximum + span, NAN, -NAN, INFINITY, -INFINITY, 1e-40f, -0.0f, 3e38f};
    return chance_once_in(c, 4) ? chance_bits(c) : values[chance_below(c, 9)];
}

static float any_value(PortIndex port, Chance *c)
{
    const Param *p = &params[port];
    const float share = (float)chance_share(c);
    switch (chance_below(c, 10)) {
    case 0:
        return p->preset;
    case 1:
        return p->minimum;
    case 2:
        return p->maximum;
    case 3:
    case 4:
        return odd_value(p, c);
    default:
        return p->minimum + share * (p->maximum - p->minimum);
    }
}

/* What silences or passes over everything else lasts less long. */
static bool is_rare(PortIndex port)
{
    return port == PORT_ENABLED || port == PORT_FREEWHEEL || port == PORT_MUTE;
}

static void turn(Host *host, PortIndex port, Chance *c)
{
    const bool rests = is_rare(port) && !chance_once_in(c, 5);
    host->ports[port] = rests ? params[port].preset : any_value(port, c);
}

void controls_begin(Controls *controls, Host *host)
{
    *controls = (Controls){.ceiling = (double)INFINITY};
    for (int port = 0; port < PORT_COUNT; port++) {
        if (params[port].kind == KIND_CONTROL_IN) {
            host->ports[port] = params[port].preset;
        }
    }
}

/* ------------------------------------------------------------------------------------ turning -- */

static void turn_room(Controls *controls, Host *host, Chance *c)
{
    if (controls->until_room > 0) {
        controls->until_room--;
        return;
    }
    const bool all = chance_once_in(c, 4);
    for (int n = 0; n < ROOM_CONTROLS; n++) {
        if (all || chance_once_in(c, ROOM_CONTROLS)) {
            turn(host, room_controls[n], c);
        }
    }
    controls->until_room = chance_octaves(c, BLOCKS_BETWEEN_ROOMS, MOST_BLOCKS_BETWEEN_ROOMS);
}

static void turn_others(Host *host, Chance *c, bool all)
{
    for (int port = 0; port < PORT_COUNT; port++) {
        if (params[port].kind == KIND_CONTROL_IN && !makes_room(port) &&
            (all || chance_once_in(c, PORT_COUNT))) {
            turn(host, (PortIndex)port, c);
        }
    }
}

/* As run() takes it, where denormal numbers are zero. */
static float taken(PortIndex port, float value)
{
    return param_clamp(port, fabsf(value) < FLT_MIN ? 0.0f : value);
}

static bool is_on(const Host *host, PortIndex port)
{
    return taken(port, host->ports[port]) > 0.0f;
}

static bool passes_by(const Host *host)
{
    return !is_on(host, PORT_ENABLED) ||
           (is_on(host, PORT_EXPORT_GUARD) && is_on(host, PORT_FREEWHEEL));
}

static bool changes_safety(const Host *host, const float before[PORT_COUNT])
{
    const PortIndex of_safety[] = {PORT_LIMITER, PORT_LOOK_AHEAD,   PORT_CEILING,
                                   PORT_ENABLED, PORT_EXPORT_GUARD, PORT_FREEWHEEL};
    for (size_t n = 0; n < sizeof of_safety / sizeof *of_safety; n++) {
        const PortIndex port = of_safety[n];
        if (taken(port, before[port]) != taken(port, host->ports[port])) {
            return true;
        }
    }
    return false;
}

static void look(Controls *controls, const Host *host)
{
    const double ceiling_db = (double)taken(PORT_CEILING, host->ports[PORT_CEILING]);
    controls->passes_by = passes_by(host);
    controls->latency = is_on(host, PORT_LOOK_AHEAD);
    const bool limited = is_on(host, PORT_LIMITER) && !controls->passes_by;
    controls->ceiling = limited ? gain_from_db(ceiling_db) : (double)INFINITY;
}

void controls_turn(Controls *controls, Host *host, Chance *c)
{
    float before[PORT_COUNT];
    memcpy(before, host->ports, sizeof before);
    turn_room(controls, host, c);
    if (chance_once_in(c, 12)) {
        turn_others(host, c, chance_once_in(c, 100));
    }
    if (chance_once_in(c, 300)) {
        turn(host, chance_once_in(c, 8) ? PORT_YAW_ZERO : PORT_YAW, c);
    }
    controls->since_safety_s = changes_safety(host, before) ? 0.0 : controls->since_safety_s;
    look(controls, host);
}

void controls_restart(Controls *controls)
{
    controls->since_safety_s = controls->since_pass_by_s = 0.0;
}

void controls_pass(Controls *controls, double seconds)
{
    controls->since_safety_s += seconds;
    controls->since_pass_by_s = controls->passes_by ? 0.0 : controls->since_pass_by_s + seconds;
}

bool controls_keep_finite(const Controls *controls)
{
    return !controls->passes_by && controls->since_pass_by_s > settled_s;
}

double controls_ceiling(const Controls *controls)
{
    return controls->since_safety_s > settled_s ? controls->ceiling : (double)INFINITY;
}

bool controls_keep_bits(const Controls *controls)
{
    return controls->passes_by && !controls->latency && controls->since_safety_s > settled_s;
}

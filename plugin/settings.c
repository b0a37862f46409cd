#include "settings.h"

#include "params.h"

typedef struct {
    float of[PORT_COUNT];
} Values;

static Values clamped(const float controls[PORT_COUNT])
{
    Values v = {0};
    for (int port = 0; port < PORT_COUNT; port++) {
        if (params[port].kind == KIND_CONTROL_IN) {
            v.of[port] = param_clamp((PortIndex)port, controls[port]);
        }
    }
    return v;
}

static bool is_on(const Values *v, PortIndex port)
{
    return v->of[port] > 0.0f;
}

static SourceSpec source_spec(const Values *v)
{
    return (SourceSpec){.listen = (Listen)v->of[PORT_LISTEN],
                        .swap = is_on(v, PORT_SWAP),
                        .invert_left = is_on(v, PORT_INVERT_LEFT),
                        .invert_right = is_on(v, PORT_INVERT_RIGHT),
                        .band = (Band)v->of[PORT_BAND]};
}

EngineSettings settings_from_controls(const float controls[PORT_COUNT])
{
    const Values v = clamped(controls);
    return (EngineSettings){
        .enabled = is_on(&v, PORT_ENABLED),
        .guarded = is_on(&v, PORT_EXPORT_GUARD) && is_on(&v, PORT_FREEWHEEL),
        .source = source_spec(&v),
        .level_db = (double)v.of[PORT_LEVEL],
        .dim = is_on(&v, PORT_DIM),
        .mute = is_on(&v, PORT_MUTE),
    };
}

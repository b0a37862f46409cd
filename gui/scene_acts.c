#include "scene.h"

#include "../plugin/acoustics/room.h"
#include "../plugin/acoustics/targets.h"
#include "../plugin/dsp/voice.h"

static bool is_on(const float *values, PortIndex port)
{
    return values[port] > 0.0f;
}

static bool is_natural(const float *values)
{
    return (int)values[PORT_CROSSFEED] == CROSSFEED_NATURAL;
}

static bool headphones_act(const float *values, PortIndex port)
{
    switch (port) {
    case PORT_CROSSFEED:
    case PORT_CENTRE:
    case PORT_WIDTH:
        return true;
    case PORT_FEED:
    case PORT_CUTOFF:
        return (int)values[PORT_CROSSFEED] != CROSSFEED_OFF;
    case PORT_ANGLE:
    case PORT_HEAD:
        return is_natural(values);
    case PORT_DESIGN:
        return is_on(values, PORT_TRANSLATE);
    case PORT_TRANSLATE: { /* the first design is the one that is worn */
        const int design = (int)values[PORT_DESIGN];
        return design != 0 && design - 1 != (int)values[PORT_WEARING];
    }
    default:
        return false;
    }
}

static bool speakers_act(const float *values, PortIndex port)
{
    const int room = (int)values[PORT_ROOM];
    const bool loaded = room == ROOMS;
    switch (port) {
    case PORT_ROOM:
        return true;
    case PORT_SPEAKER:
    case PORT_DISTANCE:
    case PORT_ANGLE:
    case PORT_HEAD:
    case PORT_YAW:
    case PORT_YAW_ZERO:
        return !loaded;
    case PORT_ROOM_LEVEL:
        return !loaded && room != ROOM_ANECHOIC;
    case PORT_DECAY:
        return !loaded && room != ROOM_ANECHOIC && is_on(values, PORT_ROOM_LEVEL);
    default:
        return false;
    }
}

static bool inears_act(const float *values, PortIndex port)
{
    switch (port) {
    case PORT_ISOLATION:
    case PORT_STAGE_LEVEL:
    case PORT_FULL_SCALE_SPL:
        return is_on(values, PORT_STAGE);
    case PORT_TRANSLATE:
        return (int)values[PORT_WEARING] != DEVICE_IN_EARS;
    default:
        return params[port].group == GROUP_INEARS;
    }
}

static bool mode_acts(const float *values, PortIndex port)
{
    switch ((Mode)values[PORT_MODE]) {
    case MODE_DIRECT:
        return false;
    case MODE_HEADPHONES:
        return headphones_act(values, port);
    case MODE_SPEAKERS:
        return speakers_act(values, port);
    case MODE_IN_EARS:
        return inears_act(values, port);
    }
    return false;
}

/* Whatever is heard is exposure, bypassed or not. */
static bool safety_acts(const float *values, PortIndex port)
{
    switch (port) {
    case PORT_CEILING:
        return is_on(values, PORT_ENABLED) && is_on(values, PORT_LIMITER);
    case PORT_LIMITER:
        return is_on(values, PORT_ENABLED);
    case PORT_DOSE_STANDARD:
    case PORT_DOSE_RESET:
        return is_on(values, PORT_CALIBRATED);
    case PORT_FULL_SCALE_SPL:
        return is_on(values, PORT_CALIBRATED) ||
               (is_on(values, PORT_ENABLED) && mode_acts(values, port));
    default: /* Look-Ahead is latency even where nothing is limited */
        return true;
    }
}

static bool monitor_acts(const float *values, PortIndex port)
{
    switch (port) {
    case PORT_ENABLED:
    case PORT_EXPORT_GUARD:
    case PORT_WEARING:
        return true;
    case PORT_LEVEL:
    case PORT_DIM:
        return is_on(values, PORT_ENABLED) && !is_on(values, PORT_MUTE);
    case PORT_LEVEL_MATCH:
        return is_on(values, PORT_ENABLED) &&
               ((Mode)values[PORT_MODE] != MODE_DIRECT || is_on(values, PORT_CORRECTION));
    default:
        return is_on(values, PORT_ENABLED);
    }
}

bool scene_acts(const float *values, PortIndex port)
{
    switch (params[port].group) {
    case GROUP_SAFETY:
        return safety_acts(values, port);
    case GROUP_MONITOR:
        return monitor_acts(values, port);
    case GROUP_LISTEN:
        return is_on(values, PORT_ENABLED);
    case GROUP_CORRECTION:
        if (port == PORT_CORRECTION) {
            return is_on(values, PORT_ENABLED);
        }
        break;
    default:
        break;
    }
    return is_on(values, PORT_ENABLED) && mode_acts(values, port);
}

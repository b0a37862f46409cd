#include "settings.h"

#include "acoustics/diffuse_field.h"
#include "acoustics/drivers.h"
#include "acoustics/head.h"
#include "acoustics/targets.h"
#include "dsp/decibel.h"
#include "params.h"
#include <math.h>

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

/* The design to be heard: As Worn is whatever is worn. */
static Device heard_design(const Values *v)
{
    const int as_worn = 0, closed_back = 2;
    const int design = (int)v->of[PORT_DESIGN];
    if (design == as_worn) {
        return (Device)v->of[PORT_WEARING];
    }
    return design == closed_back ? DEVICE_CLOSED_BACK : DEVICE_OPEN_BACK;
}

static void set_translation(HeadphonesSpec *spec, const Values *v)
{
    const Translation translation = {.worn = (Device)v->of[PORT_WEARING],
                                     .heard = heard_design(v),
                                     .amount = (double)v->of[PORT_TRANSLATE] / 100.0};
    _Static_assert((int)TRANSLATION_FILTERS <= (int)HEADPHONES_FILTERS, "every filter has a place");
    spec->translations = translation_filters(&translation, spec->translation);
    spec->echo_gain = translation_echo_gain(&translation);
    spec->echo_delay_s = cup_echo_delay_s;
}

static HeadphonesSpec headphones_spec(const Values *v)
{
    HeadphonesSpec spec = {
        .mid_gain = gain_from_db((double)v->of[PORT_CENTRE]),
        .side_gain = (double)v->of[PORT_WIDTH] / 100.0,
        .crossfeed = (CrossfeedKind)v->of[PORT_CROSSFEED],
        .feed_db = (double)v->of[PORT_FEED],
        .cutoff_hz = (double)v->of[PORT_CUTOFF],
        .delay_s = head_interaural_delay_s((double)v->of[PORT_ANGLE], (double)v->of[PORT_HEAD]),
    };
    set_translation(&spec, v);
    return spec;
}

/* What a performer wears is in-ears: translated to from what is really worn. */
static InEarsSpec inears_spec(const Values *v)
{
    const double ambience_db = (double)v->of[PORT_AMBIENCE];
    const bool no_ambience = v->of[PORT_AMBIENCE] <= params[PORT_AMBIENCE].minimum;
    const Translation translation = {.worn = (Device)v->of[PORT_WEARING],
                                     .heard = DEVICE_IN_EARS,
                                     .amount = (double)v->of[PORT_TRANSLATE] / 100.0};
    InEarsSpec spec = {
        .ambience_gain = no_ambience ? 0.0 : gain_from_db(ambience_db),
        .link = (LinkKind)v->of[PORT_LINK],
        .leak_mm = {(double)v->of[PORT_SEAL_LEFT], (double)v->of[PORT_SEAL_RIGHT]},
        .ear_out = (EarOut)v->of[PORT_EAR_OUT],
    };
    _Static_assert(DRIVERS_FILTERS + TRANSLATION_FILTERS <= (int)INEARS_FILTERS,
                   "all have a place");
    spec.filters = drivers_filters((DriversKind)v->of[PORT_DRIVERS], spec.filter);
    spec.filters += translation_filters(&translation, spec.filter + spec.filters);
    return spec;
}

/* Mute is silence: the stage, which Level and Dim leave alone, included. */
static StageSpec stage_spec(const Values *v)
{
    StageSpec spec = {
        .on = is_on(v, PORT_STAGE) && !is_on(v, PORT_MUTE),
        .level_dba = (double)v->of[PORT_STAGE_LEVEL],
        .full_scale_spl_db = (double)v->of[PORT_FULL_SCALE_SPL],
        .isolation_db = (double)v->of[PORT_ISOLATION],
        .leak_mm = {(double)v->of[PORT_SEAL_LEFT], (double)v->of[PORT_SEAL_RIGHT]},
        .ear_out = (EarOut)v->of[PORT_EAR_OUT],
        .field_at_1_khz_db = diffuse_field_at_1_khz_db,
    };
    _Static_assert((int)STAGE_FIELD_FILTERS == (int)DIFFUSE_FIELD_FILTERS, "the same filters");
    diffuse_field_filters((Device)v->of[PORT_WEARING], spec.to_field);
    return spec;
}

static ExposureSpec exposure_spec(const Values *v)
{
    ExposureSpec spec = {
        .calibrated = is_on(v, PORT_CALIBRATED),
        .stands_still = is_on(v, PORT_FREEWHEEL),
        .full_scale_spl_db = (double)v->of[PORT_FULL_SCALE_SPL],
        .field_at_1_khz_db = diffuse_field_at_1_khz_db,
        .standard = (DoseStandard)v->of[PORT_DOSE_STANDARD],
    };
    _Static_assert((int)EXPOSURE_FIELD_FILTERS == (int)DIFFUSE_FIELD_FILTERS, "the same filters");
    diffuse_field_filters((Device)v->of[PORT_WEARING], spec.to_field);
    return spec;
}

static LimiterSpec limiter_spec(const Values *v)
{
    return (LimiterSpec){.on = is_on(v, PORT_LIMITER),
                         .look_ahead = is_on(v, PORT_LOOK_AHEAD),
                         .ceiling_db = (double)v->of[PORT_CEILING]};
}

static EngineSettings engine_settings(const Values *v)
{
    return (EngineSettings){
        .enabled = is_on(v, PORT_ENABLED),
        .guarded = is_on(v, PORT_EXPORT_GUARD) && is_on(v, PORT_FREEWHEEL),
        .source = source_spec(v),
        .voice = {.mode = (Mode)v->of[PORT_MODE],
                  .headphones = headphones_spec(v),
                  .inears = inears_spec(v)},
        .correction = is_on(v, PORT_CORRECTION),
        .level_match = is_on(v, PORT_LEVEL_MATCH),
        .level_db = (double)v->of[PORT_LEVEL],
        .dim = is_on(v, PORT_DIM),
        .mute = is_on(v, PORT_MUTE),
        .stage = stage_spec(v),
        .limiter = limiter_spec(v),
        .exposure = exposure_spec(v),
    };
}

/* Controls without effect are the same in every wish: no room is built anew for them. */
static ResponseWish response_wish(const Values *v, double straight_ahead_degrees)
{
    const int loaded_response = ROOMS;
    const int room = (int)v->of[PORT_ROOM];
    const double yaw_degrees = (double)v->of[PORT_YAW] - straight_ahead_degrees;
    ResponseWish wish = {
        .loaded = room == loaded_response,
        .room = room == loaded_response ? ROOM_ANECHOIC : (RoomKind)room,
        .loudspeaker = (LoudspeakerKind)v->of[PORT_SPEAKER],
        .room_level = (double)v->of[PORT_ROOM_LEVEL] / 100.0,
        .decay = (double)v->of[PORT_DECAY] / 100.0,
        .distance_m = (double)v->of[PORT_DISTANCE],
        .angle_degrees = (double)v->of[PORT_ANGLE],
        .head_circumference_cm = (double)v->of[PORT_HEAD],
        .yaw_degrees = remainder(yaw_degrees, 360.0),
    };
    if (wish.room == ROOM_ANECHOIC) {
        wish.room_level = wish.decay = 1.0;
    }
    if (wish.room_level == 0.0) {
        wish.decay = 1.0;
    }
    return wish;
}

Settings settings_from_controls(const float controls[PORT_COUNT], double straight_ahead_degrees)
{
    const Values v = clamped(controls);
    return (Settings){.engine = engine_settings(&v),
                      .wish = response_wish(&v, straight_ahead_degrees),
                      .exporting = is_on(&v, PORT_FREEWHEEL)};
}

double settings_yaw_degrees(const float controls[PORT_COUNT])
{
    return (double)param_clamp(PORT_YAW, controls[PORT_YAW]);
}

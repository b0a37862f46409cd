/* What params.def declares, as tables: range, default, unit, shape, group, scale points. Pure and
 * constant: any thread. */
#ifndef EARFIELD_PARAMS_H
#define EARFIELD_PARAMS_H

#include "ports.h"
#include <stdbool.h>
#include <stddef.h>

typedef enum {
    KIND_ATOM_IN,
    KIND_ATOM_OUT,
    KIND_AUDIO_IN,
    KIND_AUDIO_OUT,
    KIND_CONTROL_IN,
    KIND_CONTROL_OUT
} PortKind;

typedef enum {
    UNIT_NONE,
    UNIT_COEFFICIENT,
    UNIT_CM,
    UNIT_DB,
    UNIT_DBA,
    UNIT_DEGREE,
    UNIT_FRAME,
    UNIT_H,
    UNIT_HZ,
    UNIT_LUFS,
    UNIT_M,
    UNIT_MM,
    UNIT_PERCENT,
    UNIT_US
} ParamUnit;

typedef enum {
    SHAPE_LINEAR,
    SHAPE_LOGARITHMIC,
    SHAPE_TOGGLE,
    SHAPE_TRIGGER,
    SHAPE_CHOICE, /* an enumeration: each whole number has a scale point */
    SHAPE_WHOLE
} ParamShape;

typedef enum { KEEP_TASTE, KEEP_DEVICE, KEEP_SAFETY } ParamKeep;

typedef enum {
#define GROUP(id, symbol, name) GROUP_##id,
#include "params.def"
    GROUP_COUNT
} ParamGroup;

typedef struct {
    const char *symbol, *name;
} Group;

typedef struct {
    PortKind kind;
    const char *symbol, *name, *comment;
    float minimum, preset, maximum; /* preset: the default */
    ParamUnit unit;
    ParamShape shape;
    ParamGroup group;
    ParamKeep keep;
} Param;

typedef struct {
    PortIndex port;
    int value;
    const char *label;
} ScalePoint;

typedef struct {
    PortIndex port;
    const char *predicate, *object; /* prefixed names, as in Turtle */
} Trait;

extern const Group param_groups[GROUP_COUNT];
extern const Param params[PORT_COUNT];
extern const ScalePoint scale_points[];
extern const size_t scale_point_count;
extern const Trait traits[];
extern const size_t trait_count;

/** True for ports that hold one float: controls and meters. */
bool param_is_control(PortIndex port);

/** The value a control really has: NaN is the default, out of range is clamped, a toggle is on
 * above zero and a choice is rounded. */
float param_clamp(PortIndex port, float value);

#endif

/* The index of every port, in the order of params.def. */
#ifndef EARFIELD_PORTS_H
#define EARFIELD_PORTS_H

typedef enum {
#define PORT(kind, id, symbol, name, minimum, preset, maximum, unit, shape, group, keep, comment)  \
    PORT_##id,
#include "params.def"
    PORT_COUNT
} PortIndex;

#endif

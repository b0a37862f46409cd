/* The two ears, and which of them has its earphone out. */
#ifndef EARFIELD_EARS_H
#define EARFIELD_EARS_H

#include <stdbool.h>

enum { EAR_LEFT, EAR_RIGHT, EARS };

typedef enum { EAR_OUT_NONE, EAR_OUT_LEFT, EAR_OUT_RIGHT } EarOut;

static inline bool ear_is_out(EarOut out, unsigned ear)
{
    return out == (ear == EAR_LEFT ? EAR_OUT_LEFT : EAR_OUT_RIGHT);
}

#endif

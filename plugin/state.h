/* Save and restore. */
#ifndef EARFIELD_STATE_H
#define EARFIELD_STATE_H

#include <lv2/state/state.h>

extern const LV2_State_Interface state_interface;

#endif

/* A host of the UI that does nothing of what it is asked. */
#ifndef EARFIELD_TEST_UI_NOBODY_H
#define EARFIELD_TEST_UI_NOBODY_H

#include "../gui/ui.h"

extern const UiHost ui_nobody;

#endif

/* Files to name in messages and states: good ones of every kind, damaged ones, none. */
#ifndef EARFIELD_TORTURE_FILES_H
#define EARFIELD_TORTURE_FILES_H

#include "chance.h"

/** Written into a folder of their own (one process, one at a time). */
void files_make(Chance *chance);

void files_remove(void);

/** The path of one of them, or of what is no file. */
const char *files_any(Chance *chance);

#endif

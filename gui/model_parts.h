/* What the files that make up a model share; for them alone. */
#ifndef EARFIELD_MODEL_PARTS_H
#define EARFIELD_MODEL_PARTS_H

#include "model.h"

/** Let go of whatever was touched. */
void model_let_go(Model *model);

/** A step that can be undone, unless it moves nothing; what was undone before can't be redone. */
void model_remember(Model *model, const Step *step);

#endif

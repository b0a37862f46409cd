/* Corrections for the test host, by the way a host loads them. */
#ifndef EARFIELD_TEST_CORRECT_H
#define EARFIELD_TEST_CORRECT_H

#include "host.h"

/** J. Pasanen's AutoEq for the Sennheiser HD 650 as measured by oratory1990: -6.1 dB of preamp, and
 * filters that peak at +6.09 dB. */
extern const char correct_autoeq[];

/** Have a correction of this text (NULL: none) loaded, by patch:Set and a run of no frames: into a
 * host without a worker, or with one that works at once, it is there for the next run. What the
 * text says may be refused; `status` tells. Needs temporary_folder_make(). */
void correct(Host *host, const char *text);

#endif

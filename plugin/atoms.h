/* Walking through atoms that may be anything: nothing beyond what an atom says of its size is read,
 * and nothing that it says of its parts is believed. Audio thread. */
#ifndef EARFIELD_ATOMS_H
#define EARFIELD_ATOMS_H

#include "uris.h"
#include <lv2/atom/atom.h>
#include <stdbool.h>

/** Is a port that a host connected a sequence, or a buffer for one? Its atom says how large. Some
 * hosts connect a float instead: its bits are no size that a host would offer. */
bool atoms_is_sequence(const LV2_Atom_Sequence *sequence, const Uris *uris, bool for_output);

/** The event after `previous` (NULL: the first), whole within the sequence; NULL at the end. */
const LV2_Atom_Event *atoms_next_event(const LV2_Atom_Sequence *sequence,
                                       const LV2_Atom_Event *previous);

/** The value of an object's property, whole within the object; NULL where it has none. `object` is
 * an atom that is whole. */
const LV2_Atom *atoms_property(const LV2_Atom_Object *object, LV2_URID key);

#endif

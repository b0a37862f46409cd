/* Two spaced microphones in the Club: 3 m apart about the listener's place. An engineering choice.
 * They hear the loudspeaker stacks of the room's preset: of each, the strongest image sources but
 * not the direct sound, timed from when that would arrive, so that reflections follow the mix as
 * they follow the stacks in the room. A sound on one side has the same energy at 0 dB as the mix
 * itself. Pure: any thread. */
#ifndef EARFIELD_AMBIENT_MICROPHONES_H
#define EARFIELD_AMBIENT_MICROPHONES_H

#include "../dsp/ambience.h"

AmbienceSpec ambient_microphones(void);

#endif

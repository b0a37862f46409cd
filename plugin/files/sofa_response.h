/* Two loudspeakers in a room from a SOFA file: any conventions of impulse responses (FIR, FIRE,
 * FIR-E) at two receivers, such as SingleRoomDRIR, SingleRoomSRIR, MultiSpeakerBRIR and
 * SimpleFreeFieldHRIR. libmysofa 1.3 reads those with emitters (FIRE, FIR-E), whose arrays have four
 * dimensions, only where they are neither chunked nor compressed. Allocates: workers only. */
#ifndef EARFIELD_SOFA_RESPONSE_H
#define EARFIELD_SOFA_RESPONSE_H

#include "open_file.h"
#include "recording.h"

/** What is heard from which loudspeaker, by the direction that the head sees it in:
 * - the head looks straight ahead (ListenerView along x), or as nearly as it was measured;
 * - of two sources the one further to the left is the left speaker; of more, those nearest to 30
 *   degrees on either side;
 * - where that leaves one source and the head was turned before it, the two positions of the head
 *   that see it nearest to 30 degrees on either side;
 * - a single source is mirrored for the other side.
 * Data.Delay is put in, to the nearest frame. Free the recording, of 2 or 4 channels, where it is
 * FILE_FINE. */
FileFault sofa_response_read(const OpenFile *file, Recording *recording);

#endif

/* A built room as a test listens to it. What fails here fails the test. */
#ifndef EARFIELD_TEST_HEARD_ROOM_H
#define EARFIELD_TEST_HEARD_ROOM_H

#include "../plugin/acoustics/binaural_room.h"
#include "bands.h"

/** Print a figure where EARFIELD_VERBOSE is set. */
void show_figure(const char *what, double measured, double rate_hz);

/** Reference loudspeakers at 30 degrees, as far as the room's preset has them, for the built-in
 * head; or the plain one, in the programs that are linked with plain_head.c. */
BinauralRoomSpec usual_room(RoomKind kind, double rate_hz);

/** The caller frees. */
BinauralRoom *built(const BinauralRoomSpec *spec);

/** A loudspeaker at both ears as left + j right. The caller frees. */
double complex *ears_of(const BinauralRoom *room, unsigned speaker);

void assert_same_path(const BinauralRoom *a, RoomPath path_a, const BinauralRoom *b,
                      RoomPath path_b);

/** The frame that is farthest from zero. */
uint32_t peak_frame(const float *path, uint32_t frames);

/** How loud the reflections of the first 15 ms after the direct sound are against it, 1 to 8 kHz,
 * as rendered, where they meet. */
double early_reflections_db(const BinauralRoomSpec *spec, RoomPath path);

/** What turning the head leaves. */
typedef struct {
    float *path[ROOM_PATHS];
} Early;

Early turned(BinauralRoom *room, double yaw_degrees);
void early_free(Early *early);

/** A room taken apart into bands. */
typedef struct {
    const BinauralRoomSpec *spec;
    const Room *measures;
    bool symmetric;
    uint32_t frames, mixing_frame;
    double nearer_m, origin_s;
    double complex *ears[SPEAKERS];
    Bands from[SPEAKERS], late[SPEAKERS]; /* all of it, and from the mixing time on */
} HeardRoom;

/** The spec must outlive it. */
HeardRoom hear_room(const BinauralRoomSpec *spec);

/** The same of responses that are there; it frees them. */
HeardRoom heard_room_of(const BinauralRoomSpec *spec, double complex *const ears[SPEAKERS],
                        uint32_t frames, bool symmetric);

void heard_room_free(HeardRoom *heard);

uint32_t heard_room_frames(const HeardRoom *heard, double seconds);

/** Energy of the four paths by frame, in a band; the caller frees. */
double *heard_room_energy(const HeardRoom *heard, const Bands bands[SPEAKERS], double low_hz,
                          double high_hz);
double *heard_room_octave_energy(const HeardRoom *heard, const Bands bands[SPEAKERS],
                                 unsigned octave);

#endif

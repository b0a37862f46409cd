/* The atom ports of the test host: what is sent with the next run(), and what came out of the
 * ones so far. The buffers of each run are of the exact size (so that the address sanitizer sees a
 * step beyond them); what comes out must be a sound sequence, or the running test fails. */
#ifndef EARFIELD_TEST_HOST_EVENTS_H
#define EARFIELD_TEST_HOST_EVENTS_H

#include "../plugin/dsp/ears.h"
#include "../plugin/own_files.h"
#include "host.h"
#include <lv2/atom/forge.h>

enum { EVENTS_BYTES = 1 << 16, EVENTS_OUT_BYTES = 16384, HOST_POINTS = 256 };

/** A vector, as it came last. */
typedef struct {
    unsigned times, points;
    float db[HOST_POINTS];
} HostVector;

/** What an open UI was told. */
typedef struct {
    unsigned messages;
    uint32_t most_bytes; /* of one, with its head */
    unsigned facts;      /* rate and straight ahead together */
    float rate_hz, straight_ahead_degrees;
    HostVector spectrum, energy[EARS], correction[EARS];
} HostPictures;

typedef struct {
    LV2_Atom_Forge forge;
    union {
        LV2_Atom_Event aligned;
        uint8_t bytes[EVENTS_BYTES]; /* to be sent: events, one after the other */
    } waiting;
    uint32_t capacity; /* of the output, as hosts count: without the atom's head */

    unsigned sets[OWN_FILES]; /* that came out, of each file */
    char path[OWN_FILES][OWN_PATH_SIZE];
    unsigned messages;
    char message[OWN_WORDS_SIZE];
    unsigned changes; /* state:StateChanged */
    unsigned zooms;
    float zoom;
    HostPictures pictures;
} HostEvents;

/** None waiting, none heard of; EVENTS_OUT_BYTES of output. */
void host_events_begin(HostEvents *events);

/** Forget what came out. */
void host_events_forget(HostEvents *events);

/** The URI of a file's property. */
const char *host_events_property(OwnFile which);

/** Send patch:Set of a file: an atom:Path, as the property's range says. */
void host_events_set(HostEvents *events, OwnFile which, const char *path);

/** What is different in a patch:Set. */
typedef struct {
    const char *subject;    /* NULL: none */
    const char *property;   /* NULL: none */
    const char *value_type; /* NULL: no value */
    const void *value;
    uint32_t size;
} HostSet;

void host_events_set_odd(HostEvents *events, const HostSet *set);

/** Send patch:Set of the zoom. */
void host_events_set_zoom(HostEvents *events, float zoom);

/** Send an object of a type, without properties. */
void host_events_say(HostEvents *events, const char *type);

/** Send patch:Get of a property (NULL: of all), of a subject (NULL: of none named). */
void host_events_get(HostEvents *events, const char *property, const char *subject);

/** host_run() with what is waiting; afterwards the ports are unconnected again. */
void host_events_run(HostEvents *events, Host *host, const Stereo *in, Stereo *out, size_t from,
                     size_t frames);

void host_events_run_silence(HostEvents *events, Host *host, size_t frames);

/** All of `in` in blocks of `block` frames, what is waiting with the first of them. */
Stereo host_events_render(HostEvents *events, Host *host, const Stereo *in, size_t block);

/** host_run() with a sequence of this body, whatever it holds. What comes out is read as above. */
void host_events_run_raw(HostEvents *events, Host *host, const void *body, uint32_t size,
                         const Stereo *in, Stereo *out);

#endif

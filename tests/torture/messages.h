/* The atom ports: patch messages and garbage for the plugin, and a look at what it answers. */
#ifndef EARFIELD_TORTURE_MESSAGES_H
#define EARFIELD_TORTURE_MESSAGES_H

#include "../host_events.h"
#include "chance.h"
#include "faults.h"

typedef struct {
    HostEvents events; /* of which what it writes is used */
    LV2_Atom_Sequence *in, *out;
    float in_float, out_float; /* as lv2apply connects them */
    uint32_t capacity;         /* of the output */
    bool answers;              /* the plugin can: the host maps URIs */
    uint32_t until_file;       /* messages until a file is named next */
} Messages;

/** Unconnected. */
void messages_begin(Messages *messages, bool answers);

void messages_end(Messages *messages);

/** Connect both ports to something for the next run(); `speaks`: more than an empty sequence. */
void messages_connect(Messages *messages, Host *host, Chance *chance, bool speaks);

/** Nothing but this for the next run(). */
void messages_connect_to_set(Messages *messages, Host *host, OwnFile which, const char *path);

/** After the run(): that what came out is a sequence. */
void messages_check(Messages *messages, const Place *at);

#endif

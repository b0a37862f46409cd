/* What lilv reads about a port of the built bundle. */
#ifndef EARFIELD_TEST_PORT_FACTS_H
#define EARFIELD_TEST_PORT_FACTS_H

#include "host.h"

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"

/** The bundle, for a whole group of tests: give the two functions to cmocka_run_group_tests(). */
extern Host bundle;
int bundle_load(void **state);
int bundle_unload(void **state);

const LilvPort *port_of(int port);

bool port_is_atom(int port);

/** All objects of `predicate`; the caller frees them. */
LilvNodes *port_values(const Host *host, int port, const char *predicate);

unsigned port_value_count(const Host *host, int port, const char *predicate);

/** Fails the test where the port doesn't say so. */
void assert_port_has(const Host *host, int port, const char *predicate, const char *object);

#endif

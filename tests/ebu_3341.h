/* EBU Tech 3341 (2016), table 1: the cases of two channels that can be synthesised, through the
 * built plugin's ports. Cases 1 to 5 ask for the integrated loudness too; it has no port, and is
 * worked out here by BS.1770's gates from the momentary one, read every 100 ms. */
#ifndef EARFIELD_TEST_EBU_3341_H
#define EARFIELD_TEST_EBU_3341_H

enum { EBU_3341_READINGS = 64 };

typedef struct {
    int number;       /* of the case */
    const char *what; /* "M max" */
    double value, wanted, tolerance;
    double of_libebur128; /* what that reads at 48 kHz */
} EbuReading;

typedef struct {
    double rate_hz;
    EbuReading readings[EBU_3341_READINGS];
    unsigned count;
    double out_off_in_lu; /* Direct: the most that the output's reading was off the input's */
} Ebu3341;

/** All cases: some 10 minutes of sound. */
Ebu3341 ebu_3341(double rate_hz);

#endif

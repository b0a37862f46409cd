/* How well Level Match does: many settings of every mode on the same noise. */
#ifndef EARFIELD_TEST_MATCH_SPREAD_H
#define EARFIELD_TEST_MATCH_SPREAD_H

/** How many settings there are. */
unsigned match_setting_count(void);

/** The integrated loudness of the loudest setting over that of the softest, in LU, by libebur128 on
 * 20 s of programme noise. EARFIELD_VERBOSE shows each. */
double match_spread_lu(double rate_hz);

#endif

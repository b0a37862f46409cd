/* A head tracker at work, through the built bundle with a worker: 100 changes of yaw a second, in
 * blocks of 64. */
#ifndef EARFIELD_TEST_MOVING_HEAD_H
#define EARFIELD_TEST_MOVING_HEAD_H

/** loudest_click_db() of a full-scale 100 Hz sine in the Control Room while the head swings over
 * ±90°. */
double moving_head_click_db(double rate_hz);

/** Moving over ±90°, then held for 40 ms: the largest difference from then on between what is heard
 * of noise within ±0.5 in a room (as its control counts them) and what a head hears that has never
 * moved. */
double held_head_difference(float held_degrees, int room, double rate_hz);

#endif

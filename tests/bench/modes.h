/* The settings that stand for the modes in the benchmark: limiter and all meters on. */
#ifndef EARFIELD_BENCH_MODES_H
#define EARFIELD_BENCH_MODES_H

#define METERS_ON "limiter=1 calibrated=1 "
#define MODE_DIRECT METERS_ON "mode=0"
#define MODE_HEADPHONES METERS_ON "mode=1"
#define MODE_SPEAKERS_HALF_SECOND METERS_ON "mode=2 room=2 distance=2.2 decay=150"
#define MODE_IN_EARS METERS_ON "mode=3 drivers=3 link=2"

#endif

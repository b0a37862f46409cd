/* A clock that only goes forwards. */
#ifndef EARFIELD_STEADY_H
#define EARFIELD_STEADY_H

/** Seconds since some moment before this process. Any thread. */
double steady_now_s(void);

#endif

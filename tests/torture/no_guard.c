/* In place of rt_guard.c, which no sanitizer gets on with: sees nothing. */
#include "../rt_guard.h"

void rt_guard_enter(void)
{
}

void rt_guard_leave(void)
{
}

void rt_guard_reset(void)
{
}

unsigned rt_guard_calls(void)
{
    return 0;
}

const char *rt_guard_first_call(void)
{
    return "";
}

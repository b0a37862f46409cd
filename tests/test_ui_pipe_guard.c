/* A broken pipe under the guard, in a host that minds SIGPIPE. libxcb looks whether a server is still
 * there before it writes, so that only one that goes in between breaks the pipe: too rare to be
 * waited for. */
#include "../gui/pipe_guard.h"
#include "check.h"

#include <errno.h>
#include <unistd.h>

static volatile sig_atomic_t signals;

static void note(int number)
{
    (void)number;
    signals = signals + 1;
}

static void break_a_pipe(void)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    assert_int_equal(write(ends[1], "x", 1), -1);
    assert_int_equal(errno, EPIPE);
    close(ends[1]);
}

static int listen(void **state)
{
    (void)state;
    signals = 0;
    signal(SIGPIPE, note);
    return 0;
}

static void without_it_the_host_is_told(void **state)
{
    (void)state;
    break_a_pipe();
    assert_int_equal(signals, 1);
}

static void under_it_no_signal_comes_then_or_later(void **state)
{
    (void)state;
    const PipeGuard outer = pipe_guard_hold();
    const PipeGuard inner = pipe_guard_hold();
    break_a_pipe();
    pipe_guard_release(&inner);
    break_a_pipe();
    pipe_guard_release(&outer);
    assert_int_equal(signals, 0);
    break_a_pipe(); /* and the host's own ones come as before */
    assert_int_equal(signals, 1);
}

static void one_of_the_hosts_that_waits_is_kept(void **state)
{
    (void)state;
    sigset_t pipes, before;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    sigprocmask(SIG_BLOCK, &pipes, &before);
    break_a_pipe();
    const PipeGuard guard = pipe_guard_hold();
    pipe_guard_release(&guard);
    assert_int_equal(signals, 0);
    sigprocmask(SIG_SETMASK, &before, NULL);
    assert_int_equal(signals, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(without_it_the_host_is_told, listen),
        cmocka_unit_test_setup(under_it_no_signal_comes_then_or_later, listen),
        cmocka_unit_test_setup(one_of_the_hosts_that_waits_is_kept, listen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

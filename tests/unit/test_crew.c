/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/base/crew.h: what workers hand back comes in the order of the paths, whatever they
 * do, and nothing of them is left. The paths of these tests say what is to be done. */
#include "lib/base/crew.h"
#include "tests/unit/unit.h"

#include "lib/base/buffer.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LARGE = 3 << 20, PATIENCE = 120 /* seconds */ };

/* In a worker. */
static void obey(void *context, wob_crew_worker *worker, const char *path)
{
    wob_error why;
    (void)context;
    if (strncmp(path, "slow", 4) == 0)
        (void)nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    if (strncmp(path, "die", 3) == 0)
        kill(getpid(), SIGKILL);
    if (strncmp(path, "leave", 5) == 0)
        _exit(7);
    if (strncmp(path, "hang", 4) == 0)
        pause();
    if (strncmp(path, "fail", 4) == 0) {
        (void)wob_fail(&why, WOB_LIMIT, "%s: too much", path);
        wob_crew_fail(worker, path, &why);
    }
    if (strncmp(path, "large", 5) == 0) {
        char *bytes = calloc(1, LARGE);
        for (int i = 0; bytes && i < 60; i++)
            wob_crew_give(worker, (wob_slice){bytes, LARGE});
        free(bytes);
    }
    wob_crew_note(worker, WOB_SLICE("."), true);
    wob_crew_give(worker, wob_slice_of(path));
    wob_crew_give(worker, (wob_slice){0});
}

/* In the parent: writes down all that it is told. */
typedef struct listener {
    const char *const *paths; /* NULL behind the last */
    wob_buffer told;
    size_t notes, large, ticks;
    size_t last_tick; /* the tick that ends the run; 0 for none */
} listener;

static const char *next(void *context, wob_error *ret_problem)
{
    listener *to = context;
    const char *path = *to->paths;
    to->paths += path != NULL;
    if (path && strcmp(path, "bad") == 0)
        (void)wob_fail(ret_problem, WOB_NOT_FOUND, "bad: not there");
    return path;
}

static wob_status record(void *context, wob_slice record, wob_error *error)
{
    listener *to = context;
    if (record.size == LARGE)
        to->large++;
    else
        wob_buffer_print(&to->told, "%.*s ", WOB_ARG(record));
    return wob_slice_equal(record, WOB_SLICE("enough")) ? wob_fail(error, WOB_IO, "no more")
                                                        : WOB_OK;
}

static wob_status fail_of(void *context, const char *path, const wob_error *why, wob_error *error)
{
    (void)error;
    wob_buffer_print(&((listener *)context)->told, "[%s|%s|%s] ", path,
                     wob_status_name(why->status), why->message);
    return WOB_OK;
}

static void note(void *context, wob_slice text)
{
    listener *to = context;
    assert_text(text, ".");
    to->notes++;
}

static wob_status tick(void *context, wob_error *error)
{
    listener *to = context;
    return ++to->ticks == to->last_tick ? wob_fail(error, WOB_IO, "stopped") : WOB_OK;
}

static wob_status run(listener *to, unsigned workers, const char *const *paths)
{
    const wob_crew_owner owner = {to, next, record, fail_of, note, tick};
    wob_crew *team = NULL;
    wob_error error = {0};
    alarm(PATIENCE);
    to->paths = paths;
    assert_int_equal(wob_crew_new(workers, obey, NULL, &team, &error), WOB_OK);
    wob_status status = wob_crew_run(team, &owner, &error);
    wob_crew_free(team);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    return status;
}

static void records_come_in_the_order_of_the_paths(void **state)
{
    static const struct {
        const char *paths[8];
        const char *told;
    } rows[] = {
        {{NULL}, ""},
        {{"a"}, "a  "},
        {{"slow", "a", "slow-2", "b", "c"}, "slow  a  slow-2  b  c  "},
        {{"slow", "fail", "b"}, "slow  [fail|limit|fail: too much] fail  b  "},
        {{"slow", "bad", "b", "bad"},
         "slow  [bad|not-found|bad: not there] b  [bad|not-found|bad: not there] "},
        {{"bad"}, "[bad|not-found|bad: not there] "},
        {{"a", "die", "slow", "leave", "b"},
         "a  [die|unreadable|die: the process that read it died of signal 9 (Killed)] slow  "
         "[leave|unreadable|leave: the process that read it ended with status 7] b  "},
    };
    static const unsigned workers[] = {1, 2, 5};
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        for (size_t k = 0; k < ROWS(workers); k++) {
            listener to = {0};
            assert_int_equal(run(&to, workers[k], rows[i].paths), WOB_OK);
            if (!wob_slice_equal(wob_buffer_slice(&to.told), wob_slice_of(rows[i].told)))
                fail_msg("row %zu, %u workers: \"%.*s\"", i, workers[k],
                         WOB_ARG(wob_buffer_slice(&to.told)));
            wob_buffer_release(&to.told);
        }
}

static void many_paths_are_each_worked_on_once(void **state)
{
    enum { COUNT = 2000 };
    static char names[COUNT][16];
    static const char *paths[COUNT + 1];
    wob_buffer expected = {0};
    listener to = {0};
    (void)state;
    for (int i = 0; i < COUNT; i++) {
        snprintf(names[i], sizeof names[i], "p%d", i);
        paths[i] = names[i];
        wob_buffer_print(&expected, "p%d  ", i);
    }
    assert_int_equal(run(&to, 4, paths), WOB_OK);
    assert_slice(wob_buffer_slice(&to.told), wob_buffer_slice(&expected));
    assert_int_equal(to.notes, COUNT);
    wob_buffer_release(&to.told);
    wob_buffer_release(&expected);
}

/* Each hands back more than may be held. */
static void a_worker_whose_turn_is_far_off_waits(void **state)
{
    static const char *const paths[] = {"slow", "large", "large", "large", "a", NULL};
    listener to = {0};
    (void)state;
    assert_int_equal(run(&to, 3, paths), WOB_OK);
    assert_text(wob_buffer_slice(&to.told), "slow  large  large  large  a  ");
    assert_int_equal(to.large, 180);
    wob_buffer_release(&to.told);
}

static void the_owner_can_end_a_run(void **state)
{
    static const char *const hanging[] = {"hang", "hang", "hang", NULL};
    static const char *const enough[] = {"a", "enough", "hang", NULL};
    listener stopped = {.last_tick = 4}, full = {0};
    (void)state;
    assert_int_equal(run(&stopped, 2, hanging), WOB_IO);
    assert_int_equal(stopped.ticks, 4);
    assert_int_equal(run(&full, 2, enough), WOB_IO);
    assert_text(wob_buffer_slice(&full.told), "a  enough ");
    wob_buffer_release(&full.told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_come_in_the_order_of_the_paths),
        cmocka_unit_test(many_paths_are_each_worked_on_once),
        cmocka_unit_test(a_worker_whose_turn_is_far_off_waits),
        cmocka_unit_test(the_owner_can_end_a_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

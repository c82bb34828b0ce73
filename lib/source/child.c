/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starting a child that reads, listening to it, and saying how it ended. See child.h. */
#include "lib/source/child.h"

#include "lib/base/sanitizer.h"
#include "lib/source/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdnoreturn.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    CHUNK = 64 << 10,
    MIB = 1 << 20,
    PIPE = 3,            /* the child's end of the pipe, its only file beyond the standard ones */
    EXIT_NO_MEMORY = 70, /* as base/memory.h ends a process */
    EXIT_UNPREPARED = 71,
    EXIT_UNHEARD = 72, /* the parent is gone */
    EXIT_UNCONFINED = 73,
};

/* In the child --------------------------------------------------------------------------------- */

struct wob_child {
    wob_buffer waiting; /* not written yet */
};

void wob_child_flush(wob_child *child)
{
    for (size_t at = 0; at < child->waiting.size;) {
        ssize_t written = write(PIPE, child->waiting.data + at, child->waiting.size - at);
        if (written < 0 && errno != EINTR)
            _exit(EXIT_UNHEARD);
        at += written > 0 ? (size_t)written : 0;
    }
    wob_buffer_clear(&child->waiting);
}

void wob_child_give(wob_child *child, const void *bytes, size_t size)
{
    wob_buffer_add(&child->waiting, (wob_slice){bytes, size});
    if (child->waiting.size >= CHUNK)
        wob_child_flush(child);
}

/* Lowers a limit of the system; one that is lower already stays. */
static bool lower(unsigned resource, rlim_t most)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) < 0)
        return false;
    limit.rlim_cur = limit.rlim_max = limit.rlim_max < most ? limit.rlim_max : most;
    return setrlimit(resource, &limit) == 0;
}

static bool set_limits(const wob_limits *limits)
{
    struct rlimit cpu;
    if (!lower(RLIMIT_CPU, limits->cpu + 1) || getrlimit(RLIMIT_CPU, &cpu) < 0)
        return false;
    cpu.rlim_cur = cpu.rlim_max - 1; /* there SIGXCPU comes, which says why; then SIGKILL */
    return setrlimit(RLIMIT_CPU, &cpu) == 0 && lower(RLIMIT_FSIZE, 0) && lower(RLIMIT_CORE, 0) &&
           lower(RLIMIT_NOFILE, WOB_CHILD_FILES) &&
           (WOB_UNDER_SANITIZER || lower(RLIMIT_AS, (rlim_t)limits->memory * MIB));
}

/* Leaves the pipe open and nothing else; what libraries print goes nowhere. */
static bool close_all_but(int pipe)
{
    if (pipe != PIPE && dup2(pipe, PIPE) < 0)
        return false;
    int nowhere = open("/dev/null", O_RDWR);
    for (int standard = STDIN_FILENO; standard <= STDERR_FILENO; standard++)
        if (nowhere < 0 || dup2(nowhere, standard) < 0)
            return false;
    closefrom(PIPE + 1);
    return true;
}

/* Takes away all that reading does not need. What cannot be confined does not run. */
static void confine(const wob_limits *limits, int pipe)
{
    if (!close_all_but(pipe) || !set_limits(limits))
        _exit(EXIT_UNPREPARED);
    wob_status status = limits->unconfined ? WOB_OK : wob_sandbox_enter();
    if (status)
        _exit(status == WOB_NO_MEMORY ? EXIT_NO_MEMORY : EXIT_UNCONFINED);
}

static noreturn void be_child(const wob_limits *limits, int pipe, wob_child_fn read, void *context)
{
    wob_child child = {0};
    signal(SIGPIPE, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    confine(limits, pipe);
    int answer = read(context, &child);
    wob_child_flush(&child);
    _exit(answer);
}

/* In the parent -------------------------------------------------------------------------------- */

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits until something can be read; false when the time is up. */
static bool wait_to_read(wob_child_process *process)
{
    struct pollfd wanted = {.fd = process->pipe, .events = POLLIN};
    int64_t most = (int64_t)process->limits.seconds * 1000;
    while (process->waited < most) {
        int64_t before = milliseconds_now(), left = most - process->waited;
        int ready = poll(&wanted, 1, left < INT32_MAX ? (int)left : INT32_MAX);
        process->waited += milliseconds_now() - before;
        if (ready > 0 || (ready < 0 && errno != EINTR))
            return true; /* or the read will say what is wrong */
    }
    return false;
}

wob_status wob_child_listen(wob_child_process *process, wob_buffer *output, bool *ret_ended,
                            wob_error *error)
{
    const wob_limits *limits = &process->limits;
    ssize_t got = -1;
    errno = EINTR;
    while (got < 0 && errno == EINTR) {
        if (!wait_to_read(process))
            return wob_fail(error, WOB_LIMIT, "%s: passed over, reading it took more than %u s",
                            process->name, limits->seconds);
        got = read(process->pipe, wob_buffer_reserve(output, CHUNK), CHUNK);
    }
    if (got < 0)
        return wob_fail(error, WOB_IO, "%s: the pipe from its reader failed: %s", process->name,
                        strerror(errno));
    *ret_ended = got == 0;
    output->size += (size_t)got;
    process->taken += (size_t)got;
    if (process->taken > (size_t)limits->text * MIB)
        return wob_fail(error, WOB_LIMIT, "%s: passed over, it holds more than %u MiB of text",
                        process->name, limits->text);
    return WOB_OK;
}

/* `how` is what waitpid said. */
static wob_status judge(const wob_child_process *process, int how, int *ret_answer,
                        wob_error *error)
{
    const char *name = process->name;
    int signal = WIFSIGNALED(how) ? WTERMSIG(how) : 0, answer = WEXITSTATUS(how);
    if (signal == SIGXCPU)
        return wob_fail(error, WOB_LIMIT, "%s: passed over, reading it took more than %u s", name,
                        process->limits.cpu);
    if (signal)
        return wob_fail(error, WOB_UNREADABLE,
                        "%s: its reader crashed on signal %d (%s): the file may be damaged", name,
                        signal, strsignal(signal));
    if (answer == EXIT_NO_MEMORY)
        return wob_fail(error, WOB_LIMIT, "%s: passed over, reading it takes more than %u MiB",
                        name, process->limits.memory);
    if (answer == EXIT_UNPREPARED)
        return wob_fail(error, WOB_IO, "%s: cannot confine its reader: allow %d open files", name,
                        WOB_CHILD_FILES);
    if (answer == EXIT_UNCONFINED)
        return wob_fail(error, WOB_IO,
                        "%s: cannot confine its reader: this system refuses filters of seccomp: "
                        "allow them, or build without sandbox (make READERS=...)",
                        name);
    *ret_answer = answer;
    return WOB_OK;
}

wob_status wob_child_start(const char *name, const wob_limits *limits, wob_child_fn read,
                           void *context, wob_child_process *ret_process, wob_error *error)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0)
        return wob_fail(error, WOB_IO, "%s: no pipe to its reader: %s", name, strerror(errno));
    pid_t child = fork();
    if (child == 0)
        be_child(limits, ends[1], read, context);
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return wob_fail(error, WOB_IO, "%s: no process to read it: %s", name, strerror(errno));
    }
    *ret_process =
        (wob_child_process){.name = name, .limits = *limits, .id = child, .pipe = ends[0]};
    return WOB_OK;
}

wob_status wob_child_end(wob_child_process *process, int *ret_answer, wob_error *error)
{
    int how = 0;
    close(process->pipe);
    /* One that closed the pipe and goes on would be waited for in vain. One that has left by itself
     * is not changed by this: how it ended is settled before the system closes its files. */
    kill(process->id, SIGKILL);
    while (waitpid(process->id, &how, 0) < 0 && errno == EINTR)
        ;
    return judge(process, how, ret_answer, error);
}

wob_status wob_child_run(const char *name, const wob_limits *limits, wob_child_fn read,
                         void *context, wob_buffer *output, int *ret_answer, wob_error *error)
{
    wob_child_process process = {0};
    wob_status status = wob_child_start(name, limits, read, context, &process, error);
    if (status)
        return status;
    for (bool ended = false; !ended && status == WOB_OK;)
        status = wob_child_listen(&process, output, &ended, error);
    /* A child that is ended at a limit was killed: the limit is what is to be told. */
    wob_status how = wob_child_end(&process, ret_answer, status ? NULL : error);
    return status ? status : how;
}

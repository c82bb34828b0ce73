/* SPDX-License-Identifier: GPL-3.0-or-later */
/* See sandbox_attempts.h. */
#include "tests/unit/sandbox_attempts.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { PAGE = 4096 };

/* Files ---------------------------------------------------------------------------------------- */

static int open_file(const char *path, int flags)
{
    return open(path, flags | O_CLOEXEC, 0600);
}

static int open_to_write(const place *at)
{
    return open_file(at->file, O_WRONLY);
}

static int open_to_read_and_write(const place *at)
{
    return open_file(at->file, O_RDWR);
}

static int open_to_truncate(const place *at)
{
    return open_file(at->file, O_RDONLY | O_TRUNC);
}

static int create(const place *at)
{
    return open_file(at->other, O_RDONLY | O_CREAT);
}

static int create_by_the_old_call(const place *at)
{
    return creat(at->other, 0600);
}

static int create_without_name(const place *at)
{
    return open_file(at->folder, O_TMPFILE | O_RDWR);
}

static int create_in_memory(const place *at)
{
    (void)at;
    return memfd_create("memory", 0);
}

static int unlink_file(const place *at)
{
    return unlink(at->file);
}

static int rename_file(const place *at)
{
    return rename(at->file, at->other);
}

static int link_file(const place *at)
{
    return link(at->file, at->other);
}

static int make_folder(const place *at)
{
    return mkdir(at->other, 0700);
}

static int change_mode(const place *at)
{
    return chmod(at->file, 0400);
}

static int truncate_file(const place *at)
{
    return truncate(at->file, 1);
}

/* The network, other processes, itself --------------------------------------------------------- */

static int make_socket(const place *at)
{
    (void)at;
    return socket(AF_INET, SOCK_DGRAM, 0);
}

static int make_local_socket(const place *at)
{
    (void)at;
    return socket(AF_UNIX, SOCK_STREAM, 0);
}

static int make_pair(const place *at)
{
    int ends[2];
    (void)at;
    return socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
}

static int execute(const place *at)
{
    (void)at;
    return execl("/bin/sh", "sh", "-c", "exit 0", (char *)NULL);
}

static int fork_off(const place *at)
{
    (void)at;
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    return child;
}

static void *do_nothing(void *context)
{
    return context;
}

static int start_thread(const place *at)
{
    pthread_t thread;
    (void)at;
    errno = pthread_create(&thread, NULL, do_nothing, NULL);
    return errno ? -1 : 0;
}

static int signal_the_parent(const place *at)
{
    (void)at;
    return kill(getppid(), SIGCHLD);
}

static int signal_the_parents_thread(const place *at)
{
    (void)at;
    return (int)syscall(SYS_tgkill, getppid(), getppid(), SIGCHLD);
}

static int have_the_parent_signalled(const place *at)
{
    (void)at;
    return fcntl(3, F_SETOWN, getppid());
}

static int limit_the_parent(const place *at)
{
    struct rlimit limit = {0};
    (void)at;
    if (getrlimit(RLIMIT_CORE, &limit) < 0)
        return -1;
    return prlimit(getppid(), RLIMIT_CORE, &limit, NULL);
}

static int be_traced(const place *at)
{
    (void)at;
    return (int)ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static int outlive_the_parent(const place *at)
{
    (void)at;
    return prctl(PR_SET_PDEATHSIG, 0);
}

static int map_code(const place *at)
{
    (void)at;
    void *code = mmap(NULL, PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return code == MAP_FAILED ? -1 : munmap(code, PAGE);
}

static int make_code_of_data(const place *at)
{
    (void)at;
    void *data = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return data == MAP_FAILED ? -1 : mprotect(data, PAGE, PROT_READ | PROT_EXEC);
}

#define ATTEMPT(function)                                                                          \
    {                                                                                              \
        .name = #function, .try = (function)                                                       \
    }

const attempt attempts[] = {
    ATTEMPT(open_to_write),
    ATTEMPT(open_to_read_and_write),
    ATTEMPT(open_to_truncate),
    ATTEMPT(create),
    ATTEMPT(create_by_the_old_call),
    ATTEMPT(create_without_name),
    ATTEMPT(create_in_memory),
    ATTEMPT(unlink_file),
    ATTEMPT(rename_file),
    ATTEMPT(link_file),
    ATTEMPT(make_folder),
    ATTEMPT(change_mode),
    ATTEMPT(truncate_file),
    ATTEMPT(make_socket),
    ATTEMPT(make_local_socket),
    ATTEMPT(make_pair),
    ATTEMPT(execute),
    ATTEMPT(fork_off),
    ATTEMPT(start_thread),
    ATTEMPT(signal_the_parent),
    ATTEMPT(signal_the_parents_thread),
    ATTEMPT(have_the_parent_signalled),
    ATTEMPT(limit_the_parent),
    ATTEMPT(be_traced),
    ATTEMPT(outlive_the_parent),
    ATTEMPT(map_code),
    ATTEMPT(make_code_of_data),
};

const size_t attempt_count = sizeof attempts / sizeof *attempts;

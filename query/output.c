/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing, by a pager where it is long. See output.h. */
#include "query/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the pager is, a command for the shell; NULL where there is to be none. */
static char *choose_pager(void)
{
    static char less[] = "less";
    char *own = getenv("WOB_PAGER"), *usual = getenv("PAGER");
    char *pager = own ? own : usual ? usual : less;
    return pager[0] ? pager : NULL;
}

/* It takes more lines than the terminal has; folding makes more of long ones. */
static bool is_long(const wob_buffer *out)
{
    struct winsize screen;
    size_t lines = 0, column = 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &screen) != 0 || screen.ws_row == 0 || screen.ws_col == 0)
        return false;
    for (size_t i = 0; i < out->size; i++) {
        column = out->data[i] == '\n' ? 0 : column + 1;
        lines += out->data[i] == '\n' || column % screen.ws_col == 0;
    }
    return lines >= screen.ws_row;
}

static bool wants_pager(const wob_buffer *out, const query_options *options)
{
    bool readable = options->format == AS_TEXT || options->format == AS_MARKDOWN;
    return readable && !options->no_pager && isatty(STDOUT_FILENO) && choose_pager() &&
           is_long(out);
}

/* Starts the pager, which a shell takes apart, at the reading end of a pipe. less keeps colours,
 * ends by itself on what fits, and leaves it on the screen, as git has it. */
static bool start(int reading, pid_t *ret_child)
{
    char *arguments[] = {"sh", "-c", choose_pager(), NULL};
    posix_spawn_file_actions_t actions;
    (void)setenv("LESS", "FRX", 0);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, reading, STDIN_FILENO);
    int failed = posix_spawnp(ret_child, arguments[0], &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0;
}

/* What the pager no longer wants is given up. */
static void feed(int writing, const wob_buffer *out)
{
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    ssize_t written = 0;
    for (size_t at = 0; at < out->size && written >= 0; at += written > 0 ? (size_t)written : 0)
        written = write(writing, out->data + at, out->size - at);
    (void)signal(SIGPIPE, before);
}

/* False where nothing was printed, since there is no such program. */
static bool page(const wob_buffer *out)
{
    enum { NOT_FOUND = 127, NOT_EXECUTABLE = 126 };
    int ends[2], status = 0;
    pid_t child;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    bool started = start(ends[0], &child);
    (void)close(ends[0]);
    if (started)
        feed(ends[1], out);
    (void)close(ends[1]);
    while (started && waitpid(child, &status, 0) < 0 && errno == EINTR)
        status = 0;
    return started && !(WIFEXITED(status) && (WEXITSTATUS(status) == NOT_FOUND ||
                                              WEXITSTATUS(status) == NOT_EXECUTABLE));
}

void output_print(const wob_buffer *out, const query_options *options)
{
    if (out->size == 0 || (wants_pager(out, options) && page(out)))
        return;
    (void)fwrite(out->data, 1, out->size, stdout);
}

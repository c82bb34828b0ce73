/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_CHILD_H
#define WOB_SOURCE_CHILD_H

#include "lib/base/buffer.h"
#include "lib/base/status.h"
#include "lib/source/limits.h"

#include <stdint.h>
#include <sys/types.h>

/*
 * Reading a foreign format in a child process, where its library may crash, hang or take all the
 * memory it can get: that costs the one file, and a message says why.
 *
 * The child is forked and not executed: it finds the file's bytes in its memory, and hands back
 * what it read through a pipe. It has no other file open, may write none, asks of the system what
 * sandbox.h allows, where that is built in and the limits do not say otherwise, and leaves with
 * _exit. One that cannot be confined does not run: WOB_IO.
 * The process that calls must have one thread. What comes out of the pipe is not to be trusted.
 */
enum { WOB_CHILD_FILES = 32 }; /* open at once: tables of character codes, fonts */

typedef struct wob_child wob_child; /* the child's end of the pipe */

/* Runs in the child, and returns its answer: 0 where all was read, or why not, a number of its own
 * from 10 to 63. */
typedef int (*wob_child_fn)(void *context, wob_child *child);

/* Hands bytes to the parent; for the function that runs in the child. They may wait for more until
 * they are flushed, and are lost where it crashes. */
void wob_child_give(wob_child *child, const void *bytes, size_t size);
void wob_child_flush(wob_child *child);

/* A child that was started, as its parent sees it. Several may run at once. */
typedef struct wob_child_process {
    const char *name; /* the file's, for messages; as long as the process */
    wob_limits limits;
    pid_t id;
    int pipe;
    int64_t waited; /* milliseconds */
    size_t taken;   /* bytes that it handed back */
} wob_child_process;

/* Starts a child that runs `read`. WOB_IO where no child can be had. What was started must be
 * ended. */
WOB_MUST_CHECK wob_status wob_child_start(const char *name, const wob_limits *limits,
                                          wob_child_fn read, void *context,
                                          wob_child_process *ret_process, wob_error *error);

/* Waits for what the child hands back next, and appends it to `output`; nothing at its end, which
 * *ret_ended says. Only the time that is waited here counts against the limit. WOB_LIMIT. */
WOB_MUST_CHECK wob_status wob_child_listen(wob_child_process *process, wob_buffer *output,
                                           bool *ret_ended, wob_error *error);

/* Ends the child, which may be running still. The answer is set where it had ended by itself.
 * WOB_UNREADABLE where it crashed, WOB_LIMIT where it was ended at a limit. */
WOB_MUST_CHECK wob_status wob_child_end(wob_child_process *process, int *ret_answer,
                                        wob_error *error);

/* All three: appends all that `read` hands back to `output`. */
WOB_MUST_CHECK wob_status wob_child_run(const char *name, const wob_limits *limits,
                                        wob_child_fn read, void *context, wob_buffer *output,
                                        int *ret_answer, wob_error *error);

#endif

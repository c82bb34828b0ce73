/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_CHILD_H
#define WOB_SOURCE_CHILD_H

#include "lib/base/buffer.h"
#include "lib/base/status.h"

/*
 * Reading a foreign format in a child process, where its library may crash, hang or take all the
 * memory it can get: that costs the one file, and a message says why.
 *
 * The child is forked and not executed: it finds the file's bytes in its memory, and hands back
 * what it read through a pipe. It has no other file open, may write none, and leaves with _exit.
 * The process that calls must have one thread. What comes out of the pipe is not to be trusted.
 */
enum {
    WOB_CHILD_CPU_SECONDS = 60, /* of computing */
    WOB_CHILD_SECONDS = 120,    /* by the clock */
    WOB_CHILD_MEMORY = 2048,    /* MiB of address space, with what the parent has; not under the
                                   address sanitizer, which takes terabytes */
    WOB_CHILD_OUTPUT = 64,      /* MiB that it may hand back */
    WOB_CHILD_FILES = 32,       /* open at once: tables of character codes, fonts */
};

typedef struct wob_child_limits {
    unsigned cpu_seconds, seconds;
    size_t memory, output; /* MiB */
} wob_child_limits;

#define WOB_CHILD_LIMITS                                                                           \
    ((wob_child_limits){WOB_CHILD_CPU_SECONDS, WOB_CHILD_SECONDS, WOB_CHILD_MEMORY,                \
                        WOB_CHILD_OUTPUT})

typedef struct wob_child wob_child; /* the child's end of the pipe */

/* Runs in the child, and returns its answer: 0 where all was read, or why not, a number of its own
 * from 10 to 63. */
typedef int (*wob_child_fn)(void *context, wob_child *child);

/* Hands bytes to the parent; for the function that runs in the child. */
void wob_child_give(wob_child *child, const void *bytes, size_t size);

/* Runs `read` in a child, and appends what it hands back to `output`. `name` is the file's, for
 * messages. The answer is set where the child ended by itself. WOB_UNREADABLE where it crashed,
 * WOB_LIMIT where it was ended at a limit, WOB_IO where no child can be had. */
WOB_MUST_CHECK wob_status wob_child_run(const char *name, const wob_child_limits *limits,
                                        wob_child_fn read, void *context, wob_buffer *output,
                                        int *ret_answer, wob_error *error);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_STATUS_H
#define WOB_BASE_STATUS_H

#include <stdbool.h>

/*
 * How a function says that it failed.
 *
 * A wob_status has one code for each way in which a caller acts differently, no more. The message
 * for people is written where the failure is known, into the caller's wob_error: it names the file,
 * the place and what to do. The first message stays: whoever passes an error on adds nothing to it.
 */

#define WOB_MUST_CHECK     __attribute__((warn_unused_result))
#define WOB_PRINTF(at, of) __attribute__((format(printf, at, of)))

enum { WOB_MESSAGE_SIZE = 1024 }; /* bytes of a message with its NUL; longer ones are cut */

typedef enum wob_status {
    WOB_OK,
    WOB_USAGE,      /* the caller's words cannot be carried out: say so, exit 2 */
    WOB_NOT_FOUND,  /* no such file, index, letter or table row */
    WOB_UNREADABLE, /* this one source cannot be read: report it, go on with the next */
    WOB_LIMIT,      /* a named limit was reached: report it, go on with the next */
    WOB_LOCKED,     /* another process writes to the index: wait or stop */
    WOB_CHANGED,    /* the index changed while it was read: reopen and ask again */
    WOB_CORRUPT,    /* the index is damaged: stop, check it, mend it */
    WOB_VERSION,    /* the index was written by another version: build it again */
    WOB_NETWORK,    /* a remote shard does not answer: leave it out and say so */
    WOB_IO,         /* the disk or a pipe failed: stop, nothing committed is lost */
    WOB_NO_MEMORY,  /* the engine ran out of memory */
} wob_status;

/* A value; {0} is "no error". */
typedef struct wob_error {
    wob_status status;
    char message[WOB_MESSAGE_SIZE];
} wob_error;

/* Writes the message and returns `status`, so that a failure is one line: return wob_fail(...).
 * `error` may be NULL where nobody reads the message. */
wob_status wob_fail(wob_error *error, wob_status status, const char *format, ...) WOB_PRINTF(3, 4);

/* What only concerns one file, or a part of it: the others can be read. */
static inline bool wob_status_concerns_file(wob_status status)
{
    return status == WOB_NOT_FOUND || status == WOB_UNREADABLE || status == WOB_LIMIT;
}

/* The code as a word for logs and tests: "ok", "usage", "not-found" ... */
const char *wob_status_name(wob_status status);

#endif

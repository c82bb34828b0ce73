/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_CREW_H
#define WOB_BASE_CREW_H

#include "lib/base/slice.h"
#include "lib/base/status.h"

/*
 * A crew of worker processes: each takes a path, does the work on it, and hands back records. What
 * comes back is told in the order of the paths, whichever is done first, so that a run prints the
 * same with any number of workers.
 *
 * They are processes, not threads, because they start confined children of their own, for which a
 * process must have one thread. A worker that dies, which only a mistake in this program can make
 * it do, fails the path that it had in hand, and another takes its place.
 */
enum {
    WOB_CREW_MOST_WORKERS = 256,
    WOB_CREW_MOST_AHEAD = 256,      /* paths taken that are not told yet */
    WOB_CREW_MOST_HELD = 128 << 20, /* bytes of records whose turn has not come: then others wait */
    WOB_CREW_TICK = 100,            /* milliseconds */
};

/* In a worker ---------------------------------------------------------------------------------- */

typedef struct wob_crew_worker wob_crew_worker;

/* Does the work on one path. What fails is told by wob_crew_fail, as often as need be. */
typedef void (*wob_crew_work_fn)(void *context, wob_crew_worker *worker, const char *path);

void wob_crew_give(wob_crew_worker *worker, wob_slice record);
/* Of the path, or of what `path` names within it. */
void wob_crew_fail(wob_crew_worker *worker, const char *path, const wob_error *why);
/* How the work goes: told before what was given, though with it where it is not `urgent`. */
void wob_crew_note(wob_crew_worker *worker, wob_slice note, bool urgent);

/* In the parent -------------------------------------------------------------------------------- */

typedef struct wob_crew wob_crew;

/* What the crew asks its owner. A status other than WOB_OK ends the run and is returned. */
typedef struct wob_crew_owner {
    void *context;
    /* The next path, good until the next call; NULL when there are no more. One with a problem is
     * nobody's work: it fails in its turn. */
    const char *(*next)(void *context, wob_error *ret_problem);
    wob_status (*record)(void *context, wob_slice record, wob_error *error);
    /* Something failed; WOB_OK goes on. */
    wob_status (*fail)(void *context, const char *path, const wob_error *why, wob_error *error);
    void (*note)(void *context, wob_slice note);
    /* Between any two of these, and at least every WOB_CREW_TICK. */
    wob_status (*tick)(void *context, wob_error *error);
} wob_crew_owner;

/* Starts the workers, at a time when this process holds little and has no file open that matters.
 * `context` is for `work`. WOB_IO where the system gives no process. */
WOB_MUST_CHECK wob_status wob_crew_new(unsigned workers, wob_crew_work_fn work, void *context,
                                       wob_crew **ret_crew, wob_error *error);

/* Has the crew work on all paths. */
WOB_MUST_CHECK wob_status wob_crew_run(wob_crew *team, const wob_crew_owner *owner,
                                       wob_error *error);

/* Ends the workers, also in the middle of their work. */
void wob_crew_free(wob_crew *team);

#endif

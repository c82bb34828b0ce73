/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INDEXER_CREW_H
#define INDEXER_CREW_H

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
    CREW_MOST_WORKERS = 256,
    CREW_MOST_AHEAD = 256,      /* paths taken that are not told yet */
    CREW_MOST_HELD = 128 << 20, /* bytes of records whose turn has not come: then others wait */
    CREW_TICK = 100,            /* milliseconds */
};

/* In a worker ---------------------------------------------------------------------------------- */

typedef struct crew_worker crew_worker;

/* Does the work on one path. What fails is told by crew_fail, as often as need be. */
typedef void (*crew_work_fn)(void *context, crew_worker *worker, const char *path);

void crew_give(crew_worker *worker, wob_slice record);
/* Of the path, or of what `path` names within it. */
void crew_fail(crew_worker *worker, const char *path, const wob_error *why);
/* How the work goes: told before what was given, though with it where it is not `urgent`. */
void crew_note(crew_worker *worker, wob_slice note, bool urgent);

/* In the parent -------------------------------------------------------------------------------- */

typedef struct crew crew;

/* What the crew asks its owner. A status other than WOB_OK ends the run and is returned. */
typedef struct crew_owner {
    void *context;
    /* The next path, good until the next call; NULL when there are no more. One with a problem is
     * nobody's work: it fails in its turn. */
    const char *(*next)(void *context, wob_error *ret_problem);
    wob_status (*record)(void *context, wob_slice record, wob_error *error);
    /* Something failed; WOB_OK goes on. */
    wob_status (*fail)(void *context, const char *path, const wob_error *why, wob_error *error);
    void (*note)(void *context, wob_slice note);
    /* Between any two of these, and at least every CREW_TICK. */
    wob_status (*tick)(void *context, wob_error *error);
} crew_owner;

/* Starts the workers, at a time when this process holds little and has no file open that matters.
 * `context` is for `work`. WOB_IO where the system gives no process. */
WOB_MUST_CHECK wob_status crew_new(unsigned workers, crew_work_fn work, void *context,
                                   crew **ret_crew, wob_error *error);

/* Has the crew work on all paths. */
WOB_MUST_CHECK wob_status crew_run(crew *team, const crew_owner *owner, wob_error *error);

/* Ends the workers, also in the middle of their work. */
void crew_free(crew *team);

#endif

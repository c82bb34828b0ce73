/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEXER_READING_H
#define WOB_INDEXER_READING_H

#include "indexer/options.h"
#include "lib/base/crew.h"

/*
 * Reading many files, as add and parse both do it: a crew reads them, failures are named and kept,
 * and a line says how it goes. A file that cannot be read is passed over; what fails for another
 * reason ends the run.
 */
typedef struct reading_task {
    void *context; /* of the functions; a worker has its own copy, made when it is started */

    /* In a worker: is called for each document, and gives what is wanted of it to the parent. Takes
     * memory from `arena` as it likes. */
    wob_status (*take)(void *context, const wob_source *source, wob_arena *arena,
                       wob_crew_worker *worker, wob_error *error);
    /* In a worker: whether a document need not be read. May be NULL. */
    bool (*known)(void *context, wob_slice id, wob_slice path, wob_crew_worker *worker);

    /* In the parent, for each record that a worker gave, in the order of the files. */
    wob_status (*record)(void *context, wob_slice record, wob_error *error);

    bool folders; /* folders are read with all that lies below */
    bool resumes; /* Ctrl-C ends the run between two records, and the next one goes on there */
    bool prints;  /* records go to the standard output */
} reading_task;

typedef struct reading reading;

/* Starts the crew: before anything large or anything that matters is opened. */
WOB_MUST_CHECK wob_status reading_new(const index_options *options, const reading_task *task,
                                      reading **ret_run, wob_error *error);

WOB_MUST_CHECK wob_status reading_run(reading *run, wob_error *error);

/* Something failed in the parent: it is named, and counts. WOB_OK where it concerns one file only;
 * else its status, and `error` says what it was. */
WOB_MUST_CHECK wob_status reading_fail(reading *run, const char *path, const wob_error *why,
                                       wob_error *error);

/* How many failures were named. */
size_t reading_failures(const reading *run);

/* Ends the crew, writes the table of failures, names what ended the run where `status` says that
 * something did, and returns the exit status of the program. Takes NULL for a run that did not
 * start. */
int reading_end(reading *run, wob_status status, const wob_error *error);

#endif

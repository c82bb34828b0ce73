/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_REVIEWED_H
#define WOB_QUERY_REVIEWED_H

#include "lib/base/id_table.h"
#include "lib/index/stored.h"
#include "query/options.h"

/*
 * The log of what was shown (--reviewed FILE), so that one can prove that each hit was looked at:
 * JSON Lines, a passage or letter each (docs/hits.md). Lines are only ever added, all those of a
 * run at once, behind its output.
 */
typedef struct reviewed {
    const char *path; /* NULL: no log is kept, and nothing below does anything */
    const char *shown_by;
    char now[32];
    wob_buffer log;    /* what it held before */
    wob_id_table seen; /* of ids; 1 + where the day stands in `log` when it was shown last */
    wob_buffer rows;   /* to be added */
} reviewed;

/* Reads the log, if there is one. WOB_UNREADABLE where the file is another. */
WOB_MUST_CHECK wob_status reviewed_begin(reviewed *log, const query_options *options,
                                         const char *shown_by, wob_error *error);

/* When it was shown last, "2026-11-24"; empty where it was not. */
wob_slice reviewed_seen(const reviewed *log, wob_slice id);

/* It is shown now. `rank` counts from 1; 0 for what has none. */
void reviewed_add(reviewed *log, wob_slice query, size_t rank, wob_slice id,
                  const wob_stored_letter *letter);

/* Adds the rows, once all that was printed has left this process. */
WOB_MUST_CHECK wob_status reviewed_end(reviewed *log, wob_error *error);
void reviewed_release(reviewed *log);

#endif

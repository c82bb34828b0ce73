/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_SAVED_H
#define WOB_QUERY_SAVED_H

#include "lib/base/arena.h"
#include "lib/base/buffer.h"
#include "lib/base/status.h"

/*
 * Saved queries: each a small file of text, NAME below $XDG_DATA_HOME/wob/saved:
 *
 *   wobquery saved 1
 *   query kentekens outcome:refused
 *   index /home/u/.local/share/wob/index
 *   successors 0
 *   asked 2026-11-26T10:11:12Z
 *   letter 3f2a...             a line for each that was told, in order of their bytes
 *
 * It is replaced as a whole. Whoever reads and writes holds the folder's lock meanwhile.
 */
enum {
    SAVED_NAME_LONGEST = 64,
    SAVED_TIME_ROOM = 32,
};

typedef struct saved_query {
    wob_slice name, query, index;
    bool successors;
    wob_slice asked; /* when, in UTC (RFC 3339) */
    wob_slices told; /* ids of letters */
} saved_query;

/* Takes the lock of the folder, which it makes; saved_unlock lets go. WOB_IO where it cannot. */
WOB_MUST_CHECK wob_status saved_lock(int *ret_lock, wob_error *error);
void saved_unlock(int lock);

/* WOB_USAGE for a name that cannot be one, WOB_NOT_FOUND where nothing is saved under it,
 * WOB_VERSION and WOB_CORRUPT where the file is not of this version, or no such file. All lies in
 * `arena`. */
WOB_MUST_CHECK wob_status saved_read(wob_slice name, wob_arena *arena, saved_query *ret_saved,
                                     wob_error *error);
WOB_MUST_CHECK wob_status saved_write(const saved_query *saved, wob_error *error);
WOB_MUST_CHECK wob_status saved_remove(wob_slice name, wob_error *error);

/* The names of all, in order of their bytes. */
WOB_MUST_CHECK wob_status saved_names(wob_arena *arena, wob_slices *ret_names, wob_error *error);

/* The time now, in UTC: "2026-11-26T10:11:12Z". */
void saved_time_now(char to[static SAVED_TIME_ROOM]);

#endif

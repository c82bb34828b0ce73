/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_WRITER_H
#define WOB_INDEX_WRITER_H

#include "lib/letter/letter.h"

/*
 * Putting letters into an index and taking them out. One writer at a time (WOB_LOCKED otherwise);
 * each letter goes in or out as a whole, and lasts from the next commit on. Adding and removing
 * commit by themselves now and then, between letters. A writer that ends without a commit, is
 * killed, or fails in the middle of a change, leaves the index as it was after the last.
 */
typedef struct wob_index_writer wob_index_writer;

/* Opens the index at `path`, makes it (with its parent folders) where there is none, and checks
 * that it is of this version (WOB_VERSION). */
WOB_MUST_CHECK wob_status wob_index_writer_new(const char *path, wob_index_writer **ret_writer,
                                               wob_error *error);
void wob_index_writer_free(wob_index_writer *writer);

/* What became of a letter that was added. */
typedef enum wob_added {
    WOB_ADDED_NEW,
    WOB_ADDED_PATH,    /* the same bytes were there under another path: now under both */
    WOB_ADDED_CHANGED, /* another letter was read from this path before, or another text under this
                          id: it is gone */
    WOB_ADDED_NOTHING, /* it was there already, from this path */
} wob_added;

/* The letter with this id is there, read from `path`: nothing need be done. */
WOB_MUST_CHECK wob_status wob_index_writer_has(wob_index_writer *writer, wob_slice id,
                                               wob_slice path, bool *ret_has, wob_error *error);

/* Adds the letter, read from `letter->source->path`. */
WOB_MUST_CHECK wob_status wob_index_writer_add(wob_index_writer *writer, const wob_letter *letter,
                                               wob_added *ret_added, wob_error *error);

/* Removes the letter with this id, or what was read from this path (a letter that lies at other
 * paths too stays); *ret_removed says whether there was such a letter or path. */
WOB_MUST_CHECK wob_status wob_index_writer_remove(wob_index_writer *writer, wob_slice id_or_path,
                                                  bool *ret_removed, wob_error *error);

WOB_MUST_CHECK wob_status wob_index_writer_commit(wob_index_writer *writer, wob_error *error);

#endif

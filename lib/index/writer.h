/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_WRITER_H
#define WOB_INDEX_WRITER_H

#include "lib/index/prepare.h"

/*
 * Putting letters into an index and taking them out. One writer at a time (WOB_LOCKED otherwise);
 * what one source holds goes in or out as a whole, and lasts from the next commit on. Adding and
 * removing commit by themselves now and then, between sources. A writer that ends without a commit,
 * is killed, or fails in the middle of a change, leaves the index as it was after the last.
 *
 * A letter lies at one or more paths. The same bytes elsewhere are a further path of it; other
 * bytes that are the same letter (same.h) are a copy of it, with an id and a path. The one that
 * came first is shown. Where it lies nowhere any more the letter stays, as it was read, as long as
 * there is a copy; the next copy that is read takes its place.
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
    WOB_ADDED_COPY,    /* the same letter was there with other bytes: now it lies here too */
    WOB_ADDED_CHANGED, /* another letter was read from this path before, or another text under this
                          id, or what it is a copy of lies nowhere any more: that is gone */
    WOB_ADDED_NOTHING, /* it was there already, from this path */
} wob_added;

/* The letter with this id is there, or a copy with it, read from `path`: nothing need be done. */
WOB_MUST_CHECK wob_status wob_index_writer_has(wob_index_writer *writer, wob_slice id,
                                               wob_slice path, bool *ret_has, wob_error *error);

/* Puts in what wob_prepare made of a letter, and takes out what was read from the same path while
 * that had other bytes. Letters of one source are put in one behind the other. */
WOB_MUST_CHECK wob_status wob_index_writer_put(wob_index_writer *writer, wob_slice prepared,
                                               wob_added *ret_added, wob_error *error);
/* Puts in a letter as another index had it, with all its paths and copies, whatever else there is:
 * no two with one id. */
WOB_MUST_CHECK wob_status wob_index_writer_restore(wob_index_writer *writer,
                                                   const wob_prepared *letter, wob_error *error);
/* What wob_prepare and wob_index_writer_put do, in one. */
WOB_MUST_CHECK wob_status wob_index_writer_add(wob_index_writer *writer, const wob_letter *letter,
                                               wob_added *ret_added, wob_error *error);

typedef struct wob_removed {
    bool found;
    wob_slices again; /* for each letter of which only copies are left, the path of one: to be read
                         again, for the letter is still shown as it was read from what is gone.
                         Until the next call */
} wob_removed;

/* Removes the letter with this id, with its copies and with what stands behind it in the same file
 * ("ID-2" ...); or the copies with this id; or all that was read from this path (a letter that lies
 * at other paths too stays). */
WOB_MUST_CHECK wob_status wob_index_writer_remove(wob_index_writer *writer, wob_slice id_or_path,
                                                  wob_removed *ret_removed, wob_error *error);

WOB_MUST_CHECK wob_status wob_index_writer_commit(wob_index_writer *writer, wob_error *error);

#endif

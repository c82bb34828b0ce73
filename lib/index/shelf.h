/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_SHELF_H
#define WOB_INDEX_SHELF_H

#include "lib/engine/engine.h"
#include "lib/index/stored.h"

/*
 * The letters of an index that is being written: finding them, taking them out, and writing down
 * where they lie. For writer.c, which puts them in; a change of one letter is some of these calls,
 * and all of them lie between the same two commits.
 */
typedef struct wob_shelf {
    wob_database *database;
    wob_document *document; /* used again and again */
    wob_arena arena;        /* of the change in hand */
    size_t changed;         /* documents put in and taken out since the last commit */
} wob_shelf;

typedef struct wob_shelved {
    uint32_t docid; /* 0: there is none */
    wob_stored_letter letter;
} wob_shelved;

typedef WOB_LIST(wob_shelved) wob_shelved_list;

/* The letter with this id, or a copy with it. */
WOB_MUST_CHECK wob_status wob_shelf_find(wob_shelf *shelf, wob_slice id, wob_shelved *ret_found,
                                         wob_error *error);

/* All letters that were read from `path`, or have a copy there: a file may hold several. Of an
 * archive or a dump also those of its members. */
WOB_MUST_CHECK wob_status wob_shelf_find_at(wob_shelf *shelf, wob_slice path,
                                            wob_shelved_list *ret_found, wob_error *error);

/* The letter that is the same as `letter`, by its text and facts (same.h): of several the one that
 * resembles it most, of equals the one that came first. */
WOB_MUST_CHECK wob_status wob_shelf_find_same(wob_shelf *shelf, const wob_stored_letter *letter,
                                              wob_shelved *ret_found, wob_error *error);

/* Takes out the letter with all its documents. */
WOB_MUST_CHECK wob_status wob_shelf_delete(wob_shelf *shelf, const wob_stored_letter *letter,
                                           wob_error *error);

/* Writes the letter's own document anew, as its paths and copies have changed; its passages stay as
 * they are. A letter that lies nowhere any more is taken out. */
WOB_MUST_CHECK wob_status wob_shelf_update(wob_shelf *shelf, const wob_shelved *changed,
                                           wob_error *error);

/* Takes out what has this id, a letter with its copies or copies of one, and what stands behind it
 * in the same file ("ID-2" ...). */
WOB_MUST_CHECK wob_status wob_shelf_forget_id(wob_shelf *shelf, wob_slice id, bool *ret_found,
                                              wob_error *error);

/* Takes `path` from all that was read from it, but for what has the bytes of `kept` (a SHA-256;
 * empty: from all, and from the members of an archive or a dump too). *ret_found says whether there
 * was something; appends to `again` a path of each letter that has only copies left. */
WOB_MUST_CHECK wob_status wob_shelf_forget_path(wob_shelf *shelf, wob_slice path, wob_slice kept,
                                                bool *ret_found, wob_slices *again,
                                                wob_error *error);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_READER_H
#define WOB_INDEX_READER_H

#include "lib/engine/engine.h"
#include "lib/index/schema.h"
#include "lib/index/stored.h"
#include "lib/index/vocabulary.h"

/*
 * Reading an index: letters and passages by their documents and ids. For one thread at a time.
 * Searches go through wob_index_database(); what they find is read back here.
 */
typedef struct wob_index wob_index;

enum { WOB_MOST_REOPENINGS = 3 }; /* for one question, of an index that writers change meanwhile */

/* WOB_NOT_FOUND where there is none (the message says how to make one), WOB_VERSION where another
 * version wrote it. */
WOB_MUST_CHECK wob_status wob_index_open(const char *path, wob_index **ret_index, wob_error *error);
void wob_index_free(wob_index *index);

/* Whether an index is there, as wob_index_open tells it: to be asked before one is opened for
 * writing that must not be made where there is none. */
WOB_MUST_CHECK wob_status wob_index_probe(const char *path, wob_error *error);

/* Moves to what was committed last, and to the shards that answer now. */
WOB_MUST_CHECK wob_status wob_index_reopen(wob_index *index, wob_error *error);
/* What failed so may succeed when the index is reopened: it changed meanwhile, or a shard is away.
 */
bool wob_index_may_reopen(wob_status status);

wob_database *wob_index_database(wob_index *index);
/* The words of a shard, until the index is reopened or freed. Questions go through words.h. */
WOB_MUST_CHECK wob_status wob_index_vocabulary(wob_index *index, size_t shard,
                                               wob_vocabulary **ret_vocabulary, wob_error *error);
const char *wob_index_path(const wob_index *index);

/* It is asked here, and each of its shards (engine.h) is written, checked and mended by itself. */
bool wob_index_lies_in_shards(const wob_index *index);
/* The document that was added so many documents after `docid`, to the same shard. */
uint32_t wob_index_behind(const wob_index *index, uint32_t docid, uint32_t distance);

/* Slices of what is read lie in `arena`. Distances of a passage are given as they are in this
 * index.
 */
WOB_MUST_CHECK wob_status wob_index_passage(wob_index *index, uint32_t docid, wob_arena *arena,
                                            wob_stored_passage *ret_passage, wob_error *error);
/* Of its data, which a search has fetched. */
WOB_MUST_CHECK wob_status wob_index_passage_read(const wob_index *index, uint32_t docid,
                                                 wob_slice data, wob_arena *arena,
                                                 wob_stored_passage *ret_passage, wob_error *error);
WOB_MUST_CHECK wob_status wob_index_letter(wob_index *index, uint32_t docid, wob_arena *arena,
                                           wob_stored_letter *ret_letter, wob_error *error);

/* The text of the passage that lies in document `docid`. */
WOB_MUST_CHECK wob_status wob_index_text(wob_index *index, uint32_t docid,
                                         const wob_stored_passage *passage, wob_arena *arena,
                                         wob_slice *ret_text, wob_error *error);

/* The document of the letter with this id, or with a copy of this id; WOB_NOT_FOUND where there is
 * none. */
WOB_MUST_CHECK wob_status wob_index_find_letter(wob_index *index, wob_slice id, uint32_t *ret_docid,
                                                wob_error *error);

/* Of the id of a copy, the id of its letter; any other as it is. A reader that was overtaken by a
 * writer reopens by itself. */
WOB_MUST_CHECK wob_status wob_index_resolve(wob_index *index, wob_slice id, wob_arena *arena,
                                            wob_slice *ret_id, wob_error *error);

/* The letter with this id is there, or a copy with it, read from `path`: it need not be read again.
 */
WOB_MUST_CHECK wob_status wob_index_has(wob_index *index, wob_slice id, wob_slice path,
                                        bool *ret_has, wob_error *error);

/* "3f2a...#answer-5": a passage's id, and back to its document (WOB_NOT_FOUND where there is none
 * such). With the id of a copy it is the letter's passage. */
wob_slice wob_passage_id(const wob_stored_letter *letter, const wob_stored_passage *passage,
                         wob_arena *arena);
WOB_MUST_CHECK wob_status wob_index_find_passage(wob_index *index, wob_slice id, wob_arena *arena,
                                                 uint32_t *ret_docid, wob_error *error);

/* How many letters and passages there are. */
WOB_MUST_CHECK wob_status wob_index_count(wob_index *index, uint32_t *ret_letters,
                                          uint32_t *ret_passages, wob_error *error);

/* How many copies of other bytes these letters have, all paths of the same bytes together. Walks
 * over all ids. */
WOB_MUST_CHECK wob_status wob_index_count_copies(wob_index *index, uint32_t *ret_copies,
                                                 wob_error *error);

/* Calls for every letter's document, in ascending order. */
WOB_MUST_CHECK wob_status wob_index_each_letter(wob_index *index, wob_docid_fn call, void *context,
                                                wob_error *error);

/* In how many documents `text` stands in `field`. */
WOB_MUST_CHECK wob_status wob_index_frequency(wob_index *index, wob_field field, wob_slice text,
                                              wob_arena *arena, uint32_t *ret_frequency,
                                              wob_error *error);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_WORDS_H
#define WOB_INDEX_WORDS_H

#include "lib/index/reader.h"

/*
 * What an index knows of words, whether it lies in one piece or in shards: each shard has tables of
 * its own letters' words, and what they say is put together here. So an index in shards widens a
 * question as the same letters in one piece would.
 */

/* As wob_vocabulary_find; a stem counts for the passages of all shards. */
WOB_MUST_CHECK wob_status wob_words_alike(wob_index *index, wob_slice stem, wob_slice held,
                                          double least_alike, wob_arena *arena,
                                          wob_lookalikes *ret_found, wob_error *error);

/* As wob_kin_find. */
WOB_MUST_CHECK wob_status wob_words_kin(wob_index *index, const char *table, wob_slice word,
                                        wob_arena *arena, wob_slices *ret_kin, wob_error *error);

/* As wob_forms_each. */
WOB_MUST_CHECK wob_status wob_words_each_form(wob_index *index, wob_slice prefix, wob_key_fn call,
                                              void *context, wob_error *error);

#endif

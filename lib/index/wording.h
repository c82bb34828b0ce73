/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_WORDING_H
#define WOB_INDEX_WORDING_H

#include "lib/base/arena.h"
#include "lib/base/buffer.h"
#include "lib/text/analyse.h"

#include <stdint.h>

/*
 * The wording of a passage: its words in their order. A word of data/common_words.tsv, as every
 * second one is, takes one byte, its number; another three bytes of a hash, the first of them 128
 * or more. It tells whether a passage that is found by its stems has words as they are written and
 * where they are asked for. (Positions in Xapian take 17 bytes for each different word of a
 * passage.)
 *
 * Another word passes for one by a chance of 1 in 8 million; only words with its stem, beside the
 * other words asked for, get to try.
 */
enum { WOB_WORDING_LONGEST = 3 }; /* bytes a word */

/* Appends the next word of a passage. */
void wob_wording_add(wob_buffer *wording, wob_slice folded);
/* Appends all of them; and as they are written to `ret_forms`, in `arena`. */
void wob_wording_add_all(wob_buffer *wording, const wob_words *words, wob_arena *arena,
                         wob_slices *ret_forms);

/* What is asked of a wording: bytes to be copied at will. */
wob_slice wob_wording_phrase(const wob_slices *words, wob_arena *arena); /* just so */
/* All of them, the same one as often as it is there, among `window` words that follow each other;
 * of more than WOB_WORDING_MOST_NEAR words the first ones. */
enum { WOB_WORDING_MOST_NEAR = 32 };
wob_slice wob_wording_near(const wob_slices *words, uint32_t window, wob_arena *arena);
wob_slice wob_wording_any(const wob_slices *words, wob_arena *arena); /* one of them */

/* Whether `wording` has what is `asked`; false where one of both is damaged. */
bool wob_wording_has(wob_slice asked, wob_slice wording);

/* "f3a": a short name for a wording, the term of WOB_FIELD_WORDING. Of the passages of a letter few
 * have the same one. */
wob_slice wob_wording_key(wob_slice wording, wob_arena *arena);

#endif

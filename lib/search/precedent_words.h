/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_PRECEDENT_WORDS_H
#define WOB_SEARCH_PRECEDENT_WORDS_H

#include "lib/base/id_table.h"
#include "lib/search/precedent.h"
#include "lib/search/profile.h"

/*
 * What else the words of an item may be called in others: "vergunningen voor parkeren" and
 * "parkeervergunningen", a word misspelt, a word in the other language. They are the variants of a
 * question's words (variants.h). Finding them takes about a millisecond a word, so that only the
 * rarest words of an item have any, and each word is looked up once.
 */
typedef struct wob_word_book {
    wob_index *index;
    wob_analyser *analyser;
    wob_arena *arena;   /* of all that is found */
    wob_id_table known; /* stems; 1 + where their variants stand in `found` */
    WOB_LIST(wob_variants) found;
} wob_word_book;

void wob_word_book_release(wob_word_book *book);

/* Fills the `others` of the rarest words of `text` in its profile. */
WOB_MUST_CHECK wob_status wob_word_book_widen(wob_word_book *book, wob_slice text,
                                              wob_language language, wob_profile *profile,
                                              wob_error *error);

#endif

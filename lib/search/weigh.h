/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_WEIGH_H
#define WOB_SEARCH_WEIGH_H

#include "lib/search/planner.h"

/*
 * What the words of a question weigh: each by the best of its variants (variants.h), in each of the
 * fields, and all of them together. Where something is excluded, a word is only itself, and in the
 * passage's own words. Words that are weighed are noted in the plan, to be marked in a passage.
 */
typedef struct wob_asked_word {
    wob_word dutch, english; /* the word by both languages */
    bool stop;               /* says nothing in the language of the question */
} wob_asked_word;

typedef WOB_LIST(wob_asked_word) wob_asked_words;

/* Appends the words of `text`. */
WOB_MUST_CHECK wob_status wob_asked_words_read(wob_planner *to, wob_slice text,
                                               wob_asked_words *ret_words);

/* Those of `words` that say something are weighed; all of them where none does. */
WOB_MUST_CHECK wob_status wob_weigh_words(wob_planner *to, const wob_asked_words *words,
                                          wob_query **ret_query);

#endif

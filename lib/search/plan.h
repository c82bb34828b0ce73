/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_PLAN_H
#define WOB_SEARCH_PLAN_H

#include "lib/index/reader.h"
#include "lib/law/concordance.h"
#include "lib/search/syntax.h"
#include "lib/text/analyse.h"

/*
 * From a question, as syntax.h reads it, to a query of the engine.
 *
 * A word of the question counts by the best of its stems (of both languages: letters in the other
 * one are found too) in each of three fields: the passage's own words, the items that it answers,
 * and what its letter is about. Phrases and NEAR restrict to their exact words, and what begins so
 * to words that do; they are weighed by their stems. A provision among the words also counts by
 * itself, however a passage writes it. Filters restrict and weigh nothing; letter: with the id of a
 * copy is its letter's.
 */
typedef struct wob_variant {
    wob_slice stem;
    double worth;       /* beside a match of the word itself: 0 < worth <= 1 */
    uint32_t frequency; /* passages that have it; 0 where that was not asked */
} wob_variant;

typedef WOB_LIST(wob_variant) wob_variants;

typedef struct wob_word_variants {
    wob_slice word;     /* folded, of the question */
    wob_variants whole; /* what may stand for it, the best first */
    wob_variants parts; /* of a compound: none, or two */
} wob_word_variants;

typedef struct wob_plan {
    wob_query *query;                  /* finds passages; owned */
    bool has_words;                    /* something is weighed; else matches are in order of date */
    wob_slices stems;                  /* what to mark in a passage: words with these stems, */
    wob_slices prefixes;               /* and words that begin so */
    WOB_LIST(wob_word_variants) words; /* what was looked for, to be explained */
    wob_counterparts counterparts;     /* of the provisions asked for, which are found too */
    wob_language language;
} wob_plan;

/* Slices lie in `arena`. `root` is what wob_syntax_parse gave; `index`, which will be asked, tells
 * variants of words, what begins so, and ids of copies; it may be NULL. `successors`: provisions of
 * Wob and Woo also find what came in their place, or what they came in the place of. */
WOB_MUST_CHECK wob_status wob_plan_make(const wob_node *root, bool successors, wob_index *index,
                                        wob_analyser *analyser, wob_arena *arena,
                                        wob_plan *ret_plan, wob_error *error);
void wob_plan_release(wob_plan *plan);

#endif

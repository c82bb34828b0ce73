/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_VARIANTS_H
#define WOB_SEARCH_VARIANTS_H

#include "lib/search/weigh.h"

/*
 * The variants of a word of a question: stems of the index that may stand for it, each with what a
 * match of it is worth beside one of the word itself.
 *
 *   whole   the stem by either language; the stems that the other stemmer of Dutch takes together
 *           with it; compounds that hold it; words that differ by an error or two of typing or
 *           reading. In an English question also translations, and the compounds that hold these.
 *   parts   of a compound the two words that it is made of
 *
 * They come from tables that were made when letters were added (lib/index/lexicon.h). Without an
 * index, where something is excluded, and of words that say nothing, there are the stems alone.
 */
/* More cost time and find little: measured, 40 rank as 24 do. */
enum { WOB_MOST_VARIANTS = 24 };

WOB_MUST_CHECK wob_status wob_variants_find(wob_planner *to, const wob_asked_word *word,
                                            wob_word_variants *ret_variants);

#endif

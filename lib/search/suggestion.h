/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_SUGGESTION_H
#define WOB_SEARCH_SUGGESTION_H

#include "lib/index/reader.h"
#include "lib/search/syntax.h"
#include "lib/text/analyse.h"

/*
 * "Did you mean ...": the question in the query language, with words that no letter has put right.
 *
 * A word is unknown where the index has neither of its stems and no translation of it, and is put
 * right by the word that is fewest errors away, of several the most frequent one. *ret_question is
 * empty where nothing is put right. It says only what could be asked: what is searched for is not
 * changed (variants.h finds such words for less anyhow).
 */
WOB_MUST_CHECK wob_status wob_suggestion_make(const wob_node *root, wob_index *index,
                                              wob_analyser *analyser, wob_arena *arena,
                                              wob_slice *ret_question, wob_error *error);

#endif

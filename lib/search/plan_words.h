/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_PLAN_WORDS_H
#define WOB_SEARCH_PLAN_WORDS_H

#include "lib/search/planner.h"

/*
 * The parts of a plan that are words: a word, word*, "a phrase", and words NEAR each other. Each
 * notes in the plan what is to be marked in a passage.
 */
WOB_MUST_CHECK wob_status wob_plan_word(wob_planner *to, const wob_node *node,
                                        wob_query **ret_query);
WOB_MUST_CHECK wob_status wob_plan_prefix(wob_planner *to, const wob_node *node,
                                          wob_query **ret_query);
WOB_MUST_CHECK wob_status wob_plan_phrase(wob_planner *to, const wob_node *node,
                                          wob_query **ret_query);
WOB_MUST_CHECK wob_status wob_plan_near(wob_planner *to, const wob_node *node,
                                        wob_query **ret_query);

/* A word that says nothing beside others that do: "de", "welke". */
WOB_MUST_CHECK wob_status wob_plan_is_idle(wob_planner *to, const wob_node *node, bool *ret_idle);

#endif

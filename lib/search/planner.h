/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_PLANNER_H
#define WOB_SEARCH_PLANNER_H

#include "lib/index/schema.h"
#include "lib/search/plan.h"

/*
 * What the parts of a plan are made with (plan.c: joints and filters; plan_words.c: words): one
 * planner for a question, and lists of queries that own what is in them.
 */
typedef struct wob_planner {
    wob_index *index;
    wob_analyser *analyser;
    wob_arena *arena;
    wob_plan *plan;
    wob_error *error;
    bool excluding;   /* inside a NOT: nothing there is marked */
    bool successors;  /* a provision also finds its counterpart in the other act */
    wob_slices roles; /* of the statutes and grounds that are planned; empty for any */
} wob_planner;

typedef WOB_LIST(wob_query *) wob_query_list;

void wob_query_list_release(wob_query_list *list);

/* One query of all in `list`, which is empty afterwards, whether this succeeds or not. A list of
 * one is that one. */
WOB_MUST_CHECK wob_status wob_planner_join(wob_planner *to, wob_operator op, wob_query_list *list,
                                           wob_query **ret_query);

/* The same at the end of gathering `list`: where that failed with `status`, the list is emptied and
 * the status returned. */
WOB_MUST_CHECK wob_status wob_planner_close(wob_planner *to, wob_status status, wob_operator op,
                                            wob_query_list *list, wob_query **ret_query);

/* Adds `query` with its weight times `worth`; takes `query` over, whether it succeeds or not. */
WOB_MUST_CHECK wob_status wob_planner_add_scaled(wob_planner *to, wob_query *query, double worth,
                                                 wob_query_list *list);

WOB_MUST_CHECK wob_status wob_planner_add_term(wob_planner *to, wob_field field, wob_slice text,
                                               wob_query_list *list);

/* `text` stands in `field` of more than one in `one_in` of the index's documents, and of more than
 * a thousand. */
WOB_MUST_CHECK wob_status wob_planner_is_common(wob_planner *to, wob_field field, wob_slice text,
                                                uint32_t one_in, bool *ret_common);

#endif

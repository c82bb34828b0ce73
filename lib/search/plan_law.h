/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_PLAN_LAW_H
#define WOB_SEARCH_PLAN_LAW_H

#include "lib/search/planner.h"

/*
 * What a question asks of the statutes that a passage cites: statute:, ground: and role:, and
 * provisions that stand among its words ("10.2.g onevenredige benadeling").
 *
 * A role beside statutes or grounds is theirs: `statute:"Wob 10" role:applied` finds passages in
 * which something of Wob 10 is applied, not those that apply some other provision. By itself it
 * finds passages in which anything has that role.
 */

/* It restricts to roles, and to nothing else. */
bool wob_plan_is_role(const wob_node *node);

/* Somewhere in it is a statute or ground that a role beside it can be of. */
bool wob_plan_cites(const wob_node *node);

/* Makes the roles that `node` restricts to those of what is planned next; wob_planner.roles is the
 * caller's to put back. */
void wob_plan_bind_role(wob_planner *to, const wob_node *node);

/* A filter of kind statute, ground or role. */
WOB_MUST_CHECK wob_status wob_plan_law(wob_planner *to, const wob_filter *filter,
                                       wob_query **ret_query);

/* Provisions that stand among the words of a bag. A number alone is taken for a ground of the Wob
 * or Woo. */
typedef struct wob_cited {
    wob_slices labels;
    bool *covered; /* for each child of the bag: it is part of a citation */
} wob_cited;

wob_cited wob_plan_find_cited(wob_planner *to, const wob_node *node);

/* Adds a query for each: passages that cite it too, however they write it. */
WOB_MUST_CHECK wob_status wob_plan_cited(wob_planner *to, const wob_cited *cited,
                                         wob_query_list *list);

/* Adds what is asked of a word that is part of a citation, for less; takes `query` over. */
WOB_MUST_CHECK wob_status wob_plan_fade(wob_planner *to, wob_query *query, wob_query_list *list);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_STATUTES_H
#define WOB_SEARCH_STATUTES_H

#include "lib/search/plan.h"

/* The citator: which provisions are cited in the passages that a plan finds, in how many letters.
 */
typedef struct wob_statute_count {
    wob_slice label;
    uint32_t letters, passages;
} wob_statute_count;

typedef struct wob_statutes {
    WOB_LIST(wob_statute_count) at; /* most letters first, then most passages, then by label */
    uint32_t letters, passages;     /* that cite any of them */
} wob_statutes;

/* Counts are exact: all matches are looked at. `role` WOB_ROLE_UNKNOWN counts citations of any.
 * Slices lie in `arena`. A reader that was overtaken by a writer reopens by itself. */
WOB_MUST_CHECK wob_status wob_statutes_count(wob_index *index, const wob_plan *plan, wob_role role,
                                             wob_arena *arena, wob_statutes *ret_statutes,
                                             wob_error *error);

#endif

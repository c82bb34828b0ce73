/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_FACET_H
#define WOB_SEARCH_FACET_H

#include "lib/search/hits.h"

/* Facets: how the matches spread over organisations, years, outcomes and statutes. */
enum { WOB_FACET_COUNT = 4 };

/* The slots whose values are counted, in the order in which wob_facets_read expects them. */
extern const uint32_t wob_facet_slots[WOB_FACET_COUNT];

/* Fills the facets of `hits`. A slot may hold several values, a line each: they are counted apart.
 */
WOB_MUST_CHECK wob_status wob_facets_read(const wob_matches *matches, wob_arena *arena,
                                          wob_hits *hits, wob_error *error);

#endif

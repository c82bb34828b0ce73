/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_FACET_H
#define WOB_SEARCH_FACET_H

#include "lib/search/hits.h"

/* Facets: how the matches spread over organisations, years, outcomes, statutes, parts, languages
 * and kinds. Counts are of passages, and exact. */

/* "organisation": as docs/hits.md has it. */
const char *wob_facet_name(wob_facet_kind kind);

/* Appends the filter that keeps of the matches those that were counted: `year:2021`. */
void wob_facet_filter(wob_facet_kind kind, wob_slice value, wob_buffer *to);

/* Counts `value`, which is borrowed, `count` times more; wob_facet_sort adds up. */
void wob_facet_add(wob_arena *arena, wob_facet *facet, wob_slice value, uint32_t count);
void wob_facet_sort(wob_facet *facet); /* most frequent first, equals by bytes */

enum { WOB_FACET_SLOTS = 2 };

/* The slots whose values are counted, in the order in which wob_facets_read expects them. */
extern const uint32_t wob_facet_slots[WOB_FACET_SLOTS];

/* Fills the facets of `hits`. */
WOB_MUST_CHECK wob_status wob_facets_read(const wob_matches *matches, wob_arena *arena,
                                          wob_hits *hits, wob_error *error);

#endif

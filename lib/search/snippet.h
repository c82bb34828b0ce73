/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_SNIPPET_H
#define WOB_SEARCH_SNIPPET_H

#include "lib/search/plan.h"

/*
 * The piece of a passage that shows best why it was found: a stretch of whole words with as many
 * different words of the question as possible, and where these stand in it.
 */
typedef struct wob_snippet {
    wob_span span; /* of the passage's text */
    bool cut_before, cut_after;
    WOB_LIST(wob_span) marks; /* of the passage's text, in order; all matches, in the span or not */
} wob_snippet;

/* `bytes` is about how long the snippet may be. */
WOB_MUST_CHECK wob_status wob_snippet_make(wob_slice text, const wob_plan *plan, size_t bytes,
                                           wob_analyser *analyser, wob_arena *arena,
                                           wob_snippet *ret_snippet, wob_error *error);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobquery search: one question, its best passages. */
#include "query/render.h"
#include "query/tongue.h"

#include <stdio.h>

enum { SNIPPET_BYTES = 480 };

int verb_search(const query_options *options)
{
    query_asker asker = {0};
    query_reply reply;
    reviewed log = {0};
    wob_error error = {0};
    wob_buffer query = {0}, out = {0};
    wob_ask ask = {.first = options->offset,
                   .most = options->limit,
                   .per_letter = options->per_letter,
                   .same_once = options->same_once,
                   .most_of_letter = options->most_of_letter,
                   .by_date = options->by_date,
                   .successors = options->successors,
                   .facets = options->facets || options->format == AS_JSON,
                   .snippet_bytes = SNIPPET_BYTES};
    join_question(options, &query);
    wob_status status = WOB_OK;
    if (wob_slice_trim(wob_buffer_slice(&query)).size == 0)
        status = wob_fail(&error, WOB_USAGE, _("an empty query: say what to look for"));
    if (status == WOB_OK)
        status = asker_init(&asker, options, &error);
    asker.explain = options->explain;
    if (status == WOB_OK)
        status = asker_ask(&asker, wob_buffer_slice(&query), false, &ask, &reply, &error);
    if (status == WOB_OK)
        status = reviewed_begin(&log, options, "search", &error);
    if (status == WOB_OK) {
        reply.reviewed = &log;
        render_reply(&reply, options, &out);
        review_reply(&reply, options, &log);
        output_print(&out, options);
        status = reviewed_end(&log, &error);
    }
    reviewed_release(&log);
    wob_buffer_release(&query);
    wob_buffer_release(&out);
    return asker_end(&asker, status ? complain(&error) : EXIT_ANSWERED);
}

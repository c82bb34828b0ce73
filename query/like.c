/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobquery like: how items like those of a request were answered before. */
#include "query/render_like.h"

#include <stdio.h>

typedef struct liker {
    query_asker asker;
    wob_precedent_finder *finder;
    wob_arena arena; /* of the request */
    query_request request;
    wob_buffer out;
    reviewed log;
} liker;

static wob_status like_item(liker *like, const query_options *options, size_t i, wob_error *error)
{
    const query_request *request = &like->request;
    wob_precedents found;
    wob_sought sought = {.text = request->items.at[i].text,
                         .subject = request->subject,
                         .language = request->language,
                         .letter = request->letter};
    wob_status status = wob_precedents_find(like->finder, &sought, &found, error);
    if (status == WOB_OK)
        render_like_item(&request->items.at[i], &found, options, &like->out);
    for (size_t k = 0; status == WOB_OK && k < found.at.count && k < options->limit; k++)
        reviewed_add(&like->log, request->items.at[i].text, k + 1, found.at.at[k].hit.id,
                     &found.at.at[k].hit.letter);
    return status;
}

/* From the start again where a writer overtook the reader: its documents may be others now. */
static wob_status like_all(liker *like, const query_options *options, wob_error *error)
{
    wob_status status = WOB_CHANGED;
    for (int i = 0; wob_index_may_reopen(status) && i <= WOB_MOST_REOPENINGS; i++) {
        wob_buffer_clear(&like->out);
        wob_buffer_clear(&like->log.rows);
        wob_precedent_finder_free(like->finder);
        like->finder = NULL;
        status = i ? wob_index_reopen(like->asker.index, error) : WOB_OK;
        if (status == WOB_OK)
            status = wob_precedent_finder_new(like->asker.index, like->asker.analyser,
                                              &like->finder, error);
        if (status == WOB_OK)
            render_like_begin(wob_slice_of(options->names[0]), options, &like->out);
        for (size_t k = 0; k < like->request.items.count && status == WOB_OK; k++)
            status = like_item(like, options, k, error);
        if (status == WOB_OK)
            render_like_end(options, &like->out);
    }
    return status;
}

int verb_like(const query_options *options)
{
    liker like = {0};
    wob_error error = {0};
    wob_status status = asker_init(&like.asker, options, &error);
    if (status == WOB_OK)
        status = request_read(&like.asker, wob_slice_of(options->names[0]), &like.arena,
                              &like.request, &error);
    if (status == WOB_OK)
        status = reviewed_begin(&like.log, options, "like", &error);
    if (status == WOB_OK)
        status = like_all(&like, options, &error);
    if (status == WOB_OK) {
        output_print(&like.out, options);
        status = reviewed_end(&like.log, &error);
    }
    reviewed_release(&like.log);
    wob_precedent_finder_free(like.finder);
    wob_arena_release(&like.arena);
    wob_buffer_release(&like.out);
    return asker_end(&like.asker, status ? complain(&error) : EXIT_ANSWERED);
}

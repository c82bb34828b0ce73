/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wobquery new: what came in for a saved query since it was asked last.
 *
 * What comes in are letters, told by their ids: those that match now and were not told. Of each the
 * best passages are printed, and it is noted as told once these were written. A letter that is not
 * among the passages that --limit allows is told the next time.
 */
#include "lib/search/letters.h"
#include "query/render.h"
#include "query/saved.h"
#include "query/tongue.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SNIPPET_BYTES = 480 };

typedef struct newcomer {
    query_asker asker; /* its arena holds all that is found */
    saved_query saved;
    wob_arena arena; /* of the saved query */
    query_reply reply;
    wob_buffer out;
    reviewed log;
} newcomer;

static bool was_told(const saved_query *saved, wob_slice id)
{
    size_t low = 0, high = saved->told.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = wob_slice_compare(saved->told.at[middle], id);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static wob_status find_new(newcomer *run, const query_options *options, wob_error *error)
{
    const wob_node *root;
    wob_plan plan = {0};
    wob_slices all = {0}, fresh = {0};
    query_asker *asker = &run->asker;
    wob_ask ask = {.most = options->limit, .most_of_letter = 1, .snippet_bytes = SNIPPET_BYTES};
    run->reply.query = run->reply.understood = run->saved.query;
    wob_status status =
        asker_plan(asker, run->saved.query, false, run->saved.successors, &root, &plan, error);
    if (status == WOB_OK)
        status = wob_letters_find(asker->index, &plan, &asker->arena, &all, error);
    for (size_t i = 0; i < all.count && status == WOB_OK; i++)
        if (!was_told(&run->saved, all.at[i]))
            *wob_push(&asker->arena, &fresh) = all.at[i];
    run->reply.hits.total_is_exact = true;
    if (status == WOB_OK && fresh.count) {
        status = wob_plan_restrict(&plan, &fresh, &asker->arena, error);
        if (status == WOB_OK)
            status = asker_find(asker, root, &plan, &ask, &run->reply, error);
    }
    wob_plan_release(&plan);
    return status;
}

static int by_bytes(const void *a, const void *b)
{
    return wob_slice_compare(*(const wob_slice *)a, *(const wob_slice *)b);
}

static wob_status note_told(newcomer *run, wob_error *error)
{
    char now[SAVED_TIME_ROOM];
    saved_query *saved = &run->saved;
    size_t before = saved->told.count;
    for (size_t i = 0; i < run->reply.hits.at.count; i++) {
        wob_slice id = run->reply.hits.at.at[i].letter.id;
        bool noted = false;
        for (size_t k = before; k < saved->told.count; k++)
            noted |= wob_slice_equal(saved->told.at[k], id);
        if (!noted)
            *wob_push(&run->arena, &saved->told) = id;
    }
    if (saved->told.count)
        qsort(saved->told.at, saved->told.count, sizeof *saved->told.at, by_bytes);
    saved_time_now(now);
    saved->asked = wob_arena_copy(&run->arena, wob_slice_of(now));
    return saved_write(saved, error);
}

static void render(newcomer *run, const query_options *options)
{
    const saved_query *saved = &run->saved;
    if (options->format == AS_ATOM)
        render_atom(&run->reply, saved->name, &run->out);
    else if (options->format == AS_TEXT && run->reply.hits.at.count == 0)
        wob_buffer_print(&run->out, _("nothing new since %.*s for: %.*s\n"), WOB_ARG(saved->asked),
                         WOB_ARG(saved->query));
    else
        render_reply(&run->reply, options, &run->out);
}

static wob_status print(const wob_buffer *out, const query_options *options, wob_error *error)
{
    output_print(out, options);
    if (fflush(stdout) == 0 && !ferror(stdout))
        return WOB_OK;
    return wob_fail(error, WOB_IO, _("cannot write the output, so nothing is noted as told: %s"),
                    strerror(errno));
}

/* The index is the one that the query was saved for. */
static wob_status tell(newcomer *run, const query_options *options, wob_error *error)
{
    query_options own = *options;
    own.index = (wob_buffer){0};
    wob_buffer_add(&own.index, run->saved.index);
    wob_status status = asker_init(&run->asker, &own, error);
    if (status == WOB_OK)
        status = find_new(run, options, error);
    if (status == WOB_OK)
        render(run, &own);
    wob_buffer_release(&own.index);
    if (status == WOB_OK)
        status = print(&run->out, options, error);
    review_reply(&run->reply, options, &run->log);
    if (status == WOB_OK)
        status = reviewed_end(&run->log, error);
    return status ? status : note_told(run, error);
}

int verb_new(const query_options *options)
{
    newcomer run = {0};
    wob_error error = {0};
    int lock = -1;
    wob_status status = saved_lock(&lock, &error);
    if (status == WOB_OK)
        status = saved_read(wob_slice_of(options->names[0]), &run.arena, &run.saved, &error);
    if (status == WOB_OK)
        status = reviewed_begin(&run.log, options, "new", &error);
    run.reply.reviewed = &run.log;
    if (status == WOB_OK)
        status = tell(&run, options, &error);
    saved_unlock(lock);
    wob_arena_release(&run.arena);
    wob_buffer_release(&run.out);
    reviewed_release(&run.log);
    return asker_end(&run.asker, status ? complain(&error) : EXIT_ANSWERED);
}

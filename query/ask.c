/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the words of a question to its hits: what search and batch share. See verbs.h. */
#include "query/explain.h"

#include "lib/search/suggestion.h"
#include "query/tongue.h"

#include <stdio.h>
#include <time.h>

static const char *missing_shard(const query_asker *asker, size_t i)
{
    return wob_database_missing(wob_index_database(asker->index), i);
}

static size_t count_missing(const query_asker *asker)
{
    size_t count = 0;
    while (missing_shard(asker, count))
        count++;
    return count;
}

wob_status asker_init(query_asker *asker, const query_options *options, wob_error *error)
{
    *asker = (query_asker){.command = options->command};
    wob_status status = wob_index_open(options->index.data, &asker->index, error);
    if (status == WOB_OK)
        asker->missing = count_missing(asker);
    return status == WOB_OK ? wob_analyser_new(&asker->analyser, error) : status;
}

void asker_release(query_asker *asker)
{
    wob_index_free(asker->index);
    wob_analyser_free(asker->analyser);
    wob_arena_release(&asker->arena);
}

int asker_end(query_asker *asker, int exit_status)
{
    size_t missing = asker->index ? count_missing(asker) : 0;
    for (size_t i = 0; i < missing; i++)
        fprintf(stderr, _("wobquery: answered without a shard: %s\n"), missing_shard(asker, i));
    asker_release(asker);
    return missing && exit_status == EXIT_ANSWERED ? EXIT_PARTLY : exit_status;
}

wob_status asker_check_whole(query_asker *asker, wob_error *error)
{
    size_t before = asker->missing;
    asker->missing = count_missing(asker);
    return asker->missing > before
               ? wob_fail(error, WOB_NETWORK, "%s", missing_shard(asker, asker->missing - 1))
               : WOB_OK;
}

/* A word with a space in it was quoted in the shell: it stays together as a phrase unless it is a
 * whole query, which is when it stands alone. */
void join_question(const query_options *options, wob_buffer *query)
{
    for (size_t i = 0; i < options->name_count; i++)
        wob_buffer_print(query, "%s%s", i ? " " : "", options->names[i]);
}

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

wob_slice describe_question(const wob_node *root, wob_arena *arena)
{
    wob_buffer text = {0};
    wob_syntax_describe(root, &text);
    wob_slice copy = wob_arena_copy(arena, wob_buffer_slice(&text));
    wob_buffer_release(&text);
    return copy;
}

wob_status asker_plan(query_asker *asker, wob_slice query, bool lenient, bool successors,
                      const wob_node **ret_root, wob_plan *ret_plan, wob_error *error)
{
    wob_status status = wob_syntax_parse(query, lenient, &asker->arena, ret_root, error);
    if (status)
        return status;
    status = WOB_CHANGED;
    for (int i = 0; wob_index_may_reopen(status) && i <= WOB_MOST_REOPENINGS; i++) {
        wob_plan_release(ret_plan);
        status = i ? wob_index_reopen(asker->index, error) : WOB_OK;
        if (status == WOB_OK)
            status = wob_plan_make(*ret_root, successors, asker->index, asker->analyser,
                                   &asker->arena, ret_plan, error);
    }
    return status;
}

wob_status asker_find(query_asker *asker, const wob_node *root, const wob_plan *plan,
                      const wob_ask *ask, query_reply *reply, wob_error *error)
{
    double start = now_ms();
    reply->understood = describe_question(root, &asker->arena);
    wob_status status =
        wob_hits_find(asker->index, plan, ask, asker->analyser, &asker->arena, &reply->hits, error);
    if (status == WOB_OK && ask->snippet_bytes)
        status = wob_suggestion_make(root, asker->index, asker->analyser, &asker->arena,
                                     &reply->suggestion, error);
    if (status == WOB_OK && reply->hits.total == 0) {
        uint32_t letters, passages;
        status = wob_index_count(asker->index, &letters, &passages, error);
        reply->nothing_there = status == WOB_OK && letters == 0;
    }
    if (status == WOB_OK && asker->explain) {
        explanation *told = wob_arena_take(&asker->arena, sizeof *told);
        status = explain_plan(asker, plan, told, error);
        reply->explanation = told;
    }
    reply->took_ms += now_ms() - start;
    return status;
}

wob_status asker_ask(query_asker *asker, wob_slice query, bool lenient, const wob_ask *ask,
                     query_reply *ret_reply, wob_error *error)
{
    const wob_node *root;
    wob_plan plan = {0};
    double start = now_ms();
    wob_arena_clear(&asker->arena);
    *ret_reply = (query_reply){.query = query};
    wob_status status = asker_plan(asker, query, lenient, ask->successors, &root, &plan, error);
    ret_reply->took_ms = now_ms() - start;
    if (status == WOB_OK)
        status = asker_find(asker, root, &plan, ask, ret_reply, error);
    wob_plan_release(&plan);
    return status;
}

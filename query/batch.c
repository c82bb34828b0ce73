/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wobquery batch: a file of queries, "qid<TAB>query" a line, answered in their order as JSON Lines,
 * TREC run rows or CSV (docs/hits.md). A query is never wrong usage; one that fails is named, and
 * the next is answered.
 *
 * A crew of processes answers, each with its own reader of the index; a few queries, and those of a
 * pipe, which may come slowly, are answered here.
 */
#include "lib/base/crew.h"
#include "lib/base/json.h"
#include "lib/base/utf8.h"
#include "query/batch_output.h"
#include "query/batch_progress.h"
#include "query/csv.h"
#include "query/tongue.h"
#include "query/verbs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void add_jsonl(wob_buffer *to, wob_slice qid, const wob_hit *hit, size_t rank)
{
    wob_json json = {.to = to};
    wob_json_open(&json, '{');
    wob_json_key(&json, "qid");
    wob_json_text(&json, qid);
    wob_json_key(&json, "rank");
    wob_json_integer(&json, (int64_t)rank);
    wob_json_key(&json, "score");
    wob_json_number(&json, hit->score, 4);
    wob_json_key(&json, "id");
    wob_json_text(&json, hit->id);
    wob_json_key(&json, "file");
    wob_json_text(&json, wob_stored_letter_path(&hit->letter));
    wob_json_key(&json, "text");
    wob_json_text(&json, hit->text);
    wob_json_close(&json, '}');
    wob_buffer_add_char(to, '\n');
}

static void add_row(wob_buffer *to, output_format format, wob_slice qid, const wob_hit *hit,
                    size_t rank)
{
    switch (format) {
    default:
        add_jsonl(to, qid, hit, rank);
        break;
    case AS_TREC:
        wob_buffer_print(to, "%.*s Q0 %.*s %zu %.4f wobquery\n", WOB_ARG(qid), WOB_ARG(hit->id),
                         rank, hit->score);
        break;
    case AS_CSV:
        csv_text(to, qid);
        csv_number(to, (double)rank, 0);
        csv_number(to, hit->score, 4);
        csv_text(to, hit->id);
        csv_text(to, wob_stored_letter_path(&hit->letter));
        csv_text(to, hit->text);
        csv_end(to);
        break;
    }
}

/* A query on its way: "12<TAB>qid<TAB>query", the number being that of its line. */
static wob_status answer(query_asker *asker, const query_options *options, wob_slice task,
                         wob_buffer *rows, wob_error *error)
{
    wob_slice number = {0}, qid = {0}, query = {0};
    wob_ask ask = {.first = options->offset,
                   .most = options->limit,
                   .per_letter = options->per_letter,
                   .successors = options->successors};
    query_reply reply;
    (void)(wob_slice_next(&task, '\t', &number) && wob_slice_next(&task, '\t', &qid) &&
           wob_slice_next(&task, '\t', &query));
    if (query.size == 0 || wob_utf8_valid(query) < query.size)
        return wob_fail(error, WOB_USAGE,
                        _("%s, line %.*s: not qid<TAB>query in UTF-8, passed over"),
                        options->names[0], WOB_ARG(number));
    wob_status status = asker_ask(asker, query, true, &ask, &reply, error);
    if (status == WOB_OK)
        status = asker_check_whole(asker, error);
    for (size_t i = 0; status == WOB_OK && i < reply.hits.at.count; i++)
        add_row(rows, options->format, qid, &reply.hits.at.at[i], options->offset + i + 1);
    return status;
}

typedef struct batch {
    const query_options *options;
    FILE *queries;
    char *line;
    size_t room, number; /* of the line, from 1 */
    wob_buffer task;
    batch_output output;
    batch_progress progress;
    int exit_status;
    /* A worker's: */
    query_asker asker;
    wob_buffer rows;
} batch;

/* The next query; NULL behind the last. */
static const char *next_task(void *context, wob_error *ret_problem)
{
    batch *run = context;
    ssize_t size;
    (void)ret_problem;
    while ((size = getline(&run->line, &run->room, run->queries)) >= 0) {
        wob_slice line = wob_slice_trim((wob_slice){run->line, (size_t)size});
        run->number++;
        if (line.size == 0)
            continue;
        wob_buffer_clear(&run->task);
        wob_buffer_print(&run->task, "%zu\t%.*s", run->number, WOB_ARG(line));
        return run->task.data;
    }
    return NULL;
}

static wob_status take_rows(void *context, wob_slice rows, wob_error *error)
{
    batch *run = context;
    batch_progress_add(&run->progress);
    return batch_output_add(&run->output, rows, error);
}

static wob_status take_failure(void *context, const char *task, const wob_error *why,
                               wob_error *error)
{
    batch *run = context;
    (void)task;
    batch_progress_clear(&run->progress);
    (void)complain(why);
    run->exit_status = EXIT_SOME_FAILED;
    return take_rows(context, (wob_slice){0}, error);
}

static wob_status tick(void *context, wob_error *error)
{
    batch *run = context;
    (void)error;
    batch_progress_draw(&run->progress);
    return WOB_OK;
}

/* In a worker, which opens the index for its first query. */
static void work(void *context, wob_crew_worker *worker, const char *task)
{
    batch *run = context;
    wob_error why = {0};
    wob_status status = WOB_OK;
    wob_buffer_clear(&run->rows);
    if (!run->asker.analyser)
        status = asker_init(&run->asker, run->options, &why);
    if (status == WOB_OK)
        status = answer(&run->asker, run->options, wob_slice_of(task), &run->rows, &why);
    if (status == WOB_OK)
        wob_crew_give(worker, wob_buffer_slice(&run->rows));
    else
        wob_crew_fail(worker, task, &why);
}

static wob_status answer_with_crew(batch *run, unsigned workers, wob_error *error)
{
    const wob_crew_owner owner = {
        .context = run, .next = next_task, .record = take_rows, .fail = take_failure, .tick = tick};
    wob_crew *team = NULL;
    wob_status status = wob_crew_new(workers, work, run, &team, error);
    if (status == WOB_OK)
        status = wob_crew_run(team, &owner, error);
    wob_crew_free(team);
    return status;
}

static wob_status answer_here(batch *run, wob_error *error)
{
    const char *task;
    wob_status status = asker_init(&run->asker, run->options, error);
    while (status == WOB_OK && (task = next_task(run, error))) {
        wob_error why = {0};
        wob_buffer_clear(&run->rows);
        if (answer(&run->asker, run->options, wob_slice_of(task), &run->rows, &why) == WOB_OK)
            status = take_rows(run, wob_buffer_slice(&run->rows), error);
        else
            status = take_failure(run, task, &why, error);
        if (status == WOB_OK)
            status = tick(run, error);
    }
    return status;
}

/* How many processes are worth their start. */
static unsigned crew_size(const batch *run)
{
    enum { FEW_QUERIES = 1024 }; /* bytes of them */
    struct stat file;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (run->options->jobs)
        return run->options->jobs;
    if (fstat(fileno(run->queries), &file) != 0 || !S_ISREG(file.st_mode) ||
        file.st_size < FEW_QUERIES)
        return 1;
    return cores < 1 ? 1 : (unsigned)cores;
}

/* Passes over what an earlier run has answered. */
static void skip_answered(batch *run)
{
    wob_error error;
    uint64_t skipped = 0;
    while (skipped < run->output.lines && next_task(run, &error))
        skipped++;
}

static wob_status answer_all(batch *run, wob_error *error)
{
    unsigned workers = crew_size(run);
    wob_status status = WOB_OK;
    skip_answered(run);
    if (run->options->format == AS_CSV && run->output.lines == 0)
        status =
            batch_output_head(&run->output, WOB_SLICE("qid,rank,score,id,file,text\r\n"), error);
    if (status == WOB_OK)
        status = workers > 1 ? answer_with_crew(run, workers, error) : answer_here(run, error);
    batch_progress_clear(&run->progress);
    if (status == WOB_OK && ferror(run->queries))
        status = wob_fail(error, WOB_IO, _("%s: cannot read queries: %s"), run->options->names[0],
                          strerror(errno));
    return status;
}

/* Says what is wrong with the index before anything is begun. */
static wob_status check_index(batch *run, wob_error *error)
{
    query_asker asker = {0};
    wob_status status = asker_init(&asker, run->options, error);
    run->exit_status = asker_end(&asker, EXIT_ANSWERED);
    return status;
}

static wob_status run_batch(batch *run, wob_error *error)
{
    bool complete;
    wob_status status = check_index(run, error);
    if (status)
        return status;
    status = batch_output_open(&run->output, run->options, &complete, error);
    if (status == WOB_OK && complete)
        fprintf(stderr, _("wobquery: %s is complete\n"), run->options->output);
    else if (status == WOB_OK)
        status = answer_all(run, error);
    bool ended = status == WOB_OK;
    if (ended)
        return batch_output_close(&run->output, true, error);
    wob_error later;
    (void)!batch_output_close(&run->output, false, &later);
    return status;
}

int verb_batch(const query_options *options)
{
    batch run = {.options = options};
    wob_error error = {0};
    bool from_pipe = strcmp(options->names[0], "-") == 0;
    run.queries = from_pipe ? stdin : fopen(options->names[0], "re");
    if (!run.queries) {
        wob_fail(&error, WOB_NOT_FOUND, _("%s: cannot read queries: %s"), options->names[0],
                 strerror(errno));
        return complain(&error);
    }
    batch_progress_begin(&run.progress);
    if (run_batch(&run, &error) != WOB_OK)
        run.exit_status = complain(&error);
    asker_release(&run.asker);
    wob_buffer_release(&run.rows);
    wob_buffer_release(&run.task);
    free(run.line);
    if (!from_pipe)
        (void)fclose(run.queries);
    return run.exit_status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wobquery batch: a file of queries, "qid<TAB>query" a line, answered in their order as JSON Lines,
 * TREC run rows or CSV (docs/hits.md). A query is never wrong usage; one that fails is named, and
 * the next is answered.
 */
#include "lib/base/json.h"
#include "lib/base/utf8.h"
#include "query/csv.h"
#include "query/verbs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

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

/* Answers one line; returns whether it could be. */
static bool answer_line(query_asker *asker, const query_options *options, wob_slice line,
                        size_t number, wob_error *error)
{
    wob_slice qid = {0}, query = {0};
    wob_ask ask = {.first = options->offset,
                   .most = options->limit,
                   .per_letter = options->per_letter,
                   .successors = options->successors};
    query_reply reply;
    wob_buffer out = {0};
    (void)(wob_slice_next(&line, '\t', &qid) && wob_slice_next(&line, '\t', &query));
    if (query.size == 0 || wob_utf8_valid(query) < query.size) {
        wob_fail(error, WOB_USAGE, "%s, line %zu: not qid<TAB>query in UTF-8, passed over",
                 options->names[0], number);
        return false;
    }
    wob_status status = asker_ask(asker, query, true, &ask, &reply, error);
    for (size_t i = 0; status == WOB_OK && i < reply.hits.at.count; i++)
        add_row(&out, options->format, qid, &reply.hits.at.at[i], options->offset + i + 1);
    if (out.size)
        (void)fwrite(out.data, 1, out.size, stdout);
    wob_buffer_release(&out);
    return status == WOB_OK;
}

static int answer_all(query_asker *asker, const query_options *options, FILE *queries)
{
    int exit_status = EXIT_ANSWERED;
    char *line = NULL;
    size_t room = 0, number = 0;
    ssize_t size;
    if (options->format == AS_CSV)
        printf("qid,rank,score,id,file,text\r\n");
    while ((size = getline(&line, &room, queries)) >= 0 && !ferror(stdout)) {
        wob_error error = {0};
        wob_slice text = wob_slice_trim((wob_slice){line, (size_t)size});
        number++;
        if (text.size && !answer_line(asker, options, text, number, &error))
            exit_status = complain(&error) ? EXIT_SOME_FAILED : exit_status;
    }
    if (ferror(queries)) {
        wob_error error = {0};
        wob_fail(&error, WOB_IO, "%s: cannot read queries: %s", options->names[0], strerror(errno));
        exit_status = complain(&error);
    }
    free(line);
    return exit_status;
}

int verb_batch(const query_options *options)
{
    query_asker asker;
    wob_error error = {0};
    int exit_status;
    bool from_pipe = strcmp(options->names[0], "-") == 0;
    FILE *queries = from_pipe ? stdin : fopen(options->names[0], "re");
    if (!queries) {
        wob_fail(&error, WOB_NOT_FOUND, "%s: cannot read queries: %s", options->names[0],
                 strerror(errno));
        return complain(&error);
    }
    if (asker_init(&asker, options, &error) == WOB_OK)
        exit_status = answer_all(&asker, options, queries);
    else
        exit_status = complain(&error);
    asker_release(&asker);
    if (!from_pipe)
        (void)fclose(queries);
    return exit_status;
}

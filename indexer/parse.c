/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobindex parse: prints what is read from letters, and indexes nothing. Workers read and parse;
 * the parent prints their lines. */
#include "indexer/reading.h"
#include "indexer/verbs.h"
#include "lib/letter/explain.h"
#include "lib/letter/letter_json.h"

#include <stdio.h>

typedef struct letter_printer {
    bool stamps, explain;
    /* A worker's: */
    wob_analyser *analyser; /* made for its first letter */
    wob_crew_worker *worker;
    wob_buffer line;
} letter_printer;

static wob_status give_letter(void *context, const wob_letter *letter, wob_error *error)
{
    letter_printer *to = context;
    (void)error;
    wob_buffer_clear(&to->line);
    if (to->explain)
        wob_letter_explain(letter, &to->line);
    else
        wob_letter_write_json(letter, to->stamps, &to->line);
    wob_buffer_add_char(&to->line, '\n');
    wob_crew_give(to->worker, wob_buffer_slice(&to->line));
    return WOB_OK;
}

static wob_status give_letters(void *context, const wob_source *source, wob_arena *arena,
                               wob_crew_worker *worker, wob_error *error)
{
    letter_printer *to = context;
    to->worker = worker;
    wob_status status = to->analyser ? WOB_OK : wob_analyser_new(&to->analyser, error);
    return status ? status : wob_letters_each(source, to->analyser, arena, give_letter, to, error);
}

static wob_status print_line(void *context, wob_slice line, wob_error *error)
{
    (void)context;
    (void)fwrite(line.data, 1, line.size, stdout);
    return ferror(stdout) ? wob_fail(error, WOB_IO, "cannot write the output") : WOB_OK;
}

int verb_parse(const index_options *options)
{
    letter_printer to = {.stamps = options->stamps, .explain = options->explain};
    const reading_task task = {
        .context = &to, .take = give_letters, .record = print_line, .prints = true};
    wob_error error = {0};
    reading *run = NULL;
    wob_status status = reading_new(options, &task, &run, &error);
    if (status == WOB_OK)
        status = reading_run(run, &error);
    return reading_end(run, status, &error);
}

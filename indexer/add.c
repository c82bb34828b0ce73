/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wobindex add: reads files and folders into the index.
 *
 * Workers read files, leave out what is in the index already, from the same path and with the same
 * bytes, and make the letters ready. The parent writes the index.
 */
#include "indexer/prune.h"
#include "indexer/reading.h"
#include "indexer/verbs.h"
#include "lib/index/compact.h"
#include "lib/index/prepare.h"
#include "lib/index/reader.h"
#include "lib/index/writer.h"

#include <stdio.h>
#include <time.h>

typedef struct adder {
    const char *path; /* of the index */
    /* A worker's: */
    wob_index *index; /* opened when it is first asked */
    bool asked;
    wob_analyser *analyser; /* made for its first letter */
    wob_arena *letter_arena;
    wob_buffer bytes, prepared; /* the record that it gives, and a letter of it */
    /* The parent's: */
    struct timespec begin;
    reading *run;
    wob_index_writer *writer;
    bool committed;
    size_t indexed, unchanged, same, copies, recognised, blank, pruned;
} adder;

/* In a worker ---------------------------------------------------------------------------------- */

/* Where the index is not there yet, or cannot be asked, nothing is known, and the writer will say
 * what is wrong. A document that is known is told by an empty record. */
static bool is_known(void *context, wob_slice id, wob_slice path, wob_crew_worker *worker)
{
    adder *add = context;
    bool known = false;
    if (!add->asked && wob_index_open(add->path, &add->index, NULL) != WOB_OK)
        add->index = NULL;
    add->asked = true;
    if (add->index && wob_index_has(add->index, id, path, &known, NULL) == WOB_CHANGED &&
        (wob_index_reopen(add->index, NULL) != WOB_OK ||
         wob_index_has(add->index, id, path, &known, NULL) != WOB_OK))
        known = false;
    if (known)
        wob_crew_give(worker, (wob_slice){0});
    return known;
}

static wob_status prepare_letter(void *context, const wob_letter *letter, wob_error *error)
{
    adder *add = context;
    wob_buffer_clear(&add->prepared);
    wob_status status =
        wob_prepare(letter, add->analyser, add->letter_arena, &add->prepared, error);
    wob_record_add_text(&add->bytes, wob_buffer_slice(&add->prepared));
    return status;
}

/* What was read of a document goes on as one record: what its pages were like, and its letters. */
static wob_status give_letters(void *context, const wob_source *source, wob_arena *arena,
                               wob_crew_worker *worker, wob_error *error)
{
    adder *add = context;
    wob_status status = add->analyser ? WOB_OK : wob_analyser_new(&add->analyser, error);
    add->letter_arena = arena;
    wob_buffer_clear(&add->bytes);
    wob_record_add_number(&add->bytes, source->recognised_pages);
    wob_record_add_number(&add->bytes, source->blank_pages);
    if (status == WOB_OK)
        status = wob_letters_each(source, add->analyser, arena, prepare_letter, add, error);
    if (status == WOB_OK)
        wob_crew_give(worker, wob_buffer_slice(&add->bytes));
    return status;
}

/* In the parent -------------------------------------------------------------------------------- */

static wob_status add_letter(adder *add, wob_slice prepared, wob_error *error)
{
    wob_added added;
    wob_status status = wob_index_writer_put(add->writer, prepared, &added, error);
    if (status)
        return status;
    add->indexed += added == WOB_ADDED_NEW || added == WOB_ADDED_CHANGED;
    add->same += added == WOB_ADDED_PATH;
    add->copies += added == WOB_ADDED_COPY;
    add->unchanged += added == WOB_ADDED_NOTHING;
    return WOB_OK;
}

static wob_status add_letters(void *context, wob_slice record, wob_error *error)
{
    adder *add = context;
    wob_record_reader reader = {.rest = record};
    wob_status status = WOB_OK;
    if (record.size == 0)
        add->unchanged++;
    else {
        add->recognised += wob_record_number(&reader);
        add->blank += wob_record_number(&reader);
    }
    while (reader.rest.size && status == WOB_OK) {
        wob_slice prepared = wob_record_text(&reader);
        if (reader.broken)
            return wob_fail(error, WOB_IO, "what a process read came back damaged");
        status = add_letter(add, prepared, error);
    }
    return status;
}

static void summarise(const adder *add)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double seconds =
        (double)(now.tv_sec - add->begin.tv_sec) + (double)(now.tv_nsec - add->begin.tv_nsec) / 1e9;
    printf("indexed %zu, unchanged %zu, failed %zu, pages read by OCR %zu", add->indexed,
           add->unchanged, reading_failures(add->run), add->recognised);
    if (add->same)
        printf(", known from another path %zu", add->same);
    if (add->pruned)
        printf(", files gone %zu", add->pruned);
    if (add->copies)
        printf(", copies of known letters %zu", add->copies);
    if (add->blank)
        printf(", pages without text %zu", add->blank);
    printf("; index: %s; %.1f s\n", add->path, seconds);
}

/* Reads all that was named, and commits what was read, whatever happened. */
static wob_status add_all(adder *add, const index_options *options, wob_error *error)
{
    wob_error commit_error = {0};
    wob_status status = reading_run(add->run, error);
    if (status == WOB_OK && options->prune)
        status = prune(options, add->writer, &add->pruned, error);
    wob_status committed = wob_index_writer_commit(add->writer, &commit_error);
    if (committed)
        fprintf(stderr,
                "wobindex: what was read since the last commit is not in %s; the same command goes "
                "on there\n",
                add->path);
    add->committed = committed == WOB_OK;
    if (status || committed == WOB_OK)
        return status;
    *error = commit_error;
    return committed;
}

/* An index that has grown is made small. Where that fails it is large and whole, which is no
 * failure of adding. */
static void compact(const adder *add)
{
    wob_error error = {0};
    wob_renewed sizes;
    bool loose;
    wob_status status = wob_index_is_loose(add->path, &loose, &error);
    if (status == WOB_OK && loose)
        status = wob_index_compact(add->path, &sizes, &error);
    if (status && status != WOB_LOCKED) {
        fputs("wobindex: all was added, but the index could not be made compact\n", stderr);
        complain(&error);
    }
}

int verb_add(const index_options *options)
{
    adder add = {.path = options->index.data};
    const reading_task task = {
        .context = &add,
        .take = give_letters,
        .known = is_known,
        .record = add_letters,
        .folders = true,
        .resumes = true,
    };
    wob_error error = {0};
    clock_gettime(CLOCK_MONOTONIC, &add.begin);
    wob_status status = reading_new(options, &task, &add.run, &error);
    if (status == WOB_OK)
        status = wob_index_writer_new(add.path, &add.writer, &error);
    if (status == WOB_OK)
        status = add_all(&add, options, &error);
    wob_index_writer_free(add.writer);
    if (add.committed && status == WOB_OK)
        compact(&add);
    if (add.committed && !options->quiet)
        summarise(&add);
    return reading_end(add.run, status, &error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wobindex add: reads files and folders into the index.
 *
 * Workers read files, and leave out what is in the index already, from the same path and with the
 * same bytes. The parent finds the letters in what they read and writes the index.
 */
#include "indexer/prune.h"
#include "indexer/reading.h"
#include "indexer/verbs.h"
#include "lib/index/compact.h"
#include "lib/index/reader.h"
#include "lib/index/writer.h"
#include "lib/source/transfer.h"

#include <stdio.h>
#include <time.h>

typedef struct adder {
    const char *path; /* of the index */
    wob_buffer bytes; /* a worker's, of the record that it gives */
    wob_index *index; /* a worker's own, opened when it is first asked */
    bool asked;
    /* The parent's: */
    struct timespec begin;
    reading *run;
    wob_index_writer *writer;
    wob_analyser *analyser;
    wob_arena arena;
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

static wob_status give_source(void *context, const wob_source *source, wob_arena *arena,
                              wob_crew_worker *worker, wob_error *error)
{
    adder *add = context;
    (void)arena, (void)error;
    wob_buffer_clear(&add->bytes);
    wob_source_pack(source, &add->bytes);
    wob_crew_give(worker, wob_buffer_slice(&add->bytes));
    return WOB_OK;
}

/* In the parent -------------------------------------------------------------------------------- */

static wob_status add_letter(void *context, const wob_letter *letter, wob_error *error)
{
    adder *add = context;
    wob_added added;
    wob_status status = wob_index_writer_add(add->writer, letter, &added, error);
    if (status)
        return status;
    add->indexed += added == WOB_ADDED_NEW || added == WOB_ADDED_CHANGED;
    add->same += added == WOB_ADDED_PATH;
    add->copies += added == WOB_ADDED_COPY;
    add->unchanged += added == WOB_ADDED_NOTHING;
    return WOB_OK;
}

static wob_status add_source(void *context, wob_slice record, wob_error *error)
{
    adder *add = context;
    wob_source source;
    wob_error why = {0};
    if (record.size == 0) {
        add->unchanged++;
        return WOB_OK;
    }
    if (!wob_source_unpack(record, &add->arena, &source))
        return wob_fail(error, WOB_IO, "what a process read came back damaged");
    wob_status status =
        wob_letters_each(&source, add->analyser, &add->arena, add_letter, add, &why);
    if (status == WOB_OK) {
        add->recognised += source.recognised_pages;
        add->blank += source.blank_pages;
    } else {
        const char *path = wob_arena_copy(&add->arena, source.path).data;
        status = reading_fail(add->run, path, &why, error);
    }
    wob_arena_clear(&add->arena);
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
    wob_compacted sizes;
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
        .take = give_source,
        .known = is_known,
        .record = add_source,
        .folders = true,
        .resumes = true,
    };
    wob_error error = {0};
    clock_gettime(CLOCK_MONOTONIC, &add.begin);
    wob_status status = reading_new(options, &task, &add.run, &error);
    if (status == WOB_OK)
        status = wob_index_writer_new(add.path, &add.writer, &error);
    if (status == WOB_OK)
        status = wob_analyser_new(&add.analyser, &error);
    if (status == WOB_OK)
        status = add_all(&add, options, &error);
    wob_index_writer_free(add.writer);
    wob_analyser_free(add.analyser);
    wob_arena_release(&add.arena);
    if (add.committed && status == WOB_OK)
        compact(&add);
    if (add.committed && !options->quiet)
        summarise(&add);
    return reading_end(add.run, status, &error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wobindex add: reads files and folders into the index.
 *
 * A file that cannot be read is named with the reason, and the run goes on; a failing index ends
 * it. What is in the index already, from the same path and with the same bytes, is not read again.
 */
#include "indexer/verbs.h"
#include "indexer/walk.h"
#include "lib/base/file.h"
#include "lib/index/writer.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

typedef struct adder {
    wob_index_writer *writer;
    wob_analyser *analyser;
    wob_arena arena;
    wob_buffer bytes;
    bool progress; /* a line that counts, on a terminal */
    size_t added, unchanged, same, copies, failed;
    uint32_t blank_pages;
} adder;

/* Set by Ctrl-C: the letter in hand is finished, what was read is kept. */
static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal)
{
    (void)signal;
    interrupted = 1;
}

/* What only concerns one file: the run goes on after it. */
static bool concerns_file(wob_status status)
{
    return status == WOB_NOT_FOUND || status == WOB_UNREADABLE || status == WOB_LIMIT;
}

static void show_progress(const adder *add)
{
    if (add->progress)
        fprintf(stderr, "\r%zu letters read, %zu failed", add->added, add->failed);
}

static void end_progress(const adder *add)
{
    if (add->progress)
        fputs("\r\033[K", stderr);
}

static void report(adder *add, const char *path, const char *problem)
{
    add->failed++;
    end_progress(add);
    if (path)
        fprintf(stderr, "wobindex: %s: %s\n", path, problem);
    else
        fprintf(stderr, "wobindex: %s\n", problem);
}

static wob_status add_letter(void *context, const wob_letter *letter, wob_error *error)
{
    adder *add = context;
    wob_added added;
    wob_status status = wob_index_writer_add(add->writer, letter, &added, error);
    if (status)
        return status;
    add->added += added == WOB_ADDED_NEW || added == WOB_ADDED_CHANGED;
    add->same += added == WOB_ADDED_PATH;
    add->copies += added == WOB_ADDED_COPY;
    add->unchanged += added == WOB_ADDED_NOTHING;
    show_progress(add);
    return WOB_OK;
}

static wob_status add_source(void *context, const wob_source *source, wob_error *error)
{
    adder *add = context;
    wob_status status =
        wob_letters_each(source, add->analyser, &add->arena, add_letter, add, error);
    /* One document of a dump does not end the dump. */
    if (concerns_file(status)) {
        report(add, NULL, error->message);
        return WOB_OK;
    }
    if (status == WOB_OK)
        add->blank_pages += source->blank_pages;
    return status;
}

/* The file's bytes are in the index from this path. Files too large to be read whole (dumps) are
 * not asked about: their documents are, one by one. */
static wob_status is_unchanged(adder *add, const char *path, bool *ret_unchanged, wob_error *error)
{
    enum { ID_DIGITS = 16 };
    char digest[WOB_SHA256_SIZE];
    *ret_unchanged = false;
    wob_buffer_clear(&add->bytes);
    if (wob_file_read(path, &add->bytes, NULL) != WOB_OK)
        return WOB_OK; /* the reader will say why */
    wob_sha256(wob_buffer_slice(&add->bytes), digest);
    return wob_index_writer_has(add->writer, (wob_slice){digest, ID_DIGITS}, wob_slice_of(path),
                                ret_unchanged, error);
}

static wob_status add_file(void *context, const char *path, const char *problem, wob_error *error)
{
    adder *add = context;
    bool unchanged = false;
    if (interrupted)
        return wob_fail(error, WOB_IO, "stopped; the same command goes on where this one ended");
    if (problem) {
        report(add, path, problem);
        return WOB_OK;
    }
    wob_status status = is_unchanged(add, path, &unchanged, error);
    add->unchanged += unchanged;
    if (status == WOB_OK && !unchanged) {
        status = wob_source_each(path, &WOB_SOURCE_OPTIONS, &add->arena, add_source, add, error);
        wob_arena_clear(&add->arena);
    }
    if (!concerns_file(status))
        return status;
    report(add, NULL, error->message);
    return WOB_OK;
}

static void summarise(const adder *add, const char *index)
{
    printf("added %zu, unchanged %zu, failed %zu", add->added, add->unchanged, add->failed);
    if (add->same)
        printf(", known from another path %zu", add->same);
    if (add->copies)
        printf(", copies of known letters %zu", add->copies);
    if (add->blank_pages)
        printf(", pages without text %u", (unsigned)add->blank_pages);
    printf("; index: %s\n", index);
}

int verb_add(const index_options *options)
{
    adder add = {.progress = !options->quiet && isatty(STDERR_FILENO)};
    wob_error error = {0};
    struct sigaction action = {.sa_handler = on_interrupt};
    wob_status status = wob_index_writer_new(options->index.data, &add.writer, &error);
    if (status == WOB_OK)
        status = wob_analyser_new(&add.analyser, &error);
    if (status == WOB_OK) {
        sigaction(SIGINT, &action, NULL);
        sigaction(SIGTERM, &action, NULL);
        status = walk(options->names, options->name_count, add_file, &add, &error);
        wob_error commit_error = {0};
        wob_status committed = wob_index_writer_commit(add.writer, &commit_error);
        end_progress(&add);
        if (status == WOB_OK && committed != WOB_OK) {
            status = committed;
            error = commit_error;
        }
        if (committed != WOB_OK)
            fprintf(stderr,
                    "wobindex: what was read since the last commit is not in %s; the same "
                    "command goes on there\n",
                    options->index.data);
        else if (!options->quiet)
            summarise(&add, options->index.data);
    }
    if (status)
        complain(&error);
    wob_index_writer_free(add.writer);
    wob_analyser_free(add.analyser);
    wob_arena_release(&add.arena);
    wob_buffer_release(&add.bytes);
    return status || add.failed ? EXIT_SOME_FAILED : EXIT_DONE;
}

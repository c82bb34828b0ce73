/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobindex status, remove, compact, check and shard: looking after an index. */
#include "indexer/verbs.h"
#include "lib/index/compact.h"
#include "lib/index/reader.h"
#include "lib/index/repair.h"
#include "lib/index/shard.h"
#include "lib/index/verify.h"
#include "lib/index/writer.h"
#include "lib/text/dictionary.h"

#include <stdio.h>
#include <stdlib.h>

static wob_status print_status(wob_index *index, wob_error *error)
{
    uint32_t letters, passages, copies;
    wob_status status = wob_index_count(index, &letters, &passages, error);
    if (status == WOB_OK)
        status = wob_index_count_copies(index, &copies, error);
    if (status == WOB_OK)
        printf("index: %s\nletters: %u\npassages: %u\ncopies: %u\n", wob_index_path(index),
               (unsigned)letters, (unsigned)passages, (unsigned)copies);
    const char *missing = wob_dictionaries_missing();
    if (status == WOB_OK && *missing)
        printf("dictionaries not installed: %s\n", missing);
    return status;
}

int verb_status(const index_options *options)
{
    wob_index *index = NULL;
    wob_error error = {0};
    wob_status status = wob_index_open(options->index.data, &index, &error);
    if (status == WOB_OK)
        status = print_status(index, &error);
    if (status)
        complain(&error);
    wob_index_free(index);
    return status ? EXIT_SOME_FAILED : EXIT_DONE;
}

/* The path in full, also of what lies in an archive ("a.zip!b.pdf"), of which the file is the part
 * before "!". False where there is no such file. */
static bool write_full_path(const char *name, wob_buffer *to)
{
    wob_slice file = wob_slice_of(name);
    char *full = realpath(name, NULL);
    if (!full) {
        wob_slice rest = file;
        wob_buffer archive = {0};
        (void)wob_slice_next(&rest, WOB_PATH_INSIDE, &file);
        wob_buffer_print(&archive, "%.*s", WOB_ARG(file));
        full = realpath(archive.data, NULL);
        wob_buffer_release(&archive);
    }
    if (!full)
        return false;
    wob_buffer_print(to, "%s%s", full, name + file.size);
    free(full);
    return true;
}

/* By id; by the path as it is written; by the path in full. */
static wob_status remove_one(wob_index_writer *writer, const char *name, wob_removed *ret_removed,
                             wob_error *error)
{
    wob_status status = wob_index_writer_remove(writer, wob_slice_of(name), ret_removed, error);
    if (status || ret_removed->found)
        return status;
    wob_buffer path = {0};
    if (write_full_path(name, &path))
        status = wob_index_writer_remove(writer, wob_buffer_slice(&path), ret_removed, error);
    wob_buffer_release(&path);
    return status;
}

void tell_again(const wob_removed *removed)
{
    for (size_t i = 0; i < removed->again.count; i++)
        fprintf(stderr,
                "wobindex: %.*s: holds the same letter, which is shown as it was in the removed "
                "file until this one is added again\n",
                WOB_ARG(removed->again.at[i]));
}

int verb_remove(const index_options *options)
{
    wob_index_writer *writer = NULL;
    wob_error error = {0};
    size_t removed = 0;
    wob_status status = wob_index_probe(options->index.data, &error);
    if (status == WOB_OK)
        status = wob_index_writer_new(options->index.data, &writer, &error);
    for (size_t i = 0; i < options->name_count && status == WOB_OK; i++) {
        wob_removed gone = {0};
        status = remove_one(writer, options->names[i], &gone, &error);
        removed += gone.found;
        if (status == WOB_OK)
            tell_again(&gone);
        if (status == WOB_OK && !gone.found)
            fprintf(stderr, "wobindex: %s: no letter has this id or path in %s\n",
                    options->names[i], options->index.data);
    }
    if (status == WOB_OK)
        status = wob_index_writer_commit(writer, &error);
    if (status)
        complain(&error);
    else if (!options->quiet)
        printf("removed %zu; index: %s\n", removed, options->index.data);
    wob_index_writer_free(writer);
    return status || removed < options->name_count ? EXIT_SOME_FAILED : EXIT_DONE;
}

int verb_compact(const index_options *options)
{
    wob_error error = {0};
    wob_renewed sizes;
    wob_status status = wob_index_compact(options->index.data, &sizes, &error);
    if (status)
        complain(&error);
    else if (!options->quiet)
        printf("%s: %.1f MB, was %.1f MB\n", options->index.data, (double)sizes.after / 1e6,
               (double)sizes.before / 1e6);
    return status ? EXIT_SOME_FAILED : EXIT_DONE;
}

/* What is lost can be read again from where it came: adding reads what is not there. */
static int repair(const char *path)
{
    wob_error error = {0};
    wob_buffer report = {0};
    wob_repaired done;
    wob_status status = wob_index_repair(path, &done, &report, &error);
    if (report.size)
        fputs(report.data, stderr);
    wob_buffer_release(&report);
    if (status) {
        complain(&error);
        return EXIT_SOME_FAILED;
    }
    bool whole = done.left_out == 0 && done.strays == 0;
    printf("%s: mended; letters kept %u, left out %u", path, (unsigned)done.kept,
           (unsigned)done.left_out);
    if (done.strays)
        printf(", parts of unknown letters %u", (unsigned)done.strays);
    puts(whole ? "" : "; run wobindex add on your folders: it reads what is missing");
    return whole ? EXIT_DONE : EXIT_SOME_FAILED;
}

int verb_check(const index_options *options)
{
    wob_error error = {0};
    wob_buffer report = {0};
    uint32_t faults = 0;
    wob_status status = wob_index_verify(options->index.data, &faults, &report, &error);
    if (report.size)
        fputs(report.data, stderr);
    if (status)
        complain(&error);
    else if (!options->quiet || faults)
        printf("%s: %s\n", options->index.data, faults ? "faults were found" : "sound");
    wob_buffer_release(&report);
    if (status == WOB_OK && faults && options->repair)
        return repair(options->index.data);
    return status || faults ? EXIT_SOME_FAILED : EXIT_DONE;
}

int verb_shard(const index_options *options)
{
    wob_error error = {0};
    const char *target = options->names[0];
    if (wob_index_shard(options->index.data, options->shards, target, &error) != WOB_OK) {
        complain(&error);
        return error.status == WOB_USAGE ? EXIT_USAGE : EXIT_SOME_FAILED;
    }
    if (!options->quiet)
        printf("%s: %u shards of %s; ask them with wobquery -d %s\n", target, options->shards,
               options->index.data, target);
    return EXIT_DONE;
}

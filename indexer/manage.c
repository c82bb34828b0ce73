/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wobindex status, remove and check: looking after an index. */
#include "indexer/verbs.h"
#include "lib/index/reader.h"
#include "lib/index/verify.h"
#include "lib/index/writer.h"

#include <stdio.h>
#include <stdlib.h>

static wob_status print_status(wob_index *index, wob_error *error)
{
    uint32_t letters, passages;
    wob_status status = wob_index_count(index, &letters, &passages, error);
    if (status == WOB_OK)
        printf("index: %s\nletters: %u\npassages: %u\n", wob_index_path(index), (unsigned)letters,
               (unsigned)passages);
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

/* By id; by the path as it is written; by the path in full. */
static wob_status remove_one(wob_index_writer *writer, const char *name, bool *ret_removed,
                             wob_error *error)
{
    wob_status status = wob_index_writer_remove(writer, wob_slice_of(name), ret_removed, error);
    if (status || *ret_removed)
        return status;
    char *path = realpath(name, NULL);
    if (path)
        status = wob_index_writer_remove(writer, wob_slice_of(path), ret_removed, error);
    free(path);
    return status;
}

int verb_remove(const index_options *options)
{
    wob_index *index = NULL;
    wob_index_writer *writer = NULL;
    wob_error error = {0};
    size_t removed = 0;
    /* Opened for reading first: removing from an index that is not there must not make one. */
    wob_status status = wob_index_open(options->index.data, &index, &error);
    wob_index_free(index);
    if (status == WOB_OK)
        status = wob_index_writer_new(options->index.data, &writer, &error);
    for (size_t i = 0; i < options->name_count && status == WOB_OK; i++) {
        bool found = false;
        status = remove_one(writer, options->names[i], &found, &error);
        removed += found;
        if (status == WOB_OK && !found)
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
    return status || faults ? EXIT_SOME_FAILED : EXIT_DONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_BATCH_OUTPUT_H
#define WOB_QUERY_BATCH_OUTPUT_H

#include "lib/base/sha256.h"
#include "query/options.h"

#include <stdint.h>
#include <stdio.h>

/*
 * Where a batch writes: standard output, or a file that an interrupted run goes on with.
 *
 * Beside the file FILE lies FILE.unfinished as long as it is not complete: how many lines of
 * queries are answered, how many bytes of FILE hold the answers, and what run that was. It is
 * written after the answers have reached the disk, so that what it says is there, whatever ended
 * the run; what lies behind it in FILE is cut off and asked again.
 */
typedef struct batch_output {
    FILE *file;
    const char *path; /* NULL: standard output */
    wob_buffer unfinished;
    char run[WOB_SHA256_SIZE]; /* what tells one run from another: its options and files */
    int state;                 /* of FILE.unfinished */
    uint64_t lines, bytes;
    int64_t noted; /* when, in milliseconds */
} batch_output;

/* With --resume, `lines` says how many lines of queries are answered already; *ret_complete that
 * all of them are. WOB_USAGE where the file exists and is not to be gone on with, or by another
 * run. */
WOB_MUST_CHECK wob_status batch_output_open(batch_output *output, const query_options *options,
                                            bool *ret_complete, wob_error *error);

/* What stands above all answers. */
WOB_MUST_CHECK wob_status batch_output_head(batch_output *output, wob_slice head, wob_error *error);

/* The answer to the next line, perhaps empty. */
WOB_MUST_CHECK wob_status batch_output_add(batch_output *output, wob_slice rows, wob_error *error);

/* `complete`: every line was answered. */
WOB_MUST_CHECK wob_status batch_output_close(batch_output *output, bool complete, wob_error *error);

#endif

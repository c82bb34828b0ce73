/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEXER_VERBS_H
#define WOB_INDEXER_VERBS_H

#include "indexer/options.h"
#include "lib/index/writer.h"

/* What wobindex does, a function a verb. Each returns the exit status of the program, and has said
 * on standard error what failed. */
enum { EXIT_DONE = 0, EXIT_SOME_FAILED = 1, EXIT_USAGE = 2 };

int verb_add(const index_options *options);
int verb_parse(const index_options *options);
int verb_cite(const index_options *options);
int verb_status(const index_options *options);
int verb_remove(const index_options *options);
int verb_compact(const index_options *options);
int verb_check(const index_options *options);
int verb_shard(const index_options *options);

/* Prints "wobindex: MESSAGE" on standard error. */
void complain(const wob_error *error);

/* Names the letters of which only copies are left. */
void tell_again(const wob_removed *removed);

#endif

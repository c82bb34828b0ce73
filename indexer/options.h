/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEXER_OPTIONS_H
#define WOB_INDEXER_OPTIONS_H

#include "lib/base/buffer.h"
#include "lib/base/status.h"
#include "lib/source/source.h"

/* The command line of wobindex, read once. */
typedef enum verb {
    VERB_NONE,
    VERB_ADD,
    VERB_PARSE,
    VERB_CITE,
    VERB_STATUS,
    VERB_REMOVE,
    VERB_COMPACT,
    VERB_CHECK,
    VERB_SHARD,
    VERB_HELP,
    VERB_VERSION,
} verb;

typedef struct index_options {
    verb verb;
    wob_buffer index; /* path of the index; empty for verbs that use none */
    bool quiet;       /* no progress, no summary */
    bool prune;       /* add: take out what lies in the folders no more */
    bool repair;      /* check: mend what is found */
    bool stamps;      /* parse: redaction stamps among the citations */
    bool explain;     /* parse: as text, with the rules that made its parts */
    unsigned jobs;    /* files that are read at once */
    unsigned shards;  /* shard: how many are made */
    wob_source_options source;
    wob_buffer cache;       /* folder of recognised pages, which `source` points to */
    const char *failures;   /* file for the table of what failed; NULL keeps none */
    const char *files_from; /* file that lists paths, "-" for standard input; NULL where there is
                               none */
    bool nul;               /* NULs stand between them, not ends of lines */
    char **names;           /* what stands behind the options: paths, ids */
    size_t name_count;
} index_options;

/* WOB_USAGE with a message that says what may stand where something cannot. */
WOB_MUST_CHECK wob_status options_read(int argc, char **argv, index_options *ret_options,
                                       wob_error *error);
void options_release(index_options *options);

/* Prints the text of --help. */
void options_print_help(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_OPTIONS_H
#define WOB_QUERY_OPTIONS_H

#include "lib/base/buffer.h"
#include "lib/base/status.h"
#include "lib/law/citation.h"

#include <stdint.h>

/* The command line of wobquery, read once. */
typedef enum verb {
    VERB_NONE,
    VERB_SEARCH,
    VERB_BATCH,
    VERB_STATUTES,
    VERB_SHOW,
    VERB_HELP,
    VERB_VERSION,
} verb;

typedef enum batch_format { BATCH_JSONL, BATCH_TREC, BATCH_CSV } batch_format;

typedef struct query_options {
    verb verb;
    wob_buffer index; /* path of the index */
    uint32_t limit, offset, per_letter;
    bool json, by_date, facets;
    bool successors; /* provisions of Wob and Woo find their counterparts too */
    wob_role role;   /* statutes: of the citations that are counted; unknown for any */
    batch_format format;
    char **names; /* what stands behind the options: words of the query, a file, ids */
    size_t name_count;
} query_options;

/* WOB_USAGE with a message that says what may stand where something cannot. Words without a verb
 * are a search. */
WOB_MUST_CHECK wob_status options_read(int argc, char **argv, query_options *ret_options,
                                       wob_error *error);
void options_release(query_options *options);

extern const char options_help[];

#endif

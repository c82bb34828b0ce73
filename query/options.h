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
    VERB_LIKE,
    VERB_BATCH,
    VERB_STATUTES,
    VERB_SHOW,
    VERB_CITE,
    VERB_SAVE,
    VERB_NEW,
    VERB_SAVED,
    VERB_FORGET,
    VERB_COMPLETE,
    VERB_HELP,
    VERB_VERSION,
    VERB_COUNT,
} verb;

/* What a verb prints; which of these it can, and which it does unless told, stands in options.c. */
typedef enum output_format {
    AS_TEXT, /* for people */
    AS_JSON,
    AS_JSONL,
    AS_CSV,
    AS_MARKDOWN,
    AS_HTML,
    AS_TREC,
    AS_BIBTEX,
    AS_CSL_JSON,
    AS_ATOM,
    AS_COUNT,
} output_format;

typedef enum colour_choice { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER } colour_choice;

typedef struct query_options {
    char **command; /* all of the command line */
    verb verb;
    wob_buffer index; /* path of the index */
    output_format format;
    uint32_t limit, offset, per_letter, most_of_letter;
    uint32_t jobs;  /* processes of a batch; 0: one for each core */
    bool same_once; /* standard text is shown once */
    bool by_date, facets, explain;
    bool successors; /* provisions of Wob and Woo find their counterparts too */
    wob_role role;   /* statutes: of the citations that are counted; unknown for any */
    colour_choice colour;
    bool no_pager, open, resume;
    const char *reviewed; /* the log of what was shown; NULL: none is kept */
    const char *output;   /* the file that is written instead of standard output; NULL: none */
    char **names;         /* what stands behind the options: words of the query, a file, ids */
    size_t name_count;
} query_options;

/* WOB_USAGE with a message that says what may stand where something cannot. Words without a verb
 * are a search. */
WOB_MUST_CHECK wob_status options_read(int argc, char **argv, query_options *ret_options,
                                       wob_error *error);
void options_release(query_options *options);

extern const char options_help[];

#endif

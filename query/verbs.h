/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_VERBS_H
#define WOB_QUERY_VERBS_H

#include "lib/search/hits.h"
#include "query/options.h"

/* What wobquery does, a function a verb. Each returns the exit status of the program, and has said
 * on standard error what failed. */
enum {
    EXIT_ANSWERED = 0,
    EXIT_SOME_FAILED = 1,
    EXIT_USAGE = 2,
    EXIT_PARTLY = 3, /* answered without a shard of the index, which was named */
};

int verb_search(const query_options *options);
int verb_like(const query_options *options);
int verb_batch(const query_options *options);
int verb_statutes(const query_options *options);
int verb_show(const query_options *options);
int verb_cite(const query_options *options);
int verb_save(const query_options *options);
int verb_new(const query_options *options);
int verb_saved(const query_options *options);
int verb_complete(const query_options *options);
int verb_forget(const query_options *options);

/* Prints "wobquery: MESSAGE" on standard error and returns the exit status for it. */
int complain(const wob_error *error);

/* What the verbs ask with. */
typedef struct query_asker {
    wob_index *index;
    wob_analyser *analyser;
    wob_arena arena; /* cleared for each question */
    bool explain;    /* replies tell what was looked for */
    char **command;  /* the command line */
    size_t missing;  /* shards that are known to be away */
} query_asker;

WOB_MUST_CHECK wob_status asker_init(query_asker *asker, const query_options *options,
                                     wob_error *error);
void asker_release(query_asker *asker);
/* At the end of a verb that is to exit with `exit_status`: names the shards that were away, and
 * returns EXIT_PARTLY where all would have been answered. */
int asker_end(query_asker *asker, int exit_status);
/* WOB_NETWORK where a shard went away since the index was opened, or since this was asked. */
WOB_MUST_CHECK wob_status asker_check_whole(query_asker *asker, wob_error *error);

/* Appends the words of the command line as one question. */
void join_question(const query_options *options, wob_buffer *query);

/* The question as it was understood, in the query language. */
wob_slice describe_question(const wob_node *root, wob_arena *arena);

/* An answer, and the question as it was understood. Slices lie in the asker's arena. */
typedef struct query_reply {
    wob_slice query, understood;
    wob_slice suggestion; /* the question put right, where a word of it stands nowhere */
    wob_hits hits;
    double took_ms;
    bool nothing_there;                    /* the index has no letters */
    const struct explanation *explanation; /* NULL: none was asked for */
    const struct reviewed *reviewed;       /* what was shown before; may be NULL */
} query_reply;

/* The two steps of asker_ask, for those who do something between them. */
WOB_MUST_CHECK wob_status asker_plan(query_asker *asker, wob_slice query, bool lenient,
                                     bool successors, const wob_node **ret_root, wob_plan *ret_plan,
                                     wob_error *error);
WOB_MUST_CHECK wob_status asker_find(query_asker *asker, const wob_node *root, const wob_plan *plan,
                                     const wob_ask *ask, query_reply *reply, wob_error *error);

/* `lenient`: whatever is no good filter is read as plain words. */
WOB_MUST_CHECK wob_status asker_ask(query_asker *asker, wob_slice query, bool lenient,
                                    const wob_ask *ask, query_reply *ret_reply, wob_error *error);

#endif

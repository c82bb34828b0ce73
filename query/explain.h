/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_EXPLAIN_H
#define WOB_QUERY_EXPLAIN_H

#include "query/render.h"

/*
 * Why passages were found (--explain): what was looked for in the place of each word of the
 * question, with what it is worth and in how many passages it stands; and what each score is made
 * of.
 */
typedef struct explained_variant {
    wob_slice stem;
    double worth;
    uint32_t passages;
} explained_variant;

typedef WOB_LIST(explained_variant) explained_variants;

typedef struct explained_word {
    wob_slice word;
    explained_variants whole, parts;
} explained_word;

typedef struct explanation {
    WOB_LIST(explained_word) words;
} explanation;

/* Of variants that stand nowhere nothing is told. */
WOB_MUST_CHECK wob_status explain_plan(query_asker *asker, const wob_plan *plan,
                                       explanation *ret_explanation, wob_error *error);

void explain_on_page(const explanation *told, page *on);
void explain_score_on_page(const wob_hit *hit, page *on);

/* The last key of the whole answer, and of a hit (docs/hits.md). */
void explain_as_json(const explanation *told, wob_json *json);
void explain_score_as_json(const wob_hit *hit, wob_json *json);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TESTS_UNIT_SEARCH_H
#define WOB_TESTS_UNIT_SEARCH_H

/* What the tests of searching share: an analyser, and a question's way to its hits. */

#include "tests/unit/index.h"

#include "lib/search/hits.h"

static wob_analyser *analyser;
static wob_arena arena; /* of what is asked: cleared behind each test */

static inline int set_up(void **state)
{
    return wob_analyser_new(&analyser, NULL) == WOB_OK ? make_folder(state) : -1;
}

static inline int tear_down(void **state)
{
    wob_analyser_free(analyser);
    wob_arena_release(&arena);
    return remove_folder(state);
}

static inline int clear(void **state)
{
    (void)state;
    wob_arena_clear(&arena);
    return 0;
}

/* Words stand for themselves alone, as without an index; but what begins so is looked up in it. */
static inline wob_plan plan_with(wob_index *index, const char *question, bool successors)
{
    bool begins = strchr(question, '*') != NULL;
    wob_plan plan = {0};
    const wob_node *root;
    wob_error error = {0};
    wob_status status = wob_syntax_parse(wob_slice_of(question), false, &arena, &root, &error);
    if (status == WOB_OK)
        status =
            wob_plan_make(root, successors, begins ? index : NULL, analyser, &arena, &plan, &error);
    if (status)
        print_error("%s: %s\n", question, error.message);
    assert_ok(status);
    return plan;
}

static inline wob_plan plan_of(const char *question)
{
    return plan_with(NULL, question, false);
}

static inline wob_hits ask_with(wob_index *index, const char *question, const wob_ask *ask)
{
    wob_hits hits;
    wob_error error = {0};
    wob_plan plan = plan_with(index, question, ask->successors);
    wob_status status = wob_hits_find(index, &plan, ask, analyser, &arena, &hits, &error);
    if (status)
        print_error("%s: %s\n", question, error.message);
    assert_ok(status);
    wob_plan_release(&plan);
    return hits;
}

/* The hits as text, best first: "aa answer-1, bb decision-1", of each letter the end of its id. */
static inline wob_slice list_of(const wob_hits *hits)
{
    wob_slice list = {0};
    for (size_t i = 0; i < hits->at.count; i++) {
        const wob_hit *hit = &hits->at.at[i];
        wob_slice id = hit->letter.id;
        list = wob_arena_print(&arena, "%.*s%s%.*s %s-%u", WOB_ARG(list), i ? ", " : "",
                               WOB_ARG(wob_slice_cut(id, id.size - 2, id.size)),
                               wob_part_name(hit->passage.part), (unsigned)hit->passage.number);
    }
    return list;
}

static inline wob_hits ask(wob_index *index, const char *question)
{
    const wob_ask all = {.most = 100};
    return ask_with(index, question, &all);
}

static inline int by_place(const void *a, const void *b)
{
    const wob_hit *x = a, *y = b;
    return (x->docid > y->docid) - (x->docid < y->docid);
}

/* The hits in the order of the index, to tell what is found and not how it ranks. */
static inline wob_slice found_by(wob_index *index, const char *question)
{
    wob_hits hits = ask(index, question);
    assert_int_equal(hits.total, hits.at.count);
    assert_true(hits.total_is_exact);
    if (hits.at.count)
        qsort(hits.at.at, hits.at.count, sizeof *hits.at.at, by_place);
    return list_of(&hits);
}

#endif

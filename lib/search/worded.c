/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages by their wording. See worded.h. */
#include "lib/search/worded.h"

#include "lib/base/memory.h"
#include "lib/index/schema.h"
#include "lib/index/wording.h"

#include <stdlib.h>

/* A passage that was found by its stems. */
typedef struct found {
    wob_slice letter, key, wording; /* `key`: the short name of the wording */
    bool passes;
} found;

static int compare(const void *a, const void *b)
{
    const found *first = a, *second = b;
    int order = wob_slice_compare(first->letter, second->letter);
    if (order == 0)
        order = wob_slice_compare(first->key, second->key);
    return order ? order : wob_slice_compare(first->wording, second->wording);
}

/* All that `query` finds, with letter and wording, which the search brings along: it is sorted and
 * collapsed by them, though nothing is left out. */
static wob_status bring(wob_planner *to, const wob_query *query, wob_matches **ret_matches)
{
    wob_search search = {.query = query,
                         .most = UINT32_MAX,
                         .by_value = true,
                         .sort_slot = WOB_SLOT_WORDING,
                         .collapse = true,
                         .collapse_slot = WOB_SLOT_LETTER,
                         .collapse_most = UINT32_MAX};
    return wob_database_search(wob_index_database(to->index), &search, ret_matches, to->error);
}

/* In order; to be freed. */
static found *test_all(wob_planner *to, const wob_matches *matches, wob_slice asked)
{
    size_t count = wob_matches_count(matches);
    found *all = wob_new((count + 1) * sizeof *all);
    for (size_t i = 0; i < count; i++) {
        wob_slice wording = wob_matches_sort_value(matches, i);
        all[i] =
            (found){wob_matches_collapse_value(matches, i), wob_wording_key(wording, to->arena),
                    wording, wob_wording_has(asked, wording)};
    }
    qsort(all, count, sizeof *all, compare);
    return all;
}

static size_t count_passing(const found *all, size_t count)
{
    size_t passing = 0;
    for (size_t i = 0; i < count; i++)
        passing += all[i].passes;
    return passing;
}

/* Passages by the short name of their wording; or, where that does not tell them from others of
 * their letter, by the wording itself, which takes longer. */
static wob_status add_passages(wob_planner *to, const found *passage, bool by_wording,
                               wob_query_list *all)
{
    wob_query_list parts = {0};
    wob_query *query = NULL;
    wob_status status = wob_planner_add_term(to, WOB_FIELD_WORDING, passage->key, &parts);
    if (status == WOB_OK && by_wording)
        status = wob_query_range(WOB_SLOT_WORDING, passage->wording, passage->wording, &query,
                                 to->error);
    if (query)
        *wob_push(to->arena, &parts) = query;
    status = wob_planner_close(to, status, WOB_AND, &parts, &query);
    if (status == WOB_OK)
        *wob_push(to->arena, all) = query;
    return status;
}

/* Of those of one letter and key the ones that pass, or else fail. */
static wob_status add_key(wob_planner *to, const found *of_key, size_t count, bool passing,
                          wob_query_list *all)
{
    size_t wanted = passing ? count_passing(of_key, count) : count - count_passing(of_key, count);
    wob_status status = WOB_OK;
    if (wanted == count)
        return add_passages(to, of_key, false, all);
    for (size_t i = 0; i < count && status == WOB_OK; i++)
        if (of_key[i].passes == passing)
            status = add_passages(to, &of_key[i], true, all);
    return status;
}

/* The same of one letter. */
static wob_status join_keys(wob_planner *to, const found *of_letter, size_t count, bool passing,
                            wob_query **ret_query)
{
    wob_query_list all = {0};
    wob_status status = WOB_OK;
    for (size_t begin = 0, end; begin < count && status == WOB_OK; begin = end) {
        for (end = begin + 1;
             end < count && wob_slice_equal(of_letter[end].key, of_letter[begin].key);)
            end++;
        status = add_key(to, &of_letter[begin], end - begin, passing, &all);
    }
    return wob_planner_close(to, status, WOB_OR, &all, ret_query);
}

/* What passes of one letter: all but what fails, where that is less to be said. */
static wob_status add_letter(wob_planner *to, const found *of_letter, size_t count,
                             wob_query_list *all)
{
    wob_query_list both = {0};
    wob_query *query = NULL;
    size_t passing = count_passing(of_letter, count);
    if (passing == 0)
        return WOB_OK;
    bool most = passing > count / 2;
    wob_status status = wob_planner_add_term(to, WOB_FIELD_OF, of_letter->letter, &both);
    if (status == WOB_OK && passing < count)
        status = join_keys(to, of_letter, count, !most, &query);
    if (query)
        *wob_push(to->arena, &both) = query;
    status = wob_planner_close(to, status, most ? WOB_AND_NOT : WOB_AND, &both, &query);
    if (status == WOB_OK)
        *wob_push(to->arena, all) = query;
    return status;
}

static wob_status close_group(wob_planner *to, wob_query_list *group, wob_query_list *groups)
{
    wob_query *query;
    wob_status status = wob_planner_join(to, WOB_SYNONYM, group, &query);
    if (status == WOB_OK)
        *wob_push(to->arena, groups) = query;
    return status;
}

/* By letters, in groups: to lay thousands of rare terms out under one OR takes Xapian a time that
 * grows with their square. (A group is a SYNONYM, since an OR of ORs is one OR to it.) */
static wob_status add_all(wob_planner *to, const found *all, size_t count, wob_query_list *groups)
{
    enum { OF_GROUP = 64 };
    wob_query_list group = {0};
    wob_status status = WOB_OK;
    for (size_t begin = 0, end; begin < count && status == WOB_OK; begin = end) {
        for (end = begin + 1; end < count && wob_slice_equal(all[end].letter, all[begin].letter);)
            end++;
        status = add_letter(to, &all[begin], end - begin, &group);
        if (status == WOB_OK && (group.count == OF_GROUP || end == count))
            status = close_group(to, &group, groups);
    }
    wob_query_list_release(&group);
    return status;
}

static wob_status find_elsewhere(wob_planner *to, const wob_query *query, wob_slice asked,
                                 wob_query **ret_filter)
{
    wob_matches *matches = NULL;
    wob_query_list groups = {0};
    wob_status status = bring(to, query, &matches);
    if (status)
        return status;
    found *all = test_all(to, matches, asked);
    status = add_all(to, all, wob_matches_count(matches), &groups);
    status = wob_planner_close(to, status, WOB_OR, &groups, ret_filter);
    free(all);
    wob_matches_free(matches);
    return status;
}

wob_status wob_worded(wob_planner *to, wob_query *query, wob_slice asked, wob_query **ret_query)
{
    wob_query *filter = NULL;
    wob_status status;
    if (!to->index || !wob_index_lies_in_shards(to->index)) {
        status =
            wob_query_test(query, WOB_SLOT_WORDING, wob_wording_has, asked, ret_query, to->error);
    } else {
        status = find_elsewhere(to, query, asked, &filter);
        if (status == WOB_OK)
            status = wob_query_filter(query, filter, ret_query, to->error);
        wob_query_free(filter);
    }
    wob_query_free(query);
    return status;
}

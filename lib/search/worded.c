/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages by their wording. See worded.h. */
#include "lib/search/worded.h"

#include "lib/base/memory.h"
#include "lib/index/schema.h"
#include "lib/index/wording.h"

#include <stdlib.h>

/* A passage that was found by its stems. */
typedef struct found {
    wob_slice letter, wording;
    bool passes;
} found;

static int compare(const void *a, const void *b)
{
    const found *first = a, *second = b;
    int order = wob_slice_compare(first->letter, second->letter);
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

static found *test_all(const wob_matches *matches, wob_slice asked)
{
    size_t count = wob_matches_count(matches);
    found *all = wob_new((count + 1) * sizeof *all);
    for (size_t i = 0; i < count; i++) {
        wob_slice wording = wob_matches_sort_value(matches, i);
        all[i] = (found){wob_matches_collapse_value(matches, i), wording,
                         wob_wording_has(asked, wording)};
    }
    qsort(all, count, sizeof *all, compare);
    return all;
}

/* The letter's passages with these wordings. */
static wob_status add_wordings(wob_planner *to, const found *of_letter, size_t count,
                               wob_query_list *letters)
{
    wob_query_list both = {0}, wordings = {0};
    wob_query *any = NULL;
    wob_status status = WOB_OK;
    for (size_t i = 0; i < count && status == WOB_OK; i++) {
        if (!of_letter[i].passes)
            continue;
        wob_slice wording = of_letter[i].wording;
        wob_query *one = NULL;
        status = wob_query_range(WOB_SLOT_WORDING, wording, wording, &one, to->error);
        if (status == WOB_OK)
            *wob_push(to->arena, &wordings) = one;
    }
    status = wob_planner_close(to, status, WOB_OR, &wordings, &any);
    if (status == WOB_OK) {
        *wob_push(to->arena, &both) = any;
        status = wob_planner_add_term(to, WOB_FIELD_OF, of_letter->letter, &both);
    }
    wob_query *passages = NULL;
    status = wob_planner_close(to, status, WOB_AND, &both, &passages);
    if (status == WOB_OK)
        *wob_push(to->arena, letters) = passages;
    return status;
}

/* The letter as a whole, where all that was found of it passes. */
static wob_status add_letter(wob_planner *to, const found *of_letter, size_t count,
                             wob_query_list *letters)
{
    size_t passing = 0;
    for (size_t i = 0; i < count; i++)
        passing += of_letter[i].passes;
    if (passing == 0)
        return WOB_OK;
    return passing == count ? wob_planner_add_term(to, WOB_FIELD_OF, of_letter->letter, letters)
                            : add_wordings(to, of_letter, count, letters);
}

static wob_status find_elsewhere(wob_planner *to, const wob_query *query, wob_slice asked,
                                 wob_query **ret_filter)
{
    wob_matches *matches = NULL;
    wob_query_list letters = {0};
    wob_status status = bring(to, query, &matches);
    if (status)
        return status;
    size_t count = wob_matches_count(matches);
    found *all = test_all(matches, asked);
    for (size_t begin = 0, end; begin < count && status == WOB_OK; begin = end) {
        for (end = begin + 1; end < count && wob_slice_equal(all[end].letter, all[begin].letter);)
            end++;
        status = add_letter(to, &all[begin], end - begin, &letters);
    }
    status = wob_planner_close(to, status, WOB_OR, &letters, ret_filter);
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

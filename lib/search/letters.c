/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters of a question. See letters.h. */
#include "lib/search/letters.h"

#include "lib/base/memory.h"
#include "lib/index/schema.h"

#include <stdlib.h>

typedef struct gatherer {
    wob_arena *arena;
    wob_slices *ids;
} gatherer;

static wob_status take_id(void *context, wob_slice id, uint32_t count, wob_error *error)
{
    gatherer *to = context;
    (void)count;
    (void)error;
    *wob_push(to->arena, to->ids) = wob_arena_copy(to->arena, id);
    return WOB_OK;
}

/* The engine counts the matches by their letters. */
static wob_status find_once(wob_index *index, const wob_plan *plan, gatherer *to, wob_error *error)
{
    static const uint32_t slots[] = {WOB_SLOT_LETTER};
    wob_matches *matches = NULL;
    wob_search search = {.query = plan->query,
                         .check_at_least = UINT32_MAX,
                         .by_value = true,
                         .sort_slot = WOB_SLOT_DATE,
                         .count_slots = slots,
                         .count_slot_count = 1};
    wob_status status = wob_database_search(wob_index_database(index), &search, &matches, error);
    if (status == WOB_OK)
        status = wob_matches_each_value(matches, 0, take_id, to, error);
    wob_matches_free(matches);
    return status;
}

wob_status wob_letters_find(wob_index *index, const wob_plan *plan, wob_arena *arena,
                            wob_slices *ret_ids, wob_error *error)
{
    wob_status status = WOB_CHANGED;
    for (int i = 0; wob_index_may_reopen(status) && i <= WOB_MOST_REOPENINGS; i++) {
        gatherer to = {arena, ret_ids};
        *ret_ids = (wob_slices){0};
        status = i ? wob_index_reopen(index, error) : WOB_OK;
        if (status == WOB_OK)
            status = find_once(index, plan, &to, error);
    }
    return status;
}

wob_status wob_plan_restrict(wob_plan *plan, const wob_slices *letters, wob_arena *arena,
                             wob_error *error)
{
    wob_query **parts = wob_new((letters->count + 1) * sizeof *parts), *any = NULL, *narrow = NULL;
    wob_status status = WOB_OK;
    for (size_t i = 0; i < letters->count && status == WOB_OK; i++)
        status = wob_query_term(wob_term(WOB_FIELD_OF, letters->at[i], arena), &parts[i], error);
    if (status == WOB_OK)
        status = wob_query_join(WOB_OR, parts, letters->count, &any, error);
    if (status == WOB_OK)
        status = wob_query_filter(plan->query, any, &narrow, error);
    for (size_t i = 0; i < letters->count; i++)
        wob_query_free(parts[i]);
    free(parts);
    wob_query_free(any);
    if (status)
        return status;
    wob_query_free(plan->query);
    plan->query = narrow;
    return WOB_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counting what is cited. See statutes.h.
 *
 * Each passage has a value that names its letter and all its citations (WOB_SLOT_CITED). The engine
 * counts equal ones; from these come rows of label and letter, which are put in order and counted.
 */
#include "lib/search/statutes.h"

#include "lib/index/counted.h"
#include "lib/index/schema.h"

#include <stdlib.h>

typedef struct cited_row {
    wob_slice label, letter;
    uint32_t passages;
} cited_row;

typedef WOB_LIST(cited_row) cited_rows;

typedef struct counter {
    wob_role role;
    wob_arena *arena;
    cited_rows rows;
} counter;

/* A label that a passage cites in several roles counts once. */
static wob_status take_value(void *context, wob_slice value, uint32_t count, wob_error *error)
{
    counter *to = context;
    wob_slices labels = {0};
    wob_counted_citation citation;
    (void)error;
    wob_record_reader reader = {.rest = wob_arena_copy(to->arena, value)};
    wob_slice letter = wob_record_text(&reader);
    while (wob_counted_citation_next(&reader, &citation))
        if (!to->role || citation.role == to->role)
            wob_slices_add(to->arena, &labels, citation.label);
    for (size_t i = 0; i < labels.count; i++)
        *wob_push(to->arena, &to->rows) = (cited_row){labels.at[i], letter, count};
    if (labels.count) /* the empty label counts passages and letters that cite anything */
        *wob_push(to->arena, &to->rows) = (cited_row){(wob_slice){0}, letter, count};
    return WOB_OK;
}

static int by_label(const void *a, const void *b)
{
    const cited_row *x = a, *y = b;
    int order = wob_slice_compare(x->label, y->label);
    return order ? order : wob_slice_compare(x->letter, y->letter);
}

static int most_first(const void *a, const void *b)
{
    const wob_statute_count *x = a, *y = b;
    if (x->letters != y->letters)
        return x->letters > y->letters ? -1 : 1;
    if (x->passages != y->passages)
        return x->passages > y->passages ? -1 : 1;
    return wob_slice_compare(x->label, y->label);
}

/* The rows of one label, which stand together, and its letters within them. */
static wob_statute_count count_label(const cited_rows *rows, size_t begin, size_t end)
{
    wob_statute_count count = {.label = rows->at[begin].label};
    for (size_t i = begin; i < end; i++) {
        count.letters += i == begin || !wob_slice_equal(rows->at[i].letter, rows->at[i - 1].letter);
        count.passages += rows->at[i].passages;
    }
    return count;
}

static void count_rows(counter *to, wob_statutes *statutes)
{
    cited_rows *rows = &to->rows;
    if (rows->count)
        qsort(rows->at, rows->count, sizeof *rows->at, by_label);
    for (size_t begin = 0, end; begin < rows->count; begin = end) {
        for (end = begin;
             end < rows->count && wob_slice_equal(rows->at[end].label, rows->at[begin].label);)
            end++;
        wob_statute_count count = count_label(rows, begin, end);
        if (count.label.size == 0) {
            statutes->letters = count.letters;
            statutes->passages = count.passages;
        } else {
            *wob_push(to->arena, &statutes->at) = count;
        }
    }
    if (statutes->at.count)
        qsort(statutes->at.at, statutes->at.count, sizeof *statutes->at.at, most_first);
}

static wob_status count_once(wob_index *index, const wob_plan *plan, counter *to, wob_error *error)
{
    static const uint32_t slots[] = {WOB_SLOT_CITED};
    wob_matches *matches = NULL;
    wob_search search = {.query = plan->query,
                         .check_at_least = UINT32_MAX,
                         .by_value = true,
                         .sort_slot = WOB_SLOT_DATE,
                         .count_slots = slots,
                         .count_slot_count = 1};
    wob_status status = wob_database_search(wob_index_database(index), &search, &matches, error);
    if (status == WOB_OK)
        status = wob_matches_each_value(matches, 0, take_value, to, error);
    wob_matches_free(matches);
    return status;
}

wob_status wob_statutes_count(wob_index *index, const wob_plan *plan, wob_role role,
                              wob_arena *arena, wob_statutes *ret_statutes, wob_error *error)
{
    counter to;
    wob_status status = WOB_CHANGED;
    for (int i = 0; wob_index_may_reopen(status) && i <= WOB_MOST_REOPENINGS; i++) {
        to = (counter){.role = role, .arena = arena};
        status = i ? wob_index_reopen(index, error) : WOB_OK;
        if (status == WOB_OK)
            status = count_once(index, plan, &to, error);
    }
    *ret_statutes = (wob_statutes){.letters = 0};
    if (status == WOB_OK)
        count_rows(&to, ret_statutes);
    return status;
}

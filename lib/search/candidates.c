/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathering what is to be put in order. See candidates.h. */
#include "lib/search/candidates.h"

#include "lib/index/schema.h"

wob_status wob_candidates_read(wob_index *index, const wob_matches *matches, wob_arena *arena,
                               wob_candidates *list, wob_error *error)
{
    size_t count = wob_matches_count(matches);
    wob_status status = WOB_OK;
    for (size_t i = 0; i < count && status == WOB_OK; i++) {
        wob_match match = wob_matches_at(matches, i);
        wob_candidate *candidate = wob_push(arena, list);
        status = wob_index_passage_read(index, match.docid, wob_matches_data(matches, i), arena,
                                        &candidate->passage, error);
        candidate->docid = match.docid;
        candidate->letter_docid = match.docid - candidate->passage.to_letter;
        candidate->weight = match.weight;
        candidate->block = (uint32_t)(i / WOB_CANDIDATES_OF_BLOCK);
    }
    return status;
}

static bool has(const wob_candidates *list, uint32_t docid)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].docid == docid)
            return true;
    return false;
}

/* The documents of the letters whose passages come first. */
static size_t best_letters(const wob_candidates *list, uint32_t letters[WOB_WIDENED_LETTERS])
{
    size_t count = 0;
    for (size_t i = 0; i < list->count && count < WOB_WIDENED_LETTERS; i++) {
        size_t k = 0;
        while (k < count && letters[k] != list->at[i].letter_docid)
            k++;
        if (k == count)
            letters[count++] = list->at[i].letter_docid;
    }
    return count;
}

/* What `query` finds, in these letters alone. */
static wob_status restrict_to(wob_index *index, const wob_query *query, const uint32_t *letters,
                              size_t count, wob_arena *arena, wob_query **ret_query,
                              wob_error *error)
{
    wob_query *parts[WOB_WIDENED_LETTERS] = {NULL}, *any = NULL;
    wob_status status = WOB_OK;
    for (size_t i = 0; i < count && status == WOB_OK; i++) {
        wob_stored_letter letter;
        status = wob_index_letter(index, letters[i], arena, &letter, error);
        if (status == WOB_OK)
            status = wob_query_term(wob_term(WOB_FIELD_OF, letter.id, arena), &parts[i], error);
    }
    if (status == WOB_OK)
        status = wob_query_join(WOB_OR, parts, count, &any, error);
    if (status == WOB_OK)
        status = wob_query_filter(query, any, ret_query, error);
    for (size_t i = 0; i < count; i++)
        wob_query_free(parts[i]);
    wob_query_free(any);
    return status;
}

static wob_status search_letters(wob_index *index, const wob_search *search,
                                 const uint32_t *letters, size_t count, wob_arena *arena,
                                 wob_candidates *ret_found, wob_error *error)
{
    wob_query *query = NULL;
    wob_matches *matches = NULL;
    wob_status status = restrict_to(index, search->query, letters, count, arena, &query, error);
    wob_search narrow = {
        .query = query,
        .most = WOB_WIDENED_PASSAGES,
        .check_at_least = search->check_at_least,
        .k1 = search->k1,
        .b = search->b,
        .fetch = true,
    };
    if (status == WOB_OK)
        status = wob_database_search(wob_index_database(index), &narrow, &matches, error);
    if (status == WOB_OK)
        status = wob_candidates_read(index, matches, arena, ret_found, error);
    wob_query_free(query);
    wob_matches_free(matches);
    return status;
}

wob_status wob_candidates_widen(wob_index *index, const wob_search *search, wob_arena *arena,
                                wob_candidates *list, wob_error *error)
{
    uint32_t letters[WOB_WIDENED_LETTERS];
    wob_candidates found = {0}, wide = {0};
    size_t next = 0;
    if (list->count < WOB_CANDIDATES_OF_BLOCK) /* it has all that match */
        return WOB_OK;
    for (; next < list->count && list->at[next].block == 0; next++)
        *wob_push(arena, &wide) = list->at[next];
    size_t count = best_letters(&wide, letters);
    wob_status status = search_letters(index, search, letters, count, arena, &found, error);
    for (size_t i = 0; i < found.count && status == WOB_OK; i++)
        if (!has(&wide, found.at[i].docid)) {
            found.at[i].block = 0;
            *wob_push(arena, &wide) = found.at[i];
        }
    for (; next < list->count && status == WOB_OK; next++)
        if (!has(&found, list->at[next].docid))
            *wob_push(arena, &wide) = list->at[next];
    if (status == WOB_OK)
        *list = wide;
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking an index. See hits.h. */
#include "lib/search/hits.h"

#include "lib/index/schema.h"
#include "lib/search/facet.h"
#include "lib/search/rank.h"

enum {
    CANDIDATES = 300,      /* that are put in order here, at a time */
    CHECK_AT_LEAST = 1000, /* matches counted exactly up to here; all of them for facets */
};

/* BM25's constants: k1 saturates repeated words, b levels lengths. Passages are nearly of one
 * length. */
static const double BM25_K1 = 1.2, BM25_B = 0.4;

typedef struct finder {
    wob_index *index;
    const wob_plan *plan;
    const wob_ask *ask;
    wob_analyser *analyser;
    wob_arena *arena;
    wob_error *error;
} finder;

static bool is_ranked_here(const finder *find)
{
    return find->plan->has_words && !find->ask->by_date;
}

/* Pages must not overlap, however deep one reads on: the candidates are put in order by blocks, and
 * a block is always whole. */
static uint32_t whole_blocks(uint32_t wanted)
{
    return (wanted + CANDIDATES - 1) / CANDIDATES * CANDIDATES;
}

static void rank_blocks(wob_candidate *candidates, size_t count)
{
    for (size_t begin = 0; begin < count; begin += CANDIDATES) {
        size_t left = count - begin, size = left < CANDIDATES ? left : CANDIDATES;
        wob_rank(&candidates[begin], size);
        /* Scores fall from hit to hit: others put the hits in order by them. */
        for (size_t i = begin ? begin : 1; i < begin + size; i++)
            if (candidates[i].weight > candidates[i - 1].weight)
                candidates[i].weight = candidates[i - 1].weight;
    }
}

static wob_search search_of(const finder *find)
{
    const wob_ask *ask = find->ask;
    bool ranked = is_ranked_here(find);
    uint32_t wanted = ask->first + ask->most;
    wob_search search = {
        .query = find->plan->query,
        .first = ranked ? 0 : ask->first,
        .most = ranked ? whole_blocks(wanted) : ask->most,
        .check_at_least = ask->facets ? UINT32_MAX : CHECK_AT_LEAST,
        .k1 = BM25_K1,
        .b = BM25_B,
        .by_value = !ranked,
        .sort_slot = WOB_SLOT_DATE,
    };
    if (ask->facets) {
        search.count_slots = wob_facet_slots;
        search.count_slot_count = WOB_FACET_COUNT;
    }
    return search;
}

static wob_status read_candidates(const finder *find, const wob_matches *matches,
                                  wob_candidate *candidates, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        wob_match match = wob_matches_at(matches, i);
        wob_candidate *candidate = &candidates[i];
        wob_status status = wob_index_passage(find->index, match.docid, find->arena,
                                              &candidate->passage, find->error);
        if (status)
            return status;
        candidate->docid = match.docid;
        candidate->letter_docid = match.docid - candidate->passage.to_letter;
        candidate->weight = match.weight;
    }
    return WOB_OK;
}

static wob_status add_hit(const finder *find, const wob_candidate *candidate, wob_hits *hits)
{
    wob_hit hit = {
        .docid = candidate->docid, .score = candidate->weight, .passage = candidate->passage};
    wob_status status = wob_index_letter(find->index, candidate->letter_docid, find->arena,
                                         &hit.letter, find->error);
    if (status == WOB_OK)
        status = wob_index_text(find->index, hit.docid, &hit.passage, find->arena, &hit.text,
                                find->error);
    if (status == WOB_OK && find->ask->snippet_bytes)
        status = wob_snippet_make(hit.text, find->plan, find->ask->snippet_bytes, find->analyser,
                                  find->arena, &hit.snippet, find->error);
    hit.id = wob_passage_id(&hit.letter, &hit.passage, find->arena);
    if (status == WOB_OK)
        *wob_push(find->arena, &hits->at) = hit;
    return status;
}

static wob_status collect(const finder *find, const wob_matches *matches, wob_hits *hits)
{
    size_t count = wob_matches_count(matches);
    wob_candidate *candidates = wob_arena_take(find->arena, count * sizeof *candidates);
    wob_status status = read_candidates(find, matches, candidates, count);
    bool ranked = is_ranked_here(find);
    if (status == WOB_OK && ranked)
        rank_blocks(candidates, count);
    size_t first = ranked ? find->ask->first : 0;
    for (size_t i = first; i < count && i < first + find->ask->most && status == WOB_OK; i++)
        status = add_hit(find, &candidates[i], hits);
    hits->total = wob_matches_total(matches, &hits->total_is_exact);
    if (status == WOB_OK && find->ask->facets)
        status = wob_facets_read(matches, find->arena, hits, find->error);
    return status;
}

static wob_status find_once(const finder *find, wob_hits *hits)
{
    wob_matches *matches = NULL;
    wob_search search = search_of(find);
    wob_status status =
        wob_database_search(wob_index_database(find->index), &search, &matches, find->error);
    if (status == WOB_OK)
        status = collect(find, matches, hits);
    wob_matches_free(matches);
    return status;
}

wob_status wob_hits_find(wob_index *index, const wob_plan *plan, const wob_ask *ask,
                         wob_analyser *analyser, wob_arena *arena, wob_hits *ret_hits,
                         wob_error *error)
{
    finder find = {index, plan, ask, analyser, arena, error};
    wob_status status = WOB_CHANGED;
    for (int i = 0; status == WOB_CHANGED && i <= WOB_MOST_REOPENINGS; i++) {
        *ret_hits = (wob_hits){0};
        status = i ? wob_index_reopen(index, error) : WOB_OK;
        if (status == WOB_OK)
            status = find_once(&find, ret_hits);
    }
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking an index. See hits.h. */
#include "lib/search/hits.h"

#include "lib/index/fingerprint.h"
#include "lib/index/schema.h"
#include "lib/search/candidates.h"
#include "lib/search/facet.h"

/* BM25's constants: k1 saturates repeated words, b levels lengths. Passages are nearly of one
 * length. */
static const double BM25_K1 = 0.8, BM25_B = 0.1;

/* So many matches are counted one by one where nothing else asks for all of them. */
enum { COUNTED = 1000 };

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

/* Pages must not overlap, however deep one reads on: a block of candidates is always whole. */
static uint32_t whole_blocks(uint32_t wanted)
{
    uint32_t blocks = (wanted + WOB_CANDIDATES_OF_BLOCK - 1) / WOB_CANDIDATES_OF_BLOCK;
    return blocks * WOB_CANDIDATES_OF_BLOCK;
}

static void rank_blocks(const finder *find, wob_candidates *list)
{
    for (size_t begin = 0, end; begin < list->count; begin = end) {
        for (end = begin; end < list->count && list->at[end].block == list->at[begin].block;)
            end++;
        wob_rank(&list->at[begin], end - begin);
        if (find->ask->per_letter && begin == 0)
            wob_rank_spread(list->at, end, find->ask->per_letter, find->arena);
        /* Scores fall from hit to hit: others put the hits in order by them. */
        for (size_t i = begin ? begin : 1; i < end; i++)
            if (list->at[i].weight > list->at[i - 1].weight)
                list->at[i].weight = list->at[i - 1].weight;
    }
}

/* There are as many of the letter among those kept as there may be, or one of the same text. */
static bool is_left_out(const wob_ask *ask, const wob_candidate *kept, size_t count,
                        const wob_candidate *candidate)
{
    uint32_t of_letter = 0;
    for (size_t i = 0; i < count; i++) {
        of_letter += kept[i].letter_docid == candidate->letter_docid;
        if (ask->same_once && candidate->passage.fingerprint &&
            kept[i].passage.fingerprint == candidate->passage.fingerprint)
            return true;
    }
    return ask->most_of_letter && of_letter >= ask->most_of_letter;
}

static bool leaves_out(const wob_ask *ask)
{
    return ask->most_of_letter || ask->same_once;
}

/* Those that are shown, in their order. */
static void choose(const wob_ask *ask, wob_candidates *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (!is_left_out(ask, list->at, kept, &list->at[i]))
            list->at[kept++] = list->at[i];
    list->count = kept;
}

/* How many hits are looked for: others stand behind what is left out. */
static uint32_t wanted_of(const wob_ask *ask)
{
    return ask->most_of_letter ? WOB_MOST_HITS
                               : (ask->first + ask->most) * (ask->same_once ? 2 : 1);
}

static wob_search search_of(const finder *find)
{
    const wob_ask *ask = find->ask;
    bool ranked = is_ranked_here(find), chosen = ranked || leaves_out(ask);
    uint32_t wanted = wanted_of(ask);
    wob_search search = {
        .query = find->plan->query,
        .first = chosen ? 0 : ask->first,
        .most = ranked   ? whole_blocks(wanted)
                : chosen ? wanted
                         : ask->most,
        .check_at_least = ask->facets ? UINT32_MAX : COUNTED,
        .k1 = BM25_K1,
        .b = BM25_B,
        .by_value = !ranked,
        .sort_slot = WOB_SLOT_DATE,
        .fetch = true,
    };
    if (ask->facets) {
        search.count_slots = wob_facet_slots;
        search.count_slot_count = WOB_FACET_SLOTS;
    }
    return search;
}

/* It is the provision or law, or something of it: "Woo 5.1" of "Woo 5.1.2.e". */
static bool lies_under(wob_slice label, wob_slice above)
{
    return wob_slice_starts(label, above) &&
           (label.size == above.size || label.data[above.size] == '.' ||
            label.data[above.size] == ' ');
}

/* What the passage cites in the place of what was asked for. */
static void add_counterparts(const finder *find, wob_hit *hit)
{
    const wob_counterparts *all = &find->plan->counterparts;
    const wob_slices *cited = &hit->passage.statutes;
    for (size_t i = 0; i < all->count; i++) {
        size_t at = 0;
        while (at < cited->count && !lies_under(cited->at[at], all->at[i].label))
            at++;
        if (at < cited->count)
            *wob_push(find->arena, &hit->counterparts) = all->at[i];
    }
}

void wob_hit_asked(const wob_hit *hit, wob_arena *arena, wob_slices *ret_texts)
{
    if (hit->passage.part != WOB_PART_ANSWER)
        return;
    for (size_t i = 0; i < hit->letter.items.count; i++)
        if (wob_slices_have(&hit->passage.items, hit->letter.items.at[i].number))
            *wob_push(arena, ret_texts) = hit->letter.items.at[i].text;
}

static wob_status count_same(const finder *find, wob_hit *hit)
{
    char fingerprint[WOB_FINGERPRINT_ROOM];
    uint32_t all = 0;
    if (hit->passage.fingerprint == 0)
        return WOB_OK;
    wob_fingerprint_write(hit->passage.fingerprint, fingerprint);
    wob_status status =
        wob_index_frequency(find->index, WOB_FIELD_FINGERPRINT, wob_slice_of(fingerprint),
                            find->arena, &all, find->error);
    hit->same = all ? all - 1 : 0;
    return status;
}

static wob_status add_hit(const finder *find, const wob_candidate *candidate, wob_hits *hits)
{
    wob_hit hit = {.docid = candidate->docid,
                   .score = candidate->weight,
                   .made_of = candidate->made_of,
                   .passage = candidate->passage};
    wob_status status = wob_index_letter(find->index, candidate->letter_docid, find->arena,
                                         &hit.letter, find->error);
    if (status == WOB_OK)
        status = wob_index_text(find->index, hit.docid, &hit.passage, find->arena, &hit.text,
                                find->error);
    if (status == WOB_OK && find->ask->snippet_bytes)
        status = wob_snippet_make(hit.text, find->plan, find->ask->snippet_bytes, find->analyser,
                                  find->arena, &hit.snippet, find->error);
    if (status == WOB_OK)
        status = count_same(find, &hit);
    add_counterparts(find, &hit);
    hit.id = wob_passage_id(&hit.letter, &hit.passage, find->arena);
    if (status == WOB_OK)
        *wob_push(find->arena, &hits->at) = hit;
    return status;
}

static wob_status collect(const finder *find, const wob_search *search, const wob_matches *matches,
                          wob_hits *hits)
{
    wob_candidates list = {0};
    bool ranked = is_ranked_here(find);
    size_t first = ranked || leaves_out(find->ask) ? find->ask->first : 0;
    wob_status status = wob_candidates_read(find->index, matches, find->arena, &list, find->error);
    if (status == WOB_OK && ranked)
        status = wob_candidates_widen(find->index, search, find->arena, &list, find->error);
    if (status == WOB_OK && ranked)
        rank_blocks(find, &list);
    if (status == WOB_OK && leaves_out(find->ask))
        choose(find->ask, &list);
    for (size_t i = first; i < list.count && i < first + find->ask->most && status == WOB_OK; i++)
        status = add_hit(find, &list.at[i], hits);
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
        status = collect(find, &search, matches, hits);
    wob_matches_free(matches);
    return status;
}

wob_status wob_hits_find(wob_index *index, const wob_plan *plan, const wob_ask *ask,
                         wob_analyser *analyser, wob_arena *arena, wob_hits *ret_hits,
                         wob_error *error)
{
    finder find = {index, plan, ask, analyser, arena, error};
    wob_status status = WOB_CHANGED;
    for (int i = 0; wob_index_may_reopen(status) && i <= WOB_MOST_REOPENINGS; i++) {
        *ret_hits = (wob_hits){0};
        status = i ? wob_index_reopen(index, error) : WOB_OK;
        if (status == WOB_OK)
            status = find_once(&find, ret_hits);
    }
    return status;
}

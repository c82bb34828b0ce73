/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading facets out of counted values. See facet.h. */
#include "lib/search/facet.h"

#include "lib/base/id_table.h"
#include "lib/index/counted.h"
#include "lib/index/schema.h"

#include <stdlib.h>
#include <string.h>

const uint32_t wob_facet_slots[WOB_FACET_SLOTS] = {WOB_SLOT_FACTS, WOB_SLOT_CITED};

static const struct {
    const char *name, *filter;
} facets[WOB_FACET_COUNT] = {
    [WOB_FACET_ORGANISATION] = {"organisation", "org"},
    [WOB_FACET_YEAR] = {"year", "year"},
    [WOB_FACET_OUTCOME] = {"outcome", "outcome"},
    [WOB_FACET_STATUTE] = {"statute", "statute"},
    [WOB_FACET_PART] = {"part", "part"},
    [WOB_FACET_LANGUAGE] = {"language", "lang"},
    [WOB_FACET_KIND] = {"kind", "kind"},
    [WOB_FACET_ROLE] = {"role", "statute"},
};

const char *wob_facet_name(wob_facet_kind kind)
{
    return facets[kind].name;
}

void wob_facet_filter(wob_facet_kind kind, wob_slice value, wob_buffer *to)
{
    wob_slice role = kind == WOB_FACET_STATUTE ? WOB_SLICE("applied") : (wob_slice){0};
    if (kind == WOB_FACET_ROLE)
        (void)wob_slice_next(&value, ' ', &role);
    const char *quote = wob_slice_find(value, WOB_SLICE(" "), 0) < value.size ? "\"" : "";
    wob_buffer_print(to, "%s:%s%.*s%s", facets[kind].filter, quote, WOB_ARG(value), quote);
    if (role.size)
        wob_buffer_print(to, " role:%.*s", WOB_ARG(role));
}

void wob_facet_add(wob_arena *arena, wob_facet *facet, wob_slice value, uint32_t count)
{
    *wob_push(arena, facet) = (wob_facet_count){value, count};
}

static int most_first(const void *a, const void *b)
{
    const wob_facet_count *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return wob_slice_compare(x->value, y->value);
}

static int by_value(const void *a, const void *b)
{
    const wob_facet_count *x = a, *y = b;
    return wob_slice_compare(x->value, y->value);
}

static void add_up(wob_facet *facet)
{
    size_t kept = 0;
    for (size_t i = 0; i < facet->count; i++)
        if (kept && wob_slice_equal(facet->at[kept - 1].value, facet->at[i].value))
            facet->at[kept - 1].count += facet->at[i].count;
        else
            facet->at[kept++] = facet->at[i];
    facet->count = kept;
}

void wob_facet_sort(wob_facet *facet)
{
    if (facet->count == 0)
        return;
    qsort(facet->at, facet->count, sizeof *facet->at, by_value);
    add_up(facet);
    qsort(facet->at, facet->count, sizeof *facet->at, most_first);
}

/* A provision in one role. */
typedef struct cited_count {
    wob_role role;
    wob_slice label;
    uint32_t times;
} cited_count;

typedef struct counter {
    wob_arena *arena;
    wob_hits *hits;
    wob_id_table known; /* citations: their numbers from 1 in the list */
    WOB_LIST(cited_count) cited;
} counter;

static void count(const counter *to, wob_facet_kind kind, wob_slice value, uint32_t times)
{
    if (value.size)
        wob_facet_add(to->arena, &to->hits->facets[kind], value, times);
}

static wob_status count_facts(void *context, wob_slice value, uint32_t times, wob_error *error)
{
    const counter *to = context;
    wob_counted_facts facts;
    (void)error;
    if (!wob_counted_facts_read(wob_arena_copy(to->arena, value), &facts))
        return WOB_OK;
    count(to, WOB_FACET_PART, wob_slice_of(wob_part_name(facts.part)), times);
    count(to, WOB_FACET_OUTCOME, wob_slice_of(wob_outcome_name(facts.outcome)), times);
    count(to, WOB_FACET_KIND, wob_slice_of(wob_kind_name(facts.kind)), times);
    count(to, WOB_FACET_LANGUAGE, wob_slice_of(wob_language_code(facts.language)), times);
    if (facts.year)
        count(to, WOB_FACET_YEAR, wob_arena_print(to->arena, "%u", (unsigned)facts.year), times);
    count(to, WOB_FACET_ORGANISATION, facts.organisation, times);
    return WOB_OK;
}

static wob_status count_cited(void *context, wob_slice value, uint32_t times, wob_error *error)
{
    counter *to = context;
    wob_record_reader reader = {.rest = value};
    wob_counted_citation citation;
    (void)error;
    (void)wob_record_text(&reader); /* the letter */
    while (wob_counted_citation_next(&reader, &citation)) {
        uint64_t *number = wob_id_table_add(&to->known, citation.both);
        if (*number == 0) {
            *wob_push(to->arena, &to->cited) =
                (cited_count){citation.role, wob_arena_copy(to->arena, citation.label), 0};
            *number = to->cited.count;
        }
        to->cited.at[*number - 1].times += times;
    }
    return WOB_OK;
}

static int most_cited_first(const void *a, const void *b)
{
    const cited_count *x = a, *y = b;
    if (x->times != y->times)
        return x->times > y->times ? -1 : 1;
    if (x->role != y->role)
        return strcmp(wob_role_name(x->role), wob_role_name(y->role));
    return wob_slice_compare(x->label, y->label);
}

/* Statutes count in their role, and by themselves where they are applied. Only those that are told
 * are written out: there may be thousands. */
static void share_out(const counter *to)
{
    wob_facet *roles = &to->hits->facets[WOB_FACET_ROLE],
              *statutes = &to->hits->facets[WOB_FACET_STATUTE];
    if (to->cited.count)
        qsort(to->cited.at, to->cited.count, sizeof *to->cited.at, most_cited_first);
    for (size_t i = 0; i < to->cited.count; i++) {
        const cited_count *cited = &to->cited.at[i];
        if (roles->count < WOB_MOST_FACET)
            wob_facet_add(to->arena, roles,
                          wob_arena_print(to->arena, "%s %.*s", wob_role_name(cited->role),
                                          WOB_ARG(cited->label)),
                          cited->times);
        if (cited->role == WOB_ROLE_APPLIED && statutes->count < WOB_MOST_FACET)
            wob_facet_add(to->arena, statutes, cited->label, cited->times);
    }
}

wob_status wob_facets_read(const wob_matches *matches, wob_arena *arena, wob_hits *hits,
                           wob_error *error)
{
    counter to = {.arena = arena, .hits = hits};
    wob_status status = wob_matches_each_value(matches, 0, count_facts, &to, error);
    if (status == WOB_OK)
        status = wob_matches_each_value(matches, 1, count_cited, &to, error);
    share_out(&to);
    wob_id_table_release(&to.known);
    for (wob_facet_kind kind = 0; kind < WOB_FACET_COUNT; kind++) {
        wob_facet_sort(&hits->facets[kind]);
        if (hits->facets[kind].count > WOB_MOST_FACET)
            hits->facets[kind].count = WOB_MOST_FACET;
    }
    return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading facets out of counted values. See facet.h. */
#include "lib/search/facet.h"

#include "lib/index/schema.h"

#include <stdlib.h>

/* A facet of each of these, by its number; the roles of statutes are read with them. */
const uint32_t wob_facet_slots[WOB_FACET_SLOTS] = {
    WOB_SLOT_ORGANISATION, WOB_SLOT_YEAR,     WOB_SLOT_OUTCOME, WOB_SLOT_STATUTES,
    WOB_SLOT_PART,         WOB_SLOT_LANGUAGE, WOB_SLOT_KIND,
};

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

static void count_equals(wob_facet *facet)
{
    if (facet->count)
        qsort(facet->at, facet->count, sizeof *facet->at, by_value);
    add_up(facet);
}

void wob_facet_sort(wob_facet *facet)
{
    count_equals(facet);
    if (facet->count)
        qsort(facet->at, facet->count, sizeof *facet->at, most_first);
}

typedef struct counter {
    wob_arena *arena;
    wob_hits *hits;
    wob_facet_kind kind;
    wob_facet cited; /* "considered\tWob 10.2.g" */
} counter;

/* Statutes count in their role, and by themselves where they are applied. */
static void count_statutes(counter *to)
{
    count_equals(&to->cited);
    for (size_t i = 0; i < to->cited.count; i++) {
        wob_slice label = to->cited.at[i].value, role;
        uint32_t count = to->cited.at[i].count;
        (void)wob_slice_next(&label, '\t', &role);
        wob_facet_add(to->arena, &to->hits->facets[WOB_FACET_ROLE],
                      wob_arena_print(to->arena, "%.*s %.*s", WOB_ARG(role), WOB_ARG(label)),
                      count);
        if (wob_slice_equal(role, wob_slice_of(wob_role_name(WOB_ROLE_APPLIED))))
            wob_facet_add(to->arena, &to->hits->facets[WOB_FACET_STATUTE], label, count);
    }
}

static wob_status count_value(void *context, wob_slice value, uint32_t count, wob_error *error)
{
    counter *to = context;
    wob_slice line;
    (void)error;
    value = wob_arena_copy(to->arena, value);
    if (to->kind != WOB_FACET_STATUTE)
        wob_facet_add(to->arena, &to->hits->facets[to->kind], value, count);
    else
        while (wob_slice_next(&value, '\n', &line))
            wob_facet_add(to->arena, &to->cited, line, count);
    return WOB_OK;
}

wob_status wob_facets_read(const wob_matches *matches, wob_arena *arena, wob_hits *hits,
                           wob_error *error)
{
    counter to = {.arena = arena, .hits = hits};
    for (int i = 0; i < WOB_FACET_SLOTS; i++) {
        to.kind = (wob_facet_kind)i;
        wob_status status = wob_matches_each_value(matches, (size_t)i, count_value, &to, error);
        if (status)
            return status;
    }
    count_statutes(&to);
    for (wob_facet_kind kind = 0; kind < WOB_FACET_COUNT; kind++) {
        wob_facet_sort(&hits->facets[kind]);
        if (hits->facets[kind].count > WOB_MOST_FACET)
            hits->facets[kind].count = WOB_MOST_FACET;
    }
    return WOB_OK;
}

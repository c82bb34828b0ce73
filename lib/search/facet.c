/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading facets out of counted values. See facet.h. */
#include "lib/search/facet.h"

#include "lib/index/schema.h"

#include <stdlib.h>

const uint32_t wob_facet_slots[WOB_FACET_COUNT] = {WOB_SLOT_ORGANISATION, WOB_SLOT_YEAR,
                                                   WOB_SLOT_OUTCOME, WOB_SLOT_STATUTES};

typedef struct counter {
    wob_arena *arena;
    wob_facet *facet;
} counter;

static void count_value(counter *to, wob_slice value, uint32_t count)
{
    for (size_t i = 0; i < to->facet->count; i++)
        if (wob_slice_equal(to->facet->at[i].value, value)) {
            to->facet->at[i].count += count;
            return;
        }
    *wob_push(to->arena, to->facet) = (wob_facet_count){wob_arena_copy(to->arena, value), count};
}

static wob_status count_lines(void *context, wob_slice value, uint32_t count, wob_error *error)
{
    wob_slice line;
    (void)error;
    while (wob_slice_next(&value, '\n', &line))
        count_value(context, line, count);
    return WOB_OK;
}

static int most_first(const void *a, const void *b)
{
    const wob_facet_count *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return wob_slice_compare(x->value, y->value);
}

wob_status wob_facets_read(const wob_matches *matches, wob_arena *arena, wob_hits *hits,
                           wob_error *error)
{
    wob_facet *facets[WOB_FACET_COUNT] = {&hits->organisation, &hits->year, &hits->outcome,
                                          &hits->statute};
    for (size_t i = 0; i < WOB_FACET_COUNT; i++) {
        counter to = {arena, facets[i]};
        wob_status status = wob_matches_each_value(matches, i, SIZE_MAX, count_lines, &to, error);
        if (status)
            return status;
        if (facets[i]->count)
            qsort(facets[i]->at, facets[i]->count, sizeof *facets[i]->at, most_first);
        if (facets[i]->count > WOB_MOST_FACET)
            facets[i]->count = WOB_MOST_FACET;
    }
    return WOB_OK;
}

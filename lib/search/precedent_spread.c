/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How precedents spread over outcomes and grounds. See precedent_spread.h. */
#include "lib/search/precedent_spread.h"

#include "lib/search/facet.h"

#include <stdlib.h>

static wob_outcome_spread *spread_of(wob_arena *arena, wob_precedents *found, wob_outcome outcome)
{
    for (size_t i = 0; i < found->outcomes.count; i++)
        if (found->outcomes.at[i].outcome == outcome)
            return &found->outcomes.at[i];
    wob_outcome_spread *spread = wob_push(arena, &found->outcomes);
    *spread = (wob_outcome_spread){.outcome = outcome};
    return spread;
}

static int most_first(const void *a, const void *b)
{
    const wob_outcome_spread *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return (x->outcome > y->outcome) - (x->outcome < y->outcome);
}

void wob_precedents_count(wob_arena *arena, wob_precedents *found)
{
    wob_slices letters = {0};
    for (size_t i = 0; i < found->at.count; i++) {
        const wob_precedent *precedent = &found->at.at[i];
        wob_outcome_spread *spread = spread_of(arena, found, precedent->outcome);
        spread->count++;
        wob_slices_add(arena, &letters, precedent->hit.letter.id);
        for (size_t k = 0; k < precedent->grounds.count; k++) {
            wob_facet_add(arena, &spread->grounds, precedent->grounds.at[k], 1);
            wob_facet_add(arena, &found->grounds, precedent->grounds.at[k], 1);
        }
    }
    found->letters = (uint32_t)letters.count;
    wob_facet_sort(&found->grounds);
    for (size_t i = 0; i < found->outcomes.count; i++)
        wob_facet_sort(&found->outcomes.at[i].grounds);
    if (found->outcomes.count)
        qsort(found->outcomes.at, found->outcomes.count, sizeof *found->outcomes.at, most_first);
}

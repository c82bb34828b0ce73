/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grounds of refusal: data/grounds.tsv. See law.h. Which ground a
 * letter applies is the letter's matter. */
#include "lib/law/law.h"

#include "lib/base/table.h"

#include <assert.h>
#include <pthread.h>

static struct {
    wob_arena arena; /* never released: the grounds live as long as the program */
    WOB_LIST(wob_ground) grounds;
    WOB_LIST(const char *) concepts; /* each once */
} all;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void add_concept(wob_slice concept)
{
    for (size_t i = 0; i < all.concepts.count; i++)
        if (wob_slice_equal(wob_slice_of(all.concepts.at[i]), concept))
            return;
    *wob_push(&all.arena, &all.concepts) =
        wob_arena_print(&all.arena, "%.*s", WOB_ARG(concept)).data;
}

static void load_grounds(void)
{
    wob_table table = wob_table_open("grounds");
    wob_row row;
    while (wob_table_next(&table, &row)) {
        const wob_law *law = wob_law_find(row.field[0]);
        assert(law);
        *wob_push(&all.arena, &all.grounds) = (wob_ground){.law = law,
                                                           .label = row.field[1],
                                                           .weight = row.field[2],
                                                           .concept = row.field[3],
                                                           .meaning_nl = row.field[4],
                                                           .meaning_en = row.field[5]};
        add_concept(row.field[3]);
    }
}

static bool lies_under(wob_slice label, wob_slice ground)
{
    return wob_slice_starts(label, ground) &&
           (label.size == ground.size || label.data[ground.size] == '.');
}

const wob_ground *wob_ground_find(wob_slice label)
{
    pthread_once(&once, load_grounds);
    for (size_t i = 0; i < all.grounds.count; i++)
        if (lies_under(label, all.grounds.at[i].label))
            return &all.grounds.at[i];
    return NULL;
}

bool wob_law_has_grounds(const wob_law *law)
{
    pthread_once(&once, load_grounds);
    for (size_t i = 0; i < all.grounds.count; i++)
        if (all.grounds.at[i].law == law)
            return true;
    return false;
}

wob_slice wob_ground_concept(wob_slice name)
{
    pthread_once(&once, load_grounds);
    for (size_t i = 0; i < all.grounds.count; i++) {
        const wob_ground *ground = &all.grounds.at[i];
        if (wob_slice_equal_nocase(ground->concept, name) ||
            wob_slice_equal_nocase(ground->meaning_nl, name) ||
            wob_slice_equal_nocase(ground->meaning_en, name))
        return ground->concept;
    }
    return (wob_slice){0};
}

const char *wob_ground_concept_at(size_t index)
{
    pthread_once(&once, load_grounds);
    return index < all.concepts.count ? all.concepts.at[index] : NULL;
}

const wob_ground *wob_ground_at(size_t index)
{
    pthread_once(&once, load_grounds);
    return index < all.grounds.count ? &all.grounds.at[index] : NULL;
}

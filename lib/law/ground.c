/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grounds of refusal and the Wob-Woo concordance: data/grounds.tsv. See law.h. Which ground a
 * letter applies is the letter's matter. */
#include "lib/law/law.h"

#include "lib/base/table.h"

#include <assert.h>
#include <pthread.h>

static struct {
    wob_arena arena; /* never released: the grounds live as long as the program */
    WOB_LIST(wob_ground) grounds;
} all;

static pthread_once_t once = PTHREAD_ONCE_INIT;

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
                                                           .meaning_en = row.field[5],
                                                           .successor = row.field[6],
                                                           .match = row.field[7]};
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

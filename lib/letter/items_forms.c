/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Items that stand in a form of their own, each with what was found and decided below it:
 *
 *   Onderdeel 1
 *   U vraagt      De notulen van de raad.
 *   Gevonden      Elf notulen.
 *   Beslissing    Openbaar.
 */
#include "lib/letter/answer_opening.h"
#include "lib/letter/item_word.h"
#include "lib/letter/items_find.h"
#include "lib/letter/reason.h"

typedef struct form {
    wob_slice number;
    wob_span asked;
} form;

typedef WOB_LIST(form) form_list;

/* The form below the heading at `block`, which names an item. */
static bool read_form(const wob_reading *reading, size_t block, form *ret_form)
{
    wob_answer_opening opening;
    const wob_block *heading = &reading->blocks.at[block], *asked = heading + 1;
    if (block + 2 >= reading->blocks.count)
        return false;
    size_t begin = wob_item_label_read(WOB_WORD_FORM_ASKED, wob_block_text(reading, asked));
    if (begin == 0 ||
        wob_item_label_read(WOB_WORD_FORM_FOUND, wob_block_text(reading, asked + 1)) == 0 ||
        !wob_answer_opening_read(reading, heading, &opening) || opening.items.count != 1 ||
        opening.begin != heading->span.end)
        return false;
    *ret_form = (form){opening.items.at[0], {asked->span.begin + begin, asked->span.end}};
    return true;
}

void wob_items_from_forms(wob_reading *reading)
{
    form_list list = {0};
    form found;
    for (size_t i = 0; i < reading->blocks.count; i++)
        if (read_form(reading, i, &found))
            *wob_push(reading->arena, &list) = found;
    if (list.count < 2)
        return;
    reading->interleaved = true;
    for (size_t i = 0; i < list.count; i++) {
        wob_item_add(reading, list.at[i].number, list.at[i].asked);
        wob_reason_rule(reading, list.at[i].asked, "item", "a form of its own, over its answer");
    }
}

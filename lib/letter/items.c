/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered items of what was asked: in a list, under names of their own, or inside a sentence.
 * See items.h. */
#include "lib/letter/items.h"

#include "lib/letter/items_find.h"

static bool heads_annex(wob_slice heading)
{
    static const char *const words[] = {"bijlage", "annex", "appendix"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wob_slice_starts_nocase(heading, wob_slice_of(words[i])))
            return true;
    return false;
}

bool wob_is_behind_letter(const wob_letter *letter, size_t at)
{
    bool decided = false; /* a letterhead names annexes too */
    for (size_t i = 0; i < letter->sections.count && letter->sections.at[i].span.begin <= at; i++) {
        const wob_section *section = &letter->sections.at[i];
        bool ends_letter = section->kind == WOB_PART_CLOSING || section->kind == WOB_PART_REMEDY;
        if ((decided && heads_annex(section->heading)) || (ends_letter && section->span.end <= at))
            return true;
        decided = decided || section->kind == WOB_PART_DECISION;
    }
    return false;
}

void wob_item_add(wob_reading *reading, wob_slice number, wob_span span)
{
    wob_letter *letter = reading->letter;
    if (letter->items.count < WOB_MOST_ITEMS)
        *wob_push(reading->arena, &letter->items) =
            (wob_item){number, wob_letter_passage(letter, span)};
}

wob_span wob_items_find(wob_reading *reading)
{
    /* The surest first: one that finds items ends the search. */
    static void (*const finders[])(wob_reading *) = {
        wob_items_from_forms, wob_items_from_names,      wob_items_from_sentences,
        wob_items_from_told,  wob_items_from_paragraphs, wob_items_from_ordinals};

    const wob_letter *letter = reading->letter;
    size_t block = wob_items_from_lists(reading), begin = SIZE_MAX;
    if (block < reading->blocks.count)
        begin = reading->blocks.at[block].span.begin;
    for (size_t i = 0; i < sizeof finders / sizeof *finders && letter->items.count == 0; i++)
        finders[i](reading);
    if (letter->items.count == 0)
        return (wob_span){0};
    if (letter->items.at[0].at.span.begin < begin)
        begin = letter->items.at[0].at.span.begin;
    return (wob_span){begin, letter->items.at[letter->items.count - 1].at.span.end};
}

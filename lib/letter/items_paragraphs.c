/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items without marks: the paragraphs below a sentence that says how many they are, the short lines
 * below one that asks, or the sentences of a request. Answers name them by their order ("het tweede
 * onderdeel"). */
#include "lib/letter/item_reference.h"
#include "lib/letter/items_find.h"
#include "lib/letter/reason.h"
#include "lib/letter/requesting.h"

#include <string.h>

enum {
    LONGEST_LINE = 120, /* bytes */
    FEWEST_LINES = 3,   /* fewer may be what a letterhead left behind */
};

/* Block `i` may be such an item, in the section of the sentence above them. */
static bool is_item(const wob_reading *reading, size_t i, size_t section)
{
    if (i >= reading->blocks.count)
        return false;
    const wob_block *block = &reading->blocks.at[i];
    return block->section == section && !block->heading && !block->row &&
           block->mark.kind == WOB_MARK_NONE &&
           block->span.end - block->span.begin >= WOB_LEAST_ITEM;
}

/* How many items the sentence announces, all of which stand below its block; 0 where it does not.
 */
static size_t count_paragraphs(const wob_reading *reading, const wob_sentence *sentence)
{
    const wob_block *block = &reading->blocks.at[sentence->block];
    size_t count = wob_items_counted(wob_slice_at(reading->letter->text, sentence->span));
    size_t below = 0;
    while (below < count && is_item(reading, sentence->block + 1 + below, block->section))
        below++;
    return count > 1 && below == count ? count : 0;
}

static bool is_line(const wob_reading *reading, size_t i)
{
    const wob_block *block = &reading->blocks.at[i];
    wob_slice text = wob_block_text(reading, block);
    return !block->known && !block->row && block->mark.kind == WOB_MARK_NONE && text.size &&
           text.size <= LONGEST_LINE && !strchr(".:,", text.data[text.size - 1]);
}

/* How many lines stand below a sentence that asks: what is left of a list whose bullets a scanner
 * lost. The heading of a paragraph is none of them. */
static size_t count_lines(const wob_reading *reading, const wob_sentence *sentence)
{
    const wob_cue *cue = wob_cues_find("lead_ins", &sentence->words);
    if (!cue || !(wob_slice_equal(cue->value, WOB_SLICE("asks")) ||
                  wob_slice_equal(cue->value, WOB_SLICE("quotes"))))
        return 0;
    size_t first = sentence->block + 1, i = first;
    while (i < reading->blocks.count && is_line(reading, i))
        i++;
    if (i > first && i < reading->blocks.count && reading->blocks.at[i - 1].heading &&
        !reading->blocks.at[i].heading)
        i--;
    return i - first < FEWEST_LINES ? 0 : i - first;
}

static size_t count_below(const wob_reading *reading, const wob_sentence *sentence)
{
    wob_slice text = wob_slice_at(reading->letter->text, sentence->span);
    const wob_block *block = &reading->blocks.at[sentence->block];
    if (!wob_slice_ends(text, WOB_SLICE(":")) || sentence->span.end != block->span.end ||
        !wob_may_hold_request(wob_block_part(reading, block)))
        return 0;
    size_t count = count_paragraphs(reading, sentence);
    return count ? count : count_lines(reading, sentence);
}

void wob_items_from_paragraphs(wob_reading *reading)
{
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        size_t count = count_below(reading, sentence);
        for (size_t k = 0; k < count; k++)
            wob_item_add(reading, wob_arena_print(reading->arena, "%zu", k + 1),
                         reading->blocks.at[sentence->block + 1 + k].span);
        if (count == 0)
            continue;
        wob_reason_rule(reading, sentence->span, "items", "what stands below it has no marks");
        return;
    }
}

/* How many headings name items by their order, one after the other from the first on; *ret_first is
 * the block of that. */
static size_t count_ordinals(const wob_reading *reading, size_t *ret_first)
{
    size_t count = 0;
    for (size_t i = 0; i < reading->blocks.count; i++) {
        const wob_block *block = &reading->blocks.at[i];
        if (!block->heading || wob_item_ordinal(wob_block_body(reading, block)) != count + 1)
            continue;
        if (count++ == 0)
            *ret_first = i;
    }
    return count;
}

/* The last block before `end` that may hold the request and has so many sentences; `end` where none
 * has. */
static size_t block_of_sentences(const wob_reading *reading, size_t count, size_t end)
{
    for (size_t i = end; i-- > 0;) {
        const wob_block *block = &reading->blocks.at[i];
        size_t first = wob_sentence_at(reading, block->span.begin), last = first;
        while (last < reading->sentences.count && reading->sentences.at[last].block == i)
            last++;
        if (last - first == count && wob_may_hold_request(wob_block_part(reading, block)))
            return i;
    }
    return end;
}

void wob_items_from_ordinals(wob_reading *reading)
{
    size_t first = 0, count = count_ordinals(reading, &first);
    size_t block = count > 1 ? block_of_sentences(reading, count, first) : first;
    if (block == first)
        return;
    size_t sentence = wob_sentence_at(reading, reading->blocks.at[block].span.begin);
    for (size_t i = 0; i < count; i++)
        wob_item_add(reading, wob_arena_print(reading->arena, "%zu", i + 1),
                     reading->sentences.at[sentence + i].span);
    wob_reason_rule(reading, reading->blocks.at[block].span, "items",
                    "as many sentences as answers are headed by their order");
}

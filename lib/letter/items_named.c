/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Questions that name themselves: "Vraag 1: ...", "Vraag 2: ...".
 *
 * Answers are named so too. A block that names an item asks where the number comes again, and that
 * place either says that it answers or stands in another section.
 */
#include "lib/letter/answer_opening.h"
#include "lib/letter/items_find.h"
#include "lib/letter/reason.h"
#include "lib/letter/requesting.h"

/* A block that names one item, as the heading of a question or of its answer does. */
typedef struct named {
    wob_slice number;
    size_t block;
    wob_span behind; /* what it heads in its own block; empty where all of that is heading */
    bool answer;     /* it says that it answers */
} named;

typedef WOB_LIST(named) named_list;

static named_list list_named(const wob_reading *reading)
{
    named_list list = {0};
    for (size_t i = 0; i < reading->blocks.count && list.count < WOB_MOST_ITEMS; i++) {
        const wob_block *block = &reading->blocks.at[i];
        wob_answer_opening opening;
        wob_part part = wob_block_part(reading, block);
        if (part != WOB_PART_ANNEX && part != WOB_PART_REMEDY && part != WOB_PART_HEADER &&
            wob_answer_opening_read(reading, block, &opening) && opening.items.count == 1)
            *wob_push(reading->arena, &list) =
                (named){opening.items.at[0], i, {opening.begin, block->span.end}, opening.answer};
    }
    return list;
}

/* The sentence above asks, and leads on to what follows. */
static bool is_asked_for(const wob_reading *reading, size_t block)
{
    size_t i = wob_sentence_at(reading, reading->blocks.at[block].span.begin);
    return i > 0 && reading->sentences.at[i - 1].block + 1 == block &&
           wob_slice_ends(wob_slice_at(reading->letter->text, reading->sentences.at[i - 1].span),
                          WOB_SLICE(":")) &&
           wob_requesting_read(reading, &reading->sentences.at[i - 1]).asks;
}

/* It belongs to a run of blocks right below such a sentence: "U vraagt om informatie: Vraag 1 ...
 * Vraag 2 ..." */
static bool is_of_run(const wob_reading *reading, const named_list *list, size_t which)
{
    size_t first = which;
    while (first > 0 && list->at[first - 1].block + 1 == list->at[first].block)
        first--;
    return is_asked_for(reading, list->at[first].block);
}

/* It asks: its number comes again, and that either says that it answers or stands elsewhere. */
static bool is_question(const wob_reading *reading, const named_list *list, size_t which)
{
    const named *question = &list->at[which];
    const wob_block *block = &reading->blocks.at[question->block];
    if (question->answer)
        return false;
    for (size_t i = 0; i < which; i++)
        if (wob_slice_equal(list->at[i].number, question->number))
            return false;
    for (size_t i = which + 1; i < list->count; i++)
        if (wob_slice_equal(list->at[i].number, question->number))
            return list->at[i].answer || is_of_run(reading, list, which) ||
                   (wob_may_hold_request(wob_block_part(reading, block)) &&
                    reading->blocks.at[list->at[i].block].section != block->section);
    return is_of_run(reading, list, which);
}

/* What a question heads: the rest of its block, or the blocks up to the next that names an item. */
static wob_span question_of(const wob_reading *reading, const named_list *list, size_t which)
{
    const named *question = &list->at[which];
    size_t first = question->block + 1, end = first;
    size_t next = which + 1 < list->count ? list->at[which + 1].block : first;
    if (question->behind.begin < question->behind.end || first >= next)
        return question->behind;
    while (end < next && (end == first || !reading->blocks.at[end].heading))
        end++;
    return (wob_span){reading->blocks.at[first].span.begin, reading->blocks.at[end - 1].span.end};
}

void wob_items_from_names(wob_reading *reading)
{
    named_list list = list_named(reading);
    size_t questions = 0;
    for (size_t i = 0; i < list.count; i++)
        questions += is_question(reading, &list, i);
    for (size_t i = 0; questions > 1 && i < list.count; i++)
        if (is_question(reading, &list, i)) {
            wob_span span = question_of(reading, &list, i);
            wob_item_add(reading, list.at[i].number, span);
            wob_reason_rule(reading, span, "item", "a question under its own name");
        }
}

bool wob_items_have_names_above(const wob_reading *reading, size_t block)
{
    if (!wob_heads_answers(reading))
        return false;
    named_list names = list_named(reading);
    size_t above = 0;
    while (above < names.count && names.at[above].block < block)
        above++;
    return above > 1;
}

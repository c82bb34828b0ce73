/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether an answer begins with a block. See answer_begin.h.
 *
 * It may name its items (answer_opening.h), repeat one, stand below one in a letter that answers
 * so, begin with one and say what becomes of it, or be marked as one is.
 */
#include "lib/letter/answer_begin.h"

#include "lib/base/utf8.h"
#include "lib/letter/answer_passing.h"
#include "lib/letter/answer_scope.h"
#include "lib/letter/answer_topic.h"
#include "lib/letter/item_word.h"
#include "lib/letter/outcomes.h"

#include <string.h>

enum {
    LONGEST_MARK = 8,     /* bytes: "(viii)" */
    MOST_BEHIND_ITEM = 8, /* bytes behind an item that is all that a block says */
    LONGEST_LEAD = 64,    /* bytes: "De opbrengst, genoemd in punt 4" */
    LONGEST_LED = 96,     /* the same behind "over", "wat" and the like */
};

/* An item begins there: what heads it is a question ("Vraag 2"). */
static bool is_item(const wob_letter *letter, size_t begin)
{
    for (size_t i = 0; i < letter->items.count; i++)
        if (letter->items.at[i].at.span.begin == begin)
            return true;
    return false;
}

/* The item right above the block; items.count where none is. */
static size_t item_above(const wob_letter *letter, const wob_block *block)
{
    for (size_t i = 0; i < letter->items.count; i++) {
        wob_span gap = {letter->items.at[i].at.span.end, block->span.begin};
        if (gap.begin <= gap.end && wob_slice_trim(wob_slice_at(letter->text, gap)).size == 0)
            return i;
    }
    return letter->items.count;
}

/* Between both items stands nothing but the second one's mark, and it is no part of the first. */
static bool stands_below(const wob_letter *letter, size_t first, size_t second)
{
    if (wob_slice_starts(letter->items.at[second].number, letter->items.at[first].number))
        return false;
    wob_span gap = {letter->items.at[first].at.span.end, letter->items.at[second].at.span.begin};
    return gap.begin <= gap.end &&
           wob_slice_trim(wob_slice_at(letter->text, gap)).size <= LONGEST_MARK;
}

/* "Antwoord:" right below its question, or whatever stands there where answers do: the answer to
 * that item and to those right above it that have none. */
static bool opens_below(const wob_reading *reading, const wob_block *block,
                        wob_answer_opening *ret_opening)
{
    const wob_letter *letter = reading->letter;
    wob_slice body = wob_block_body(reading, block);
    size_t behind = 0, item = item_above(letter, block);
    bool worded = wob_answer_word_read(body, block->heading, &behind);
    /* "Antwoord" once, above all answers, is no opening. */
    worded = worded && (behind < body.size || wob_heads_answers(reading));
    if (item == letter->items.count ||
        !(worded || (reading->interleaved && block->mark.kind == WOB_MARK_NONE)))
        return false;
    *ret_opening = (wob_answer_opening){.heading = {block->span.begin, block->body + behind},
                                        .begin = block->body + behind,
                                        .how = "below an item, as answers stand here"};
    size_t first = item;
    while (first > 0 && stands_below(letter, first - 1, first))
        first--;
    for (size_t i = first; i <= item; i++)
        wob_slices_add(reading->arena, &ret_opening->items, letter->items.at[i].number);
    return true;
}

/* A sentence of the block at or behind `sentence` names items. */
static bool names_more(const wob_reading *reading, size_t sentence, size_t block)
{
    wob_item_reference other;
    for (size_t i = sentence; i < reading->sentences.count; i++) {
        if (reading->sentences.at[i].block != block)
            return false;
        if (!wob_refers(&reading->sentences.at[i]) &&
            wob_answer_mention_find(reading, &reading->sentences.at[i], &other))
            return true;
    }
    return false;
}

/* "De koopovereenkomst (vraag 3)"; the bracket behind may have been read as part of the number. */
static bool stands_in_brackets(wob_slice text, wob_span span)
{
    return span.begin > 0 && text.data[span.begin - 1] == '(' &&
           (text.data[span.end - 1] == ')' || (span.end < text.size && text.data[span.end] == ')'));
}

/* "Ik wijs uw verzoek toe wat betreft de punten 2 en 3": the decision, above its reasons. */
static bool decides_before(const wob_reading *reading, const wob_sentence *sentence, size_t at)
{
    wob_cue_words words = sentence->words;
    const char *end = reading->letter->text.data + at;
    while (words.count && words.at[words.count - 1].data >= end)
        words.count--;
    const wob_cue *cue = wob_cues_find("dictum", &words);
    return cue && wob_slice_equal(cue->value, WOB_SLICE("decides"));
}

/* "Punt 18 ziet op de kade. De rapporten krijgt u.", "Over de opbrengst, genoemd in punt 4, beschik
 * ik niet": the paragraph begins with an item and says what becomes of it. */
static bool opens_as_subject(const wob_reading *reading, const wob_block *block,
                             wob_answer_opening *ret_opening)
{
    const wob_letter *letter = reading->letter;
    size_t index = wob_sentence_at(reading, block->span.begin);
    if (letter->items.count == 0 || block->heading || index == reading->sentences.count)
        return false;
    const wob_sentence *first = &reading->sentences.at[index];
    size_t end = first->span.end < block->body ? block->body : first->span.end;
    bool led = wob_item_word_at(WOB_WORD_BEFORE, wob_block_body(reading, block), 0) > 0;
    size_t most = led ? LONGEST_LED : LONGEST_LEAD;
    if (end - block->body > most)
        end = wob_utf8_floor(letter->text, block->body + most);
    wob_slice opening = wob_slice_cut(letter->text, block->body, end);
    wob_item_reference reference;
    wob_slices scope = {0};
    if (!wob_item_reference_find(opening, 0, letter, reading->arena, &reference) ||
        reference.certainty < WOB_PLAIN ||
        (wob_refers(first) && !stands_in_brackets(opening, reference.span)) ||
        decides_before(reading, first, block->body + reference.span.begin) ||
        wob_scope_read(reading, first, &scope) || names_more(reading, index + 1, first->block))
        return false;
    size_t item = wob_item_index(letter, reference.numbers.at[0]);
    bool told = item < letter->items.count && wob_tells_number(reading, block, item);
    bool counted = reference.by_order && letter->items_by_order;
    if (!told && !counted && !wob_block_disposes(reading, block))
        return false;
    *ret_opening = (wob_answer_opening){.items = reference.numbers,
                                        .heading = {block->span.begin, block->body},
                                        .begin = block->body,
                                        .how = "begins with an item and says what becomes of it"};
    return true;
}

size_t wob_answer_begin_behind(const wob_reading *reading, const wob_block *block,
                               const wob_answer_opening *opening)
{
    bool last = block + 1 == reading->blocks.at + reading->blocks.count;
    return opening->begin == block->span.end && !last ? block[1].span.begin : opening->begin;
}

/* "U vraagt om de notulen.", "Uw verzoek om de notulen": an item behind words that ask for it, and
 * then what becomes of it. */
static bool opens_asking(const wob_reading *reading, const wob_block *block,
                         wob_answer_opening *ret_opening)
{
    static const char *const joints[] = {" om ", " naar ", " for "};
    const wob_letter *letter = reading->letter;
    const wob_block *next = block + 1;
    wob_slice text = wob_block_body(reading, block);
    wob_slice lead = wob_slice_cut(text, 0, text.size < LONGEST_LEAD ? text.size : LONGEST_LEAD);
    size_t item = letter->items.count, at = 0;
    for (size_t i = 0; i < sizeof joints / sizeof *joints && item == letter->items.count; i++) {
        wob_slice joint = wob_slice_of(joints[i]);
        at = wob_slice_find(lead, joint, 0) + joint.size;
        if (at < lead.size)
            item = wob_item_repeated(letter, wob_slice_cut(text, at, text.size));
    }
    if (item == letter->items.count)
        return false;
    bool whole = text.size < at + letter->items.at[item].at.text.size + MOST_BEHIND_ITEM;
    bool last = next == reading->blocks.at + reading->blocks.count;
    if (!wob_block_disposes(reading, whole && !last ? next : block))
        return false;
    size_t begin = whole ? block->span.end : block->body;
    *ret_opening = (wob_answer_opening){
        .heading = {block->span.begin, begin}, .begin = begin, .how = "repeats what was asked for"};
    wob_slices_add(reading->arena, &ret_opening->items, letter->items.at[item].number);
    return true;
}

/* "b) Logboeken" above its text, in a letter whose item b asks for "de logboeken van de dienst". */
static bool opens_marked(const wob_reading *reading, const wob_block *block,
                         wob_answer_opening *ret_opening)
{
    const wob_letter *letter = reading->letter;
    wob_slice title = wob_block_body(reading, block);
    if (letter->items.count < 2 || block->known || block->mark.kind == WOB_MARK_NONE ||
        block->mark.kind == WOB_MARK_BULLET || title.size == 0 || title.size > LONGEST_LEAD ||
        strchr(".;:,", title.data[title.size - 1]))
        return false;
    size_t item = wob_item_index(letter, wob_mark_number(&block->mark, reading->arena));
    if (item == letter->items.count || !wob_answer_topic_is(reading, title, item))
        return false;
    *ret_opening = (wob_answer_opening){.begin = block->span.end,
                                        .heading = block->span,
                                        .how = "an item's number and some of its words"};
    wob_slices_add(reading->arena, &ret_opening->items, letter->items.at[item].number);
    return true;
}

bool wob_answer_begins(const wob_reading *reading, const wob_block *block, size_t from,
                       wob_answer_opening *ret_opening)
{
    const wob_letter *letter = reading->letter;
    if (!wob_may_answer(reading, block, from))
        return false;
    if (wob_answer_opening_read(reading, block, ret_opening))
        return !is_item(letter, wob_answer_begin_behind(reading, block, ret_opening));
    if (opens_below(reading, block, ret_opening) || opens_as_subject(reading, block, ret_opening) ||
        opens_marked(reading, block, ret_opening))
        return true;
    size_t item = wob_item_repeated(letter, wob_block_body(reading, block));
    if (item == letter->items.count)
        return opens_asking(reading, block, ret_opening);
    *ret_opening = (wob_answer_opening){.begin = block->span.end,
                                        .heading = block->span,
                                        .how = "repeats an item",
                                        .repeats = true};
    wob_slices_add(reading->arena, &ret_opening->items, letter->items.at[item].number);
    return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers that stand in a list like that of the request: "1. Verslagen" above what becomes of them,
 * or "1. De verslagen maak ik openbaar."
 *
 * Nothing but their numbers names the items, and documents found, grounds and points of the
 * decision are numbered too. So each entry must share words with the item of its number, no fewer
 * than with any other, and most must say what becomes of something.
 */
#include "lib/letter/answer_list.h"

#include "lib/letter/answer_opening.h"
#include "lib/letter/list.h"
#include "lib/letter/outcomes.h"
#include "lib/letter/reason.h"

enum {
    LEAST_WORD = 5,      /* letters of a word that tells what an entry is about */
    LONGEST_TITLE = 160, /* bytes of an entry's first block that only heads the others */
    MOST_COMPARED = 24,  /* words of an entry */
    LEAST_ENTRIES = 3,   /* of a list that is known by their number and what they say alone */
};

/* Where answers are told to stand, an entry's number alone says what it answers: under "Antwoord",
 * or behind "in de volgorde van uw vragen". */
static bool keeps_numbering(const wob_reading *reading, const wob_list *list)
{
    static const char *const words[] = {"nummering", "volgorde", "numbering", "order"};
    const wob_block *first = &reading->blocks.at[list->entries.at[0].block];
    size_t sentence = wob_sentence_at(reading, first->span.begin);
    if (wob_block_part(reading, first) == WOB_PART_ANSWER)
        return true;
    if (sentence == 0)
        return false;
    wob_slice above = wob_slice_at(reading->letter->text, reading->sentences.at[sentence - 1].span);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wob_slice_find_nocase(above, wob_slice_of(words[i]), 0) < above.size)
            return true;
    return false;
}

/* Words of which one is a form of the other, or both begin with the same longer stem. */
static bool are_akin(wob_slice a, wob_slice b)
{
    return a.size >= LEAST_WORD && b.size >= LEAST_WORD &&
           wob_slice_equal_nocase(wob_slice_cut(a, 0, LEAST_WORD), wob_slice_cut(b, 0, LEAST_WORD));
}

static size_t count_shared(const wob_cue_words *a, const wob_cue_words *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->count && i < MOST_COMPARED; i++)
        for (size_t k = 0; k < b->count; k++)
            if (are_akin(a->at[i], b->at[k])) {
                shared++;
                break;
            }
    return shared;
}

/* The item that the entry is numbered as and speaks of; items.count where there is none. */
static size_t find_item(const wob_reading *reading, const wob_entry *entry, wob_arena *words)
{
    const wob_letter *letter = reading->letter;
    size_t own = wob_item_index(letter, entry->number), most = 0, shared = 0;
    wob_cue_words entry_words = {0};
    wob_arena_clear(words);
    wob_cue_split(wob_block_body(reading, &reading->blocks.at[entry->block]), words, &entry_words);
    for (size_t i = 0; own < letter->items.count && i < letter->items.count; i++) {
        wob_cue_words item_words = {0};
        wob_cue_split(letter->items.at[i].at.text, words, &item_words);
        size_t count = count_shared(&entry_words, &item_words);
        most = count > most ? count : most;
        shared = i == own ? count : shared;
    }
    return shared > 0 && shared == most ? own : letter->items.count;
}

/* Some sentence of the span says what becomes of something, or where that is said. */
static bool judges(const wob_reading *reading, wob_span span)
{
    wob_outcome outcome;
    for (size_t i = wob_sentence_at(reading, span.begin);
         i < reading->sentences.count && reading->sentences.at[i].span.begin < span.end; i++)
        if (wob_outcome_said(&reading->sentences.at[i], &outcome) ||
            wob_cues_find("referring", &reading->sentences.at[i].words))
            return true;
    return false;
}

/* The last entry goes on over paragraphs like those of the others. */
static void extend_last(const wob_reading *reading, wob_list *list)
{
    wob_entry *last = &list->entries.at[list->entries.count - 1];
    size_t section = reading->blocks.at[last->block].section;
    while (last->end < reading->blocks.count && reading->blocks.at[last->end].section == section &&
           !reading->blocks.at[last->end].mark.kind && !reading->blocks.at[last->end].heading)
        last->end++;
}

static void add_answer(wob_reading *reading, const wob_entry *entry, wob_slice number)
{
    wob_letter *letter = reading->letter;
    const wob_block *block = &reading->blocks.at[entry->block];
    wob_span span = wob_entry_span(reading, entry);
    wob_slice body = wob_block_body(reading, block);
    /* What goes on in the next block is no title, nor are several sentences. */
    bool one = wob_slice_find(body, WOB_SLICE(". "), 0) == body.size;
    bool title =
        one && entry->end - entry->block > 1 && wob_block_body(reading, block).size < LONGEST_TITLE;
    wob_answer answer = {.heading = {block->span.begin, title ? block->span.end : block->body}};
    if (title)
        span.begin = reading->blocks.at[entry->block + 1].span.begin;
    wob_item_reference several;
    /* "4. en 5. Beide notulen ..." */
    if (wob_item_numbers_read(wob_block_text(reading, block), 0, letter, reading->arena,
                              &several) &&
        several.numbers.count > 1) {
        answer.items = several.numbers;
        if (!title)
            span.begin = answer.heading.end = block->span.begin + several.span.end + 1;
    } else
        wob_slices_add(reading->arena, &answer.items, number);
    answer.at = wob_letter_passage(letter, span);
    *wob_push(reading->arena, &letter->answers) = answer;
    wob_reason_rule(reading, answer.heading, "answer", "an entry of a list like the request's own");
}

/* Of three entries and more, it has one for each item. */
static bool is_as_long(const wob_reading *reading, const wob_list *list)
{
    const wob_letter *letter = reading->letter;
    if (list->entries.count < LEAST_ENTRIES || list->entries.count != letter->items.count)
        return false;
    for (size_t i = 0; i < list->entries.count; i++)
        if (wob_item_index(letter, list->entries.at[i].number) != i)
            return false;
    return true;
}

/* Takes the list for answers where it is like that of the request. */
static void read_list(wob_reading *reading, const wob_list *list)
{
    const wob_letter *letter = reading->letter;
    size_t *item = wob_arena_take(reading->arena, list->entries.count * sizeof *item);
    size_t matched = 0, judged = 0;
    bool numbered = keeps_numbering(reading, list);
    wob_arena words = {0};
    for (size_t i = 0; i < list->entries.count; i++) {
        const wob_entry *entry = &list->entries.at[i];
        item[i] =
            numbered ? wob_item_index(letter, entry->number) : find_item(reading, entry, &words);
        bool own = item[i] < letter->items.count;
        matched += own;
        judged += own && (numbered || judges(reading, wob_entry_span(reading, entry)));
    }
    wob_arena_release(&words);
    if (!numbered && matched < list->entries.count && is_as_long(reading, list)) {
        matched = judged = 0;
        for (size_t i = 0; i < list->entries.count; i++) {
            item[i] = wob_item_index(letter, list->entries.at[i].number);
            matched += item[i] < letter->items.count;
            judged += judges(reading, wob_entry_span(reading, &list->entries.at[i]));
        }
        if (3 * judged < 2 * matched)
            return;
    }
    if (matched < 2 || 2 * matched < list->entries.count || 2 * judged < matched)
        return;
    for (size_t i = 0; i < list->entries.count; i++)
        if (item[i] < letter->items.count)
            add_answer(reading, &list->entries.at[i], letter->items.at[item[i]].number);
}

void wob_answer_list_find(wob_reading *reading, size_t from)
{
    for (size_t i = 0; i < reading->blocks.count; i++) {
        const wob_block *block = &reading->blocks.at[i];
        if (!block->mark.kind || block->mark.kind == WOB_MARK_BULLET || block->row ||
            !wob_may_answer(reading, block, from))
            continue;
        wob_list list = wob_list_read(reading, i, reading->blocks.count);
        extend_last(reading, &list);
        read_list(reading, &list);
        i = list.entries.at[list.entries.count - 1].block;
    }
}

/* The item inside the answer's own that the block is marked as; items.count where there is none. */
static size_t nested_item(wob_reading *reading, const wob_answer *answer, const wob_block *block)
{
    const wob_letter *letter = reading->letter;
    if (block->span.begin < answer->at.span.begin || block->span.begin >= answer->at.span.end ||
        block->mark.kind == WOB_MARK_NONE || block->mark.kind == WOB_MARK_BULLET)
        return letter->items.count;
    wob_slice number = wob_mark_number(&block->mark, reading->arena), own = answer->items.at[0];
    bool below_letter = wob_is_alpha(own.data[0]) && !wob_mark_nested(&block->mark);
    if (block->mark.kind == WOB_MARK_LETTER || below_letter)
        number = wob_arena_join(reading->arena, own, number);
    return number.size > own.size && wob_slice_starts(number, own) ? wob_item_index(letter, number)
                                                                   : letter->items.count;
}

/* Ends the answer at index `which` where `at` begins; one that holds nothing any more is taken out
 * by giving it what follows. */
static void split_at(wob_reading *reading, size_t which, const wob_block *at, size_t item)
{
    wob_letter *letter = reading->letter;
    wob_answer rest = {.heading = {at->span.begin, at->body}};
    rest.at =
        wob_letter_passage(letter, (wob_span){at->body, letter->answers.at[which].at.span.end});
    wob_slices_add(reading->arena, &rest.items, letter->items.at[item].number);
    wob_answer *first = &letter->answers.at[which];
    wob_span before = {first->at.span.begin, at->span.begin};
    first->at = wob_letter_passage(letter, before);
    if (first->at.text.size == 0)
        *first = rest;
    else
        *wob_push(reading->arena, &letter->answers) = rest;
}

void wob_answer_list_split(wob_reading *reading)
{
    const wob_letter *letter = reading->letter;
    size_t answers = letter->answers.count;
    for (size_t i = 0; i < answers; i++) {
        wob_answer whole = letter->answers.at[i];
        size_t which = i;
        for (size_t k = 0; whole.items.count == 1 && k < reading->blocks.count; k++) {
            size_t item = nested_item(reading, &whole, &reading->blocks.at[k]);
            if (item == letter->items.count)
                continue;
            size_t before = letter->answers.count;
            split_at(reading, which, &reading->blocks.at[k], item);
            which = letter->answers.count > before ? before : which;
        }
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which passages answer which items.
 *
 * An answer begins with a block that names an item or repeats it (answer_begin.h); it ends where
 * the next one begins, or where a section of another kind does. What stands before the request's
 * own list, or in it, asks and does not answer. Where nothing opens an answer so, a list like the
 * request's own may be one (answer_list.h); single sentences may answer in passing
 * (answer_passing.h); and questions may stand above their answers (answer_question.h). Where
 * nothing answers otherwise, what paragraphs are about may tell (answer_topic.h).
 */
#include "lib/letter/answer_begin.h"
#include "lib/letter/answer_list.h"
#include "lib/letter/answer_passing.h"
#include "lib/letter/answer_question.h"
#include "lib/letter/answer_scope.h"
#include "lib/letter/answer_topic.h"
#include "lib/letter/decision.h"
#include "lib/letter/items.h"
#include "lib/letter/outcomes.h"
#include "lib/letter/reason.h"
#include "lib/letter/steps.h"

#include <stdlib.h>

enum { LEAST_ALIKE = 3 }; /* answers that tell how answers look here */

/* Where the request's own list begins; the end of its passage where it has none. A list behind the
 * letter, in an annex, leaves all of the letter to the answers. */
static size_t begin_of_answers(const wob_reading *reading)
{
    const wob_letter *letter = reading->letter;
    if (letter->items.count == 0)
        return wob_heads_answers(reading) ? 0 : letter->request.span.end;
    size_t begin = letter->items.at[0].at.span.begin;
    return wob_is_behind_letter(letter, begin) ? 0 : begin;
}

/* "Dit besluit heeft betrekking op de punten 2 en 3." */
static bool begins_scope(const wob_reading *reading, const wob_block *block)
{
    size_t first = wob_sentence_at(reading, block->span.begin);
    wob_slices scope = {0};
    return first < reading->sentences.count &&
           reading->sentences.at[first].span.end <= block->span.end &&
           wob_scope_read(reading, &reading->sentences.at[first], &scope);
}

/* The answer to `items` does not go on with `block`: another section begins. A smaller heading that
 * no table knows belongs to the answer; so does what stands right below its own (`headed`), though
 * it says "Ik wijs dit verzoek af." */
static bool leaves_answer(const wob_reading *reading, const wob_block *block,
                          const wob_slices *items, bool headed)
{
    switch (wob_block_part(reading, block)) {
    case WOB_PART_REMEDY:
    case WOB_PART_CLOSING:
    case WOB_PART_ANNEX:
        return true;
    case WOB_PART_ANSWER: /* "Antwoord" below its question */
        return false;
    default:
        return block->known || begins_scope(reading, block) ||
               (!headed && !block->heading && wob_decides_beyond(reading, block, items));
    }
}

/* Inside the answer's blocks the question may be repeated, and "Antwoord:" may head what counts. */
static size_t skip_question(const wob_reading *reading, const wob_answer *answer, size_t first,
                            size_t end)
{
    const wob_letter *letter = reading->letter;
    size_t begin = answer->at.span.begin;
    for (size_t i = first; i < end; i++) {
        const wob_block *block = &reading->blocks.at[i];
        wob_slice body = wob_block_body(reading, block);
        size_t behind;
        if (wob_answer_word_read(body, block->heading, &behind))
            return behind == body.size && i + 1 < end ? reading->blocks.at[i + 1].span.begin
                                                      : block->body + behind;
        if (block->span.begin == begin && i + 1 < end &&
            wob_item_repeated(letter, body) < letter->items.count)
            begin = reading->blocks.at[i + 1].span.begin;
    }
    return begin;
}

/* Inside an answer the words of its own items may come again, and a paragraph may name them. */
static bool goes_on(const wob_answer_opening *next, const wob_block *block, const wob_slices *items)
{
    if (next->repeats)
        return wob_slices_have(items, next->items.at[0]);
    bool same = next->begin == block->body && next->heading.end <= block->body;
    for (size_t i = 0; i < next->items.count && same; i++)
        same = wob_slices_have(items, next->items.at[i]);
    return same;
}

/* Reads the answer that block `first` opens; returns the block behind it. */
static size_t read_answer(wob_reading *reading, size_t first, const wob_answer_opening *opening)
{
    wob_letter *letter = reading->letter;
    const wob_block *block = &reading->blocks.at[first];
    wob_answer_opening next;
    size_t end = first + 1, own = first + (opening->begin == block->span.end);
    while (end < reading->blocks.count &&
           !leaves_answer(reading, &reading->blocks.at[end], &opening->items, end == own) &&
           !wob_asks(letter, &reading->blocks.at[end]) &&
           (!wob_answer_begins(reading, &reading->blocks.at[end], 0, &next) ||
            goes_on(&next, &reading->blocks.at[end], &opening->items)))
        end++;
    /* A heading at its end is of what follows. */
    size_t last_block = end - 1;
    while (last_block > own && reading->blocks.at[last_block].heading)
        last_block--;
    size_t last = reading->blocks.at[last_block].span.end;
    wob_answer answer = {.items = opening->items, .heading = opening->heading};
    answer.at.span.begin =
        first + 1 < end ? wob_answer_begin_behind(reading, block, opening) : opening->begin;
    answer.at.span.begin = skip_question(reading, &answer, first + 1, last_block + 1);
    answer.at = wob_letter_passage(letter, (wob_span){answer.at.span.begin, last});
    if (answer.at.text.size) {
        *wob_push(reading->arena, &letter->answers) = answer;
        wob_reason_rule(reading, answer.heading, "answer", opening->how);
    }
    return end;
}

static int by_place(const void *a, const void *b)
{
    const wob_answer *x = a, *y = b;
    return (x->at.span.begin > y->at.span.begin) - (x->at.span.begin < y->at.span.begin);
}

/* The first block of the answer, at or behind `from`, that looks like a heading; blocks.count where
 * it has none. */
static size_t heading_inside(const wob_reading *reading, const wob_answer *answer, size_t from)
{
    size_t sentence = wob_sentence_at(reading, from), i = reading->blocks.count;
    if (sentence < reading->sentences.count)
        i = reading->sentences.at[sentence].block;
    for (; i < reading->blocks.count; i++) {
        const wob_block *block = &reading->blocks.at[i];
        if (block->span.begin >= answer->at.span.end)
            break;
        if (block->heading && block->span.begin >= from)
            return i;
    }
    return reading->blocks.count;
}

/* The last answer has no next one to end it. Where no other answer has headings, the heading inside
 * it is that of what follows. */
static void end_last(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    size_t last = letter->answers.count - 1;
    if (letter->answers.count < LEAST_ALIKE)
        return;
    for (size_t i = 0; i < last; i++)
        if (heading_inside(reading, &letter->answers.at[i], letter->answers.at[i].at.span.begin) <
            reading->blocks.count)
            return;
    wob_answer *answer = &letter->answers.at[last];
    size_t heading = heading_inside(reading, answer, answer->at.span.begin + 1);
    if (heading < reading->blocks.count) {
        wob_span kept = {answer->at.span.begin, reading->blocks.at[heading].span.begin};
        answer->at = wob_letter_passage(letter, kept);
    }
}

/* The decision sums up what was answered before it: "de onder 1 en 2 gevraagde stukken". */
static bool restates(const wob_reading *reading, const wob_block *block,
                     const wob_answer_opening *opening)
{
    const wob_letter *letter = reading->letter;
    bool decides = wob_block_part(reading, block) == WOB_PART_DECISION ||
                   wob_decides_beyond(reading, block, &opening->items);
    if (!decides || (opening->begin != block->body && !opening->repeats))
        return false;
    for (size_t i = 0; i < opening->items.count; i++) {
        size_t k = 0;
        while (k < letter->answers.count &&
               !wob_slices_have(&letter->answers.at[k].items, opening->items.at[i]))
            k++;
        if (k == letter->answers.count)
            return false;
    }
    return true;
}

/* Without numbered items only "ad" is sure to answer one, or several headings that agree. */
static bool are_plausible(const wob_letter *letter, size_t sure)
{
    return letter->items.count > 0 || sure > 0 || letter->answers.count > 1;
}

/* Answers that only repeat their items may be entries of a list, which says more of them. */
static void find_list(wob_reading *reading, size_t from)
{
    wob_letter *letter = reading->letter;
    wob_answers repeating = letter->answers;
    letter->answers = (wob_answers){0};
    wob_answer_list_find(reading, from);
    if (letter->answers.count <= repeating.count)
        letter->answers = repeating;
}

void wob_answers_sort(wob_letter *letter)
{
    if (letter->answers.count)
        qsort(letter->answers.at, letter->answers.count, sizeof *letter->answers.at, by_place);
}

/* What answers nowhere but in the points of the decision may be answered by paragraphs before it.
 */
static void find_topics(wob_reading *reading, size_t from)
{
    wob_letter *letter = reading->letter;
    wob_answers points = letter->answers;
    if (letter->items.count < 2 || points.count >= letter->items.count)
        return;
    for (size_t i = 0; i < points.count; i++) {
        size_t first = wob_sentence_at(reading, points.at[i].at.span.begin);
        size_t block = reading->sentences.at[first].block;
        if (wob_block_part(reading, &reading->blocks.at[block]) != WOB_PART_DECISION)
            return;
    }
    letter->answers = (wob_answers){0};
    wob_answer_topics_find(reading, from);
    if (letter->answers.count <= points.count)
        letter->answers = points;
}

void wob_answers_find(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    size_t from = begin_of_answers(reading), sure = 0, named = 0, ordered = 0;
    for (size_t i = 0; i < reading->blocks.count && letter->answers.count < WOB_MOST_ANSWERS;) {
        wob_answer_opening opening;
        if (!wob_answer_begins(reading, &reading->blocks.at[i], from, &opening)) {
            i++;
            continue;
        }
        if (restates(reading, &reading->blocks.at[i], &opening)) {
            i++;
            continue;
        }
        sure += opening.sure;
        named += !opening.repeats;
        ordered += opening.by_order;
        i = read_answer(reading, i, &opening);
    }
    if (!are_plausible(letter, sure))
        letter->answers.count = 0;
    letter->items_by_order |= ordered > 1;
    end_last(reading);
    if (named == 0 && letter->items.count > 1)
        find_list(reading, from);
    if (letter->items.count == 0)
        wob_items_from_answers(reading);
    if (letter->items.count) {
        wob_answer_list_split(reading);
        wob_answers_part(reading);
        wob_answers_in_passing(reading, from);
    }
    find_topics(reading, from);
    wob_answers_sort(letter);
    wob_outline_add_answers(reading);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which passages answer which items.
 *
 * An answer begins where a block names items (answer_opening.h), repeats an item's words, stands
 * below it in a letter that answers so, or begins with an item and says what becomes of it; it ends
 * where the next one begins, or where a section of another kind does. What stands before the
 * request's own list, or in it, asks and does not answer. Where nothing opens an answer so, a list
 * like the request's own may be one (answer_list.h); single sentences may answer in passing
 * (answer_passing.h); and questions may stand above their answers (answer_question.h). Where
 * nothing answers otherwise, what paragraphs are about may tell (answer_topic.h).
 */
#include "lib/base/utf8.h"
#include "lib/letter/answer_list.h"
#include "lib/letter/answer_opening.h"
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
#include <string.h>

enum {
    LONGEST_MARK = 8,     /* bytes: "(viii)" */
    MOST_BEHIND_ITEM = 8, /* bytes behind an item that is all that a block says */
    LONGEST_LEAD = 64,    /* bytes: "Over de opbrengst, genoemd in punt 4" */
    LEAST_ALIKE = 3,      /* answers that tell how answers look here */
};

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
    if (end - block->body > LONGEST_LEAD)
        end = wob_utf8_floor(letter->text, block->body + LONGEST_LEAD);
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

/* Where what the opening heads begins. */
static size_t begin_behind(const wob_reading *reading, const wob_block *block,
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
    if (item == letter->items.count ||
        !wob_answer_topic_is(reading, wob_block_body(reading, block), item))
        return false;
    *ret_opening = (wob_answer_opening){.begin = block->span.end,
                                        .heading = block->span,
                                        .how = "an item's number and some of its words"};
    wob_slices_add(reading->arena, &ret_opening->items, letter->items.at[item].number);
    return true;
}

/* The block opens an answer: by naming items, by repeating one, or by standing below it. */
static bool opens_answer(const wob_reading *reading, const wob_block *block, size_t from,
                         wob_answer_opening *ret_opening)
{
    const wob_letter *letter = reading->letter;
    if (!wob_may_answer(reading, block, from))
        return false;
    if (wob_answer_opening_read(reading, block, ret_opening))
        return !is_item(letter, begin_behind(reading, block, ret_opening));
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
           (!opens_answer(reading, &reading->blocks.at[end], 0, &next) ||
            goes_on(&next, &reading->blocks.at[end], &opening->items)))
        end++;
    /* A heading at its end is of what follows. */
    size_t last_block = end - 1;
    while (last_block > own && reading->blocks.at[last_block].heading)
        last_block--;
    size_t last = reading->blocks.at[last_block].span.end;
    wob_answer answer = {.items = opening->items, .heading = opening->heading};
    answer.at.span.begin = first + 1 < end ? begin_behind(reading, block, opening) : opening->begin;
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
    for (size_t i = 0; i < reading->blocks.count; i++) {
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
        if (!opens_answer(reading, &reading->blocks.at[i], from, &opening)) {
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

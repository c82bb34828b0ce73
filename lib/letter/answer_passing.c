/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sentences that dispose of items in passing: "Met betrekking tot de onderdelen (b) en (d) zijn
 * geen documenten aangetroffen". They are answers where no other passage answers the item.
 */
#include "lib/letter/answer_passing.h"

#include "lib/letter/answer_opening.h"
#include "lib/letter/answer_scope.h"
#include "lib/letter/outcomes.h"
#include "lib/letter/reason.h"

enum { LONGEST_SUBJECT = 32 }; /* bytes of a sentence before the item it is about */

/* The first words of the sentence that name items as surely as `least`. */
static bool find_named(const wob_reading *reading, const wob_sentence *sentence,
                       wob_certainty least, wob_item_reference *ret_reference)
{
    wob_slice text = wob_slice_at(reading->letter->text, sentence->span);
    size_t from = 0;
    while (wob_item_reference_find(text, from, reading->letter, reading->arena, ret_reference)) {
        if (ret_reference->certainty >= least)
            return true;
        from = ret_reference->span.end;
    }
    return false;
}

/* "onder 1" and "verzoek 2" count too many other things to be sure in passing. */
bool wob_answer_mention_find(const wob_reading *reading, const wob_sentence *sentence,
                             wob_item_reference *ret_reference)
{
    return find_named(reading, sentence, WOB_PLAIN, ret_reference);
}

bool wob_item_is_answered(const wob_letter *letter, wob_slice item)
{
    for (size_t i = 0; i < letter->answers.count; i++)
        if (wob_slices_have(&letter->answers.at[i].items, item))
            return true;
    return false;
}

static bool disposes(const wob_sentence *sentence)
{
    wob_outcome outcome;
    return wob_outcome_said(sentence, &outcome) != NULL;
}

/* "De rapporten van punt 2 vindt u als bijlage." */
static bool disposes_of_subject(const wob_reading *reading, const wob_sentence *sentence,
                                wob_slices *ret_items)
{
    wob_slice text = wob_slice_at(reading->letter->text, sentence->span);
    wob_item_reference reference;
    if (!wob_item_reference_find(text, 0, reading->letter, reading->arena, &reference) ||
        reference.span.begin > LONGEST_SUBJECT || reference.certainty < WOB_PLAIN ||
        wob_refers(sentence) || !disposes(sentence))
        return false;
    *ret_items = reference.numbers;
    return true;
}

/* The sentence begins as an answer does, "Met betrekking tot punt 2 ...", or says what becomes of
 * items, which have no answer yet. */
static bool turns(const wob_reading *reading, const wob_sentence *sentence, wob_slices *ret_items)
{
    const wob_block alone = {.span = sentence->span, .body = sentence->span.begin};
    wob_answer_opening opening;
    bool opens =
        wob_answer_opening_read(reading, &alone, &opening) && opening.begin == sentence->span.begin;
    if (opens)
        *ret_items = opening.items;
    else if (!disposes_of_subject(reading, sentence, ret_items))
        return false;
    for (size_t i = 0; i < ret_items->count; i++)
        if (wob_item_is_answered(reading->letter, ret_items->at[i]))
            return false;
    return true;
}

/* What is split off stands at the end of the list, and is looked at in its turn. */
void wob_answers_part(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    for (size_t i = 0; i < letter->answers.count && letter->answers.count < WOB_MOST_ANSWERS; i++) {
        wob_span whole = letter->answers.at[i].at.span;
        wob_slices items = {0};
        size_t k = wob_sentence_at(reading, whole.begin) + 1;
        while (k < reading->sentences.count && reading->sentences.at[k].span.begin < whole.end &&
               !turns(reading, &reading->sentences.at[k], &items))
            k++;
        if (k >= reading->sentences.count || reading->sentences.at[k].span.begin >= whole.end)
            continue;
        size_t at = reading->sentences.at[k].span.begin;
        wob_answer rest = {.items = items, .heading = {at, at}};
        rest.at = wob_letter_passage(letter, (wob_span){at, whole.end});
        letter->answers.at[i].at = wob_letter_passage(letter, (wob_span){whole.begin, at});
        *wob_push(reading->arena, &letter->answers) = rest;
        wob_reason_rule(reading, rest.at.span, "answer", "turns to other items");
    }
}

static bool inside_answer(const wob_letter *letter, wob_span span)
{
    for (size_t i = 0; i < letter->answers.count; i++)
        if (span.begin < letter->answers.at[i].at.span.end &&
            letter->answers.at[i].heading.begin <= span.begin)
            return true;
    return false;
}

/* Where what the sentence at `index` says of items ends: with it, where it says what becomes of
 * them; else with its paragraph, where that does. 0 where nothing does. */
static size_t end_of_mention(const wob_reading *reading, size_t index)
{
    const wob_sentence *sentence = &reading->sentences.at[index];
    wob_item_reference other;
    bool disposed = disposes(sentence);
    size_t end = sentence->span.end;
    if (disposed)
        return end;
    for (size_t i = index + 1; i < reading->sentences.count; i++) {
        const wob_sentence *next = &reading->sentences.at[i];
        if (next->block != sentence->block || wob_answer_mention_find(reading, next, &other))
            break;
        disposed |= disposes(next);
        end = next->span.end;
    }
    return disposed ? end : 0;
}

/* "... de punten 2 en 3 naar ons en punt 4 naar de provincie": the items beside those in `scope`,
 * and where what is said of them begins. */
static bool find_beside(const wob_reading *reading, const wob_sentence *sentence,
                        const wob_slices *scope, wob_item_reference *ret_reference,
                        size_t *ret_begin)
{
    wob_slice text = wob_slice_at(reading->letter->text, sentence->span);
    size_t from = 0;
    while (wob_item_reference_find(text, from, reading->letter, reading->arena, ret_reference)) {
        if (!wob_slices_have(scope, ret_reference->numbers.at[0])) {
            wob_slice before = wob_slice_cut(text, from, ret_reference->span.begin);
            size_t joint = before.size;
            while (joint > 0 && before.data[joint - 1] != ',' &&
                   !wob_slice_starts(wob_slice_cut(before, joint, before.size), WOB_SLICE("en ")))
                joint--;
            *ret_begin = sentence->span.begin + from + joint;
            return true;
        }
        from = ret_reference->span.end;
    }
    return false;
}

/* Where what leads to the sentence at `index` begins: "Van het beraad is geen verslag gemaakt. Aan
 * vraag 2 kan ik dan ook niet voldoen." With itself, where it draws no conclusion, or its paragraph
 * speaks of other items before. */
static size_t begin_of_mention(const wob_reading *reading, size_t index)
{
    const wob_sentence *sentence = &reading->sentences.at[index];
    size_t first = index;
    wob_item_reference other;
    if (!wob_cues_find("concluding", &sentence->words))
        return sentence->span.begin;
    while (first > 0 && reading->sentences.at[first - 1].block == sentence->block &&
           !inside_answer(reading->letter, reading->sentences.at[first - 1].span) &&
           !find_named(reading, &reading->sentences.at[first - 1], WOB_LOOSE, &other))
        first--;
    return reading->sentences.at[first].span.begin;
}

/* What is no surer than "onder 2" counts in the decision alone. */
static void add_mentions(wob_reading *reading, size_t from, wob_certainty least)
{
    wob_letter *letter = reading->letter;
    wob_slices scope = {0};
    for (size_t i = wob_sentence_at(reading, from);
         i < reading->sentences.count && letter->answers.count < WOB_MOST_ANSWERS; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        const wob_block *block = &reading->blocks.at[sentence->block];
        wob_item_reference reference;
        if ((least < WOB_PLAIN && wob_block_part(reading, block) != WOB_PART_DECISION) ||
            !wob_may_answer(reading, block, from) || inside_answer(letter, sentence->span) ||
            !find_named(reading, sentence, least, &reference))
            continue;
        size_t begin = begin_of_mention(reading, i);
        if (wob_scope_read(reading, sentence, &scope) &&
            !find_beside(reading, sentence, &scope, &reference, &begin))
            continue;
        bool news = false;
        for (size_t k = 0; k < reference.numbers.count; k++)
            news |= !wob_item_is_answered(letter, reference.numbers.at[k]);
        size_t end = news ? end_of_mention(reading, i) : 0;
        if (end == 0)
            continue;
        wob_answer answer = {.items = reference.numbers, .heading = {begin, begin}};
        answer.at = wob_letter_passage(letter, (wob_span){begin, end});
        *wob_push(reading->arena, &letter->answers) = answer;
        wob_reason_rule(reading, answer.at.span, "answer", "names items and what becomes of them");
    }
}

/* Where nothing answers otherwise, points of the decision may: "de stukken onder 2 te weigeren".
 */
void wob_answers_in_passing(wob_reading *reading, size_t from)
{
    wob_letter *letter = reading->letter;
    add_mentions(reading, from, WOB_PLAIN);
    if (letter->answers.count)
        return;
    add_mentions(reading, from, WOB_LOOSE);
    if (letter->answers.count == 1) /* one alone may count something else */
        letter->answers.count = 0;
}

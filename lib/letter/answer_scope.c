/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Items that nothing answers but the decision itself, where the letter says that it decides on
 * them: "Dit besluit gaat over punt 2; over punt 1 wordt later beslist". See answer_scope.h.
 */
#include "lib/letter/answer_scope.h"

#include "lib/letter/answer_passing.h"
#include "lib/letter/item_reference.h"
#include "lib/letter/items.h"
#include "lib/letter/outcomes.h"
#include "lib/letter/reason.h"
#include "lib/letter/steps.h"

/* Sent on to the body whose letter this is: "doorgestuurd naar het ministerie van Economische
 * Zaken", by its minister. */
static bool comes_to_own(const wob_letter *letter, wob_slice clause)
{
    wob_slice name = letter->organisation, of = WOB_SLICE(" van ");
    size_t at = wob_slice_find(name, of, 0);
    if (at < name.size)
        name = wob_slice_cut(name, at + of.size, name.size);
    return name.size && wob_slice_find_nocase(clause, name, 0) < clause.size;
}

static bool passes_on(const wob_sentence *sentence)
{
    wob_outcome outcome;
    return wob_outcome_said(sentence, &outcome) && outcome == WOB_OUTCOME_TRANSFERRED;
}

bool wob_scope_read(const wob_reading *reading, const wob_sentence *sentence, wob_slices *to)
{
    const wob_letter *letter = reading->letter;
    wob_slice text = wob_slice_at(letter->text, sentence->span);
    bool own = wob_cues_find("scope", &sentence->words), passed = !own && passes_on(sentence);
    wob_item_reference named, next;
    size_t before = to->count;
    if ((!own && !passed) || !wob_item_reference_find(text, 0, letter, reading->arena, &named))
        return false;
    for (bool more = true; more; named = next) {
        more = wob_item_reference_find(text, named.span.end, letter, reading->arena, &next);
        wob_slice clause = wob_slice_cut(text, named.span.end, more ? next.span.begin : text.size);
        if (named.certainty != WOB_DOUBTFUL && (own || comes_to_own(letter, clause)))
            for (size_t i = 0; i < named.numbers.count; i++)
                wob_slices_add(reading->arena, to, named.numbers.at[i]);
    }
    return to->count > before;
}

void wob_answers_in_scope(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    wob_slices scope = {0}, open = {0};
    if (letter->items.count < 2 || letter->decision.at.text.size == 0)
        return;
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const wob_sentence *sentence = &reading->sentences.at[i];
        const wob_block *block = &reading->blocks.at[sentence->block];
        wob_part part = wob_block_part(reading, block);
        if (part != WOB_PART_ANNEX && part != WOB_PART_REMEDY && part != WOB_PART_HEADER)
            (void)wob_scope_read(reading, sentence, &scope);
    }
    for (size_t i = 0; i < letter->items.count; i++) {
        wob_slice number = letter->items.at[i].number;
        if (wob_slices_have(&scope, number) && !wob_item_is_answered(letter, number))
            wob_slices_add(reading->arena, &open, number);
    }
    if (open.count == 0)
        return;
    wob_answer answer = {
        .items = open,
        .heading = {letter->decision.at.span.begin, letter->decision.at.span.begin},
        .at = letter->decision.at};
    *wob_push(reading->arena, &letter->answers) = answer;
    wob_answers_sort(letter);
    wob_reason_rule(reading, answer.at.span, "answer", "the letter decides on these items");
}

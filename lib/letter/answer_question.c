/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items that stand above their answers, in letters that have no list of them: "Vraag 1", the
 * question, "Antwoord". */
#include "lib/letter/answer_question.h"

#include "lib/letter/answer_opening.h"

typedef WOB_LIST(wob_item) item_list;

/* Adds the question, and what it lists by letters: "2" with "2a" and "2b". */
static void add_question(wob_reading *reading, wob_slice number, wob_span span,
                         item_list *questions)
{
    wob_span rest = span;
    wob_slice name = number;
    const wob_mark *last = NULL;
    for (size_t i = 0; i < reading->blocks.count; i++) {
        const wob_block *block = &reading->blocks.at[i];
        bool nested = block->span.begin > span.begin && block->span.end <= span.end &&
                      block->mark.kind == WOB_MARK_LETTER &&
                      (last ? wob_mark_follows(last, &block->mark) : wob_mark_first(&block->mark));
        if (!nested)
            continue;
        rest.end = block->span.begin;
        *wob_push(reading->arena, questions) =
            (wob_item){name, wob_letter_passage(reading->letter, rest)};
        rest = (wob_span){block->body, span.end};
        name = wob_arena_join(reading->arena, number, block->mark.number);
        last = &block->mark;
    }
    *wob_push(reading->arena, questions) =
        (wob_item){name, wob_letter_passage(reading->letter, rest)};
}

/* What stands between the heading and the word "Antwoord" is the question: an item of the request.
 */
static void note_question(wob_reading *reading, const wob_answer *answer, item_list *questions)
{
    wob_letter *letter = reading->letter;
    wob_slice between = wob_slice_cut(letter->text, answer->heading.end, answer->at.span.begin);
    size_t end = between.size;
    for (size_t i = 0; i < reading->blocks.count; i++) {
        const wob_block *block = &reading->blocks.at[i];
        size_t behind;
        if (block->span.begin >= answer->heading.end &&
            block->span.begin <= answer->at.span.begin &&
            wob_answer_word_read(wob_block_body(reading, block), block->heading, &behind))
            end = block->span.begin - answer->heading.end;
    }
    wob_slice question = wob_slice_trim(wob_slice_cut(between, 0, end));
    if (question.size == 0 || answer->items.count != 1 || end == between.size)
        return;
    size_t begin = (size_t)(question.data - letter->text.data);
    add_question(reading, answer->items.at[0], (wob_span){begin, begin + question.size}, questions);
}

void wob_items_from_answers(wob_reading *reading)
{
    wob_letter *letter = reading->letter;
    item_list questions = {0};
    for (size_t i = 0; i < letter->answers.count; i++)
        note_question(reading, &letter->answers.at[i], &questions);
    for (size_t i = 0; i < questions.count; i++)
        *wob_push(reading->arena, &letter->items) = questions.at[i];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a letter through the steps that read it. See letter.h and steps.h. */
#include "lib/letter/letter.h"

#include "lib/letter/steps.h"

wob_status wob_letter_read(const wob_source *source, wob_analyser *analyser, wob_arena *arena,
                           wob_letter *ret_letter, wob_error *error)
{
    wob_letter *letter = wob_arena_take(arena, sizeof *letter);
    *letter = (wob_letter){.source = source, .id = source->id};
    wob_reading reading = {.source = source, .arena = arena, .letter = letter};
    wob_status status = wob_layout(&reading, error);
    if (status == WOB_OK)
        status = wob_sentences_split(&reading, analyser, error);
    if (status)
        return status;

    letter->language = wob_language_detect(letter->text, WOB_DUTCH);
    wob_law_read(letter->text, arena, &letter->law);
    wob_outline_find(&reading);
    wob_dates_find(&reading);
    wob_parties_find(&reading);
    wob_request_find(&reading);
    wob_answers_find(&reading);
    wob_decision_find(&reading);
    wob_references_find(&reading);
    wob_outcomes_find(&reading);
    wob_roles_find(&reading);
    wob_links_find(&reading);
    status = wob_facts_apply(&reading, error);
    *ret_letter = *letter;
    return status;
}

wob_status wob_letters_each(const wob_source *source, wob_analyser *analyser, wob_arena *arena,
                            wob_letter_fn call, void *context, wob_error *error)
{
    wob_letter letter;
    wob_status status = wob_letter_read(source, analyser, arena, &letter, error);
    return status ? status : call(context, &letter, error);
}

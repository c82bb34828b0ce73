/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a dump knows of a letter goes before what was read from its text: it was entered by people
 * who knew the case.
 *
 * Where the dump says that a document decides nothing (a request, an inventory list, a released
 * document), it is of no kind, however much it looks like a decision. Words for outcomes stand in
 * data/valuations.tsv.
 */
#include "lib/base/table.h"
#include "lib/letter/steps.h"

/* As text of a letter is: composed, one space between words. */
static wob_status put_text(wob_slice fact, wob_arena *arena, wob_slice *to, wob_error *error)
{
    wob_buffer plain = {0}, composed = {0};
    for (size_t i = 0; i < fact.size; i++) {
        bool space = (unsigned char)fact.data[i] <= ' ';
        if (!space)
            wob_buffer_add_char(&plain, fact.data[i]);
        else if (plain.size && plain.data[plain.size - 1] != ' ')
            wob_buffer_add_char(&plain, ' ');
    }
    wob_status status = wob_compose(wob_slice_trim(wob_buffer_slice(&plain)), &composed, error);
    if (status == WOB_OK && composed.size)
        *to = wob_arena_copy(arena, wob_buffer_slice(&composed));
    wob_buffer_release(&plain);
    wob_buffer_release(&composed);
    return status;
}

static void put_date(wob_date fact, wob_date *to)
{
    if (wob_date_known(fact))
        *to = fact;
}

static void put_outcome(wob_slice valuation, wob_outcome *to)
{
    wob_table table = wob_table_open("valuations");
    for (wob_row row; wob_table_next(&table, &row);)
        if (wob_slice_equal_nocase(row.field[1], valuation))
            (void)wob_outcome_parse(row.field[0], to);
}

/* Which kind of decision it is, the letter says best. */
static void put_kind(wob_source_type type, wob_kind *to)
{
    if (type == WOB_TYPE_OTHER)
        *to = WOB_KIND_OTHER;
    else if (type == WOB_TYPE_DECISION && *to == WOB_KIND_OTHER)
        *to = WOB_KIND_DECISION;
}

/* What stands under its heading in a text that is nothing but request and decision: all of it is
 * the passage, where no sentence of it told. */
static void put_passage(const wob_letter *letter, wob_part part, wob_passage_of_letter *to)
{
    for (size_t i = 0; i < letter->sections.count && to->text.size == 0; i++) {
        const wob_section *section = &letter->sections.at[i];
        if (section->kind != part || section->heading.size == 0)
            continue;
        size_t heading_end =
            (size_t)(section->heading.data + section->heading.size - letter->text.data);
        *to = wob_letter_passage(letter, (wob_span){heading_end, section->span.end});
    }
}

wob_status wob_facts_apply(wob_reading *reading, wob_error *error)
{
    const wob_source_facts *facts = &reading->source->facts;
    wob_letter *letter = reading->letter;
    put_kind(facts->type, &letter->kind);
    put_date(facts->date, &letter->date);
    put_date(facts->request_date, &letter->request_date);
    put_outcome(facts->outcome, &letter->decision.outcome);
    if (reading->source->headless) {
        put_passage(letter, WOB_PART_REQUEST, &letter->request);
        put_passage(letter, WOB_PART_DECISION, &letter->decision.at);
    }
    wob_status status = put_text(facts->organisation, reading->arena, &letter->organisation, error);
    if (status == WOB_OK)
        status = put_text(facts->subject, reading->arena, &letter->subject, error);
    return status;
}

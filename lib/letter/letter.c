/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a letter through the steps that read it, and of what stands behind it through those
 * that concern it. See letter.h and steps.h. */
#include "lib/letter/letter.h"

#include "lib/letter/ending.h"
#include "lib/letter/steps.h"

static wob_status lay_out(wob_reading *reading, wob_analyser *analyser, wob_error *error)
{
    wob_status status = wob_layout(reading, error);
    if (status == WOB_OK)
        status = wob_sentences_split(reading, analyser, error);
    if (status)
        return status;
    wob_letter *letter = reading->letter;
    letter->language = wob_language_detect(letter->text, WOB_DUTCH);
    wob_law_read(letter->text, reading->arena, &letter->law);
    return WOB_OK;
}

/* `tables` are the source's. */
static wob_status read_letter(const wob_source *source, const wob_tables *tables,
                              wob_analyser *analyser, wob_arena *arena, wob_letter *ret_letter,
                              wob_error *error)
{
    wob_letter *letter = wob_arena_take(arena, sizeof *letter);
    *letter = (wob_letter){.source = source, .id = source->id};
    wob_reading reading = {.source = source, .arena = arena, .letter = letter};
    wob_status status = wob_inventory_find(&reading, tables, error);
    if (status == WOB_OK)
        status = lay_out(&reading, analyser, error);
    if (status)
        return status;

    wob_outline_find(&reading);
    wob_dates_find(&reading);
    wob_parties_find(&reading);
    wob_request_find(&reading);
    wob_answers_find(&reading);
    wob_decision_find(&reading);
    wob_answers_in_scope(&reading);
    wob_references_find(&reading);
    wob_outcomes_find(&reading);
    wob_roles_find(&reading);
    wob_related_find(&reading);
    wob_links_find(&reading);
    status = wob_facts_apply(&reading, error);
    *ret_letter = *letter;
    return status;
}

wob_status wob_letter_read(const wob_source *source, wob_analyser *analyser, wob_arena *arena,
                           wob_letter *ret_letter, wob_error *error)
{
    wob_tables tables;
    wob_tables_read(source, arena, &tables);
    return read_letter(source, &tables, analyser, arena, ret_letter, error);
}

/* What was released with `letter`: of the same body, in the same case, and nothing else is known of
 * it. */
static wob_status read_rest(const wob_source *source, const wob_letter *letter,
                            wob_analyser *analyser, wob_arena *arena, wob_letter *ret_rest,
                            wob_error *error)
{
    wob_letter *rest = wob_arena_take(arena, sizeof *rest);
    *rest = (wob_letter){.source = source,
                         .id = wob_arena_join(arena, source->id, WOB_SLICE("-2")),
                         .kind = WOB_KIND_OTHER,
                         .organisation = letter->organisation,
                         .reference = letter->reference};
    wob_reading reading = {.source = source, .arena = arena, .letter = rest};
    wob_status status = lay_out(&reading, analyser, error);
    if (status)
        return status;
    *wob_push(arena, &rest->sections) = (wob_section){
        .kind = WOB_PART_ANNEX, .span = {0, rest->text.size}, .page = source->lines.at[0].page};
    wob_roles_find(&reading);
    wob_links_find(&reading);
    *ret_rest = *rest;
    return WOB_OK;
}

/* The same source with the lines [begin, end) alone. */
static const wob_source *part_of(const wob_source *source, size_t begin, size_t end,
                                 wob_arena *arena)
{
    wob_source *part = wob_arena_take(arena, sizeof *part);
    *part = *source;
    part->lines.at += begin;
    part->lines.count = part->lines.room = end - begin;
    return part;
}

wob_status wob_letters_each(const wob_source *source, wob_analyser *analyser, wob_arena *arena,
                            wob_letter_fn call, void *context, wob_error *error)
{
    wob_letter letter, rest;
    wob_tables tables;
    wob_tables_read(source, arena, &tables);
    size_t count = source->lines.count, end = wob_letter_end(source, &tables, arena);
    wob_status status = end == count ? read_letter(source, &tables, analyser, arena, &letter, error)
                                     : wob_letter_read(part_of(source, 0, end, arena), analyser,
                                                       arena, &letter, error);
    if (status == WOB_OK)
        status = call(context, &letter, error);
    if (status || end == count)
        return status;
    status = read_rest(part_of(source, end, count, arena), &letter, analyser, arena, &rest, error);
    return status ? status : call(context, &rest, error);
}

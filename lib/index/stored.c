/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of letters and passages. See stored.h; what is written here is read below in the same
 * order, and a change of either is a change of WOB_SCHEMA_VERSION. */
#include "lib/index/stored.h"

static void write_document(const wob_stored_document *document, wob_buffer *record)
{
    wob_record_add_text(record, document->number);
    wob_record_add_text(record, document->title);
    wob_record_add_date(record, document->date);
    wob_record_add_number(record, document->outcome);
    wob_record_add_list(record, &document->grounds);
    wob_record_add_number(record, document->page);
}

wob_slice wob_stored_letter_path(const wob_stored_letter *letter)
{
    if (letter->paths.count)
        return letter->paths.at[0];
    return letter->copies.count ? letter->copies.at[0].path : (wob_slice){0};
}

bool wob_stored_letter_lies_at(const wob_stored_letter *letter, wob_slice id, wob_slice path)
{
    if (wob_slice_equal(letter->id, id))
        return wob_slices_have(&letter->paths, path);
    for (size_t i = 0; i < letter->copies.count && letter->paths.count; i++)
        if (wob_slice_equal(letter->copies.at[i].id, id) &&
            wob_slice_equal(letter->copies.at[i].path, path))
            return true;
    return false;
}

static bool overlap(const wob_slices *a, const wob_slices *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (wob_slices_have(b, a->at[i]))
            return true;
    return false;
}

const wob_stored_answer *wob_answer_to(const wob_stored_letter *letter, const wob_slices *items)
{
    for (size_t i = 0; i < letter->answers.count; i++)
        if (letter->answers.at[i].passage && overlap(&letter->answers.at[i].items, items))
            return &letter->answers.at[i];
    return NULL;
}

const wob_stored_answer *wob_answer_substance(const wob_stored_letter *letter,
                                              const wob_stored_answer *answer)
{
    const wob_stored_answer *other =
        answer->see.count ? wob_answer_to(letter, &answer->resolved) : NULL;
    return other ? other : answer;
}

void wob_stored_letter_write(const wob_stored_letter *letter, wob_buffer *record)
{
    wob_record_add_text(record, letter->id);
    wob_record_add_text(record, letter->sha256);
    wob_record_add_text(record, letter->format);
    wob_record_add_list(record, &letter->paths);
    wob_record_add_number(record, letter->copies.count);
    for (size_t i = 0; i < letter->copies.count; i++) {
        wob_record_add_text(record, letter->copies.at[i].id);
        wob_record_add_text(record, letter->copies.at[i].sha256);
        wob_record_add_text(record, letter->copies.at[i].path);
    }
    wob_record_add_text(record, letter->sketch);
    wob_record_add_number(record, letter->page_count);
    wob_record_add_number(record, letter->passage_count);
    wob_record_add_number(record, letter->document_count);
    wob_record_add_number(record, letter->language);
    wob_record_add_number(record, letter->kind);
    wob_record_add_text(record, letter->organisation);
    wob_record_add_text(record, letter->reference);
    wob_record_add_text(record, letter->subject);
    wob_record_add_date(record, letter->date);
    wob_record_add_date(record, letter->request_date);
    wob_record_add_text(record, letter->request);
    wob_record_add_number(record, letter->outcome);
    wob_record_add_text(record, letter->decision);
    wob_record_add_list(record, &letter->grounds);
    wob_record_add_number(record, letter->items.count);
    for (size_t i = 0; i < letter->items.count; i++) {
        wob_record_add_text(record, letter->items.at[i].number);
        wob_record_add_text(record, letter->items.at[i].text);
        wob_record_add_number(record, letter->items.at[i].page);
    }
    wob_record_add_number(record, letter->answers.count);
    for (size_t i = 0; i < letter->answers.count; i++) {
        const wob_stored_answer *answer = &letter->answers.at[i];
        wob_record_add_list(record, &answer->items);
        wob_record_add_list(record, &answer->grounds);
        wob_record_add_list(record, &answer->see);
        wob_record_add_list(record, &answer->resolved);
        wob_record_add_number(record, answer->outcome);
        wob_record_add_number(record, answer->page);
        wob_record_add_number(record, answer->passage);
    }
    wob_record_add_number(record, letter->documents.count);
    for (size_t i = 0; i < letter->documents.count; i++)
        write_document(&letter->documents.at[i], record);
}

static void read_copies(wob_record_reader *reader, wob_arena *arena, wob_stored_letter *letter)
{
    uint64_t count = wob_record_number(reader);
    for (uint64_t i = 0; i < count && !reader->broken; i++) {
        wob_stored_copy *copy = wob_push(arena, &letter->copies);
        copy->id = wob_record_text(reader);
        copy->sha256 = wob_record_text(reader);
        copy->path = wob_record_text(reader);
    }
}

static void read_items(wob_record_reader *reader, wob_arena *arena, wob_stored_letter *letter)
{
    uint64_t count = wob_record_number(reader);
    for (uint64_t i = 0; i < count && !reader->broken; i++) {
        wob_stored_item *item = wob_push(arena, &letter->items);
        item->number = wob_record_text(reader);
        item->text = wob_record_text(reader);
        item->page = wob_record_below(reader, UINT32_MAX);
    }
}

static void read_answers(wob_record_reader *reader, wob_arena *arena, wob_stored_letter *letter)
{
    uint64_t count = wob_record_number(reader);
    for (uint64_t i = 0; i < count && !reader->broken; i++) {
        wob_stored_answer *answer = wob_push(arena, &letter->answers);
        wob_record_list(reader, arena, &answer->items);
        wob_record_list(reader, arena, &answer->grounds);
        wob_record_list(reader, arena, &answer->see);
        wob_record_list(reader, arena, &answer->resolved);
        answer->outcome = (wob_outcome)wob_record_below(reader, WOB_OUTCOME_COUNT);
        answer->page = wob_record_below(reader, UINT32_MAX);
        answer->passage = wob_record_below(reader, UINT32_MAX);
    }
}

static void read_documents(wob_record_reader *reader, wob_arena *arena, wob_stored_letter *letter)
{
    uint64_t count = wob_record_number(reader);
    for (uint64_t i = 0; i < count && !reader->broken; i++) {
        wob_stored_document *document = wob_push(arena, &letter->documents);
        document->number = wob_record_text(reader);
        document->title = wob_record_text(reader);
        document->date = wob_record_date(reader);
        document->outcome = (wob_outcome)wob_record_below(reader, WOB_OUTCOME_COUNT);
        wob_record_list(reader, arena, &document->grounds);
        document->page = wob_record_below(reader, UINT32_MAX);
    }
}

static wob_status finish(const wob_record_reader *reader, const char *what, wob_error *error)
{
    if (reader->broken || reader->rest.size)
        return wob_fail(error, WOB_CORRUPT,
                        "the record of a %s is damaged: run wobindex check --repair", what);
    return WOB_OK;
}

wob_status wob_stored_letter_read(wob_slice record, wob_arena *arena, wob_stored_letter *ret_letter,
                                  wob_error *error)
{
    wob_record_reader reader = {.rest = record};
    wob_stored_letter letter = {0};
    letter.id = wob_record_text(&reader);
    letter.sha256 = wob_record_text(&reader);
    letter.format = wob_record_text(&reader);
    wob_record_list(&reader, arena, &letter.paths);
    read_copies(&reader, arena, &letter);
    letter.sketch = wob_record_text(&reader);
    letter.page_count = wob_record_below(&reader, UINT32_MAX);
    letter.passage_count = wob_record_below(&reader, UINT32_MAX);
    letter.document_count = wob_record_below(&reader, UINT32_MAX);
    letter.language = wob_record_below(&reader, 2) ? WOB_ENGLISH : WOB_DUTCH;
    letter.kind = (wob_kind)wob_record_below(&reader, WOB_KIND_COUNT);
    letter.organisation = wob_record_text(&reader);
    letter.reference = wob_record_text(&reader);
    letter.subject = wob_record_text(&reader);
    letter.date = wob_record_date(&reader);
    letter.request_date = wob_record_date(&reader);
    letter.request = wob_record_text(&reader);
    letter.outcome = (wob_outcome)wob_record_below(&reader, WOB_OUTCOME_COUNT);
    letter.decision = wob_record_text(&reader);
    wob_record_list(&reader, arena, &letter.grounds);
    read_items(&reader, arena, &letter);
    read_answers(&reader, arena, &letter);
    read_documents(&reader, arena, &letter);
    *ret_letter = letter;
    return finish(&reader, "letter", error);
}

void wob_stored_passage_write(const wob_stored_passage *passage, wob_buffer *record)
{
    wob_record_add_number(record, passage->to_letter);
    wob_record_add_number(record, passage->to_pack);
    wob_record_add_number(record, passage->pack_offset);
    wob_record_add_number(record, passage->size);
    wob_record_add_number(record, passage->part);
    wob_record_add_number(record, passage->number);
    wob_record_add_number(record, passage->span.begin);
    wob_record_add_number(record, passage->span.end);
    wob_record_add_number(record, passage->page);
    wob_record_add_number(record, passage->answer == WOB_NO_ANSWER ? 0 : passage->answer + 1);
    wob_record_add_number(record, passage->outcome);
    wob_record_add_number(record, passage->fingerprint);
    wob_record_add_list(record, &passage->items);
    wob_record_add_list(record, &passage->stands_for);
    wob_record_add_list(record, &passage->statutes);
    wob_record_add_list(record, &passage->applied);
    wob_record_add_number(record, passage->mark);
}

wob_status wob_stored_passage_read(wob_slice record, wob_arena *arena,
                                   wob_stored_passage *ret_passage, wob_error *error)
{
    wob_record_reader reader = {.rest = record};
    wob_stored_passage passage = {0};
    passage.to_letter = wob_record_below(&reader, UINT32_MAX);
    passage.to_pack = wob_record_below(&reader, UINT32_MAX);
    passage.pack_offset = wob_record_below(&reader, UINT32_MAX);
    passage.size = wob_record_below(&reader, UINT32_MAX);
    passage.part = (wob_part)wob_record_below(&reader, WOB_PART_COUNT);
    passage.number = wob_record_below(&reader, UINT32_MAX);
    passage.span.begin = wob_record_number(&reader);
    passage.span.end = wob_record_number(&reader);
    passage.page = wob_record_below(&reader, UINT32_MAX);
    uint32_t answer = wob_record_below(&reader, UINT32_MAX);
    passage.answer = answer ? answer - 1 : WOB_NO_ANSWER;
    passage.outcome = (wob_outcome)wob_record_below(&reader, WOB_OUTCOME_COUNT);
    passage.fingerprint = wob_record_number(&reader);
    wob_record_list(&reader, arena, &passage.items);
    wob_record_list(&reader, arena, &passage.stands_for);
    wob_record_list(&reader, arena, &passage.statutes);
    wob_record_list(&reader, arena, &passage.applied);
    passage.mark = (uint32_t)wob_record_number(&reader);
    *ret_passage = passage;
    return finish(&reader, "passage", error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What holds for every letter, whatever its text is: what docs/letter.md, letter.h and passage.h
 * promise to those who read spans and pages without checking them.
 */
#include "tests/fuzz/fuzz.h"

#include "lib/base/utf8.h"
#include "lib/index/passage.h"
#include "lib/letter/letter_json.h"

#include <assert.h>
#include <string.h>

static bool is_boundary(wob_slice text, size_t at)
{
    return at == text.size || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

static void check_text(wob_slice text)
{
    assert(text.size == 0 || text.data);
    assert(wob_utf8_valid(text) == text.size);
}

static void check_texts(const wob_slices *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        assert(texts->at[i].size);
        check_text(texts->at[i]);
    }
}

static void check_span(const wob_letter *letter, wob_span span)
{
    assert(span.begin <= span.end && span.end <= letter->text.size);
    assert(is_boundary(letter->text, span.begin) && is_boundary(letter->text, span.end));
}

static void check_page(const wob_letter *letter, uint32_t page)
{
    assert(page >= 1 && page <= letter->source->page_count);
}

/* Where something stands: it has one byte at least, and a page. */
static void check_place(const wob_letter *letter, wob_span span)
{
    check_span(letter, span);
    assert(span.begin < span.end);
    check_page(letter, wob_letter_page(letter, span.begin));
}

static void check_passage(const wob_letter *letter, const wob_passage_of_letter *passage)
{
    check_span(letter, passage->span);
    if (passage->span.begin == passage->span.end)
        return;
    assert(wob_slice_equal(passage->text, wob_slice_at(letter->text, passage->span)));
    check_page(letter, passage->page);
}

static void check_pages(const wob_letter *letter)
{
    for (size_t i = 0; i < letter->pages.count; i++) {
        const wob_page_start *page = &letter->pages.at[i];
        check_page(letter, page->page);
        assert(page->at <= letter->text.size && is_boundary(letter->text, page->at));
        assert(i == 0 || (page[-1].at <= page->at && page[-1].page < page->page));
    }
}

static void check_sections(const wob_letter *letter)
{
    size_t end = 0;
    for (size_t i = 0; i < letter->sections.count; i++) {
        const wob_section *section = &letter->sections.at[i];
        assert(section->span.begin == end);
        check_span(letter, section->span);
        check_text(section->heading);
        check_page(letter, section->page);
        end = section->span.end;
    }
    assert(end == letter->text.size);
}

static void check_request(const wob_letter *letter)
{
    check_passage(letter, &letter->request);
    for (size_t i = 0; i < letter->items.count; i++) {
        const wob_item *item = &letter->items.at[i];
        assert(item->number.size);
        check_text(item->number);
        check_passage(letter, &item->at);
    }
}

/* An item of the request, or, where it has none, one that an answer names. */
static bool is_item(const wob_letter *letter, wob_slice number)
{
    for (size_t i = 0; i < letter->items.count; i++)
        if (wob_slice_equal_nocase(letter->items.at[i].number, number))
            return true;
    for (size_t i = 0; i < letter->answers.count; i++)
        for (size_t n = 0; n < letter->answers.at[i].items.count; n++)
            if (wob_slice_equal_nocase(letter->answers.at[i].items.at[n], number))
                return true;
    return false;
}

static void check_items(const wob_letter *letter, const wob_slices *numbers)
{
    check_texts(numbers);
    for (size_t i = 0; i < numbers->count; i++)
        assert(is_item(letter, numbers->at[i]));
}

static void check_answers(const wob_letter *letter)
{
    for (size_t i = 0; i < letter->answers.count; i++) {
        const wob_answer *answer = &letter->answers.at[i];
        assert(answer->items.count);
        check_span(letter, answer->heading);
        check_passage(letter, &answer->at);
        check_texts(&answer->grounds);
        check_items(letter, &answer->items);
        check_texts(&answer->see);
        if (letter->items.count) /* else any number may be one */
            check_items(letter, &answer->see);
        check_items(letter, &answer->resolved);
    }
}

static void check_decision(const wob_letter *letter)
{
    check_passage(letter, &letter->decision.at);
    for (size_t i = 0; i < letter->decision.points.count; i++) {
        const wob_point *point = &letter->decision.points.at[i];
        assert(point->number.size);
        check_text(point->number);
        check_passage(letter, &point->at);
    }
}

static void check_law(const wob_letter *letter)
{
    for (size_t i = 0; i < letter->law.citations.count; i++) {
        const wob_citation *citation = &letter->law.citations.at[i];
        check_place(letter, citation->span);
        assert(i == 0 || citation[-1].span.begin <= citation->span.begin);
        assert(citation->label.size);
        check_text(citation->label);
        check_text(citation->jci);
    }
    for (size_t i = 0; i < letter->law.mentions.count; i++) {
        check_place(letter, letter->law.mentions.at[i].span);
        check_text(letter->law.mentions.at[i].label);
    }
    for (size_t i = 0; i < letter->law.judgments.count; i++) {
        check_place(letter, letter->law.judgments.at[i].span);
        check_text(letter->law.judgments.at[i].ecli);
    }
}

static void check_documents(const wob_letter *letter)
{
    for (size_t i = 0; i < letter->documents.count; i++) {
        const wob_listed_document *document = &letter->documents.at[i];
        check_text(document->number);
        check_text(document->title);
        check_texts(&document->grounds);
        check_page(letter, document->page);
        assert(!wob_date_known(document->date) || wob_date_valid(document->date));
    }
}

static void check_facts(const wob_letter *letter)
{
    check_text(letter->id);
    check_text(letter->organisation);
    check_text(letter->reference);
    check_text(letter->subject);
    assert(!wob_date_known(letter->date) || wob_date_valid(letter->date));
    assert(!wob_date_known(letter->request_date) || wob_date_valid(letter->request_date));
    for (size_t i = 0; i < letter->links.count; i++) {
        check_place(letter, letter->links.at[i].span);
        check_text(letter->links.at[i].url);
    }
}

static void check_json(const wob_letter *letter)
{
    static wob_buffer json;
    wob_buffer_clear(&json);
    wob_letter_write_json(letter, true, &json);
    wob_slice line = wob_buffer_slice(&json);
    check_text(line);
    for (size_t i = 0; i < line.size; i++)
        assert((unsigned char)line.data[i] >= ' ');
}

static void check_passages(const wob_letter *letter, wob_analyser *analyser, wob_arena *arena)
{
    wob_error error = {0};
    wob_passages passages = {0};
    wob_status status = wob_passages_cut(letter, analyser, arena, &passages, &error);
    assert(status == WOB_OK);
    for (size_t i = 0; i < passages.count; i++) {
        const wob_passage *passage = &passages.at[i];
        check_span(letter, passage->span);
        assert(passage->span.begin < passage->span.end);
        check_page(letter, passage->page);
        assert(passage->answer == WOB_NO_ANSWER || passage->answer < letter->answers.count);
    }
}

typedef struct checker {
    wob_analyser *analyser;
    wob_arena *arena;
    size_t letters;
} checker;

static wob_status check_letter(void *context, const wob_letter *letter, wob_error *error)
{
    checker *check = context;
    (void)error;
    check_text(letter->text);
    assert(!letter->text.size || !memchr(letter->text.data, '\0', letter->text.size));
    check_pages(letter);
    check_sections(letter);
    check_request(letter);
    check_answers(letter);
    check_decision(letter);
    check_law(letter);
    check_documents(letter);
    check_facts(letter);
    check_json(letter);
    check_passages(letter, check->analyser, check->arena);
    check->letters++;
    return WOB_OK;
}

void fuzz_read_letters(const wob_source *source, wob_arena *arena)
{
    static wob_analyser *analyser;
    wob_error error = {0};
    wob_status status = WOB_OK;
    if (!analyser)
        status = wob_analyser_new(&analyser, &error);
    assert(status == WOB_OK);
    checker check = {.analyser = analyser, .arena = arena};
    status = wob_letters_each(source, analyser, arena, check_letter, &check, &error);
    assert(status == WOB_OK);
    assert(check.letters == 1 || check.letters == 2);
}

wob_slice fuzz_valid(wob_slice bytes, wob_arena *arena)
{
    wob_buffer repaired = {0};
    wob_utf8_add_repaired(&repaired, bytes);
    wob_slice text = wob_arena_copy(arena, wob_buffer_slice(&repaired));
    wob_buffer_release(&repaired);
    return text;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A letter as JSON. The keys, their order and their meaning are those of docs/letter.md; whoever
 * changes one changes the other and WOB_LETTER_SCHEMA.
 */
#include "lib/letter/letter_json.h"

#include "lib/base/json.h"
#include "lib/law/link.h"

static void write_page(wob_json *json, uint32_t page)
{
    wob_json_key(json, "page");
    wob_json_integer(json, page);
}

static void write_key_text(wob_json *json, const char *key, wob_slice text)
{
    wob_json_key(json, key);
    wob_json_text(json, text);
}

static void write_key_text_or_null(wob_json *json, const char *key, wob_slice text)
{
    wob_json_key(json, key);
    wob_json_text_or_null(json, text);
}

static void write_key_word(wob_json *json, const char *key, const char *word)
{
    wob_json_key(json, key);
    wob_json_word(json, word);
}

static void write_key_date(wob_json *json, const char *key, wob_date date)
{
    wob_json_key(json, key);
    wob_json_date(json, date);
}

static void write_key_texts(wob_json *json, const char *key, const wob_slices *texts)
{
    wob_json_key(json, key);
    wob_json_texts(json, texts->at, texts->count);
}

/* Takes what is in `url`. */
static void write_url(wob_json *json, wob_buffer *url)
{
    write_key_text_or_null(json, "url", wob_buffer_slice(url));
    wob_buffer_clear(url);
}

static void write_span(wob_json *json, wob_span span)
{
    wob_json_key(json, "span");
    wob_json_span(json, span);
}

static bool is_found(const wob_passage_of_letter *passage)
{
    return passage->span.end > passage->span.begin;
}

static void write_key_null(wob_json *json, const char *key)
{
    wob_json_key(json, key);
    wob_json_null(json);
}

/* The keys `text`, `span` and `page` of an object that is open. */
static void write_passage(wob_json *json, const wob_passage_of_letter *passage)
{
    if (is_found(passage)) {
        write_key_text(json, "text", passage->text);
        write_span(json, passage->span);
        write_page(json, passage->page);
    } else {
        write_key_null(json, "text");
        write_key_null(json, "span");
        write_key_null(json, "page");
    }
}

static void write_source(wob_json *json, const wob_source *source)
{
    wob_json_key(json, "source");
    wob_json_open(json, '{');
    write_key_text(json, "path", source->path);
    write_key_word(json, "format", wob_format_name(source->format));
    write_key_word(json, "sha256", source->sha256);
    wob_json_key(json, "pages");
    wob_json_integer(json, source->page_count);
    wob_json_key(json, "ocr");
    wob_json_bool(json, source->ocr);
    wob_json_close(json, '}');
}

static void write_facts(wob_json *json, const wob_letter *letter)
{
    write_key_word(json, "language", wob_language_code(letter->language));
    write_key_word(json, "kind", wob_kind_name(letter->kind));
    write_key_text_or_null(json, "organisation", letter->organisation);
    write_key_text_or_null(json, "reference", letter->reference);
    write_key_text_or_null(json, "subject", letter->subject);
    write_key_date(json, "date", letter->date);
    write_key_date(json, "request_date", letter->request_date);
}

static void write_request(wob_json *json, const wob_letter *letter)
{
    wob_json_key(json, "request");
    if (!is_found(&letter->request)) {
        wob_json_null(json);
        return;
    }
    wob_json_open(json, '{');
    write_passage(json, &letter->request);
    wob_json_close(json, '}');
}

static void write_items(wob_json *json, const wob_letter *letter)
{
    wob_json_key(json, "items");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->items.count; i++) {
        const wob_item *item = &letter->items.at[i];
        wob_json_open(json, '{');
        write_key_text(json, "number", item->number);
        write_passage(json, &item->at);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

static void write_answers(wob_json *json, const wob_letter *letter)
{
    wob_json_key(json, "answers");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->answers.count; i++) {
        const wob_answer *answer = &letter->answers.at[i];
        wob_json_open(json, '{');
        write_key_texts(json, "items", &answer->items);
        write_passage(json, &answer->at);
        write_key_word(json, "outcome", wob_outcome_name(answer->outcome));
        write_key_texts(json, "grounds", &answer->grounds);
        write_key_texts(json, "see", &answer->see);
        write_key_texts(json, "resolved", &answer->resolved);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

static void write_points(wob_json *json, const wob_letter *letter)
{
    wob_json_key(json, "points");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->decision.points.count; i++) {
        const wob_point *point = &letter->decision.points.at[i];
        wob_json_open(json, '{');
        write_key_text(json, "number", point->number);
        write_key_text(json, "text", point->at.text);
        write_span(json, point->at.span);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

/* The outcome may be known from the answers alone, with no sentence that decides. */
static void write_decision(wob_json *json, const wob_letter *letter)
{
    wob_json_key(json, "decision");
    if (!is_found(&letter->decision.at) && letter->decision.outcome == WOB_OUTCOME_UNKNOWN) {
        wob_json_null(json);
        return;
    }
    wob_json_open(json, '{');
    write_passage(json, &letter->decision.at);
    write_key_word(json, "outcome", wob_outcome_name(letter->decision.outcome));
    write_points(json, letter);
    wob_json_close(json, '}');
}

static void write_sections(wob_json *json, const wob_letter *letter)
{
    wob_json_key(json, "sections");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->sections.count; i++) {
        const wob_section *section = &letter->sections.at[i];
        wob_json_open(json, '{');
        write_key_text_or_null(json, "heading", section->heading);
        write_key_word(json, "kind", wob_part_name(section->kind));
        write_span(json, section->span);
        write_page(json, section->page);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

static void write_citations(wob_json *json, const wob_letter *letter, bool with_stamps)
{
    wob_buffer url = {0};
    wob_json_key(json, "citations");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->law.citations.count; i++) {
        const wob_citation *citation = &letter->law.citations.at[i];
        if (citation->role == WOB_ROLE_STAMP && !with_stamps)
            continue;
        wob_json_open(json, '{');
        write_key_text(json, "text", wob_slice_at(letter->text, citation->span));
        write_span(json, citation->span);
        write_page(json, wob_letter_page(letter, citation->span.begin));
        write_key_text(json, "label", citation->label);
        write_key_text_or_null(json, "jci", citation->jci);
        write_key_word(json, "role", wob_role_name(citation->role));
        wob_citation_url(citation, letter->date, &url);
        write_url(json, &url);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
    wob_buffer_release(&url);
}

static void write_laws(wob_json *json, const wob_letter *letter)
{
    wob_json_key(json, "laws");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->law.mentions.count; i++) {
        const wob_law_mention *mention = &letter->law.mentions.at[i];
        wob_json_open(json, '{');
        write_key_text(json, "label", mention->label);
        write_key_text_or_null(json, "id", mention->id);
        write_span(json, mention->span);
        write_page(json, wob_letter_page(letter, mention->span.begin));
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

static void write_documents(wob_json *json, const wob_letter *letter)
{
    wob_json_key(json, "documents");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->documents.count; i++) {
        const wob_listed_document *document = &letter->documents.at[i];
        wob_json_open(json, '{');
        write_key_text_or_null(json, "number", document->number);
        write_key_text_or_null(json, "title", document->title);
        write_key_date(json, "date", document->date);
        write_key_word(json, "outcome", wob_outcome_name(document->outcome));
        write_key_texts(json, "grounds", &document->grounds);
        write_page(json, document->page);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

static void write_case_law(wob_json *json, const wob_letter *letter)
{
    wob_buffer url = {0};
    wob_json_key(json, "case_law");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->law.judgments.count; i++) {
        const wob_judgment *judgment = &letter->law.judgments.at[i];
        wob_json_open(json, '{');
        write_key_text(json, "ecli", judgment->ecli);
        write_span(json, judgment->span);
        write_page(json, wob_letter_page(letter, judgment->span.begin));
        wob_judgment_url(judgment, &url);
        write_url(json, &url);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
    wob_buffer_release(&url);
}

static void write_links(wob_json *json, const wob_letter *letter)
{
    wob_json_key(json, "links");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->links.count; i++) {
        const wob_link *link = &letter->links.at[i];
        wob_json_open(json, '{');
        write_key_text(json, "url", link->url);
        write_span(json, link->span);
        write_page(json, wob_letter_page(letter, link->span.begin));
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

static void write_related(wob_json *json, const wob_letter *letter)
{
    wob_json_key(json, "related");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->related.count; i++) {
        const wob_related *related = &letter->related.at[i];
        wob_json_open(json, '{');
        write_key_word(json, "relation", related->relation == WOB_REVIEWS ? "reviews" : "fellow");
        write_key_text_or_null(json, "reference", related->reference);
        write_key_date(json, "date", related->date);
        write_span(json, related->span);
        write_page(json, wob_letter_page(letter, related->span.begin));
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

void wob_letter_write_json(const wob_letter *letter, bool with_stamps, wob_buffer *to)
{
    wob_json json = {.to = to};
    wob_json_open(&json, '{');
    wob_json_key(&json, "schema");
    wob_json_integer(&json, WOB_LETTER_SCHEMA);
    write_key_text(&json, "id", letter->id);
    write_source(&json, letter->source);
    write_facts(&json, letter);
    write_request(&json, letter);
    write_items(&json, letter);
    write_answers(&json, letter);
    write_decision(&json, letter);
    write_sections(&json, letter);
    write_citations(&json, letter, with_stamps);
    write_laws(&json, letter);
    write_documents(&json, letter);
    write_case_law(&json, letter);
    write_links(&json, letter);
    write_key_text(&json, "text", letter->text);
    write_related(&json, letter);
    write_key_texts(&json, "grounds", &letter->grounds);
    wob_json_close(&json, '}');
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters and passages for programs, as docs/hits.md has them. */
#include "query/show.h"

enum { SHOW_SCHEMA = 1 }; /* version of what `show --json` prints */

static void add_texts(wob_json *json, const char *key, const wob_slices *texts)
{
    wob_json_key(json, key);
    wob_json_texts(json, texts->at, texts->count);
}

static void add_text(wob_json *json, const char *key, wob_slice text)
{
    wob_json_key(json, key);
    wob_json_text_or_null(json, text);
}

static void add_word(wob_json *json, const char *key, const char *word)
{
    wob_json_key(json, key);
    wob_json_word(json, word);
}

static void add_number(wob_json *json, const char *key, int64_t number)
{
    wob_json_key(json, key);
    wob_json_integer(json, number);
}

static void add_date(wob_json *json, const char *key, wob_date date)
{
    wob_json_key(json, key);
    wob_json_date(json, date);
}

static void add_items(wob_json *json, const wob_stored_letter *letter)
{
    wob_json_key(json, "items");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->items.count; i++) {
        const wob_stored_item *item = &letter->items.at[i];
        wob_json_open(json, '{');
        add_text(json, "number", item->number);
        add_text(json, "text", item->text);
        add_number(json, "page", item->page);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

static void add_answers(wob_json *json, const exhibit *shown)
{
    const wob_stored_letter *letter = &shown->hit.letter;
    wob_json_key(json, "answers");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->answers.count; i++) {
        const wob_stored_answer *answer = &letter->answers.at[i];
        wob_json_open(json, '{');
        add_texts(json, "items", &answer->items);
        add_word(json, "outcome", wob_outcome_name(answer->outcome));
        add_texts(json, "grounds", &answer->grounds);
        add_texts(json, "see", &answer->see);
        add_texts(json, "resolved", &answer->resolved);
        add_number(json, "page", answer->page);
        add_text(json, "id", shown->answers.at[i].id);
        add_text(json, "text", shown->answers.at[i].text);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

static void add_documents(wob_json *json, const wob_stored_letter *letter)
{
    wob_json_key(json, "documents");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->documents.count; i++) {
        const wob_stored_document *document = &letter->documents.at[i];
        wob_json_open(json, '{');
        add_text(json, "number", document->number);
        add_text(json, "title", document->title);
        add_date(json, "date", document->date);
        add_word(json, "outcome", wob_outcome_name(document->outcome));
        add_texts(json, "grounds", &document->grounds);
        add_number(json, "page", document->page);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

static void add_copies(wob_json *json, const wob_stored_letter *letter)
{
    wob_json_key(json, "copies");
    wob_json_open(json, '[');
    for (size_t i = 0; i < letter->copies.count; i++) {
        wob_json_open(json, '{');
        add_text(json, "letter", letter->copies.at[i].id);
        add_text(json, "file", letter->copies.at[i].path);
        add_text(json, "sha256", letter->copies.at[i].sha256);
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

static void add_letter(wob_json *json, const exhibit *shown)
{
    const wob_stored_letter *letter = &shown->hit.letter;
    add_text(json, "letter", letter->id);
    add_text(json, "sha256", letter->sha256);
    add_texts(json, "files", &letter->paths);
    add_copies(json, letter);
    add_text(json, "format", letter->format);
    add_number(json, "pages", letter->page_count);
    add_word(json, "language", wob_language_code(letter->language));
    add_word(json, "kind", wob_kind_name(letter->kind));
    add_text(json, "organisation", letter->organisation);
    add_text(json, "reference", letter->reference);
    add_text(json, "subject", letter->subject);
    add_date(json, "date", letter->date);
    add_date(json, "request_date", letter->request_date);
    add_text(json, "request", letter->request);
    add_word(json, "outcome", wob_outcome_name(letter->outcome));
    add_texts(json, "grounds", &letter->grounds);
    add_text(json, "decision", letter->decision);
    add_items(json, letter);
    add_answers(json, shown);
    add_documents(json, letter);
}

static void add_other(wob_json *json, const char *key, const shown_passage *other)
{
    wob_json_key(json, key);
    if (other->id.size == 0) {
        wob_json_null(json);
        return;
    }
    wob_json_open(json, '{');
    add_text(json, "id", other->id);
    add_text(json, "text", other->text);
    wob_json_close(json, '}');
}

void show_as_json(const exhibit *shown, wob_buffer *to)
{
    wob_json json = {.to = to};
    wob_json_open(&json, '{');
    add_number(&json, "schema", SHOW_SCHEMA);
    if (shown->is_passage) {
        render_json_passage(&json, &shown->hit);
        add_other(&json, "before", &shown->before);
        add_other(&json, "after", &shown->after);
        add_other(&json, "stands", &shown->stands);
    } else {
        add_letter(&json, shown);
    }
    wob_json_close(&json, '}');
    wob_buffer_add_char(to, '\n');
}

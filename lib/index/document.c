/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a letter to the documents of the index. See document.h. */
#include "lib/index/document.h"

#include "lib/base/id_table.h"
#include "lib/base/utf8.h"
#include "lib/index/counted.h"
#include "lib/index/fingerprint.h"
#include "lib/index/schema.h"
#include "lib/index/sketch.h"
#include "lib/index/wording.h"

enum { CONTEXT_BYTES = 1000 }; /* of the request: what a letter is about stands at its beginning */

/* What fills one document: the terms it is given, one after another, until something fails. */
typedef struct filler {
    wob_document *document;
    wob_arena *arena;
    wob_error *error;
    wob_status status;
} filler;

static void add_key(filler *fill, wob_field field, wob_slice text)
{
    if (fill->status == WOB_OK && text.size)
        fill->status =
            wob_document_add_key(fill->document, wob_term(field, text, fill->arena), fill->error);
}

static void add_keys(filler *fill, wob_field field, const wob_slices *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        add_key(fill, field, texts->at[i]);
}

static void add_value(filler *fill, wob_slot slot, wob_slice value)
{
    if (fill->status == WOB_OK && value.size)
        fill->status = wob_document_set_value(fill->document, (uint32_t)slot, value, fill->error);
}

static void set_data(filler *fill, const wob_buffer *record)
{
    if (fill->status == WOB_OK)
        fill->status = wob_document_set_data(fill->document, wob_buffer_slice(record), fill->error);
}

/* The letter ---------------------------------------------------------------------------------- */

void wob_document_letter_record(const wob_letter *letter, wob_arena *arena,
                                wob_stored_letter *ret_record)
{
    *ret_record = (wob_stored_letter){
        .id = letter->id,
        .sha256 = wob_slice_of(letter->source->sha256),
        .format = wob_slice_of(wob_format_name(letter->source->format)),
        .page_count = letter->source->page_count,
        .language = letter->language,
        .kind = letter->kind,
        .organisation = letter->organisation,
        .reference = letter->reference,
        .subject = letter->subject,
        .date = letter->date,
        .request_date = letter->request_date,
        .request = letter->request.text,
        .outcome = letter->decision.outcome,
        .decision = letter->decision.at.text,
        .grounds = letter->grounds,
    };
    for (size_t i = 0; i < letter->items.count; i++)
        *wob_push(arena, &ret_record->items) = (wob_stored_item){
            letter->items.at[i].number, letter->items.at[i].at.text, letter->items.at[i].at.page};
    for (size_t i = 0; i < letter->answers.count; i++) {
        const wob_answer *answer = &letter->answers.at[i];
        *wob_push(arena, &ret_record->answers) = (wob_stored_answer){answer->items,
                                                                     answer->grounds,
                                                                     answer->see,
                                                                     answer->resolved,
                                                                     answer->outcome,
                                                                     answer->at.page,
                                                                     0};
    }
    for (size_t i = 0; i < letter->documents.count; i++) {
        const wob_listed_document *listed = &letter->documents.at[i];
        *wob_push(arena, &ret_record->documents) =
            (wob_stored_document){listed->number,  listed->title,   listed->date,
                                  listed->outcome, listed->grounds, listed->page};
    }
}

wob_slice wob_document_path_term(wob_slice path, wob_arena *arena)
{
    char digest[WOB_SHA256_SIZE];
    wob_sha256(path, digest);
    return wob_term(WOB_FIELD_PATH, wob_slice_of(digest), arena);
}

/* The path's own term, and those of the archives or the dump that it lies in. */
static void add_path_terms(wob_slice path, wob_arena *arena, wob_slices *ret_terms)
{
    for (size_t end = 1; end <= path.size; end++)
        if (end == path.size || path.data[end] == WOB_PATH_INSIDE)
            wob_slices_add(arena, ret_terms,
                           wob_document_path_term(wob_slice_cut(path, 0, end), arena));
}

void wob_document_letter_terms(const wob_stored_letter *record, wob_arena *arena,
                               wob_slices *ret_terms)
{
    wob_slices keys = {0};
    wob_slices_add(arena, ret_terms, wob_term(WOB_FIELD_LETTER, record->id, arena));
    wob_slices_add(arena, ret_terms, wob_term(WOB_FIELD_OF, record->id, arena));
    for (size_t i = 0; i < record->paths.count; i++)
        add_path_terms(record->paths.at[i], arena, ret_terms);
    for (size_t i = 0; i < record->copies.count; i++) {
        const wob_stored_copy *copy = &record->copies.at[i];
        wob_slices_add(arena, ret_terms, wob_term(WOB_FIELD_LETTER, copy->id, arena));
        add_path_terms(copy->path, arena, ret_terms);
    }
    wob_sketch_keys(record->sketch, arena, &keys);
    for (size_t i = 0; i < keys.count; i++)
        wob_slices_add(arena, ret_terms, wob_term(WOB_FIELD_SKETCH, keys.at[i], arena));
}

wob_status wob_document_fill_letter(wob_document *document, const wob_stored_letter *record,
                                    wob_arena *arena, wob_error *error)
{
    filler fill = {document, arena, error, WOB_OK};
    wob_buffer data = {0};
    wob_slices terms = {0};
    add_key(&fill, WOB_FIELD_TYPE, WOB_SLICE("letter"));
    wob_document_letter_terms(record, arena, &terms);
    for (size_t i = 0; i < terms.count && fill.status == WOB_OK; i++)
        fill.status = wob_document_add_key(document, terms.at[i], error);
    wob_stored_letter_write(record, &data);
    set_data(&fill, &data);
    wob_buffer_release(&data);
    return fill.status;
}

wob_status wob_document_fill_pack(wob_document *document, wob_slice letter_id, wob_slice pack,
                                  wob_arena *arena, wob_error *error)
{
    filler fill = {document, arena, error, WOB_OK};
    add_key(&fill, WOB_FIELD_TYPE, WOB_SLICE("pack"));
    add_key(&fill, WOB_FIELD_OF, letter_id);
    if (fill.status == WOB_OK)
        fill.status = wob_document_set_data(document, pack, error);
    return fill.status;
}

/* Passages ------------------------------------------------------------------------------------ */

static bool overlaps(const wob_slices *a, const wob_slices *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (wob_slices_have(b, a->at[i]))
            return true;
    return false;
}

/* The items whose answers lead to this one: "zie ad 2" makes the answer to 2 stand for them as
 * well. Two answers to one item do not lead to each other. */
static void find_stands_for(const wob_letter *letter, const wob_answer *answer, wob_arena *arena,
                            wob_slices *ret_items)
{
    for (size_t i = 0; i < letter->answers.count; i++) {
        const wob_answer *other = &letter->answers.at[i];
        if (other == answer || other->see.count == 0 || !overlaps(&other->resolved, &answer->items))
            continue;
        for (size_t k = 0; k < other->items.count; k++)
            if (!wob_slices_have(&answer->items, other->items.at[k]))
                wob_slices_add(arena, ret_items, other->items.at[k]);
    }
}

/* What became of an item: the outcome of its answer; the letter's where it answers no items singly.
 */
static wob_outcome outcome_of_item(const wob_letter *letter, const wob_slices *item)
{
    for (size_t i = 0; i < letter->answers.count; i++)
        if (overlaps(&letter->answers.at[i].items, item))
            return letter->answers.at[i].outcome;
    return letter->answers.count ? WOB_OUTCOME_UNKNOWN : letter->decision.outcome;
}

void wob_document_passage_record(const wob_letter *letter, const wob_passage *passage,
                                 wob_arena *arena, wob_stored_passage *ret_record)
{
    *ret_record = (wob_stored_passage){
        .size = (uint32_t)(passage->span.end - passage->span.begin),
        .part = passage->part,
        .number = passage->number,
        .span = passage->span,
        .page = passage->page,
        .answer = passage->answer,
        .outcome = letter->decision.outcome,
        .items = passage->items,
    };
    for (size_t i = 0; i < letter->law.citations.count; i++) {
        const wob_citation *citation = &letter->law.citations.at[i];
        if (citation->role == WOB_ROLE_STAMP || citation->span.begin < passage->span.begin ||
            citation->span.begin >= passage->span.end)
            continue;
        wob_slices_add(arena, &ret_record->statutes, citation->label);
        if (citation->role == WOB_ROLE_APPLIED)
            wob_slices_add(arena, &ret_record->applied, citation->label);
    }
    if (passage->part == WOB_PART_ITEM)
        ret_record->outcome = outcome_of_item(letter, &passage->items);
    if (passage->answer != WOB_NO_ANSWER) {
        const wob_answer *answer = &letter->answers.at[passage->answer];
        ret_record->outcome = answer->outcome;
        find_stands_for(letter, answer, arena, &ret_record->stands_for);
    }
}

/* Adds a term that is counted, where keys are not. */
static void add_counted(filler *fill, wob_field field, wob_slice text)
{
    if (fill->status == WOB_OK)
        fill->status = wob_document_add_term(fill->document, wob_term(field, text, fill->arena), 1,
                                             fill->error);
}

static void add_label(filler *fill, wob_slice label, wob_role role)
{
    wob_slices levels = {0};
    wob_slice name = wob_slice_of(wob_role_name(role));
    wob_label_levels(label, fill->arena, &levels);
    for (size_t i = 0; i < levels.count; i++) {
        add_counted(fill, WOB_FIELD_STATUTE, levels.at[i]);
        if (role)
            add_key(
                fill, WOB_FIELD_STATUTE_ROLE,
                wob_arena_print(fill->arena, "%.*s:%.*s", WOB_ARG(name), WOB_ARG(levels.at[i])));
    }
    if (role)
        add_key(fill, WOB_FIELD_STATUTE_ROLE, name);
}

static bool lies_in(wob_span inner, const wob_passage *passage)
{
    return inner.begin >= passage->span.begin && inner.begin < passage->span.end;
}

/* What the passage cites, each citation in each role once. */
static void add_cited(filler *fill, const wob_letter *letter, const wob_passage *passage)
{
    wob_buffer cited = {0}, one = {0};
    wob_slices known = {0};
    for (size_t i = 0; i < letter->law.citations.count; i++) {
        const wob_citation *citation = &letter->law.citations.at[i];
        if (citation->role == WOB_ROLE_STAMP || !lies_in(citation->span, passage))
            continue;
        wob_buffer_clear(&one);
        wob_counted_citation_add(&one, citation->role, citation->label);
        wob_slices_add(fill->arena, &known, wob_arena_copy(fill->arena, wob_buffer_slice(&one)));
    }
    if (known.count)
        wob_record_add_text(&cited, letter->id);
    for (size_t i = 0; i < known.count; i++)
        wob_buffer_add(&cited, known.at[i]);
    add_value(fill, WOB_SLOT_CITED, wob_buffer_slice(&cited));
    wob_buffer_release(&cited);
    wob_buffer_release(&one);
}

static void add_law(filler *fill, const wob_letter *letter, const wob_passage *passage)
{
    for (size_t i = 0; i < letter->law.citations.count; i++) {
        const wob_citation *citation = &letter->law.citations.at[i];
        if (citation->role != WOB_ROLE_STAMP && lies_in(citation->span, passage))
            add_label(fill, citation->label, citation->role);
    }
    for (size_t i = 0; i < letter->law.mentions.count; i++)
        if (lies_in(letter->law.mentions.at[i].span, passage))
            add_label(fill, letter->law.mentions.at[i].label, WOB_ROLE_UNKNOWN);
    add_cited(fill, letter, passage);
}

/* The stems of `text` into `field`. */
static void add_stems(filler *fill, wob_analyser *analyser, wob_language language, wob_slice text,
                      wob_field field, wob_words *ret_words)
{
    if (fill->status == WOB_OK)
        fill->status = wob_analyse(analyser, text, language, fill->arena, ret_words, fill->error);
    for (size_t i = 0; i < ret_words->count; i++)
        add_counted(fill, field, ret_words->at[i].stem);
}

/* The passage's own words: their stems, and how they are written and follow each other. */
static void add_text(filler *fill, wob_analyser *analyser, wob_language language, wob_slice text,
                     wob_slices *ret_forms)
{
    wob_words words = {0};
    wob_buffer wording = {0};
    add_stems(fill, analyser, language, text, WOB_FIELD_STEM, &words);
    wob_wording_add_all(&wording, &words, fill->arena, ret_forms);
    add_value(fill, WOB_SLOT_WORDING, wob_buffer_slice(&wording));
    add_key(fill, WOB_FIELD_WORDING, wob_wording_key(wob_buffer_slice(&wording), fill->arena));
    wob_buffer_release(&wording);
}

wob_status wob_document_organisation_words(wob_analyser *analyser, wob_slice name, wob_arena *arena,
                                           wob_slices *ret_words, wob_error *error)
{
    wob_words words = {0};
    wob_status status = wob_analyse(analyser, name, WOB_DUTCH, arena, &words, error);
    for (size_t i = 0; i < words.count && status == WOB_OK; i++)
        wob_slices_add(arena, ret_words, words.at[i].folded);
    return status;
}

static void add_letter_keys(filler *fill, const wob_letter *letter, wob_analyser *analyser)
{
    wob_slices organisation = {0};
    add_key(fill, WOB_FIELD_OF, letter->id);
    add_key(fill, WOB_FIELD_KIND, wob_slice_of(wob_kind_name(letter->kind)));
    add_key(fill, WOB_FIELD_LANGUAGE, wob_slice_of(wob_language_code(letter->language)));
    if (fill->status == WOB_OK)
        fill->status = wob_document_organisation_words(analyser, letter->organisation, fill->arena,
                                                       &organisation, fill->error);
    add_keys(fill, WOB_FIELD_ORGANISATION, &organisation);
    add_value(fill, WOB_SLOT_LETTER, letter->id);
    add_value(fill, WOB_SLOT_DATE, wob_slot_date(letter->date, fill->arena));
    if (wob_date_known(letter->date))
        add_key(fill, WOB_FIELD_YEAR, wob_arena_print(fill->arena, "%d", letter->date.year));
}

static void add_facts(filler *fill, const wob_letter *letter, const wob_stored_passage *record)
{
    wob_buffer value = {0};
    const wob_counted_facts facts = {
        record->part,
        record->outcome,
        letter->kind,
        letter->language,
        wob_date_known(letter->date) ? (uint32_t)letter->date.year : 0,
        letter->organisation,
    };
    wob_counted_facts_write(&facts, &value);
    add_value(fill, WOB_SLOT_FACTS, wob_buffer_slice(&value));
    wob_buffer_release(&value);
}

static void add_passage_keys(filler *fill, const wob_stored_passage *record)
{
    add_key(fill, WOB_FIELD_TYPE, WOB_SLICE("passage"));
    add_key(fill, WOB_FIELD_PART, wob_slice_of(wob_part_name(record->part)));
    add_key(fill, WOB_FIELD_OUTCOME, wob_slice_of(wob_outcome_name(record->outcome)));
    if (record->fingerprint && !record->repeats) {
        char fingerprint[WOB_FINGERPRINT_ROOM];
        wob_fingerprint_write(record->fingerprint, fingerprint);
        add_key(fill, WOB_FIELD_FINGERPRINT, wob_slice_of(fingerprint));
    }
    add_keys(fill, WOB_FIELD_ITEM, &record->items);
    add_keys(fill, WOB_FIELD_ITEM_STANDS, &record->stands_for);
}

/* What the items that the passage answers ask, so that a question finds its answer. */
static void add_asked(filler *fill, const wob_letter *letter, const wob_passage *passage,
                      wob_analyser *analyser)
{
    if (passage->part != WOB_PART_ANSWER)
        return;
    for (size_t i = 0; i < letter->items.count; i++) {
        wob_words words = {0};
        if (wob_slices_have(&passage->items, letter->items.at[i].number))
            add_stems(fill, analyser, letter->language, letter->items.at[i].at.text,
                      WOB_FIELD_ASKED, &words);
    }
}

/* Counts the stems of `text` but for its stop words, which no question looks for here. */
static wob_status count_context(const wob_letter *letter, wob_slice text, wob_analyser *analyser,
                                wob_arena *arena, wob_id_table *known, wob_context *context,
                                wob_error *error)
{
    wob_words words = {0};
    wob_status status = wob_analyse(analyser, text, letter->language, arena, &words, error);
    for (size_t i = 0; i < words.count && status == WOB_OK; i++) {
        if (words.at[i].stop)
            continue;
        uint64_t *number = wob_id_table_add(known, words.at[i].stem);
        if (*number == 0) {
            wob_slice term = wob_term(WOB_FIELD_CONTEXT, words.at[i].stem, arena);
            *wob_push(arena, context) = (wob_context_term){term, 0};
            *number = context->count;
        }
        context->at[*number - 1].times++;
    }
    return status;
}

wob_status wob_document_context(const wob_letter *letter, wob_analyser *analyser, wob_arena *arena,
                                wob_context *ret_context, wob_error *error)
{
    wob_id_table known = {0};
    wob_slice request = letter->request.text;
    if (request.size > CONTEXT_BYTES)
        request.size = wob_utf8_floor(letter->request.text, CONTEXT_BYTES);
    wob_status status =
        count_context(letter, letter->subject, analyser, arena, &known, ret_context, error);
    if (status == WOB_OK)
        status = count_context(letter, request, analyser, arena, &known, ret_context, error);
    wob_id_table_release(&known);
    return status;
}

/* Parts that say the same in every letter are not found by what it is about. */
static bool has_context(wob_part part)
{
    return part != WOB_PART_HEADER && part != WOB_PART_REMEDY && part != WOB_PART_CLOSING;
}

static void add_context(filler *fill, wob_part part, const wob_context *context)
{
    if (!has_context(part))
        return;
    for (size_t i = 0; i < context->count && fill->status == WOB_OK; i++)
        fill->status = wob_document_add_term(fill->document, context->at[i].term,
                                             context->at[i].times, fill->error);
}

wob_status wob_document_fill_passage(wob_document *document, const wob_letter *letter,
                                     const wob_passage *passage, const wob_stored_passage *record,
                                     const wob_context *context, wob_analyser *analyser,
                                     wob_arena *arena, wob_slices *ret_forms, wob_error *error)
{
    filler fill = {document, arena, error, WOB_OK};
    wob_buffer data = {0};
    wob_slice text = wob_slice_at(letter->text, passage->span);
    wob_language language = wob_language_detect(text, letter->language);
    add_letter_keys(&fill, letter, analyser);
    add_passage_keys(&fill, record);
    add_law(&fill, letter, passage);
    add_text(&fill, analyser, language, text, ret_forms);
    add_facts(&fill, letter, record);
    add_asked(&fill, letter, passage, analyser);
    add_context(&fill, record->part, context);
    wob_stored_passage marked = *record;
    if (fill.status == WOB_OK)
        fill.status = wob_document_mark(document, &marked.mark, error);
    wob_stored_passage_write(&marked, &data);
    set_data(&fill, &data);
    wob_buffer_release(&data);
    return fill.status;
}

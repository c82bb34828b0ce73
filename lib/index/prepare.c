/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making letters ready. See prepare.h; schema.h says what lies in an index. */
#include "lib/index/prepare.h"

#include "lib/base/id_table.h"
#include "lib/index/document.h"
#include "lib/index/fingerprint.h"
#include "lib/index/pack.h"
#include "lib/index/sketch.h"

typedef struct preparer {
    const wob_letter *letter;
    wob_analyser *analyser;
    wob_arena *arena;
    wob_document *document; /* used again and again */
    wob_stored_letter record;
    wob_passages passages;
    wob_stored_passage *records;
    wob_slices packs; /* deflated */
    wob_context context;
    wob_slices documents, forms;
    wob_error *error;
} preparer;

static wob_status close_pack(preparer *self, wob_buffer *text)
{
    wob_buffer pack = {0};
    wob_status status = wob_pack(wob_buffer_slice(text), &pack, self->error);
    if (status == WOB_OK)
        *wob_push(self->arena, &self->packs) = wob_arena_copy(self->arena, wob_buffer_slice(&pack));
    wob_buffer_release(&pack);
    wob_buffer_clear(text);
    return status;
}

/* The fingerprint of a passage, and whether one of the `known` before it has the same. */
static wob_status take_fingerprint(preparer *self, wob_slice text, wob_id_table *known,
                                   wob_stored_passage *record)
{
    char name[WOB_FINGERPRINT_ROOM];
    wob_status status = wob_fingerprint_make(text, self->arena, &record->fingerprint, self->error);
    if (status || record->fingerprint == 0)
        return status;
    wob_fingerprint_write(record->fingerprint, name);
    uint64_t *times = wob_id_table_add(known, wob_slice_of(name));
    record->repeats = (*times)++ > 0;
    return WOB_OK;
}

/* Cuts the letter and packs its passages: documents stand as letter, packs, passages. */
static wob_status pack_passages(preparer *self)
{
    wob_buffer text = {0};
    wob_id_table known = {0};
    wob_status status =
        wob_passages_cut(self->letter, self->analyser, self->arena, &self->passages, self->error);
    size_t count = self->passages.count;
    self->records = wob_arena_take(self->arena, count * sizeof *self->records);
    for (size_t i = 0; i < count && status == WOB_OK; i++) {
        wob_stored_passage *record = &self->records[i];
        wob_slice passage = wob_slice_at(self->letter->text, self->passages.at[i].span);
        wob_document_passage_record(self->letter, &self->passages.at[i], self->arena, record);
        status = take_fingerprint(self, passage, &known, record);
        record->pack_offset = (uint32_t)text.size;
        record->to_pack = (uint32_t)self->packs.count; /* its number; a distance below */
        wob_buffer_add(&text, passage);
        if (status == WOB_OK && text.size >= WOB_PACK_LARGEST)
            status = close_pack(self, &text);
    }
    if (status == WOB_OK && text.size)
        status = close_pack(self, &text);
    for (size_t i = 0; i < count && status == WOB_OK; i++) {
        uint32_t place = (uint32_t)(1 + self->packs.count + i);
        self->records[i].to_letter = place;
        self->records[i].to_pack = place - 1 - self->records[i].to_pack;
    }
    wob_id_table_release(&known);
    wob_buffer_release(&text);
    return status;
}

/* Where the first passage of each answer is, behind the letter's document. */
static void point_to_answers(preparer *self)
{
    for (size_t i = self->passages.count; i-- > 0;)
        if (self->passages.at[i].answer != WOB_NO_ANSWER)
            self->record.answers.at[self->passages.at[i].answer].passage =
                self->records[i].to_letter;
}

static wob_status make_record(preparer *self)
{
    wob_document_letter_record(self->letter, self->arena, &self->record);
    wob_status status =
        wob_sketch_make(self->letter->text, self->arena, &self->record.sketch, self->error);
    if (status == WOB_OK)
        status = pack_passages(self);
    self->record.passage_count = (uint32_t)self->passages.count;
    self->record.document_count = (uint32_t)(1 + self->packs.count + self->passages.count);
    point_to_answers(self);
    return status;
}

/* Notes the document in hand, and empties it. */
static wob_status keep_document(preparer *self, wob_status status)
{
    wob_buffer bytes = {0};
    if (status == WOB_OK)
        status = wob_document_write(self->document, &bytes, self->error);
    *wob_push(self->arena, &self->documents) =
        wob_arena_copy(self->arena, wob_buffer_slice(&bytes));
    wob_buffer_release(&bytes);
    wob_document_clear(self->document);
    return status;
}

static wob_status fill_documents(preparer *self)
{
    wob_status status = wob_document_context(self->letter, self->analyser, self->arena,
                                             &self->context, self->error);
    for (size_t i = 0; i < self->packs.count && status == WOB_OK; i++)
        status = keep_document(self,
                               wob_document_fill_pack(self->document, self->letter->id,
                                                      self->packs.at[i], self->arena, self->error));
    for (size_t i = 0; i < self->passages.count && status == WOB_OK; i++)
        status = keep_document(
            self, wob_document_fill_passage(self->document, self->letter, &self->passages.at[i],
                                            &self->records[i], &self->context, self->analyser,
                                            self->arena, &self->forms, self->error));
    return status;
}

static void keep_each_once(wob_slices *words)
{
    wob_id_table known = {0};
    size_t kept = 0;
    for (size_t i = 0; i < words->count; i++)
        if ((*wob_id_table_add(&known, words->at[i]))++ == 0)
            words->at[kept++] = words->at[i];
    words->count = kept;
    wob_id_table_release(&known);
}

void wob_prepared_write(const wob_prepared *prepared, wob_buffer *to)
{
    wob_buffer record = {0};
    wob_stored_letter_write(&prepared->letter, &record);
    wob_record_add_text(to, prepared->path);
    wob_record_add_text(to, wob_buffer_slice(&record));
    wob_record_add_list(to, &prepared->documents);
    wob_record_add_list(to, &prepared->forms);
    wob_buffer_release(&record);
}

wob_status wob_prepare(const wob_letter *letter, wob_analyser *analyser, wob_arena *arena,
                       wob_buffer *to, wob_error *error)
{
    preparer self = {.letter = letter,
                     .analyser = analyser,
                     .arena = arena,
                     .document = wob_document_new(),
                     .error = error};
    if (!self.document)
        return wob_fail(error, WOB_NO_MEMORY, "no memory to write with");
    wob_status status = make_record(&self);
    if (status == WOB_OK)
        status = fill_documents(&self);
    wob_document_free(self.document);
    if (status)
        return status;
    keep_each_once(&self.forms);
    const wob_prepared prepared = {letter->source->path, self.record, self.documents, self.forms};
    wob_prepared_write(&prepared, to);
    return WOB_OK;
}

wob_status wob_prepared_read(wob_slice bytes, wob_arena *arena, wob_prepared *ret_prepared,
                             wob_error *error)
{
    wob_record_reader reader = {.rest = bytes};
    wob_prepared prepared = {.path = wob_record_text(&reader)};
    wob_slice record = wob_record_text(&reader);
    wob_record_list(&reader, arena, &prepared.documents);
    wob_record_list(&reader, arena, &prepared.forms);
    if (reader.broken || reader.rest.size)
        return wob_fail(error, WOB_CORRUPT, "a letter made ready for the index is damaged");
    wob_status status = wob_stored_letter_read(record, arena, &prepared.letter, error);
    if (status == WOB_OK)
        *ret_prepared = prepared;
    return status;
}

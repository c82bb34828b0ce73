/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting letters into an index. See writer.h; schema.h says what lies there. */
#include "lib/index/writer.h"

#include "lib/base/id_table.h"
#include "lib/base/keep.h"
#include "lib/base/memory.h"
#include "lib/index/document.h"
#include "lib/index/fingerprint.h"
#include "lib/index/forms.h"
#include "lib/index/lexicon.h"
#include "lib/index/meta.h"
#include "lib/index/pack.h"
#include "lib/index/same.h"
#include "lib/index/schema.h"
#include "lib/index/shelf.h"
#include "lib/index/sketch.h"
#include "lib/index/version.h"

#include <stdlib.h>

/* Xapian holds what is not committed in maps that outgrow the processor's cache: batches of about a
 * thousand passages are written 2.5 times faster than one of a million. */
enum { COMMIT_DOCUMENTS = 2000 };

/* The tables of words are made of all words that there are. In an index so large that this takes
 * longer than adding a letter, they are let be until one in so many documents came or went. */
enum { LARGE_DOCUMENTS = 50000, STALE_ONE_IN = 100 };

struct wob_index_writer {
    wob_shelf shelf;
    wob_analyser *analyser;
    wob_forms forms;
    wob_buffer path; /* of the letter that was added last: more may come from there */
    unsigned stale;  /* documents that came or went since the lexicon was made; */
    unsigned noted;  /* of which so many are written down in the index */
    bool broken;     /* a change failed halfway: nothing of it may last */
};

static wob_status read_stale(wob_index_writer *writer, wob_error *error)
{
    bool known;
    wob_status status = wob_meta_read(writer->shelf.database, WOB_SLICE(WOB_META_STALE), &known,
                                      &writer->noted, error);
    writer->stale = writer->noted;
    return status;
}

static void count_stale(wob_index_writer *writer)
{
    writer->stale += (unsigned)writer->shelf.changed;
    writer->shelf.changed = 0;
}

/* A run that changes nothing must write nothing. */
static wob_status write_stale(wob_index_writer *writer, wob_error *error)
{
    if (writer->stale == writer->noted)
        return WOB_OK;
    writer->noted = writer->stale;
    return wob_meta_write(writer->shelf.database, WOB_SLICE(WOB_META_STALE), writer->stale, error);
}

wob_status wob_index_writer_new(const char *path, wob_index_writer **ret_writer, wob_error *error)
{
    wob_index_writer *writer = wob_new(sizeof *writer);
    wob_status status = wob_make_parents(path, error);
    if (status == WOB_OK)
        status = wob_database_open_writable(path, &writer->shelf.database, error);
    if (status == WOB_OK)
        status = wob_index_version_claim(writer->shelf.database, path, error);
    if (status == WOB_OK)
        status = read_stale(writer, error);
    if (status == WOB_OK)
        status = wob_analyser_new(&writer->analyser, error);
    writer->shelf.document = wob_document_new();
    if (status == WOB_OK && !writer->shelf.document)
        status = wob_fail(error, WOB_NO_MEMORY, "%s: no memory to write with", path);
    if (status == WOB_OK)
        *ret_writer = writer;
    else
        wob_index_writer_free(writer);
    return status;
}

void wob_index_writer_free(wob_index_writer *writer)
{
    if (!writer)
        return;
    wob_document_free(writer->shelf.document);
    wob_analyser_free(writer->analyser);
    wob_database_free(writer->shelf.database);
    wob_arena_release(&writer->shelf.arena);
    wob_forms_release(&writer->forms);
    wob_buffer_release(&writer->path);
    free(writer);
}

static wob_status commit(wob_index_writer *writer, wob_error *error)
{
    if (writer->broken)
        return wob_fail(error, WOB_IO,
                        "the index stays as it was after its last commit: a change to it failed "
                        "halfway; run the same command again");
    count_stale(writer);
    wob_status status = write_stale(writer, error);
    return status ? status : wob_database_commit(writer->shelf.database, error);
}

static wob_status renew_lexicon(wob_index_writer *writer, wob_error *error)
{
    uint32_t documents = 0;
    count_stale(writer);
    wob_status status = wob_database_count(writer->shelf.database, &documents, error);
    bool due =
        documents < LARGE_DOCUMENTS ? writer->stale > 0 : writer->stale >= documents / STALE_ONE_IN;
    if (status || !due)
        return status;
    writer->stale = 0;
    return wob_lexicon_write(writer->shelf.database, writer->analyser, error);
}

/* The lexicon is made of all that is there, so once, at the end. */
wob_status wob_index_writer_commit(wob_index_writer *writer, wob_error *error)
{
    wob_status status = writer->broken ? WOB_OK : renew_lexicon(writer, error);
    writer->broken |= status != WOB_OK;
    return status ? status : commit(writer, error);
}

wob_status wob_index_writer_has(wob_index_writer *writer, wob_slice id, wob_slice path,
                                bool *ret_has, wob_error *error)
{
    wob_shelved found;
    wob_arena_clear(&writer->shelf.arena);
    wob_status status = wob_shelf_find(&writer->shelf, id, &found, error);
    *ret_has =
        status == WOB_OK && found.docid && wob_stored_letter_lies_at(&found.letter, id, path);
    return status;
}

/* Putting in ----------------------------------------------------------------------------------- */

/* A letter on its way: its record, its passages, and the packs that hold their texts. */
typedef struct batch {
    wob_stored_letter letter;
    wob_passages passages;
    wob_stored_passage *records;
    WOB_LIST(wob_slice) packs; /* deflated */
} batch;

static wob_status close_pack(wob_index_writer *writer, batch *of, wob_buffer *text,
                             wob_error *error)
{
    wob_buffer pack = {0};
    wob_status status = wob_pack(wob_buffer_slice(text), &pack, error);
    if (status == WOB_OK)
        *wob_push(&writer->shelf.arena, &of->packs) =
            wob_arena_copy(&writer->shelf.arena, wob_buffer_slice(&pack));
    wob_buffer_release(&pack);
    wob_buffer_clear(text);
    return status;
}

/* The fingerprint of a passage, and whether one of the `known` before it has the same. */
static wob_status take_fingerprint(wob_index_writer *writer, wob_slice text, wob_id_table *known,
                                   wob_stored_passage *record, wob_error *error)
{
    char name[WOB_FINGERPRINT_ROOM];
    wob_status status =
        wob_fingerprint_make(text, &writer->shelf.arena, &record->fingerprint, error);
    if (status || record->fingerprint == 0)
        return status;
    wob_fingerprint_write(record->fingerprint, name);
    uint64_t *times = wob_id_table_add(known, wob_slice_of(name));
    record->repeats = (*times)++ > 0;
    return WOB_OK;
}

/* Cuts the letter and packs its passages: documents stand as letter, packs, passages. */
static wob_status pack_passages(wob_index_writer *writer, const wob_letter *letter, batch *of,
                                wob_error *error)
{
    wob_buffer text = {0};
    wob_id_table known = {0};
    wob_status status =
        wob_passages_cut(letter, writer->analyser, &writer->shelf.arena, &of->passages, error);
    size_t count = of->passages.count;
    of->records = wob_arena_take(&writer->shelf.arena, count * sizeof *of->records);
    for (size_t i = 0; i < count && status == WOB_OK; i++) {
        wob_stored_passage *record = &of->records[i];
        wob_slice passage = wob_slice_at(letter->text, of->passages.at[i].span);
        wob_document_passage_record(letter, &of->passages.at[i], &writer->shelf.arena, record);
        status = take_fingerprint(writer, passage, &known, record, error);
        record->pack_offset = (uint32_t)text.size;
        record->to_pack = (uint32_t)of->packs.count; /* its number; a distance below */
        wob_buffer_add(&text, passage);
        if (status == WOB_OK && text.size >= WOB_PACK_LARGEST)
            status = close_pack(writer, of, &text, error);
    }
    if (status == WOB_OK && text.size)
        status = close_pack(writer, of, &text, error);
    for (size_t i = 0; i < count && status == WOB_OK; i++) {
        uint32_t place = (uint32_t)(1 + of->packs.count + i);
        of->records[i].to_letter = place;
        of->records[i].to_pack = place - 1 - of->records[i].to_pack;
    }
    wob_id_table_release(&known);
    wob_buffer_release(&text);
    return status;
}

/* Where the first passage of each answer is, behind the letter's document. */
static void point_to_answers(batch *of)
{
    for (size_t i = of->passages.count; i-- > 0;)
        if (of->passages.at[i].answer != WOB_NO_ANSWER)
            of->letter.answers.at[of->passages.at[i].answer].passage = of->records[i].to_letter;
}

/* All that can be done before the index is changed. */
static wob_status prepare(wob_index_writer *writer, const wob_letter *letter, batch *of,
                          wob_error *error)
{
    wob_document_letter_record(letter, &writer->shelf.arena, &of->letter);
    wob_status status =
        wob_sketch_make(letter->text, &writer->shelf.arena, &of->letter.sketch, error);
    if (status == WOB_OK)
        status = pack_passages(writer, letter, of, error);
    of->letter.passage_count = (uint32_t)of->passages.count;
    of->letter.document_count = (uint32_t)(1 + of->packs.count + of->passages.count);
    point_to_answers(of);
    return status;
}

static wob_status add_document(wob_index_writer *writer, wob_error *error)
{
    uint32_t docid;
    wob_status status =
        wob_database_add(writer->shelf.database, writer->shelf.document, &docid, error);
    wob_document_clear(writer->shelf.document);
    return status;
}

static wob_status add_documents(wob_index_writer *writer, const wob_letter *letter,
                                const batch *all, wob_error *error)
{
    wob_slices forms = {0};
    writer->shelf.changed += all->letter.document_count;
    wob_document_clear(writer->shelf.document);
    wob_status status =
        wob_document_fill_letter(writer->shelf.document, &all->letter, &writer->shelf.arena, error);
    if (status == WOB_OK)
        status = add_document(writer, error);
    for (size_t i = 0; i < all->packs.count && status == WOB_OK; i++) {
        status = wob_document_fill_pack(writer->shelf.document, letter->id, all->packs.at[i],
                                        &writer->shelf.arena, error);
        if (status == WOB_OK)
            status = add_document(writer, error);
    }
    for (size_t i = 0; i < all->passages.count && status == WOB_OK; i++) {
        status = wob_document_fill_passage(writer->shelf.document, letter, &all->passages.at[i],
                                           &all->records[i], writer->analyser, &writer->shelf.arena,
                                           &forms, error);
        if (status == WOB_OK)
            status = add_document(writer, error);
    }
    for (size_t i = 0; i < forms.count && status == WOB_OK; i++)
        status = wob_forms_note(&writer->forms, writer->shelf.database, forms.at[i], error);
    return status;
}

/* Commits fall between sources: here, before a change, and nowhere within one. */
static wob_status begin_change(wob_index_writer *writer, wob_slice path, wob_error *error)
{
    bool goes_on = path.size && wob_slice_equal(path, wob_buffer_slice(&writer->path));
    wob_arena_clear(&writer->shelf.arena);
    wob_buffer_clear(&writer->path);
    wob_buffer_add(&writer->path, path);
    return writer->shelf.changed >= COMMIT_DOCUMENTS && !goes_on ? commit(writer, error) : WOB_OK;
}

static wob_status end_change(wob_index_writer *writer, wob_status status)
{
    writer->broken |= status != WOB_OK;
    return status;
}

/* The bytes that the letter has under this id: its own, or those of a copy. */
static wob_slice bytes_under(const wob_stored_letter *letter, wob_slice id)
{
    for (size_t i = 0; i < letter->copies.count; i++)
        if (wob_slice_equal(letter->copies.at[i].id, id))
            return letter->copies.at[i].sha256;
    return letter->sha256;
}

/* The letter is there: it lies at one path more, or has one copy more. */
static wob_status add_place(wob_index_writer *writer, wob_shelved *there, const wob_letter *letter,
                            wob_error *error)
{
    wob_slice path = letter->source->path;
    if (wob_slice_equal(there->letter.id, letter->id))
        wob_slices_add(&writer->shelf.arena, &there->letter.paths, path);
    else
        *wob_push(&writer->shelf.arena, &there->letter.copies) =
            (wob_stored_copy){letter->id, wob_slice_of(letter->source->sha256), path};
    return wob_shelf_update(&writer->shelf, there, error);
}

/* Puts the letter in, and takes out `old`, the one in whose place it comes, if any. The copies of
 * that become its own where they are the same letter still; others are read again when next seen.
 */
static wob_status put_in(wob_index_writer *writer, const wob_letter *letter, batch *all,
                         const wob_shelved *old, wob_error *error)
{
    wob_stored_letter *record = &all->letter;
    bool same = wob_same_letter(&old->letter, record);
    wob_slices_add(&writer->shelf.arena, &record->paths, letter->source->path);
    for (size_t i = 0; i < old->letter.copies.count; i++) {
        const wob_stored_copy *copy = &old->letter.copies.at[i];
        if (wob_slice_equal(copy->id, record->id))
            wob_slices_add(&writer->shelf.arena, &record->paths, copy->path);
        else if (same)
            *wob_push(&writer->shelf.arena, &record->copies) = *copy;
    }
    wob_status status = WOB_OK;
    if (old->docid)
        status = wob_shelf_delete(&writer->shelf, &old->letter, error);
    return status ? status : add_documents(writer, letter, all, error);
}

static wob_status change(wob_index_writer *writer, const wob_letter *letter, batch *all,
                         wob_added *ret_added, wob_error *error)
{
    wob_shelf *shelf = &writer->shelf;
    wob_slice bytes = wob_slice_of(letter->source->sha256);
    wob_slices again = {0}; /* their copies are read again when next seen */
    wob_shelved there = {0};
    bool replaced;
    wob_status status =
        wob_shelf_forget_path(shelf, letter->source->path, bytes, &replaced, &again, error);
    if (status == WOB_OK)
        status = wob_shelf_find(shelf, letter->id, &there, error);
    bool own = wob_slice_equal(there.letter.id, letter->id),
         known = there.docid && wob_slice_equal(bytes_under(&there.letter, letter->id), bytes);
    if (status == WOB_OK && known && (own || there.letter.paths.count)) {
        *ret_added = WOB_ADDED_PATH;
        return add_place(writer, &there, letter, error);
    }
    if (status == WOB_OK && there.docid && !own && !known) {
        status = wob_shelf_forget_id(shelf, letter->id, &replaced, error);
        there = (wob_shelved){0};
    }
    if (status == WOB_OK && there.docid == 0) {
        status = wob_shelf_find_same(shelf, &all->letter, &there, error);
        if (status == WOB_OK && there.letter.paths.count) {
            *ret_added = WOB_ADDED_COPY;
            return add_place(writer, &there, letter, error);
        }
    }
    *ret_added = replaced || there.docid ? WOB_ADDED_CHANGED : WOB_ADDED_NEW;
    return status ? status : put_in(writer, letter, all, &there, error);
}

wob_status wob_index_writer_add(wob_index_writer *writer, const wob_letter *letter,
                                wob_added *ret_added, wob_error *error)
{
    batch all = {0};
    wob_shelved there = {0};
    wob_slice path = letter->source->path, bytes = wob_slice_of(letter->source->sha256);
    wob_status status = begin_change(writer, path, error);
    if (status == WOB_OK)
        status = wob_shelf_find(&writer->shelf, letter->id, &there, error);
    if (status == WOB_OK && wob_stored_letter_lies_at(&there.letter, letter->id, path) &&
        wob_slice_equal(bytes_under(&there.letter, letter->id), bytes)) {
        *ret_added = WOB_ADDED_NOTHING;
        return WOB_OK;
    }
    if (status == WOB_OK)
        status = prepare(writer, letter, &all, error);
    return status ? status : end_change(writer, change(writer, letter, &all, ret_added, error));
}

wob_status wob_index_writer_remove(wob_index_writer *writer, wob_slice id_or_path,
                                   wob_removed *ret_removed, wob_error *error)
{
    *ret_removed = (wob_removed){0};
    wob_status status = begin_change(writer, (wob_slice){0}, error);
    if (status)
        return status;
    status = wob_shelf_forget_id(&writer->shelf, id_or_path, &ret_removed->found, error);
    if (status == WOB_OK && !ret_removed->found)
        status = wob_shelf_forget_path(&writer->shelf, id_or_path, (wob_slice){0},
                                       &ret_removed->found, &ret_removed->again, error);
    return end_change(writer, status);
}

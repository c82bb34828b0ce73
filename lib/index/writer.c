/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting letters into an index. See writer.h; schema.h says what lies there. */
#include "lib/index/writer.h"

#include "lib/base/keep.h"
#include "lib/base/memory.h"
#include "lib/index/document.h"
#include "lib/index/forms.h"
#include "lib/index/lexicon.h"
#include "lib/index/meta.h"
#include "lib/index/same.h"
#include "lib/index/schema.h"
#include "lib/index/shelf.h"
#include "lib/index/version.h"

#include <stdlib.h>

/* Xapian holds what is not committed in maps that outgrow the processor's cache: batches of about a
 * thousand passages are put in 2.5 times faster than one of a million. (Batches of 5,000 are 5%
 * faster in a large index, whose table of terms they rewrite less often, and take as much more
 * memory.) */
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

static wob_status add_document(wob_index_writer *writer, wob_status status, wob_error *error)
{
    uint32_t docid;
    if (status == WOB_OK)
        status = wob_database_add(writer->shelf.database, writer->shelf.document, &docid, error);
    wob_document_clear(writer->shelf.document);
    return status;
}

static wob_status add_documents(wob_index_writer *writer, const wob_prepared *prepared,
                                wob_error *error)
{
    wob_document *document = writer->shelf.document;
    writer->shelf.changed += prepared->letter.document_count;
    wob_document_clear(document);
    wob_status status = add_document(
        writer, wob_document_fill_letter(document, &prepared->letter, &writer->shelf.arena, error),
        error);
    for (size_t i = 0; i < prepared->documents.count && status == WOB_OK; i++)
        status = add_document(writer, wob_document_read(document, prepared->documents.at[i], error),
                              error);
    for (size_t i = 0; i < prepared->forms.count && status == WOB_OK; i++)
        status =
            wob_forms_note(&writer->forms, writer->shelf.database, prepared->forms.at[i], error);
    return status;
}

/* Commits fall between sources: here, before a change, and nowhere within one. */
static wob_status begin_change(wob_index_writer *writer, wob_slice path, wob_error *error)
{
    bool goes_on = path.size && wob_slice_equal(path, wob_buffer_slice(&writer->path));
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
static wob_status add_place(wob_index_writer *writer, wob_shelved *there,
                            const wob_prepared *prepared, wob_error *error)
{
    const wob_stored_letter *letter = &prepared->letter;
    if (wob_slice_equal(there->letter.id, letter->id))
        wob_slices_add(&writer->shelf.arena, &there->letter.paths, prepared->path);
    else
        *wob_push(&writer->shelf.arena, &there->letter.copies) =
            (wob_stored_copy){letter->id, letter->sha256, prepared->path};
    return wob_shelf_update(&writer->shelf, there, error);
}

/* Puts the letter in, and takes out `old`, the one in whose place it comes, if any. The copies of
 * that become its own where they are the same letter still; others are read again when next seen.
 */
static wob_status put_in(wob_index_writer *writer, wob_prepared *prepared, const wob_shelved *old,
                         wob_error *error)
{
    wob_stored_letter *record = &prepared->letter;
    bool same = wob_same_letter(&old->letter, record);
    wob_slices_add(&writer->shelf.arena, &record->paths, prepared->path);
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
    return status ? status : add_documents(writer, prepared, error);
}

static wob_status change(wob_index_writer *writer, wob_prepared *prepared, wob_added *ret_added,
                         wob_error *error)
{
    wob_shelf *shelf = &writer->shelf;
    wob_slice id = prepared->letter.id, bytes = prepared->letter.sha256;
    wob_slices again = {0}; /* their copies are read again when next seen */
    wob_shelved there = {0};
    bool replaced;
    wob_status status =
        wob_shelf_forget_path(shelf, prepared->path, bytes, &replaced, &again, error);
    if (status == WOB_OK)
        status = wob_shelf_find(shelf, id, &there, error);
    bool own = wob_slice_equal(there.letter.id, id),
         known = there.docid && wob_slice_equal(bytes_under(&there.letter, id), bytes);
    if (status == WOB_OK && known && (own || there.letter.paths.count)) {
        *ret_added = WOB_ADDED_PATH;
        return add_place(writer, &there, prepared, error);
    }
    if (status == WOB_OK && there.docid && !own && !known) {
        status = wob_shelf_forget_id(shelf, id, &replaced, error);
        there = (wob_shelved){0};
    }
    if (status == WOB_OK && there.docid == 0) {
        status = wob_shelf_find_same(shelf, &prepared->letter, &there, error);
        if (status == WOB_OK && there.letter.paths.count) {
            *ret_added = WOB_ADDED_COPY;
            return add_place(writer, &there, prepared, error);
        }
    }
    *ret_added = replaced || there.docid ? WOB_ADDED_CHANGED : WOB_ADDED_NEW;
    return status ? status : put_in(writer, prepared, &there, error);
}

wob_status wob_index_writer_put(wob_index_writer *writer, wob_slice bytes, wob_added *ret_added,
                                wob_error *error)
{
    wob_prepared prepared;
    wob_shelved there = {0};
    wob_arena_clear(&writer->shelf.arena);
    wob_status status = wob_prepared_read(bytes, &writer->shelf.arena, &prepared, error);
    if (status == WOB_OK)
        status = begin_change(writer, prepared.path, error);
    if (status == WOB_OK)
        status = wob_shelf_find(&writer->shelf, prepared.letter.id, &there, error);
    if (status)
        return status;
    if (wob_stored_letter_lies_at(&there.letter, prepared.letter.id, prepared.path) &&
        wob_slice_equal(bytes_under(&there.letter, prepared.letter.id), prepared.letter.sha256)) {
        *ret_added = WOB_ADDED_NOTHING;
        return WOB_OK;
    }
    return end_change(writer, change(writer, &prepared, ret_added, error));
}

wob_status wob_index_writer_restore(wob_index_writer *writer, const wob_prepared *letter,
                                    wob_error *error)
{
    wob_arena_clear(&writer->shelf.arena);
    wob_status status = begin_change(writer, (wob_slice){0}, error);
    return status ? status : end_change(writer, add_documents(writer, letter, error));
}

wob_status wob_index_writer_add(wob_index_writer *writer, const wob_letter *letter,
                                wob_added *ret_added, wob_error *error)
{
    wob_arena arena = {0};
    wob_buffer bytes = {0};
    wob_status status = wob_prepare(letter, writer->analyser, &arena, &bytes, error);
    if (status == WOB_OK)
        status = wob_index_writer_put(writer, wob_buffer_slice(&bytes), ret_added, error);
    wob_buffer_release(&bytes);
    wob_arena_release(&arena);
    return status;
}

wob_status wob_index_writer_remove(wob_index_writer *writer, wob_slice id_or_path,
                                   wob_removed *ret_removed, wob_error *error)
{
    *ret_removed = (wob_removed){0};
    wob_arena_clear(&writer->shelf.arena);
    wob_status status = begin_change(writer, (wob_slice){0}, error);
    if (status)
        return status;
    status = wob_shelf_forget_id(&writer->shelf, id_or_path, &ret_removed->found, error);
    if (status == WOB_OK && !ret_removed->found)
        status = wob_shelf_forget_path(&writer->shelf, id_or_path, (wob_slice){0},
                                       &ret_removed->found, &ret_removed->again, error);
    return end_change(writer, status);
}

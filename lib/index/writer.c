/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting letters into an index. See writer.h; schema.h says what lies there. */
#include "lib/index/writer.h"

#include "lib/base/memory.h"
#include "lib/index/document.h"
#include "lib/index/pack.h"
#include "lib/index/schema.h"
#include "lib/index/version.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Xapian holds what is not committed in maps that outgrow the processor's cache: batches of about a
 * thousand passages are written 2.5 times faster than one of a million. */
enum { COMMIT_DOCUMENTS = 2000 };

struct wob_index_writer {
    wob_database *database;
    wob_analyser *analyser;
    wob_document *document; /* used again and again */
    wob_arena arena;        /* of the letter being added */
    size_t uncommitted;     /* documents put in and taken out since the last commit */
    bool broken;            /* a change failed halfway: nothing of it may last */
};

static wob_status make_parents(const char *path, wob_error *error)
{
    wob_buffer folder = {0};
    wob_status status = WOB_OK;
    wob_slice whole = wob_slice_of(path);
    for (size_t at = 1; at < whole.size && status == WOB_OK; at++) {
        if (path[at] != '/')
            continue;
        wob_buffer_clear(&folder);
        wob_buffer_add(&folder, wob_slice_cut(whole, 0, at));
        if (mkdir(folder.data, 0777) != 0 && errno != EEXIST)
            status = wob_fail(error, WOB_IO, "%s: cannot make this folder for the index: %s",
                              folder.data, strerror(errno));
    }
    wob_buffer_release(&folder);
    return status;
}

wob_status wob_index_writer_new(const char *path, wob_index_writer **ret_writer, wob_error *error)
{
    wob_index_writer *writer = wob_new(sizeof *writer);
    wob_status status = make_parents(path, error);
    if (status == WOB_OK)
        status = wob_database_open_writable(path, &writer->database, error);
    if (status == WOB_OK)
        status = wob_index_version_claim(writer->database, path, error);
    if (status == WOB_OK)
        status = wob_analyser_new(&writer->analyser, error);
    writer->document = wob_document_new();
    if (status == WOB_OK && !writer->document)
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
    wob_document_free(writer->document);
    wob_analyser_free(writer->analyser);
    wob_database_free(writer->database);
    wob_arena_release(&writer->arena);
    free(writer);
}

wob_status wob_index_writer_commit(wob_index_writer *writer, wob_error *error)
{
    if (writer->broken)
        return wob_fail(error, WOB_IO,
                        "the index stays as it was after its last commit: a change to it failed "
                        "halfway; run the same command again");
    writer->uncommitted = 0;
    return wob_database_commit(writer->database, error);
}

/* What is there already ------------------------------------------------------------------------ */

static wob_status note_docid(void *context, uint32_t docid, wob_error *error)
{
    (void)error;
    *(uint32_t *)context = docid;
    return WOB_OK;
}

/* A letter of the index: its document and its record. */
typedef struct found_letter {
    uint32_t docid; /* 0: there is none */
    wob_stored_letter record;
} found_letter;

static wob_status find_letter(wob_index_writer *writer, wob_slice term, found_letter *ret_found,
                              wob_error *error)
{
    wob_buffer data = {0};
    *ret_found = (found_letter){0};
    wob_status status =
        wob_database_each_docid(writer->database, term, note_docid, &ret_found->docid, error);
    if (status == WOB_OK && ret_found->docid)
        status = wob_database_data(writer->database, ret_found->docid, &data, error);
    if (status == WOB_OK && ret_found->docid) {
        wob_slice record = wob_arena_copy(&writer->arena, wob_buffer_slice(&data));
        status = wob_stored_letter_read(record, &writer->arena, &ret_found->record, error);
    }
    wob_buffer_release(&data);
    return status;
}

static wob_status find_by_id(wob_index_writer *writer, wob_slice id, found_letter *ret_found,
                             wob_error *error)
{
    return find_letter(writer, wob_term(WOB_FIELD_LETTER, id, &writer->arena), ret_found, error);
}

static wob_status find_by_path(wob_index_writer *writer, wob_slice path, found_letter *ret_found,
                               wob_error *error)
{
    char digest[WOB_SHA256_SIZE];
    wob_sha256(path, digest);
    wob_slice term = wob_term(WOB_FIELD_PATH, wob_slice_of(digest), &writer->arena);
    return find_letter(writer, term, ret_found, error);
}

wob_status wob_index_writer_has(wob_index_writer *writer, wob_slice id, wob_slice path,
                                bool *ret_has, wob_error *error)
{
    found_letter found;
    wob_arena_clear(&writer->arena);
    wob_status status = find_by_id(writer, id, &found, error);
    *ret_has =
        status == WOB_OK && found.docid && wob_stored_letter_lies_at(&found.record, id, path);
    return status;
}

/* Taking out ----------------------------------------------------------------------------------- */

static wob_status delete_letter(wob_index_writer *writer, const wob_stored_letter *letter,
                                wob_error *error)
{
    writer->uncommitted += letter->document_count;
    return wob_database_delete(writer->database, wob_term(WOB_FIELD_OF, letter->id, &writer->arena),
                               error);
}

/* Writes the letter's own document anew, with other paths; its passages stay as they are. */
static wob_status set_paths(wob_index_writer *writer, const found_letter *letter,
                            const wob_slices *paths, wob_error *error)
{
    wob_stored_letter record = letter->record;
    record.paths = *paths;
    wob_document_clear(writer->document);
    wob_status status = wob_document_fill_letter(writer->document, &record, &writer->arena, error);
    if (status == WOB_OK)
        status = wob_database_replace(writer->database, letter->docid, writer->document, error);
    writer->uncommitted++;
    return status;
}

/* Takes `path` from the letter that was read from it; a letter that lies nowhere else goes. */
static wob_status forget_path(wob_index_writer *writer, wob_slice path, bool *ret_found,
                              wob_error *error)
{
    found_letter found;
    wob_slices others = {0};
    wob_status status = find_by_path(writer, path, &found, error);
    *ret_found = status == WOB_OK && found.docid;
    if (!*ret_found)
        return status;
    for (size_t i = 0; i < found.record.paths.count; i++)
        if (!wob_slice_equal(found.record.paths.at[i], path))
            wob_slices_add(&writer->arena, &others, found.record.paths.at[i]);
    return others.count ? set_paths(writer, &found, &others, error)
                        : delete_letter(writer, &found.record, error);
}

/* Putting in ----------------------------------------------------------------------------------- */

/* The passages of one letter on their way: their records, and the packs that hold their texts. */
typedef struct batch {
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
        *wob_push(&writer->arena, &of->packs) =
            wob_arena_copy(&writer->arena, wob_buffer_slice(&pack));
    wob_buffer_release(&pack);
    wob_buffer_clear(text);
    return status;
}

/* Cuts the letter and packs its passages: documents stand as letter, packs, passages. */
static wob_status prepare(wob_index_writer *writer, const wob_letter *letter, batch *of,
                          wob_error *error)
{
    wob_buffer text = {0};
    wob_status status =
        wob_passages_cut(letter, writer->analyser, &writer->arena, &of->passages, error);
    size_t count = of->passages.count;
    of->records = wob_arena_take(&writer->arena, count * sizeof *of->records);
    for (size_t i = 0; i < count && status == WOB_OK; i++) {
        wob_stored_passage *record = &of->records[i];
        wob_document_passage_record(letter, &of->passages.at[i], &writer->arena, record);
        record->pack_offset = (uint32_t)text.size;
        record->to_pack = (uint32_t)of->packs.count; /* its number; a distance below */
        wob_buffer_add(&text, wob_slice_at(letter->text, record->span));
        if (text.size >= WOB_PACK_LARGEST)
            status = close_pack(writer, of, &text, error);
    }
    if (status == WOB_OK && text.size)
        status = close_pack(writer, of, &text, error);
    for (size_t i = 0; i < count && status == WOB_OK; i++) {
        uint32_t place = (uint32_t)(1 + of->packs.count + i);
        of->records[i].to_letter = place;
        of->records[i].to_pack = place - 1 - of->records[i].to_pack;
    }
    wob_buffer_release(&text);
    return status;
}

static wob_status add_document(wob_index_writer *writer, wob_error *error)
{
    uint32_t docid;
    wob_status status = wob_database_add(writer->database, writer->document, &docid, error);
    wob_document_clear(writer->document);
    return status;
}

/* Where the first passage of each answer is, behind the letter's document. */
static void point_to_answers(const batch *of, wob_stored_letter *record)
{
    for (size_t i = of->passages.count; i-- > 0;)
        if (of->passages.at[i].answer != WOB_NO_ANSWER)
            record->answers.at[of->passages.at[i].answer].passage = of->records[i].to_letter;
}

static wob_status add_documents(wob_index_writer *writer, const wob_letter *letter,
                                const batch *all, const wob_slices *paths, wob_error *error)
{
    wob_stored_letter record;
    wob_document_letter_record(letter, &writer->arena, &record);
    record.paths = *paths;
    record.passage_count = (uint32_t)all->passages.count;
    record.document_count = (uint32_t)(1 + all->packs.count + all->passages.count);
    point_to_answers(all, &record);
    writer->uncommitted += record.document_count;

    wob_document_clear(writer->document);
    wob_status status = wob_document_fill_letter(writer->document, &record, &writer->arena, error);
    if (status == WOB_OK)
        status = add_document(writer, error);
    for (size_t i = 0; i < all->packs.count && status == WOB_OK; i++) {
        status = wob_document_fill_pack(writer->document, letter->id, all->packs.at[i],
                                        &writer->arena, error);
        if (status == WOB_OK)
            status = add_document(writer, error);
    }
    for (size_t i = 0; i < all->passages.count && status == WOB_OK; i++) {
        status =
            wob_document_fill_passage(writer->document, letter, &all->passages.at[i],
                                      &all->records[i], writer->analyser, &writer->arena, error);
        if (status == WOB_OK)
            status = add_document(writer, error);
    }
    return status;
}

/* Commits fall between letters: here, and nowhere within a change. */
static wob_status end_change(wob_index_writer *writer, wob_status status, wob_error *error)
{
    if (status) {
        writer->broken = true;
        return status;
    }
    return writer->uncommitted >= COMMIT_DOCUMENTS ? wob_index_writer_commit(writer, error)
                                                   : WOB_OK;
}

/* The letter is there under another path. */
static wob_status add_path(wob_index_writer *writer, const found_letter *same, wob_slice path,
                           wob_error *error)
{
    wob_slices paths = same->record.paths;
    bool replaced;
    wob_status status = forget_path(writer, path, &replaced, error);
    wob_slices_add(&writer->arena, &paths, path);
    if (status == WOB_OK)
        status = set_paths(writer, same, &paths, error);
    return end_change(writer, status, error);
}

/* The letter is not there. `old` is one of the same id: the same document of a dump, with another
 * text. */
static wob_status add_letter(wob_index_writer *writer, const wob_letter *letter,
                             const found_letter *old, bool *ret_replaced, wob_error *error)
{
    batch all = {0};
    wob_slices paths = {0};
    wob_slice path = letter->source->path;
    wob_status status = prepare(writer, letter, &all, error);
    if (status)
        return status; /* nothing has changed yet */
    status = forget_path(writer, path, ret_replaced, error);
    if (status == WOB_OK && old->docid) {
        *ret_replaced = true;
        status = delete_letter(writer, &old->record, error);
    }
    wob_slices_add(&writer->arena, &paths, path);
    if (status == WOB_OK)
        status = add_documents(writer, letter, &all, &paths, error);
    return end_change(writer, status, error);
}

wob_status wob_index_writer_add(wob_index_writer *writer, const wob_letter *letter,
                                wob_added *ret_added, wob_error *error)
{
    wob_slice path = letter->source->path;
    found_letter same;
    bool replaced = false;
    wob_arena_clear(&writer->arena);
    wob_status status = find_by_id(writer, letter->id, &same, error);
    if (status)
        return status;
    if (!same.docid || !wob_slice_equal(same.record.sha256, wob_slice_of(letter->source->sha256))) {
        status = add_letter(writer, letter, &same, &replaced, error);
        *ret_added = replaced ? WOB_ADDED_CHANGED : WOB_ADDED_NEW;
        return status;
    }
    bool there = wob_slices_have(&same.record.paths, path);
    *ret_added = there ? WOB_ADDED_NOTHING : WOB_ADDED_PATH;
    return there ? WOB_OK : add_path(writer, &same, path, error);
}

wob_status wob_index_writer_remove(wob_index_writer *writer, wob_slice id_or_path,
                                   bool *ret_removed, wob_error *error)
{
    found_letter found;
    wob_arena_clear(&writer->arena);
    wob_status status = find_by_id(writer, id_or_path, &found, error);
    if (status)
        return status;
    *ret_removed = found.docid > 0;
    status = found.docid ? delete_letter(writer, &found.record, error)
                         : forget_path(writer, id_or_path, ret_removed, error);
    return end_change(writer, status, error);
}

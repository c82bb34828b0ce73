/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading an index. See reader.h. */
#include "lib/index/reader.h"

#include "lib/base/memory.h"
#include "lib/index/pack.h"
#include "lib/index/schema.h"
#include "lib/index/version.h"

#include <stdlib.h>

struct wob_index {
    wob_database *database;
    wob_buffer path;
    wob_buffer data;            /* of the document read last */
    wob_buffer pack;            /* the pack inflated last: hits of one letter often share it */
    uint32_t pack_docid;        /* 0: none */
    uint32_t step;              /* from a document to its neighbour: the number of shards */
    wob_vocabulary **of_shards; /* their vocabularies; each NULL until it is asked for */
};

static wob_status check_versions(wob_database *database, wob_error *error)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < wob_database_shard_count(database) && status == WOB_OK; i++) {
        wob_database *shard = wob_database_shard(database, i);
        status = wob_index_version_check(shard, wob_database_path(shard), error);
    }
    return status;
}

static void forget_vocabularies(wob_index *index)
{
    for (uint32_t i = 0; index->of_shards && i < index->step; i++)
        wob_vocabulary_free(index->of_shards[i]);
    free(index->of_shards);
    index->of_shards = NULL;
}

/* What was just opened, or opened again. */
static wob_status take_shards(wob_index *index, wob_error *error)
{
    index->pack_docid = 0;
    index->step = (uint32_t)wob_database_shard_count(index->database);
    index->of_shards = wob_new(index->step * sizeof *index->of_shards);
    return check_versions(index->database, error);
}

wob_status wob_index_open(const char *path, wob_index **ret_index, wob_error *error)
{
    wob_index *index = wob_new(sizeof *index);
    wob_buffer_print(&index->path, "%s", path);
    wob_status status = wob_database_open(path, &index->database, error);
    if (status == WOB_OK)
        status = take_shards(index, error);
    if (status == WOB_OK)
        *ret_index = index;
    else
        wob_index_free(index);
    return status;
}

void wob_index_free(wob_index *index)
{
    if (!index)
        return;
    forget_vocabularies(index);
    wob_database_free(index->database);
    wob_buffer_release(&index->path);
    wob_buffer_release(&index->data);
    wob_buffer_release(&index->pack);
    free(index);
}

wob_status wob_index_probe(const char *path, wob_error *error)
{
    wob_index *index = NULL;
    wob_status status = wob_index_open(path, &index, error);
    wob_index_free(index);
    return status;
}

wob_status wob_index_reopen(wob_index *index, wob_error *error)
{
    forget_vocabularies(index);
    wob_status status = wob_database_reopen(index->database, error);
    wob_status taken = take_shards(index, status ? NULL : error);
    return status ? status : taken;
}

bool wob_index_may_reopen(wob_status status)
{
    return status == WOB_CHANGED || status == WOB_NETWORK;
}

wob_database *wob_index_database(wob_index *index)
{
    return index->database;
}

wob_status wob_index_vocabulary(wob_index *index, size_t shard, wob_vocabulary **ret_vocabulary,
                                wob_error *error)
{
    wob_vocabulary **kept = &index->of_shards[shard];
    wob_status status = WOB_OK;
    if (!*kept)
        status = wob_vocabulary_open(wob_database_shard(index->database, shard), kept, error);
    *ret_vocabulary = *kept;
    return status;
}

bool wob_index_lies_in_shards(const wob_index *index)
{
    return wob_database_lies_in_shards(index->database);
}

uint32_t wob_index_behind(const wob_index *index, uint32_t docid, uint32_t distance)
{
    return docid + distance * index->step;
}

const char *wob_index_path(const wob_index *index)
{
    return index->path.data;
}

/* What can only be when the index is damaged. */
static wob_status damaged(const wob_index *index, uint32_t docid, const char *how, wob_error *error)
{
    return wob_fail(error, WOB_CORRUPT, "%s: document %u %s: run wobindex check --repair",
                    wob_index_path(index), (unsigned)docid, how);
}

/* The data of a document, in `index->data`. */
static wob_status read_data(wob_index *index, uint32_t docid, wob_error *error)
{
    wob_buffer_clear(&index->data);
    wob_status status = wob_database_data(index->database, docid, &index->data, error);
    return status == WOB_NOT_FOUND ? damaged(index, docid, "is missing", error) : status;
}

wob_status wob_index_passage_read(const wob_index *index, uint32_t docid, wob_slice data,
                                  wob_arena *arena, wob_stored_passage *ret_passage,
                                  wob_error *error)
{
    if (wob_stored_passage_read(wob_arena_copy(arena, data), arena, ret_passage, error) != WOB_OK)
        return damaged(index, docid, "has a record that is none of a passage", error);
    uint32_t farthest = (docid - 1) / index->step;
    if (ret_passage->to_letter > farthest || ret_passage->to_pack > farthest)
        return damaged(index, docid, "points outside the index", error);
    ret_passage->to_letter *= index->step;
    ret_passage->to_pack *= index->step;
    return WOB_OK;
}

wob_status wob_index_passage(wob_index *index, uint32_t docid, wob_arena *arena,
                             wob_stored_passage *ret_passage, wob_error *error)
{
    wob_status status = read_data(index, docid, error);
    return status ? status
                  : wob_index_passage_read(index, docid, wob_buffer_slice(&index->data), arena,
                                           ret_passage, error);
}

wob_status wob_index_letter(wob_index *index, uint32_t docid, wob_arena *arena,
                            wob_stored_letter *ret_letter, wob_error *error)
{
    wob_status status = read_data(index, docid, error);
    if (status)
        return status;
    wob_slice record = wob_arena_copy(arena, wob_buffer_slice(&index->data));
    if (wob_stored_letter_read(record, arena, ret_letter, error) != WOB_OK ||
        ret_letter->passage_count >= ret_letter->document_count)
        return damaged(index, docid, "has a record that is none of a letter", error);
    return WOB_OK;
}

/* Inflates the pack into `index->pack`, unless it lies there. */
static wob_status read_pack(wob_index *index, uint32_t docid, wob_error *error)
{
    if (docid == index->pack_docid)
        return WOB_OK;
    index->pack_docid = 0;
    wob_buffer_clear(&index->pack);
    wob_status status = read_data(index, docid, error);
    if (status == WOB_OK)
        status = wob_unpack(wob_buffer_slice(&index->data), &index->pack, error);
    if (status == WOB_CORRUPT)
        return damaged(index, docid, "is missing, or no pack of passages", error);
    if (status == WOB_OK)
        index->pack_docid = docid;
    return status;
}

wob_status wob_index_text(wob_index *index, uint32_t docid, const wob_stored_passage *passage,
                          wob_arena *arena, wob_slice *ret_text, wob_error *error)
{
    wob_status status = read_pack(index, docid - passage->to_pack, error);
    if (status)
        return status;
    wob_slice pack = wob_buffer_slice(&index->pack);
    if (passage->pack_offset > pack.size || passage->size > pack.size - passage->pack_offset)
        return damaged(index, docid, "lies outside its pack", error);
    *ret_text = wob_arena_copy(
        arena, wob_slice_cut(pack, passage->pack_offset, passage->pack_offset + passage->size));
    return WOB_OK;
}

/* Ids -------------------------------------------------------------------------------------------
 */

static wob_status note_docid(void *context, uint32_t docid, wob_error *error)
{
    (void)error;
    *(uint32_t *)context = docid;
    return WOB_OK;
}

wob_status wob_index_find_letter(wob_index *index, wob_slice id, uint32_t *ret_docid,
                                 wob_error *error)
{
    wob_arena arena = {0};
    uint32_t docid = 0;
    wob_status status = wob_database_each_docid(
        index->database, wob_term(WOB_FIELD_LETTER, id, &arena), note_docid, &docid, error);
    if (status == WOB_OK && docid == 0)
        status = wob_fail(error, WOB_NOT_FOUND, "%s: no letter has the id %.*s",
                          wob_index_path(index), WOB_ARG(id));
    wob_arena_release(&arena);
    if (status == WOB_OK)
        *ret_docid = docid;
    return status;
}

wob_status wob_index_resolve(wob_index *index, wob_slice id, wob_arena *arena, wob_slice *ret_id,
                             wob_error *error)
{
    wob_stored_letter letter = {0};
    wob_status status = WOB_CHANGED;
    for (int i = 0; wob_index_may_reopen(status) && i <= WOB_MOST_REOPENINGS; i++) {
        uint32_t docid;
        status = i ? wob_index_reopen(index, error) : WOB_OK;
        if (status == WOB_OK)
            status = wob_index_find_letter(index, id, &docid, error);
        if (status == WOB_OK)
            status = wob_index_letter(index, docid, arena, &letter, error);
    }
    *ret_id = status == WOB_OK ? letter.id : id;
    return status == WOB_NOT_FOUND ? WOB_OK : status;
}

wob_status wob_index_has(wob_index *index, wob_slice id, wob_slice path, bool *ret_has,
                         wob_error *error)
{
    wob_arena arena = {0};
    wob_stored_letter letter = {0};
    uint32_t docid;
    wob_status status = wob_index_find_letter(index, id, &docid, error);
    if (status == WOB_OK)
        status = wob_index_letter(index, docid, &arena, &letter, error);
    *ret_has = status == WOB_OK && wob_stored_letter_lies_at(&letter, id, path);
    wob_arena_release(&arena);
    return status == WOB_NOT_FOUND ? WOB_OK : status;
}

wob_slice wob_passage_id(const wob_stored_letter *letter, const wob_stored_passage *passage,
                         wob_arena *arena)
{
    return wob_arena_print(arena, "%.*s#%s-%u", WOB_ARG(letter->id), wob_part_name(passage->part),
                           (unsigned)passage->number);
}

wob_status wob_index_find_passage(wob_index *index, wob_slice id, wob_arena *arena,
                                  uint32_t *ret_docid, wob_error *error)
{
    size_t hash = wob_slice_find(id, WOB_SLICE("#"), 0);
    uint32_t docid;
    wob_stored_letter letter;
    wob_status status = wob_index_find_letter(index, wob_slice_cut(id, 0, hash), &docid, error);
    if (status == WOB_OK)
        status = wob_index_letter(index, docid, arena, &letter, error);
    if (status)
        return status;
    for (uint32_t i = letter.document_count - letter.passage_count; i < letter.document_count;
         i++) {
        wob_stored_passage passage;
        uint32_t place = wob_index_behind(index, docid, i);
        status = wob_index_passage(index, place, arena, &passage, error);
        if (status)
            return status;
        wob_slice own = wob_passage_id(&letter, &passage, arena);
        if (wob_slice_equal(wob_slice_cut(own, letter.id.size, own.size),
                            wob_slice_cut(id, hash, id.size))) {
            *ret_docid = place;
            return WOB_OK;
        }
    }
    return wob_fail(error, WOB_NOT_FOUND, "%s: the letter %.*s has no passage %.*s",
                    wob_index_path(index), WOB_ARG(letter.id),
                    WOB_ARG(wob_slice_cut(id, hash, id.size)));
}

/* All of it -------------------------------------------------------------------------------------
 */

static wob_status count_type(wob_index *index, const char *type, uint32_t *ret_count,
                             wob_error *error)
{
    wob_arena arena = {0};
    wob_slice term = wob_term(WOB_FIELD_TYPE, wob_slice_of(type), &arena);
    wob_status status = wob_database_frequency(index->database, term, ret_count, error);
    wob_arena_release(&arena);
    return status;
}

wob_status wob_index_count(wob_index *index, uint32_t *ret_letters, uint32_t *ret_passages,
                           wob_error *error)
{
    wob_status status = count_type(index, "letter", ret_letters, error);
    return status == WOB_OK ? count_type(index, "passage", ret_passages, error) : status;
}

static wob_status count_id(void *context, wob_slice term, uint32_t frequency, wob_error *error)
{
    (void)term, (void)frequency, (void)error;
    ++*(uint32_t *)context;
    return WOB_OK;
}

wob_status wob_index_count_copies(wob_index *index, uint32_t *ret_copies, wob_error *error)
{
    uint32_t letters = 0, ids = 0;
    wob_slice prefix = wob_slice_of(wob_field_prefix(WOB_FIELD_LETTER));
    wob_status status = count_type(index, "letter", &letters, error);
    if (status == WOB_OK)
        status = wob_database_each_term(index->database, prefix, count_id, &ids, error);
    *ret_copies = ids > letters ? ids - letters : 0;
    return status;
}

wob_status wob_index_each_letter(wob_index *index, wob_docid_fn call, void *context,
                                 wob_error *error)
{
    wob_arena arena = {0};
    wob_slice term = wob_term(WOB_FIELD_TYPE, WOB_SLICE("letter"), &arena);
    wob_status status = wob_database_each_docid(index->database, term, call, context, error);
    wob_arena_release(&arena);
    return status;
}

wob_status wob_index_frequency(wob_index *index, wob_field field, wob_slice text, wob_arena *arena,
                               uint32_t *ret_frequency, wob_error *error)
{
    return wob_database_frequency(index->database, wob_term(field, text, arena), ret_frequency,
                                  error);
}

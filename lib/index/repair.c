/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mending indexes. See repair.h. */
#include "lib/index/repair.h"

#include "lib/base/id_table.h"
#include "lib/index/renew.h"
#include "lib/index/sketch.h"
#include "lib/index/sound.h"
#include "lib/index/writer.h"

typedef struct mender {
    wob_index *from;
    wob_index_writer *to;
    wob_analyser *analyser;
    wob_id_table ids; /* of the letters that were kept */
    wob_arena arena;  /* of the letter in hand */
    wob_buffer left;  /* id of the letter that was left out last */
    wob_buffer *report;
    wob_repaired done;
} mender;

/* Documents ----------------------------------------------------------------------------------- */

static bool has(mender *mend, uint32_t docid, wob_field field, wob_slice text)
{
    bool is = false;
    wob_slice term = wob_term(field, text, &mend->arena);
    return wob_database_document_has(wob_index_database(mend->from), docid, term, &is, NULL) ==
               WOB_OK &&
           is;
}

/* It is there, though damaged maybe, and belongs to no letter that is named in the report. */
static bool is_stray(mender *mend, uint32_t docid)
{
    wob_buffer data = {0};
    wob_status status = wob_database_data(wob_index_database(mend->from), docid, &data, NULL);
    wob_buffer_release(&data);
    return status != WOB_NOT_FOUND &&
           !(mend->left.size && has(mend, docid, WOB_FIELD_OF, wob_buffer_slice(&mend->left)));
}

static wob_status take_document(mender *mend, uint32_t docid, wob_prepared *letter,
                                wob_error *error)
{
    wob_buffer bytes = {0};
    if (!has(mend, docid, WOB_FIELD_OF, letter->letter.id))
        return wob_fail(error, WOB_CORRUPT, "document %u is lost, or of another letter",
                        (unsigned)docid);
    wob_status status = wob_database_document(wob_index_database(mend->from), docid, &bytes, error);
    if (status == WOB_OK)
        *wob_push(&mend->arena, &letter->documents) =
            wob_arena_copy(&mend->arena, wob_buffer_slice(&bytes));
    wob_buffer_release(&bytes);
    return status;
}

/* Letters ------------------------------------------------------------------------------------- */

/* The letter with all its documents, where each is sound. */
static wob_status take_letter(mender *mend, uint32_t docid, wob_prepared *letter, wob_error *error)
{
    const wob_stored_letter *record = &letter->letter;
    wob_status status = wob_index_letter(mend->from, docid, &mend->arena, &letter->letter, error);
    if (status == WOB_OK && wob_stored_letter_path(record).size == 0)
        status = wob_fail(error, WOB_CORRUPT, "it has no path");
    if (status == WOB_OK && !wob_sketch_sound(record->sketch))
        status = wob_fail(error, WOB_CORRUPT, "its sketch is damaged");
    if (status == WOB_OK && wob_id_table_find(&mend->ids, record->id))
        status = wob_fail(error, WOB_CORRUPT, "another letter has its id");
    for (uint32_t i = 1; i < record->document_count && status == WOB_OK; i++)
        status = take_document(mend, docid + i, letter, error);
    for (uint32_t i = record->document_count - record->passage_count;
         i < record->document_count && status == WOB_OK; i++)
        status = wob_passage_sound(mend->from, mend->analyser, record, docid, docid + i,
                                   &mend->arena, &letter->forms, error);
    return status;
}

static void leave_out(mender *mend, uint32_t docid, const wob_stored_letter *letter)
{
    wob_slice path = wob_stored_letter_path(letter);
    mend->done.left_out++;
    wob_buffer_clear(&mend->left);
    wob_buffer_add(&mend->left, letter->id);
    if (path.size)
        wob_buffer_print(mend->report, "%.*s: damaged, to be read again\n", WOB_ARG(path));
    else
        wob_buffer_print(mend->report, "document %u: a letter whose path is lost\n",
                         (unsigned)docid);
}

/* Looks at the document, and with it at all of the letter that begins there; *docid is the next. */
static wob_status mend_at(mender *mend, uint32_t *docid, wob_error *error)
{
    wob_prepared letter = {0};
    wob_error why = {0};
    uint32_t at = (*docid)++;
    wob_arena_clear(&mend->arena);
    if (!has(mend, at, WOB_FIELD_TYPE, WOB_SLICE("letter"))) {
        mend->done.strays += is_stray(mend, at);
        return WOB_OK;
    }
    if (take_letter(mend, at, &letter, &why) != WOB_OK) {
        leave_out(mend, at, &letter.letter);
        return WOB_OK;
    }
    *wob_id_table_add(&mend->ids, letter.letter.id) = 1;
    mend->done.kept++;
    *docid = at + letter.letter.document_count;
    return wob_index_writer_restore(mend->to, &letter, error);
}

static wob_status write_sound(void *context, const char *from, const char *to, wob_error *error)
{
    mender *mend = context;
    uint32_t last = 0;
    wob_status status = wob_index_open(from, &mend->from, error);
    if (status == WOB_OK)
        status = wob_analyser_new(&mend->analyser, error);
    if (status == WOB_OK)
        status = wob_database_last(wob_index_database(mend->from), &last, error);
    if (status == WOB_OK)
        status = wob_index_writer_new(to, &mend->to, error);
    for (uint32_t docid = 1; docid <= last && docid && status == WOB_OK;)
        status = mend_at(mend, &docid, error);
    if (status == WOB_OK)
        status = wob_index_writer_commit(mend->to, error);
    wob_index_writer_free(mend->to);
    wob_analyser_free(mend->analyser);
    wob_index_free(mend->from);
    wob_id_table_release(&mend->ids);
    wob_buffer_release(&mend->left);
    wob_arena_release(&mend->arena);
    return status;
}

wob_status wob_index_repair(const char *path, wob_repaired *ret_repaired, wob_buffer *report,
                            wob_error *error)
{
    mender mend = {.report = report};
    wob_index *index = NULL;
    wob_database *lock = NULL;
    wob_renewed sizes;
    /* Opened for reading first: where there is no index, none must be made. */
    wob_status status = wob_index_open(path, &index, error);
    wob_index_free(index);
    if (status)
        return status;
    /* Where it is damaged so that nobody can write to it, there is nobody to be kept out. */
    if (wob_database_open_writable(path, &lock, error) == WOB_LOCKED)
        return WOB_LOCKED;
    status = wob_index_renew(path, write_sound, &mend, &sizes, error);
    wob_database_free(lock);
    *ret_repaired = mend.done;
    return status;
}

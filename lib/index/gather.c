/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters from one index for another. See gather.h. */
#include "lib/index/gather.h"

#include "lib/index/sketch.h"
#include "lib/index/sound.h"

static wob_status take_document(wob_index *from, uint32_t docid, wob_arena *arena,
                                wob_prepared *letter, wob_error *error)
{
    wob_buffer bytes = {0};
    bool is_own = false;
    wob_database *database = wob_index_database(from);
    wob_slice of = wob_term(WOB_FIELD_OF, letter->letter.id, arena);
    if (wob_database_document_has(database, docid, of, &is_own, NULL) != WOB_OK || !is_own)
        return wob_fail(error, WOB_CORRUPT, "document %u is lost, or of another letter",
                        (unsigned)docid);
    wob_status status = wob_database_document(database, docid, &bytes, error);
    if (status == WOB_OK)
        *wob_push(arena, &letter->documents) = wob_arena_copy(arena, wob_buffer_slice(&bytes));
    wob_buffer_release(&bytes);
    return status;
}

wob_status wob_gather(wob_index *from, wob_analyser *analyser, uint32_t docid, wob_arena *arena,
                      wob_prepared *ret_letter, wob_error *error)
{
    const wob_stored_letter *record = &ret_letter->letter;
    *ret_letter = (wob_prepared){0};
    wob_status status = wob_index_letter(from, docid, arena, &ret_letter->letter, error);
    if (status == WOB_OK && wob_stored_letter_path(record).size == 0)
        status = wob_fail(error, WOB_CORRUPT, "it has no path");
    if (status == WOB_OK && !wob_sketch_sound(record->sketch))
        status = wob_fail(error, WOB_CORRUPT, "its sketch is damaged");
    for (uint32_t i = 1; i < record->document_count && status == WOB_OK; i++)
        status = take_document(from, docid + i, arena, ret_letter, error);
    for (uint32_t i = record->document_count - record->passage_count;
         i < record->document_count && status == WOB_OK; i++)
        status = wob_passage_sound(from, analyser, record, docid, docid + i, arena,
                                   &ret_letter->forms, error);
    return status;
}

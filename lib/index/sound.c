/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking closely at passages. See sound.h. */
#include "lib/index/sound.h"

#include "lib/base/utf8.h"
#include "lib/index/wording.h"

typedef struct passage_check {
    wob_index *index;
    uint32_t docid;
    wob_error *error;
} passage_check;

static wob_status check_value(const passage_check *of, wob_slot slot, wob_slice expected,
                              const char *what)
{
    wob_buffer value = {0};
    wob_status status = wob_database_value(wob_index_database(of->index), of->docid, (uint32_t)slot,
                                           &value, of->error);
    if (status == WOB_OK && !wob_slice_equal(wob_buffer_slice(&value), expected))
        status = wob_fail(of->error, WOB_CORRUPT, "passage %u %s", (unsigned)of->docid, what);
    wob_buffer_release(&value);
    return status;
}

static wob_status check_words(const passage_check *of, wob_slice text, wob_analyser *analyser,
                              wob_arena *arena, wob_slices *ret_forms)
{
    wob_words words = {0};
    wob_buffer wording = {0};
    wob_status status = wob_analyse(analyser, text, WOB_DUTCH, arena, &words, of->error);
    wob_wording_add_all(&wording, &words, arena, ret_forms);
    if (status == WOB_OK)
        status = check_value(of, WOB_SLOT_WORDING, wob_buffer_slice(&wording),
                             "has the words of another text");
    wob_buffer_release(&wording);
    return status;
}

static wob_status check_mark(const passage_check *of, uint32_t expected)
{
    uint32_t mark = 0;
    wob_status status =
        wob_database_document_mark(wob_index_database(of->index), of->docid, &mark, of->error);
    if (status == WOB_OK && mark != expected)
        status = wob_fail(of->error, WOB_CORRUPT,
                          "passage %u has other terms or values than it got", (unsigned)of->docid);
    return status;
}

wob_status wob_passage_sound(wob_index *index, wob_analyser *analyser,
                             const wob_stored_letter *letter, uint32_t letter_docid, uint32_t docid,
                             wob_arena *arena, wob_slices *ret_forms, wob_error *error)
{
    const passage_check of = {index, docid, error};
    wob_stored_passage passage;
    wob_slice text;
    wob_status status = wob_index_passage(index, docid, arena, &passage, error);
    if (status == WOB_OK && docid - passage.to_letter != letter_docid)
        status = wob_fail(error, WOB_CORRUPT, "passage %u names another letter", (unsigned)docid);
    if (status == WOB_OK)
        status = wob_index_text(index, docid, &passage, arena, &text, error);
    if (status == WOB_OK && wob_utf8_valid(text) < text.size)
        status = wob_fail(error, WOB_CORRUPT, "passage %u is no valid text", (unsigned)docid);
    if (status == WOB_OK)
        status = check_words(&of, text, analyser, arena, ret_forms);
    if (status == WOB_OK)
        status = check_value(&of, WOB_SLOT_LETTER, letter->id, "counts for another letter");
    return status ? status : check_mark(&of, passage.mark);
}

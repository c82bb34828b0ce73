/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verifying an index. See verify.h. */
#include "lib/index/verify.h"

#include "lib/base/utf8.h"
#include "lib/index/reader.h"

typedef struct verifier {
    wob_index *index;
    wob_arena arena;
    wob_buffer *report;
    uint32_t faults;
    uint32_t passages; /* that belong to letters */
} verifier;

static void note_fault(verifier *verify, wob_slice letter, const wob_error *error)
{
    verify->faults++;
    wob_buffer_print(verify->report, "letter %.*s: %s\n", WOB_ARG(letter), error->message);
}

static wob_status verify_passage(verifier *verify, uint32_t letter_docid, uint32_t docid,
                                 wob_error *error)
{
    wob_stored_passage passage;
    wob_slice text;
    wob_status status = wob_index_passage(verify->index, docid, &verify->arena, &passage, error);
    if (status == WOB_OK && docid - passage.to_letter != letter_docid)
        status = wob_fail(error, WOB_CORRUPT, "passage %u names another letter", (unsigned)docid);
    if (status == WOB_OK)
        status = wob_index_text(verify->index, docid, &passage, &verify->arena, &text, error);
    if (status == WOB_OK && wob_utf8_valid(text) < text.size)
        status = wob_fail(error, WOB_CORRUPT, "passage %u is no valid text", (unsigned)docid);
    return status;
}

static wob_status verify_letter(void *context, uint32_t docid, wob_error *unused)
{
    verifier *verify = context;
    wob_stored_letter letter = {0};
    wob_error error = {0};
    (void)unused; /* a fault is no failure: the walk goes on */
    wob_arena_clear(&verify->arena);
    if (wob_index_letter(verify->index, docid, &verify->arena, &letter, &error) != WOB_OK) {
        note_fault(verify, letter.id, &error);
        return WOB_OK;
    }
    verify->passages += letter.passage_count;
    for (uint32_t i = letter.document_count - letter.passage_count; i < letter.document_count; i++)
        if (verify_passage(verify, docid, docid + i, &error) != WOB_OK)
            note_fault(verify, letter.id, &error);
    return WOB_OK;
}

wob_status wob_index_verify(const char *path, uint32_t *ret_faults, wob_buffer *report,
                            wob_error *error)
{
    verifier verify = {.report = report};
    uint32_t letters, passages;
    wob_status status = wob_index_open(path, &verify.index, error);
    if (status == WOB_OK)
        status = wob_database_check(path, &verify.faults, report, error);
    if (status == WOB_OK)
        status = wob_index_each_letter(verify.index, verify_letter, &verify, error);
    if (status == WOB_OK)
        status = wob_index_count(verify.index, &letters, &passages, error);
    if (status == WOB_OK && passages != verify.passages) {
        verify.faults++;
        wob_buffer_print(report, "%u passages belong to letters, %u are there\n",
                         (unsigned)verify.passages, (unsigned)passages);
    }
    wob_index_free(verify.index);
    wob_arena_release(&verify.arena);
    *ret_faults = verify.faults;
    return status;
}

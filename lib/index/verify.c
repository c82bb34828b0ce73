/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verifying an index. See verify.h. */
#include "lib/index/verify.h"

#include "lib/index/document.h"
#include "lib/index/reader.h"
#include "lib/index/schema.h"
#include "lib/index/sketch.h"
#include "lib/index/sound.h"
#include "lib/source/child.h"

#include <string.h>

typedef struct verifier {
    wob_index *index;
    wob_analyser *analyser;
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

/* All documents of the letter are there. */
static wob_status verify_count(verifier *verify, const wob_stored_letter *letter, wob_error *error)
{
    uint32_t found = 0;
    wob_slice term = wob_term(WOB_FIELD_OF, letter->id, &verify->arena);
    wob_status status =
        wob_database_frequency(wob_index_database(verify->index), term, &found, error);
    if (status == WOB_OK && found != letter->document_count)
        status = wob_fail(error, WOB_CORRUPT, "%u of its %u documents are there", (unsigned)found,
                          (unsigned)letter->document_count);
    return status;
}

/* The document has all these terms. They are asked for together: walking over the letters of a
 * frequent one for each that has it would take the square of their number. */
static wob_status find_by_all(verifier *verify, const wob_slices *terms, uint32_t docid,
                              bool *ret_found, wob_error *error)
{
    wob_query **parts = wob_arena_take(&verify->arena, terms->count * sizeof *parts);
    wob_query *all = NULL;
    wob_matches *matches = NULL;
    wob_status status = WOB_OK;
    for (size_t i = 0; i < terms->count && status == WOB_OK; i++)
        status = wob_query_term(terms->at[i], &parts[i], error);
    if (status == WOB_OK)
        status = wob_query_join(WOB_AND, parts, terms->count, &all, error);
    wob_search search = {.query = all, .most = 2, .k1 = 1, .b = 0};
    if (status == WOB_OK)
        status = wob_database_search(wob_index_database(verify->index), &search, &matches, error);
    *ret_found = status == WOB_OK && wob_matches_count(matches) == 1 &&
                 wob_matches_at(matches, 0).docid == docid;
    for (size_t i = 0; i < terms->count; i++)
        wob_query_free(parts[i]);
    wob_query_free(all);
    wob_matches_free(matches);
    return status;
}

/* The letter is found by its ids, its paths and its sketch, as writers look for it. */
static wob_status verify_terms(verifier *verify, uint32_t docid, const wob_stored_letter *letter,
                               wob_error *error)
{
    wob_slices terms = {0};
    bool found = false;
    if (!wob_sketch_sound(letter->sketch))
        return wob_fail(error, WOB_CORRUPT, "its sketch is damaged");
    if (wob_stored_letter_path(letter).size == 0)
        return wob_fail(error, WOB_CORRUPT, "it has no path");
    wob_document_letter_terms(letter, &verify->arena, &terms);
    wob_status status = find_by_all(verify, &terms, docid, &found, error);
    if (status == WOB_OK && !found)
        status = wob_fail(error, WOB_CORRUPT, "it is not found by its ids, paths and sketch");
    return status;
}

/* No id is that of two letters. */
static wob_status verify_id(verifier *verify, wob_slice id, wob_error *error)
{
    uint32_t found = 0;
    wob_slice term = wob_term(WOB_FIELD_LETTER, id, &verify->arena);
    wob_status status =
        wob_database_frequency(wob_index_database(verify->index), term, &found, error);
    if (status == WOB_OK && found != 1)
        status = wob_fail(error, WOB_CORRUPT, "%u letters have the id %.*s", (unsigned)found,
                          WOB_ARG(id));
    return status;
}

static wob_status verify_own_document(verifier *verify, uint32_t docid,
                                      const wob_stored_letter *letter, wob_error *error)
{
    wob_status status = verify_count(verify, letter, error);
    if (status == WOB_OK)
        status = verify_terms(verify, docid, letter, error);
    if (status == WOB_OK)
        status = verify_id(verify, letter->id, error);
    for (size_t i = 0; i < letter->copies.count && status == WOB_OK; i++)
        status = verify_id(verify, letter->copies.at[i].id, error);
    return status;
}

static wob_status verify_letter(void *context, uint32_t docid, wob_error *unused)
{
    verifier *verify = context;
    wob_stored_letter letter = {0};
    wob_error error = {0};
    (void)unused; /* a fault is no failure: the walk goes on */
    wob_arena_clear(&verify->arena);
    wob_status status = wob_index_letter(verify->index, docid, &verify->arena, &letter, &error);
    if (status == WOB_OK)
        status = verify_own_document(verify, docid, &letter, &error);
    if (status) {
        note_fault(verify, letter.id, &error);
        return WOB_OK;
    }
    verify->passages += letter.passage_count;
    for (uint32_t i = letter.document_count - letter.passage_count; i < letter.document_count;
         i++) {
        wob_slices forms = {0};
        if (wob_passage_sound(verify->index, verify->analyser, &letter, docid, docid + i,
                              &verify->arena, &forms, &error) != WOB_OK)
            note_fault(verify, letter.id, &error);
    }
    return WOB_OK;
}

/* In a child, with a pointer to the path: hands back Xapian's findings, the number of faults last.
 */
static int check_database(void *context, wob_child *child)
{
    enum { CHECKED = 0, NOT_CHECKED = 10 };
    wob_buffer findings = {0};
    uint32_t faults = 0;
    const char *const *path = context;
    wob_status status = wob_database_check(*path, &faults, &findings, NULL);
    wob_child_give(child, findings.data, findings.size);
    wob_child_give(child, &faults, sizeof faults);
    wob_buffer_release(&findings);
    return status == WOB_OK ? CHECKED : NOT_CHECKED;
}

/* On some damage Xapian's check crashes, or does not end, which is a finding too: hence the child.
 * It opens tables for writing, though it writes none. It reports on sound tables as well; that is
 * of use only beside a fault. */
static wob_status verify_database(verifier *verify, const char *path, wob_error *error)
{
    enum { SECONDS = 20, MEBIBYTES_A_SECOND = 5 }; /* on a slow machine */
    wob_limits limits = WOB_LIMITS;
    unsigned for_size = (unsigned)(wob_database_bytes(path) >> 20) / MEBIBYTES_A_SECOND;
    limits.unconfined = true;
    limits.cpu = SECONDS + for_size;
    limits.seconds += for_size;
    wob_buffer findings = {0};
    wob_error crash = {0};
    int answer = 0;
    wob_status status =
        wob_child_run(path, &limits, check_database, &path, &findings, &answer, &crash);
    if (status == WOB_IO) {
        *error = crash;
    } else if (status || answer || findings.size < sizeof verify->faults) {
        verify->faults = 1;
        wob_buffer_print(verify->report, "Xapian's check fails: %s\n",
                         status ? crash.message : "the database cannot be read");
        status = WOB_OK;
    } else {
        findings.size -= sizeof verify->faults;
        memcpy(&verify->faults, findings.data + findings.size, sizeof verify->faults);
        if (verify->faults)
            wob_buffer_add(verify->report, wob_buffer_slice(&findings));
    }
    wob_buffer_release(&findings);
    return status;
}

static wob_status note_disagreeing(void *context, uint32_t docid, wob_error *unused)
{
    verifier *verify = context;
    (void)unused; /* a fault is no failure: the walk goes on */
    verify->faults++;
    wob_buffer_print(verify->report, "document %u lists other words than it is found by\n",
                     (unsigned)docid);
    return WOB_OK;
}

static wob_status verify_letters(verifier *verify, wob_error *error)
{
    uint32_t letters, passages;
    wob_status status = wob_analyser_new(&verify->analyser, error);
    if (status == WOB_OK)
        status = wob_index_each_letter(verify->index, verify_letter, verify, error);
    if (status == WOB_OK)
        status = wob_database_each_disagreeing(wob_index_database(verify->index), note_disagreeing,
                                               verify, error);
    if (status == WOB_OK)
        status = wob_index_count(verify->index, &letters, &passages, error);
    if (status == WOB_OK && passages != verify->passages) {
        verify->faults++;
        wob_buffer_print(verify->report, "%u passages belong to sound letters, %u are there\n",
                         (unsigned)verify->passages, (unsigned)passages);
    }
    return status;
}

wob_status wob_index_verify(const char *path, uint32_t *ret_faults, wob_buffer *report,
                            wob_error *error)
{
    verifier verify = {.report = report};
    wob_status opened = wob_index_open(path, &verify.index, error), status = opened;
    if (opened == WOB_OK && wob_index_lies_in_shards(verify.index))
        opened = status = wob_fail(
            error, WOB_USAGE, "%s: lies in shards: check the folder of each, where it lies", path);
    /* Damage may keep an index from being opened; Xapian's check then says what it is. */
    if (opened == WOB_OK || opened == WOB_CORRUPT || opened == WOB_IO)
        status = verify_database(&verify, path, error);
    if (status == WOB_OK && verify.faults == 0)
        status = opened == WOB_OK ? verify_letters(&verify, error) : opened;
    wob_analyser_free(verify.analyser);
    wob_index_free(verify.index);
    wob_arena_release(&verify.arena);
    *ret_faults = verify.faults;
    return status;
}

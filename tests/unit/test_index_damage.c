/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/verify.h and repair.h: damage is found, by name, and what is sound is kept. */
#include "tests/unit/index.h"

#include "lib/index/document.h"
#include "lib/index/pack.h"
#include "lib/index/repair.h"
#include "lib/index/schema.h"
#include "lib/index/verify.h"

static const made_letter letters[] = {
    {.id = "00000000000000aa",
     .path = "/een.txt",
     .parts = {{WOB_PART_REQUEST, "U vraagt om facturen.", 0, 0, 0},
               {WOB_PART_ANSWER, "Die zijn er niet.", "1", 0, WOB_OUTCOME_NOT_HELD},
               {WOB_PART_DECISION, "Wij wijzen af.", 0, 0, WOB_OUTCOME_REFUSED}}},
    {.id = "00000000000000bb",
     .path = "/twee.txt",
     .parts = {{WOB_PART_DECISION, "Wij maken openbaar.", 0, 0, WOB_OUTCOME_RELEASED}}},
};

/* Where the documents of the first letter lie, and how many there are of both. */
enum { LETTER = 1, PACK, REQUEST, ANSWER, DECISION, DOCUMENTS = 8 };

/* Damage ----------------------------------------------------------------------------------------
 */

/* A letter's document or a pack or a passage of the first letter, with `data` for its record. */
static wob_document *document_with(uint32_t docid, wob_slice data)
{
    wob_document *document = wob_document_new();
    wob_arena arena = {0};
    wob_slice id = wob_slice_of(letters[0].id);
    const char *type = docid == LETTER ? "letter" : docid == PACK ? "pack" : "passage";
    wob_slice keys[] = {wob_term(WOB_FIELD_OF, id, &arena),
                        wob_term(WOB_FIELD_TYPE, wob_slice_of(type), &arena),
                        wob_term(WOB_FIELD_LETTER, id, &arena)};
    for (size_t i = 0; i < (docid == LETTER ? 3 : 2); i++)
        assert_ok(wob_document_add_key(document, keys[i], NULL));
    assert_ok(wob_document_set_data(document, data, NULL));
    wob_arena_release(&arena);
    return document;
}

/* What the document's data is: the record of a passage that is sound but for the numbers given. */
static void write_passage(uint32_t docid, uint32_t to_letter, uint32_t to_pack, uint32_t offset,
                          uint32_t size, wob_buffer *data)
{
    wob_stored_passage passage = {.to_letter = to_letter,
                                  .to_pack = to_pack,
                                  .pack_offset = offset,
                                  .size = size,
                                  .number = 1,
                                  .answer = WOB_NO_ANSWER};
    (void)docid;
    wob_stored_passage_write(&passage, data);
}

typedef void (*damage_fn)(wob_buffer *data);

static void nothing(wob_buffer *data)
{
    (void)data;
}

static void garbage(wob_buffer *data)
{
    wob_buffer_print(data, "\xFF\xFF\xFF\xFF garbage");
}

static void text_that_is_none(wob_buffer *data)
{
    static const char bytes[] = "U vraagt om facturen.Die zijn er ni\xFFt.Wij wijzen af.";
    assert_ok(wob_pack(wob_slice_of(bytes), data, NULL));
}

static void too_short_a_text(wob_buffer *data)
{
    assert_ok(wob_pack(WOB_SLICE("U vraagt om facturen."), data, NULL));
}

static void points_before_the_index(wob_buffer *data)
{
    write_passage(ANSWER, ANSWER, 1, 0, 1, data);
}

static void points_at_another_letter(wob_buffer *data)
{
    write_passage(ANSWER, 1, ANSWER - PACK, 0, 1, data);
}

static void points_at_no_pack(wob_buffer *data)
{
    write_passage(ANSWER, ANSWER - LETTER, ANSWER - LETTER, 0, 1, data);
}

static void lies_outside_its_pack(wob_buffer *data)
{
    write_passage(ANSWER, ANSWER - LETTER, ANSWER - PACK, 40, UINT32_MAX - 10, data);
}

static void claims_more_passages_than_documents(wob_buffer *data)
{
    wob_stored_letter letter = {
        .id = WOB_SLICE("00000000000000aa"), .passage_count = 5, .document_count = 5};
    wob_stored_letter_write(&letter, data);
}

static void claims_a_thousand_million_documents(wob_buffer *data)
{
    wob_stored_letter letter = {.id = WOB_SLICE("00000000000000aa"),
                                .passage_count = 1000000000,
                                .document_count = 1000000001};
    wob_stored_letter_write(&letter, data);
}

static void write_letter(const char *path, wob_slice sketch, wob_buffer *data)
{
    wob_arena arena = {0};
    wob_stored_letter letter = {.id = WOB_SLICE("00000000000000aa"),
                                .sketch = sketch,
                                .passage_count = 3,
                                .document_count = 5};
    if (path)
        wob_slices_add(&arena, &letter.paths, wob_slice_of(path));
    wob_stored_letter_write(&letter, data);
    wob_arena_release(&arena);
}

static void lies_nowhere(wob_buffer *data)
{
    write_letter(NULL, (wob_slice){0}, data);
}

static void has_half_a_sketch(wob_buffer *data)
{
    write_letter("/een.txt", WOB_SLICE("half"), data);
}

static void has_no_term_for_its_path(wob_buffer *data)
{
    write_letter("/een.txt", (wob_slice){0}, data);
}

static const struct {
    damage_fn damage;
    const char *report; /* some of it */
    uint32_t docid, faults;
} damages[] = {
    {nothing, "letter : ", LETTER, 2},
    {garbage, "document 1 has a record that is none of a letter", LETTER, 2},
    {claims_more_passages_than_documents, "document 1 has a record that is none of", LETTER, 2},
    {claims_a_thousand_million_documents, "5 of its 1000000001 documents are there", LETTER, 2},
    {lies_nowhere, "letter 00000000000000aa: it has no path", LETTER, 2},
    {has_half_a_sketch, "letter 00000000000000aa: its sketch is damaged", LETTER, 2},
    {has_no_term_for_its_path, "it is not found by its ids, paths and sketch", LETTER, 2},
    {nothing, "letter 00000000000000aa: ", PACK, 3},
    {garbage, "document 2 is missing, or no pack of passages", PACK, 3},
    {text_that_is_none, "passage 4 is no valid text", PACK, 1},
    {too_short_a_text, "document 5 lies outside its pack", PACK, 2},
    {nothing, "document 4 has a record that is none of a passage", ANSWER, 1},
    {garbage, "document 4 has a record that is none of a passage", ANSWER, 1},
    {points_before_the_index, "document 4 points outside the index", ANSWER, 1},
    {points_at_another_letter, "passage 4 names another letter", ANSWER, 1},
    {points_at_no_pack, "document 1 is missing, or no pack of passages", ANSWER, 1},
    {lies_outside_its_pack, "document 4 lies outside its pack", ANSWER, 1},
};

static void a_sound_index_has_no_faults_and_no_report(void **state)
{
    (void)state;
    wob_buffer report = {0};
    uint32_t faults = 99;
    make_index("sound", letters, ROWS(letters));
    assert_ok(wob_index_verify(path_of("sound"), &faults, &report, NULL));
    assert_int_equal(faults, 0);
    assert_int_equal(report.size, 0);
}

/* The index is mended; the first letter, which is left out where its record is no longer whole, is
 * read again, which is `again` to the index; and all is there. */
static void mend(const char *name, bool record_is_whole, wob_added again)
{
    wob_buffer report = {0};
    wob_repaired done = {0};
    uint32_t faults = 99, letter_count, passage_count;
    assert_ok(wob_index_repair(path_of(name), &done, &report, NULL));
    assert_int_equal(done.kept, record_is_whole ? 2 : 1);
    assert_int_equal(done.left_out, record_is_whole ? 0 : 1);
    assert_int_equal(report.size == 0, record_is_whole);
    if (done.strays)
        assert_has(report.data, "a letter whose path is lost");
    wob_buffer_clear(&report);
    assert_ok(wob_index_verify(path_of(name), &faults, &report, NULL));
    assert_int_equal(faults, 0);
    wob_index_writer *writer = open_writer(name);
    assert_int_equal(add_made(writer, &letters[0]), again);
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
    assert_ok(wob_index_verify(path_of(name), &faults, &report, NULL));
    assert_int_equal(faults, 0);
    wob_index *index = open_index(name);
    assert_ok(wob_index_count(index, &letter_count, &passage_count, NULL));
    assert_int_equal(letter_count, 2);
    assert_int_equal(passage_count, 4);
    wob_index_free(index);
    wob_buffer_release(&report);
}

static void a_sound_index_is_the_same_when_mended(void **state)
{
    (void)state;
    make_index("whole", letters, ROWS(letters));
    mend("whole", true, WOB_ADDED_NOTHING);
}

static void each_damage_is_found_and_named_and_mended(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(damages); i++) {
        char name[32];
        wob_buffer data = {0}, report = {0};
        uint32_t faults = 99;
        snprintf(name, sizeof name, "damaged-%zu", i);
        make_index(name, letters, ROWS(letters));
        damages[i].damage(&data);
        wob_database *database = open_to_write(name);
        assert_int_equal(count_documents(database), DOCUMENTS);
        wob_document *document = document_with(damages[i].docid, wob_buffer_slice(&data));
        assert_ok(wob_database_replace(database, damages[i].docid, document, NULL));
        assert_ok(wob_database_commit(database, NULL));
        wob_document_free(document);
        wob_database_free(database);

        assert_ok(wob_index_verify(path_of(name), &faults, &report, NULL));
        assert_has(report.data, damages[i].report);
        assert_int_equal(faults, damages[i].faults);
        if (damages[i].damage == has_no_term_for_its_path)
            mend(name, true, WOB_ADDED_CHANGED); /* its record has no SHA-256 */
        else
            mend(name, false, WOB_ADDED_NEW);
        wob_buffer_release(&data);
        wob_buffer_release(&report);
    }
}

static void a_document_that_is_missing_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *field, *report;
    } rows[] = {
        {"pack", "letter 00000000000000aa: 4 of its 5 documents are there"},
        {"passage", "letter 00000000000000bb: 2 of its 3 documents are there"},
        {"letter", "0 passages belong to sound letters, 4 are there"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        wob_buffer report = {0};
        uint32_t faults = 0;
        make_index(rows[i].field, letters, ROWS(letters));
        wob_database *database = open_to_write(rows[i].field);
        wob_slice type = wob_term(WOB_FIELD_TYPE, wob_slice_of(rows[i].field), &arena);
        assert_ok(wob_database_delete(database, type, NULL));
        assert_ok(wob_database_commit(database, NULL));
        wob_database_free(database);
        assert_ok(wob_index_verify(path_of(rows[i].field), &faults, &report, NULL));
        assert_true(faults > 0);
        assert_has(report.data, rows[i].report);
        wob_arena_release(&arena);
        wob_buffer_release(&report);
    }
}

/* Xapian holds no document's list of terms against those of the terms. */
static void a_list_of_other_words_is_found_and_mended(void **state)
{
    (void)state;
    made_letter others[ROWS(letters)];
    wob_buffer report = {0};
    uint32_t faults = 0;
    memcpy(others, letters, sizeof letters);
    others[0].parts[1].text = "Die waren er niet.";
    make_index("listed", letters, ROWS(letters));
    make_index("others", others, ROWS(others));
    assert_int_equal(rename(path_of("others/termlist.glass"), path_of("listed/termlist.glass")), 0);

    assert_ok(wob_index_verify(path_of("listed"), &faults, &report, NULL));
    assert_int_equal(faults, 2);
    assert_has(report.data, "passage 4 has other terms or values than it got");
    assert_has(report.data, "document 4 lists other words than it is found by");
    mend("listed", false, WOB_ADDED_NEW);
    wob_buffer_release(&report);
}

static void an_id_of_two_letters_is_found(void **state)
{
    (void)state;
    wob_arena arena = {0};
    wob_buffer report = {0}, data = {0};
    wob_stored_letter letter;
    uint32_t faults = 0;
    make_index("twice", letters, ROWS(letters));
    wob_database *database = open_to_write("twice");
    wob_document *document = wob_document_new();
    assert_ok(wob_database_data(database, LETTER, &data, NULL));
    assert_ok(wob_stored_letter_read(wob_buffer_slice(&data), &arena, &letter, NULL));
    *wob_push(&arena, &letter.copies) =
        (wob_stored_copy){wob_slice_of(letters[1].id), WOB_SLICE("00"), WOB_SLICE("/drie.txt")};
    assert_ok(wob_document_fill_letter(document, &letter, &arena, NULL));
    assert_ok(wob_database_replace(database, LETTER, document, NULL));
    assert_ok(wob_database_commit(database, NULL));
    wob_document_free(document);
    wob_database_free(database);

    assert_ok(wob_index_verify(path_of("twice"), &faults, &report, NULL));
    assert_int_equal(faults, 3); /* of both letters, and so of the passages */
    assert_has(report.data, "2 letters have the id 00000000000000bb");
    wob_arena_release(&arena);
    wob_buffer_release(&report);
    wob_buffer_release(&data);
}

/* A reader that meets damage says which, and does not take it for an index that is not there. */
static void a_reader_reports_damage_as_corrupt(void **state)
{
    (void)state;
    make_index("met", letters, ROWS(letters));
    wob_database *database = open_to_write("met");
    wob_document *document = document_with(PACK, WOB_SLICE("\x05\0\0\0 no pack"));
    assert_ok(wob_database_replace(database, PACK, document, NULL));
    assert_ok(wob_database_commit(database, NULL));
    wob_document_free(document);
    wob_database_free(database);

    wob_index *index = open_index("met");
    wob_arena arena = {0};
    wob_error error = {0};
    wob_stored_passage passage;
    wob_stored_letter letter;
    wob_slice text;
    assert_ok(wob_index_passage(index, ANSWER, &arena, &passage, NULL));
    assert_int_equal(wob_index_text(index, ANSWER, &passage, &arena, &text, &error), WOB_CORRUPT);
    assert_has(error.message, path_of("met"));
    assert_has(error.message, "document 2");
    assert_int_equal(wob_index_passage(index, DOCUMENTS + 1, &arena, &passage, &error),
                     WOB_CORRUPT);
    assert_has(error.message, "document 9 is missing");
    assert_int_equal(wob_index_letter(index, ANSWER, &arena, &letter, &error), WOB_CORRUPT);
    assert_has(error.message, "wobindex check");
    wob_arena_release(&arena);
    wob_index_free(index);
}

/* With a table cut short the index cannot even be opened. */
static void what_xapian_finds_is_reported(void **state)
{
    (void)state;
    static const char *const tables[] = {"postlist", "docdata", "termlist"};
    for (size_t i = 0; i < ROWS(tables); i++) {
        char name[32], file[64];
        wob_buffer report = {0};
        uint32_t faults = 0;
        snprintf(name, sizeof name, "cut-%s", tables[i]);
        snprintf(file, sizeof file, "%s/%s.glass", name, tables[i]);
        make_index(name, letters, ROWS(letters));
        assert_int_equal(truncate(path_of(file), 100), 0);
        assert_ok(wob_index_verify(path_of(name), &faults, &report, NULL));
        assert_true(faults > 0);
        assert_has(report.data, tables[i]);
        wob_buffer_release(&report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_index_has_no_faults_and_no_report),
        cmocka_unit_test(each_damage_is_found_and_named_and_mended),
        cmocka_unit_test(a_sound_index_is_the_same_when_mended),
        cmocka_unit_test(a_document_that_is_missing_is_found),
        cmocka_unit_test(a_list_of_other_words_is_found_and_mended),
        cmocka_unit_test(an_id_of_two_letters_is_found),
        cmocka_unit_test(a_reader_reports_damage_as_corrupt),
        cmocka_unit_test(what_xapian_finds_is_reported),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/reader.h and location.h: what went into an index comes out of it, and where an
 * index lies. */
#include "tests/unit/index.h"

#include "lib/index/location.h"
#include "lib/index/passage.h"

static void a_letter_comes_out_as_it_went_in(void **state)
{
    (void)state;
    make_index("whole", &made_dutch, 1);
    wob_index *index = open_index("whole");
    wob_arena arena = {0};
    wob_stored_letter letter;
    uint32_t docid = 0;
    assert_ok(wob_index_find_letter(index, wob_slice_of(made_dutch.id), &docid, NULL));
    assert_ok(wob_index_letter(index, docid, &arena, &letter, NULL));
    assert_text(letter.id, made_dutch.id);
    assert_int_equal(letter.sha256.size, 64);
    assert_text(letter.format, "text");
    assert_text(letter.paths.at[0], made_dutch.path);
    assert_text(letter.organisation, made_dutch.organisation);
    assert_text(letter.subject, made_dutch.subject);
    assert_int_equal(wob_date_compare(letter.date, (wob_date){2021, 6, 24}), 0);
    assert_false(wob_date_known(letter.request_date));
    assert_text(letter.decision, "Wij wijzen uw verzoek af.");
    assert_int_equal(letter.outcome, WOB_OUTCOME_REFUSED);
    assert_int_equal(letter.items.count, 2);
    assert_text(letter.items.at[1].number, "2");
    assert_text(letter.items.at[1].text, "alle offertes van het zwembad.");
    assert_int_equal(letter.answers.count, 2);
    assert_text(letter.answers.at[1].see.at[0], "1");
    assert_int_equal(letter.passage_count, 7);
    assert_int_equal(letter.document_count, 9); /* itself, a pack */

    wob_stored_passage answer;
    wob_slice text;
    uint32_t first = docid + letter.answers.at[0].passage;
    assert_ok(wob_index_passage(index, first, &arena, &answer, NULL));
    assert_ok(wob_index_text(index, first, &answer, &arena, &text, NULL));
    assert_text(text, made_dutch.parts[4].text);
    assert_int_equal(answer.part, WOB_PART_ANSWER);
    assert_int_equal(answer.outcome, WOB_OUTCOME_REFUSED);
    assert_int_equal(answer.to_letter, first - docid);
    assert_text(answer.items.at[0], "1");
    assert_int_equal(answer.stands_for.count, 1);
    assert_text(answer.stands_for.at[0], "2");
    assert_int_equal(answer.statutes.count, 1);
    assert_text(answer.applied.at[0], "Wob 10.2.b");
    wob_arena_release(&arena);
    wob_index_free(index);
}

static void a_reader_knows_what_need_not_be_read_again(void **state)
{
    (void)state;
    static const struct {
        const char *id, *path;
        bool has;
    } rows[] = {
        {"00000000000000aa", "/brieven/hoogmeer.txt", true},
        {"00000000000000aa", "/elders.txt", false},
        {"00000000000000bb", "/brieven/hoogmeer.txt", false},
        {"", "", false},
    };
    make_index("known", &made_dutch, 1);
    wob_index *index = open_index("known");
    for (size_t i = 0; i < ROWS(rows); i++) {
        bool has = !rows[i].has;
        assert_ok(
            wob_index_has(index, wob_slice_of(rows[i].id), wob_slice_of(rows[i].path), &has, NULL));
        assert_int_equal(has, rows[i].has);
    }
    wob_index_free(index);
}

/* Many packs: each passage still finds its own text. */
static void every_passage_of_a_long_letter_has_its_own_text(void **state)
{
    (void)state;
    wob_arena arena = {0};
    wob_letter letter;
    made_letter made = {.id = "00000000000000cc", .path = "/lang"};
    wob_buffer text = {0};
    for (unsigned i = 0; i < 12000; i++)
        wob_buffer_print(&text, "Zin %u gaat over stuk %u. ", i, i * 7);
    made.parts[0] = (made_part){WOB_PART_CONSIDERATION, text.data, NULL, NULL, 0};
    make_index("long", &made, 1);
    make_letter(&made, &arena, &letter);

    wob_analyser *analyser;
    wob_passages passages;
    wob_stored_letter record;
    uint32_t docid = 0;
    wob_index *index = open_index("long");
    assert_ok(wob_analyser_new(&analyser, NULL));
    assert_ok(wob_passages_cut(&letter, analyser, &arena, &passages, NULL));
    assert_ok(wob_index_find_letter(index, letter.id, &docid, NULL));
    assert_ok(wob_index_letter(index, docid, &arena, &record, NULL));
    assert_int_equal(record.passage_count, passages.count);
    uint32_t packs = record.document_count - record.passage_count - 1;
    assert_true(packs > 10);
    for (uint32_t i = 0; i < passages.count; i++) {
        wob_stored_passage passage;
        wob_slice read;
        assert_ok(wob_index_passage(index, docid + 1 + packs + i, &arena, &passage, NULL));
        assert_ok(wob_index_text(index, docid + 1 + packs + i, &passage, &arena, &read, NULL));
        assert_slice(read, wob_slice_at(letter.text, passages.at[i].span));
    }
    wob_analyser_free(analyser);
    wob_index_free(index);
    wob_buffer_release(&text);
    wob_arena_release(&arena);
}

/* "Zie het antwoord onder 1" makes that answer stand for its items; another answer to one of the
 * same items, or one that refers elsewhere, does not. */
static void an_answer_stands_for_the_items_that_refer_to_it(void **state)
{
    (void)state;
    static const made_letter made = {
        .id = "00000000000000ee",
        .path = "/ee",
        .parts = {{WOB_PART_ANSWER, "Ad 1 en 5.", "1 5", NULL, 0},
                  {WOB_PART_ANSWER, "Ook ad 1.", "1", NULL, 0},
                  {WOB_PART_ANSWER, "Zie ad 1.", "2", "1", 0},
                  {WOB_PART_ANSWER, "Zie ad 1 en ad 5.", "3 4", "1 5", 0},
                  {WOB_PART_ANSWER, "Zie ad 2.", "6", "2", 0}}};
    static const char *const stands_for[] = {"2 3 4", "2 3 4", "6", "", ""};
    make_index("stands", &made, 1);
    wob_index *index = open_index("stands");
    wob_arena arena = {0};
    for (uint32_t i = 0; i < ROWS(stands_for); i++) {
        wob_stored_passage passage;
        wob_slice items = {0};
        assert_ok(wob_index_passage(index, 3 + i, &arena, &passage, NULL));
        for (size_t k = 0; k < passage.stands_for.count; k++)
            items = wob_arena_print(&arena, "%.*s%s%.*s", WOB_ARG(items), k ? " " : "",
                                    WOB_ARG(passage.stands_for.at[k]));
        assert_text(items, stands_for[i]);
    }
    wob_arena_release(&arena);
    wob_index_free(index);
}

/* Finding ---------------------------------------------------------------------------------------
 */

static void every_passage_is_found_again_by_its_id(void **state)
{
    (void)state;
    const made_letter letters[] = {made_dutch, made_english};
    static const char *const ids[] = {"header-1", "request-1", "item-1",    "item-2",
                                      "answer-1", "answer-2",  "decision-1"};
    static const char *const unknown[] = {
        "00000000000000aa#answer-3",
        "00000000000000aa#answer-01",
        "00000000000000aa#closing-1",
        "00000000000000aa#",
        "00000000000000aa",
        "00000000000000cc#answer-1",
        "#answer-1",
        "",
    };
    make_index("ids", letters, ROWS(letters));
    wob_index *index = open_index("ids");
    wob_arena arena = {0};
    uint32_t letter = 0, docid = 0;
    assert_ok(wob_index_find_letter(index, wob_slice_of(made_dutch.id), &letter, NULL));
    for (uint32_t i = 0; i < ROWS(ids); i++) {
        wob_slice id = wob_arena_print(&arena, "%s#%s", made_dutch.id, ids[i]);
        assert_ok(wob_index_find_passage(index, id, &arena, &docid, NULL));
        assert_int_equal(docid, letter + 2 + i);
    }
    for (size_t i = 0; i < ROWS(unknown); i++) {
        wob_error error = {0};
        assert_int_equal(
            wob_index_find_passage(index, wob_slice_of(unknown[i]), &arena, &docid, &error),
            WOB_NOT_FOUND);
        assert_has(error.message, path_of("ids"));
    }
    wob_arena_release(&arena);
    wob_index_free(index);
}

static void letters_are_walked_in_the_order_they_came(void **state)
{
    (void)state;
    const made_letter letters[] = {made_dutch, made_english};
    make_index("walk", letters, ROWS(letters));
    wob_index *index = open_index("walk");
    gathered docids = {0};
    assert_ok(wob_index_each_letter(index, gather_docid, &docids, NULL));
    assert_string_equal(docids.text, "1 10");
    wob_index_free(index);
}

static void a_reader_moves_on_when_it_is_reopened(void **state)
{
    (void)state;
    make_index("moves", &made_dutch, 1);
    wob_index *index = open_index("moves");
    wob_index_writer *writer = open_writer("moves");
    uint32_t letters = 0, passages = 0;
    assert_int_equal(add_made(writer, &made_english), WOB_ADDED_NEW);
    assert_ok(wob_index_writer_commit(writer, NULL));
    assert_ok(wob_index_count(index, &letters, &passages, NULL));
    assert_int_equal(letters, 1);
    assert_ok(wob_index_reopen(index, NULL));
    assert_ok(wob_index_count(index, &letters, &passages, NULL));
    assert_int_equal(letters, 2);
    wob_index_writer_free(writer);
    wob_index_free(index);
}

/* Where -----------------------------------------------------------------------------------------
 */

static void set_or_unset(const char *name, const char *value)
{
    assert_int_equal(value ? setenv(name, value, 1) : unsetenv(name), 0);
}

static void the_index_lies_where_the_environment_says(void **state)
{
    (void)state;
    static const struct {
        const char *index, *data, *home, *path; /* NULL: WOB_USAGE */
    } rows[] = {
        {"/a/index", "/data", "/home/els", "/a/index"},
        {"index", NULL, NULL, "index"},
        {NULL, "/data", "/home/els", "/data/wob/index"},
        {"", "/data", "/home/els", "/data/wob/index"},
        {NULL, "data", "/home/els", "/home/els/.local/share/wob/index"},
        {NULL, "", "/home/els", "/home/els/.local/share/wob/index"},
        {NULL, NULL, "/home/els", "/home/els/.local/share/wob/index"},
        {NULL, "data", NULL, NULL},
        {"", "", "", NULL},
        {NULL, NULL, NULL, NULL},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer path = {0};
        wob_error error = {0};
        set_or_unset("WOB_INDEX", rows[i].index);
        set_or_unset("XDG_DATA_HOME", rows[i].data);
        set_or_unset("HOME", rows[i].home);
        assert_int_equal(wob_index_default_path(&path, &error), rows[i].path ? WOB_OK : WOB_USAGE);
        assert_text(wob_buffer_slice(&path), rows[i].path);
        if (!rows[i].path)
            assert_has(error.message, "-d INDEX");
        wob_buffer_release(&path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_comes_out_as_it_went_in),
        cmocka_unit_test(a_reader_knows_what_need_not_be_read_again),
        cmocka_unit_test(every_passage_of_a_long_letter_has_its_own_text),
        cmocka_unit_test(an_answer_stands_for_the_items_that_refer_to_it),
        cmocka_unit_test(every_passage_is_found_again_by_its_id),
        cmocka_unit_test(letters_are_walked_in_the_order_they_came),
        cmocka_unit_test(a_reader_moves_on_when_it_is_reopened),
        cmocka_unit_test(the_index_lies_where_the_environment_says),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/writer.h, reader.h and location.h: letters go in, come out and go away. What
 * is done about damage and other versions is in test_index_damage.c. */
#include "tests/unit/index.h"

#include "lib/index/location.h"
#include "lib/index/passage.h"

static const made_letter dutch = {
    .id = "00000000000000aa",
    .path = "/brieven/hoogmeer.txt",
    .organisation = "Gemeente Hoogmeer",
    .date = "2021-06-24",
    .subject = "Besluit over facturen",
    .language = WOB_DUTCH,
    .parts = {
        {WOB_PART_HEADER, "Gemeente Hoogmeer, 24 juni 2021", 0, 0, 0},
        {WOB_PART_REQUEST, "U verzoekt om de volgende documenten:", 0, 0, 0},
        {WOB_PART_ITEM, "1. alle facturen van het zwembad;", "1", 0, 0},
        {WOB_PART_ITEM, "2. alle offertes van het zwembad.", "2", 0, 0},
        {WOB_PART_ANSWER,
         "Ad 1. De facturen weigeren wij op grond van artikel 10, tweede lid, "
         "aanhef en onder b, van de Wob.",
         "1", 0, WOB_OUTCOME_REFUSED},
        {WOB_PART_ANSWER, "Ad 2. Zie het antwoord onder 1.", "2", "1", WOB_OUTCOME_REFUSED},
        {WOB_PART_DECISION, "Wij wijzen uw verzoek af.", 0, 0, WOB_OUTCOME_REFUSED},
    }};

static const made_letter english = {
    .id = "00000000000000bb",
    .path = "/letters/canals.txt",
    .organisation = "Federal Canal Administration",
    .date = "2020-01-31",
    .language = WOB_ENGLISH,
    .parts = {
        {WOB_PART_DECISION, "We release the lock gate records.", 0, 0, WOB_OUTCOME_RELEASED}}};

static made_letter at_path(const made_letter *letter, const char *path)
{
    made_letter copy = *letter;
    copy.path = path;
    return copy;
}

/* "letters passages" of what was committed. */
static void assert_holds(const char *name, uint32_t letters, uint32_t passages)
{
    wob_index *index = open_index(name);
    uint32_t letter_count = 99, passage_count = 99;
    assert_ok(wob_index_count(index, &letter_count, &passage_count, NULL));
    assert_int_equal(letter_count, letters);
    assert_int_equal(passage_count, passages);
    wob_index_free(index);
}

/* The paths of the letter, a blank between them; "none" where it is not there. */
static void assert_paths(const char *name, const char *id, const char *expected)
{
    wob_index *index = open_index(name);
    wob_arena arena = {0};
    wob_buffer paths = {0};
    wob_stored_letter letter = {0};
    uint32_t docid;
    wob_status status = wob_index_find_letter(index, wob_slice_of(id), &docid, NULL);
    if (status == WOB_OK)
        assert_ok(wob_index_letter(index, docid, &arena, &letter, NULL));
    else
        wob_buffer_print(&paths, "none");
    for (size_t i = 0; i < letter.paths.count; i++)
        wob_buffer_print(&paths, "%s%.*s", i ? " " : "", WOB_ARG(letter.paths.at[i]));
    assert_text(wob_buffer_slice(&paths), expected);
    wob_buffer_release(&paths);
    wob_arena_release(&arena);
    wob_index_free(index);
}

static bool remove_from(wob_index_writer *writer, const char *id_or_path)
{
    bool removed = false;
    assert_ok(wob_index_writer_remove(writer, wob_slice_of(id_or_path), &removed, NULL));
    return removed;
}

static bool has(wob_index_writer *writer, const char *id, const char *path)
{
    bool there = false;
    assert_ok(wob_index_writer_has(writer, wob_slice_of(id), wob_slice_of(path), &there, NULL));
    return there;
}

/* Going in --------------------------------------------------------------------------------------
 */

static void a_letter_comes_out_as_it_went_in(void **state)
{
    (void)state;
    make_index("whole", &dutch, 1);
    wob_index *index = open_index("whole");
    wob_arena arena = {0};
    wob_stored_letter letter;
    uint32_t docid = 0;
    assert_ok(wob_index_find_letter(index, wob_slice_of(dutch.id), &docid, NULL));
    assert_ok(wob_index_letter(index, docid, &arena, &letter, NULL));
    assert_text(letter.id, dutch.id);
    assert_int_equal(letter.sha256.size, 64);
    assert_text(letter.format, "text");
    assert_text(letter.paths.at[0], dutch.path);
    assert_text(letter.organisation, dutch.organisation);
    assert_text(letter.subject, dutch.subject);
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
    assert_text(text, dutch.parts[4].text);
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

static wob_status add_read(void *context, const wob_source *source, wob_error *error)
{
    wob_analyser *analyser;
    wob_arena arena = {0};
    wob_letter letter;
    wob_added added;
    assert_ok(wob_analyser_new(&analyser, error));
    wob_status status = wob_letter_read(source, analyser, &arena, &letter, error);
    if (status == WOB_OK)
        status = wob_index_writer_add(context, &letter, &added, error);
    wob_arena_release(&arena);
    wob_analyser_free(analyser);
    return status;
}

static void a_letter_is_read_from_its_file_and_indexed(void **state)
{
    (void)state;
    static const char text[] =
        "Gemeente Hoogmeer\n\nBetreft: besluit Wob-verzoek\n\nGeachte heer,\n\n"
        "Wij wijzen uw verzoek om facturen af.\n\nHoogachtend,\n";
    wob_arena arena = {0};
    char digest[WOB_SHA256_SIZE];
    write_file("brief.txt", text);
    wob_index_writer *writer = open_writer("read");
    assert_ok(wob_source_each(path_of("brief.txt"), &arena, add_read, writer, NULL));
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_sha256(wob_slice_of(text), digest);
    digest[16] = '\0';
    assert_true(has(writer, digest, path_of("brief.txt")));
    wob_index_writer_free(writer);
    assert_paths("read", digest, path_of("brief.txt"));
    wob_arena_release(&arena);
}

static void the_same_bytes_at_two_paths_are_one_letter(void **state)
{
    (void)state;
    made_letter copy = at_path(&dutch, "/kopie.txt");
    wob_index_writer *writer = open_writer("copies");
    assert_int_equal(add_made(writer, &dutch), WOB_ADDED_NEW);
    assert_int_equal(add_made(writer, &copy), WOB_ADDED_PATH);
    assert_int_equal(add_made(writer, &copy), WOB_ADDED_NOTHING);
    assert_int_equal(add_made(writer, &dutch), WOB_ADDED_NOTHING);
    assert_true(has(writer, dutch.id, dutch.path));
    assert_true(has(writer, dutch.id, "/kopie.txt"));
    assert_false(has(writer, dutch.id, "/elders.txt"));
    assert_false(has(writer, english.id, dutch.path));
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
    assert_holds("copies", 1, 7);
    assert_paths("copies", dutch.id, "/brieven/hoogmeer.txt /kopie.txt");
}

static void a_path_that_holds_another_letter_gives_the_first_one_up(void **state)
{
    (void)state;
    made_letter newer = at_path(&english, dutch.path), copy = at_path(&dutch, "/kopie.txt");
    wob_index_writer *writer = open_writer("changed");
    assert_int_equal(add_made(writer, &dutch), WOB_ADDED_NEW);
    assert_int_equal(add_made(writer, &newer), WOB_ADDED_CHANGED);
    assert_ok(wob_index_writer_commit(writer, NULL));
    assert_holds("changed", 1, 1);
    assert_paths("changed", dutch.id, "none");
    assert_paths("changed", english.id, dutch.path);

    /* Back again, now with a copy that stays when the path changes once more. */
    assert_int_equal(add_made(writer, &dutch), WOB_ADDED_CHANGED);
    assert_int_equal(add_made(writer, &copy), WOB_ADDED_PATH);
    assert_int_equal(add_made(writer, &newer), WOB_ADDED_CHANGED);
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
    assert_holds("changed", 2, 8);
    assert_paths("changed", dutch.id, "/kopie.txt");
    assert_paths("changed", english.id, dutch.path);
}

/* Documents of a dump keep their identifier when their text is mended there. */
static void another_text_under_the_same_id_takes_the_place_of_the_first(void **state)
{
    (void)state;
    made_letter mended = english;
    mended.parts[0].text = "We release all records of the gates.";
    mended.parts[1] = (made_part){WOB_PART_CLOSING, "Sincerely", NULL, NULL, 0};
    wob_index_writer *writer = open_writer("mended");
    assert_int_equal(add_made(writer, &english), WOB_ADDED_NEW);
    assert_int_equal(add_made(writer, &mended), WOB_ADDED_CHANGED);
    assert_int_equal(add_made(writer, &mended), WOB_ADDED_NOTHING);
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
    assert_holds("mended", 1, 2);
    assert_paths("mended", english.id, english.path);
}

/* Going away ------------------------------------------------------------------------------------
 */

static void a_letter_is_removed_by_its_id_or_by_its_path(void **state)
{
    (void)state;
    made_letter copy = at_path(&dutch, "/kopie.txt");
    wob_index_writer *writer = open_writer("removed");
    add_made(writer, &dutch);
    add_made(writer, &copy);
    add_made(writer, &english);
    assert_false(remove_from(writer, "/elders.txt"));
    assert_false(remove_from(writer, "00000000000000ff"));
    assert_true(remove_from(writer, dutch.path));
    assert_false(remove_from(writer, dutch.path));
    assert_ok(wob_index_writer_commit(writer, NULL));
    assert_holds("removed", 2, 8); /* it lies at another path too */
    assert_paths("removed", dutch.id, "/kopie.txt");

    assert_true(remove_from(writer, "/kopie.txt"));
    assert_ok(wob_index_writer_commit(writer, NULL));
    assert_holds("removed", 1, 1);
    assert_true(remove_from(writer, english.id));
    assert_false(remove_from(writer, english.id));
    assert_ok(wob_index_writer_commit(writer, NULL));
    assert_holds("removed", 0, 0);
    wob_database *database = open_to_read("removed");
    assert_int_equal(count_documents(database), 0); /* the packs went too */
    wob_database_free(database);
    wob_index_writer_free(writer);
}

static void an_id_removes_a_letter_from_all_its_paths(void **state)
{
    (void)state;
    made_letter copy = at_path(&dutch, "/kopie.txt");
    wob_index_writer *writer = open_writer("everywhere");
    add_made(writer, &dutch);
    add_made(writer, &copy);
    assert_true(remove_from(writer, dutch.id));
    assert_int_equal(add_made(writer, &copy), WOB_ADDED_NEW);
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
    assert_paths("everywhere", dutch.id, "/kopie.txt");
}

/* Commits ---------------------------------------------------------------------------------------
 */

static void what_is_not_committed_is_gone_with_the_writer(void **state)
{
    (void)state;
    make_index("kept", &dutch, 1);
    wob_index_writer *writer = open_writer("kept");
    assert_int_equal(add_made(writer, &english), WOB_ADDED_NEW);
    assert_true(remove_from(writer, dutch.id));
    assert_true(has(writer, english.id, english.path));
    assert_holds("kept", 1, 7);
    wob_index_writer_free(writer);
    assert_holds("kept", 1, 7);
    assert_paths("kept", dutch.id, dutch.path);
    assert_paths("kept", english.id, "none");
}

static void a_writer_commits_by_itself_between_letters(void **state)
{
    (void)state;
    wob_index_writer *writer = open_writer("many");
    wob_index *index = open_index("many");
    uint32_t letters = 0, passages = 0, added = 0;
    while (letters == 0 && added < 1000) {
        char id[17], path[32];
        made_letter copy = at_path(&dutch, path);
        snprintf(id, sizeof id, "%016u", added);
        snprintf(path, sizeof path, "/brief-%u", added);
        copy.id = id;
        assert_int_equal(add_made(writer, &copy), WOB_ADDED_NEW);
        added++;
        assert_ok(wob_index_reopen(index, NULL));
        assert_ok(wob_index_count(index, &letters, &passages, NULL));
        assert_int_equal(passages, 7 * letters);
    }
    assert_int_equal(letters, added);
    assert_in_range(letters, 100, 500);
    wob_index_free(index);
    wob_index_writer_free(writer);
}

/* Xapian counts a NUL in a term twice, and refuses this number when the passage is added: the
 * letter's own document is in by then. */
static void a_letter_that_fails_halfway_leaves_nothing_of_itself(void **state)
{
    (void)state;
    static const char zeros[200] = {0};
    wob_arena arena = {0};
    wob_letter letter;
    wob_added added;
    wob_error error = {0};
    make_index("halfway", &english, 1);
    make_letter(&dutch, &arena, &letter);
    letter.items.at[1].number = (wob_slice){zeros, sizeof zeros};
    wob_index_writer *writer = open_writer("halfway");
    assert_int_equal(wob_index_writer_add(writer, &letter, &added, &error), WOB_USAGE);
    assert_int_equal(wob_index_writer_commit(writer, &error), WOB_IO);
    assert_has(error.message, "stays as it was");
    wob_index_writer_free(writer);
    assert_holds("halfway", 1, 1);
    assert_paths("halfway", dutch.id, "none");
    wob_arena_release(&arena);
}

static void one_writer_at_a_time(void **state)
{
    (void)state;
    wob_index_writer *first = open_writer("locked"), *second = NULL;
    wob_error error = {0};
    assert_int_equal(wob_index_writer_new(path_of("locked"), &second, &error), WOB_LOCKED);
    assert_has(error.message, path_of("locked"));
    assert_null(second);
    wob_index_writer_free(first);
    wob_index_writer_free(open_writer("locked"));
}

/* Finding ---------------------------------------------------------------------------------------
 */

static void every_passage_is_found_again_by_its_id(void **state)
{
    (void)state;
    const made_letter letters[] = {dutch, english};
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
    assert_ok(wob_index_find_letter(index, wob_slice_of(dutch.id), &letter, NULL));
    for (uint32_t i = 0; i < ROWS(ids); i++) {
        wob_slice id = wob_arena_print(&arena, "%s#%s", dutch.id, ids[i]);
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
    const made_letter letters[] = {dutch, english};
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
    make_index("moves", &dutch, 1);
    wob_index *index = open_index("moves");
    wob_index_writer *writer = open_writer("moves");
    uint32_t letters = 0, passages = 0;
    assert_int_equal(add_made(writer, &english), WOB_ADDED_NEW);
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

static void parent_folders_are_made(void **state)
{
    (void)state;
    make_index("een/twee/index", &dutch, 1);
    assert_holds("een/twee/index", 1, 7);

    wob_index_writer *writer = NULL;
    wob_error error = {0};
    write_file("bestand", "geen map");
    assert_int_equal(wob_index_writer_new(path_of("bestand/twee/index"), &writer, &error), WOB_IO);
    assert_has(error.message, path_of("bestand/twee"));
    assert_null(writer);
}

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
        cmocka_unit_test(every_passage_of_a_long_letter_has_its_own_text),
        cmocka_unit_test(a_letter_is_read_from_its_file_and_indexed),
        cmocka_unit_test(the_same_bytes_at_two_paths_are_one_letter),
        cmocka_unit_test(a_path_that_holds_another_letter_gives_the_first_one_up),
        cmocka_unit_test(another_text_under_the_same_id_takes_the_place_of_the_first),
        cmocka_unit_test(a_letter_is_removed_by_its_id_or_by_its_path),
        cmocka_unit_test(an_id_removes_a_letter_from_all_its_paths),
        cmocka_unit_test(what_is_not_committed_is_gone_with_the_writer),
        cmocka_unit_test(a_writer_commits_by_itself_between_letters),
        cmocka_unit_test(a_letter_that_fails_halfway_leaves_nothing_of_itself),
        cmocka_unit_test(one_writer_at_a_time),
        cmocka_unit_test(every_passage_is_found_again_by_its_id),
        cmocka_unit_test(letters_are_walked_in_the_order_they_came),
        cmocka_unit_test(a_reader_moves_on_when_it_is_reopened),
        cmocka_unit_test(parent_folders_are_made),
        cmocka_unit_test(the_index_lies_where_the_environment_says),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

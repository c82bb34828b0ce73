/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/writer.h: letters go in and go away. What comes out of an index is in
 * test_reader.c, where letters lie in test_shelf.c, damage in test_index_damage.c. */
#include "tests/unit/index.h"

#include "lib/index/prepare.h"

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
    wob_removed removed;
    assert_ok(wob_index_writer_remove(writer, wob_slice_of(id_or_path), &removed, NULL));
    assert_int_equal(removed.again.count, 0);
    return removed.found;
}

static bool has(wob_index_writer *writer, const char *id, const char *path)
{
    bool there = false;
    assert_ok(wob_index_writer_has(writer, wob_slice_of(id), wob_slice_of(path), &there, NULL));
    return there;
}

/* Going in --------------------------------------------------------------------------------------
 */

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
    assert_ok(
        wob_source_each(path_of("brief.txt"), &WOB_SOURCE_OPTIONS, &arena, add_read, writer, NULL));
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
    made_letter copy = at_path(&made_dutch, "/kopie.txt");
    wob_index_writer *writer = open_writer("copies");
    assert_int_equal(add_made(writer, &made_dutch), WOB_ADDED_NEW);
    assert_int_equal(add_made(writer, &copy), WOB_ADDED_PATH);
    assert_int_equal(add_made(writer, &copy), WOB_ADDED_NOTHING);
    assert_int_equal(add_made(writer, &made_dutch), WOB_ADDED_NOTHING);
    assert_true(has(writer, made_dutch.id, made_dutch.path));
    assert_true(has(writer, made_dutch.id, "/kopie.txt"));
    assert_false(has(writer, made_dutch.id, "/elders.txt"));
    assert_false(has(writer, made_english.id, made_dutch.path));
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
    assert_holds("copies", 1, 7);
    assert_paths("copies", made_dutch.id, "/brieven/hoogmeer.txt /kopie.txt");
}

static void a_path_that_holds_another_letter_gives_the_first_one_up(void **state)
{
    (void)state;
    made_letter newer = at_path(&made_english, made_dutch.path),
                copy = at_path(&made_dutch, "/kopie.txt");
    wob_index_writer *writer = open_writer("changed");
    assert_int_equal(add_made(writer, &made_dutch), WOB_ADDED_NEW);
    assert_int_equal(add_made(writer, &newer), WOB_ADDED_CHANGED);
    assert_ok(wob_index_writer_commit(writer, NULL));
    assert_holds("changed", 1, 1);
    assert_paths("changed", made_dutch.id, "none");
    assert_paths("changed", made_english.id, made_dutch.path);

    /* Back again, now with a copy that stays when the path changes once more. */
    assert_int_equal(add_made(writer, &made_dutch), WOB_ADDED_CHANGED);
    assert_int_equal(add_made(writer, &copy), WOB_ADDED_PATH);
    assert_int_equal(add_made(writer, &newer), WOB_ADDED_CHANGED);
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
    assert_holds("changed", 2, 8);
    assert_paths("changed", made_dutch.id, "/kopie.txt");
    assert_paths("changed", made_english.id, made_dutch.path);
}

/* Documents of a dump keep their identifier when their text is mended there. */
static void another_text_under_the_same_id_takes_the_place_of_the_first(void **state)
{
    (void)state;
    made_letter mended = made_english;
    mended.parts[0].text = "We release all records of the gates.";
    mended.parts[1] = (made_part){WOB_PART_CLOSING, "Sincerely", NULL, NULL, 0};
    wob_index_writer *writer = open_writer("mended");
    assert_int_equal(add_made(writer, &made_english), WOB_ADDED_NEW);
    assert_int_equal(add_made(writer, &mended), WOB_ADDED_CHANGED);
    assert_int_equal(add_made(writer, &mended), WOB_ADDED_NOTHING);
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
    assert_holds("mended", 1, 2);
    assert_paths("mended", made_english.id, made_english.path);
}

/* Going away ------------------------------------------------------------------------------------
 */

static void a_letter_is_removed_by_its_id_or_by_its_path(void **state)
{
    (void)state;
    made_letter copy = at_path(&made_dutch, "/kopie.txt");
    wob_index_writer *writer = open_writer("removed");
    add_made(writer, &made_dutch);
    add_made(writer, &copy);
    add_made(writer, &made_english);
    assert_false(remove_from(writer, "/elders.txt"));
    assert_false(remove_from(writer, "00000000000000ff"));
    assert_true(remove_from(writer, made_dutch.path));
    assert_false(remove_from(writer, made_dutch.path));
    assert_ok(wob_index_writer_commit(writer, NULL));
    assert_holds("removed", 2, 8); /* it lies at another path too */
    assert_paths("removed", made_dutch.id, "/kopie.txt");

    assert_true(remove_from(writer, "/kopie.txt"));
    assert_ok(wob_index_writer_commit(writer, NULL));
    assert_holds("removed", 1, 1);
    assert_true(remove_from(writer, made_english.id));
    assert_false(remove_from(writer, made_english.id));
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
    made_letter copy = at_path(&made_dutch, "/kopie.txt");
    wob_index_writer *writer = open_writer("everywhere");
    add_made(writer, &made_dutch);
    add_made(writer, &copy);
    assert_true(remove_from(writer, made_dutch.id));
    assert_int_equal(add_made(writer, &copy), WOB_ADDED_NEW);
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
    assert_paths("everywhere", made_dutch.id, "/kopie.txt");
}

/* Commits ---------------------------------------------------------------------------------------
 */

static void what_is_not_committed_is_gone_with_the_writer(void **state)
{
    (void)state;
    make_index("kept", &made_dutch, 1);
    wob_index_writer *writer = open_writer("kept");
    assert_int_equal(add_made(writer, &made_english), WOB_ADDED_NEW);
    assert_true(remove_from(writer, made_dutch.id));
    assert_true(has(writer, made_english.id, made_english.path));
    assert_holds("kept", 1, 7);
    wob_index_writer_free(writer);
    assert_holds("kept", 1, 7);
    assert_paths("kept", made_dutch.id, made_dutch.path);
    assert_paths("kept", made_english.id, "none");
}

/* Each source is committed before the next one is added. */
static void a_writer_commits_by_itself_between_sources(void **state)
{
    (void)state;
    wob_index_writer *writer = open_writer("many");
    wob_index *index = open_index("many");
    uint32_t letters = 0, passages = 0, added = 0;
    while (letters == 0 && added < 2000) {
        char id[17], path[32];
        made_letter copy = at_path(&made_dutch, path);
        snprintf(id, sizeof id, "%016u", added);
        snprintf(path, sizeof path, "/brief-%u", added);
        copy.id = id;
        assert_int_equal(add_made(writer, &copy), WOB_ADDED_NEW);
        added++;
        assert_ok(wob_index_reopen(index, NULL));
        assert_ok(wob_index_count(index, &letters, &passages, NULL));
        assert_int_equal(passages, 7 * letters);
    }
    assert_int_equal(letters, added - 1);
    assert_in_range(letters, 200, 1000);
    wob_index_free(index);
    wob_index_writer_free(writer);
}

static void prepare(const wob_letter *letter, wob_arena *arena, wob_buffer *bytes)
{
    wob_analyser *analyser;
    assert_ok(wob_analyser_new(&analyser, NULL));
    assert_ok(wob_prepare(letter, analyser, arena, bytes, NULL));
    wob_analyser_free(analyser);
}

/* Xapian counts a NUL in a term twice, and refuses this number. */
static void a_letter_that_cannot_be_made_ready_changes_nothing(void **state)
{
    (void)state;
    static const char zeros[200] = {0};
    wob_arena arena = {0};
    wob_letter letter;
    wob_added added;
    wob_error error = {0};
    make_index("unready", &made_english, 1);
    make_letter(&made_dutch, &arena, &letter);
    letter.items.at[1].number = (wob_slice){zeros, sizeof zeros};
    wob_index_writer *writer = open_writer("unready");
    assert_int_equal(wob_index_writer_add(writer, &letter, &added, &error), WOB_USAGE);
    assert_ok(wob_index_writer_commit(writer, &error));
    wob_index_writer_free(writer);
    assert_holds("unready", 1, 1);
    assert_paths("unready", made_dutch.id, "none");
    wob_arena_release(&arena);
}

/* A document that is none comes behind others: the letter's own is in by then. */
static void a_letter_that_fails_halfway_leaves_nothing_of_itself(void **state)
{
    (void)state;
    wob_arena arena = {0};
    wob_buffer bytes = {0};
    wob_letter letter;
    wob_prepared prepared;
    wob_added added;
    wob_error error = {0};
    make_index("halfway", &made_english, 1);
    make_letter(&made_dutch, &arena, &letter);
    prepare(&letter, &arena, &bytes);
    assert_ok(wob_prepared_read(wob_buffer_slice(&bytes), &arena, &prepared, NULL));
    wob_slice last = prepared.documents.at[prepared.documents.count - 1];
    memset(bytes.data + (last.data - bytes.data), 0xFF, last.size);
    wob_index_writer *writer = open_writer("halfway");
    assert_int_equal(wob_index_writer_put(writer, wob_buffer_slice(&bytes), &added, &error),
                     WOB_IO);
    assert_int_equal(wob_index_writer_commit(writer, &error), WOB_IO);
    assert_has(error.message, "stays as it was");
    wob_index_writer_free(writer);
    assert_holds("halfway", 1, 1);
    assert_paths("halfway", made_dutch.id, "none");
    wob_buffer_release(&bytes);
    wob_arena_release(&arena);
}

/* What a process makes of a letter on its way to another. */
static void a_letter_made_ready_is_read_back_or_known_for_damaged(void **state)
{
    (void)state;
    wob_arena arena = {0};
    wob_buffer bytes = {0};
    wob_letter letter;
    wob_prepared prepared;
    wob_error error = {0};
    make_letter(&made_dutch, &arena, &letter);
    prepare(&letter, &arena, &bytes);
    assert_ok(wob_prepared_read(wob_buffer_slice(&bytes), &arena, &prepared, NULL));
    assert_text(prepared.path, made_dutch.path);
    assert_text(prepared.letter.id, made_dutch.id);
    assert_int_equal(prepared.documents.count + 1, prepared.letter.document_count);
    assert_true(wob_slices_have(&prepared.forms, WOB_SLICE("facturen")));
    for (size_t i = 1; i < prepared.forms.count; i++)
        for (size_t k = 0; k < i; k++)
            assert_false(wob_slice_equal(prepared.forms.at[i], prepared.forms.at[k]));
    for (size_t size = 0; size < bytes.size; size++)
        assert_int_equal(
            wob_prepared_read((wob_slice){bytes.data, size}, &arena, &prepared, &error),
            WOB_CORRUPT);
    wob_buffer_release(&bytes);
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

/* Where -----------------------------------------------------------------------------------------
 */

static void parent_folders_are_made(void **state)
{
    (void)state;
    make_index("een/twee/index", &made_dutch, 1);
    assert_holds("een/twee/index", 1, 7);

    wob_index_writer *writer = NULL;
    wob_error error = {0};
    write_file("bestand", "geen map");
    assert_int_equal(wob_index_writer_new(path_of("bestand/twee/index"), &writer, &error), WOB_IO);
    assert_has(error.message, path_of("bestand/twee"));
    assert_null(writer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_is_read_from_its_file_and_indexed),
        cmocka_unit_test(the_same_bytes_at_two_paths_are_one_letter),
        cmocka_unit_test(a_path_that_holds_another_letter_gives_the_first_one_up),
        cmocka_unit_test(another_text_under_the_same_id_takes_the_place_of_the_first),
        cmocka_unit_test(a_letter_is_removed_by_its_id_or_by_its_path),
        cmocka_unit_test(an_id_removes_a_letter_from_all_its_paths),
        cmocka_unit_test(what_is_not_committed_is_gone_with_the_writer),
        cmocka_unit_test(a_writer_commits_by_itself_between_sources),
        cmocka_unit_test(a_letter_that_cannot_be_made_ready_changes_nothing),
        cmocka_unit_test(a_letter_made_ready_is_read_back_or_known_for_damaged),
        cmocka_unit_test(a_letter_that_fails_halfway_leaves_nothing_of_itself),
        cmocka_unit_test(one_writer_at_a_time),
        cmocka_unit_test(parent_folders_are_made),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

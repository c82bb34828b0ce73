/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/compact.h, and of what a large index puts off (writer.h). */
#include "tests/unit/index.h"

#include "lib/base/keep.h"
#include "lib/index/compact.h"

#include <sys/stat.h>

static uint32_t count_letters(wob_index *index)
{
    uint32_t letters = 0, passages = 0;
    assert_ok(wob_index_count(index, &letters, &passages, NULL));
    return letters;
}

static bool is_loose(const char *name)
{
    bool loose = false;
    assert_ok(wob_index_is_loose(path_of(name), &loose, NULL));
    return loose;
}

static void compact(const char *name)
{
    wob_renewed sizes;
    assert_ok(wob_index_compact(path_of(name), &sizes, NULL));
    assert_true(sizes.after > 0 && sizes.after <= sizes.before);
}

/* Adds so many documents that are no letter's. */
static void fill(const char *name, unsigned count)
{
    wob_database *database = open_to_write(name);
    wob_document *document = document_of("vulling", "", "");
    uint32_t docid;
    for (unsigned i = 0; i < count; i++)
        assert_ok(wob_database_add(database, document, &docid, NULL));
    assert_ok(wob_database_commit(database, NULL));
    wob_document_free(document);
    wob_database_free(database);
}

/* A reader may stand open while the index changes places, and revisions count anew. */
static void a_reader_goes_on_in_the_old_index_until_it_reopens(void **state)
{
    (void)state;
    make_index("read", &made_dutch, 1);
    wob_index *reader = open_index("read");
    compact("read");
    assert_int_equal(count_letters(reader), 1);
    for (int i = 0; i < 4; i++) {
        wob_index_writer *writer = open_writer("read");
        if (i == 3)
            assert_int_equal(add_made(writer, &made_english), WOB_ADDED_NEW);
        assert_ok(wob_index_writer_commit(writer, NULL));
        wob_index_writer_free(writer);
        assert_int_equal(count_letters(reader), 1);
        assert_ok(wob_index_reopen(reader, NULL));
        assert_int_equal(count_letters(reader), i == 3 ? 2 : 1);
    }
    wob_index_free(reader);
}

static void an_index_that_is_written_is_not_compacted(void **state)
{
    (void)state;
    wob_error error = {0};
    wob_renewed sizes;
    make_index("locked", &made_dutch, 1);
    wob_index_writer *writer = open_writer("locked");
    assert_int_equal(wob_index_compact(path_of("locked"), &sizes, &error), WOB_LOCKED);
    wob_index_writer_free(writer);
    compact("locked");
}

static void an_index_is_loose_that_has_half_as_many_documents_again(void **state)
{
    (void)state;
    make_index("loose", &made_dutch, 1);
    assert_false(is_loose("loose"));
    fill("loose", 1000);
    assert_true(is_loose("loose"));
    compact("loose");
    assert_false(is_loose("loose"));
    fill("loose", 400);
    assert_false(is_loose("loose"));
    fill("loose", 200);
    assert_true(is_loose("loose"));
}

static void what_a_killed_run_left_makes_an_index_loose_and_goes(void **state)
{
    (void)state;
    struct stat of;
    make_index("left", &made_dutch, 1);
    assert_int_equal(mkdir(path_of("left.new"), 0777), 0);
    write_file("left.new/postlist.glass", "half of a table");
    assert_true(is_loose("left"));
    compact("left");
    assert_false(is_loose("left"));
    assert_int_not_equal(stat(path_of("left.new"), &of), 0);
}

static void what_lies_beside_an_index_and_is_none_stays(void **state)
{
    (void)state;
    struct stat of;
    wob_error error = {0};
    wob_renewed sizes;
    make_index("beside", &made_dutch, 1);
    assert_int_equal(mkdir(path_of("beside.new"), 0777), 0);
    write_file("beside.new/notes.txt", "not of an index");
    assert_int_equal(wob_index_compact(path_of("beside"), &sizes, &error), WOB_IO);
    assert_has(error.message, "beside.new: cannot be taken away");
    assert_int_equal(stat(path_of("beside.new/notes.txt"), &of), 0);
}

static void folders_change_places(void **state)
{
    (void)state;
    struct stat of;
    wob_error error = {0};
    assert_int_equal(mkdir(path_of("one"), 0777), 0);
    assert_int_equal(mkdir(path_of("other"), 0777), 0);
    write_file("one/a", "");
    assert_ok(wob_folders_exchange(path_of("one"), path_of("other"), NULL));
    assert_int_equal(stat(path_of("other/a"), &of), 0);
    assert_int_equal(wob_folders_exchange(path_of("one"), path_of("none"), &error), WOB_IO);
    assert_has(error.message, "one: cannot change places with");
}

/* "gate" stands in made_english alone. */
static bool knows_the_words_of_the_english_letter(const char *name)
{
    wob_index *index = open_index(name);
    wob_vocabulary *vocabulary = NULL;
    wob_lookalikes found = {0};
    wob_arena of_words = {0};
    assert_ok(wob_index_vocabulary(index, 0, &vocabulary, NULL));
    assert_ok(wob_vocabulary_find(vocabulary, WOB_SLICE("gate"), (wob_slice){0}, 0.9, &of_words,
                                  &found, NULL));
    wob_arena_release(&of_words);
    wob_index_free(index);
    return found.count > 0;
}

static void set_stale(const char *name, const char *documents)
{
    wob_database *database = open_to_write(name);
    assert_ok(wob_database_set_metadata(database, WOB_SLICE(WOB_META_STALE),
                                        wob_slice_of(documents), NULL));
    assert_ok(wob_database_commit(database, NULL));
    wob_database_free(database);
}

static void commit_once(const char *name, const made_letter *added)
{
    wob_index_writer *writer = open_writer(name);
    if (added)
        assert_int_equal(add_made(writer, added), WOB_ADDED_NEW);
    assert_ok(wob_index_writer_commit(writer, NULL));
    wob_index_writer_free(writer);
}

static void one_letter_does_not_renew_the_words_of_a_large_index(void **state)
{
    (void)state;
    make_index("large", &made_dutch, 1);
    fill("large", 50000);
    commit_once("large", &made_english);
    assert_false(knows_the_words_of_the_english_letter("large"));
    set_stale("large", "499");
    commit_once("large", NULL);
    assert_false(knows_the_words_of_the_english_letter("large"));
    set_stale("large", "501");
    commit_once("large", NULL);
    assert_true(knows_the_words_of_the_english_letter("large"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reader_goes_on_in_the_old_index_until_it_reopens),
        cmocka_unit_test(an_index_that_is_written_is_not_compacted),
        cmocka_unit_test(an_index_is_loose_that_has_half_as_many_documents_again),
        cmocka_unit_test(what_a_killed_run_left_makes_an_index_loose_and_goes),
        cmocka_unit_test(what_lies_beside_an_index_and_is_none_stays),
        cmocka_unit_test(folders_change_places),
        cmocka_unit_test(one_letter_does_not_renew_the_words_of_a_large_index),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

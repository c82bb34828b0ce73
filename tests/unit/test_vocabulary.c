/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/vocabulary.h and kin.h: what is put down is found again by what it looks like.
 */
#include "tests/unit/engine.h"

#include "lib/index/kin.h"
#include "lib/index/vocabulary.h"

static wob_arena arena;

static int clear(void **state)
{
    (void)state;
    wob_arena_clear(&arena);
    return 0;
}

static int tear_down(void **state)
{
    wob_arena_release(&arena);
    return remove_folder(state);
}

/* Words between spaces; each stands in as many passages as it has bytes. */
static void write_words(const char *name, const char *words)
{
    wob_database *database = open_to_write(name);
    wob_vocabulary_entries entries = {0};
    wob_slice rest = wob_slice_of(words), word;
    while (wob_slice_next(&rest, ' ', &word))
        *wob_push(&arena, &entries) = (wob_vocabulary_entry){word, (uint32_t)word.size};
    assert_ok(wob_vocabulary_write(database, &entries, NULL));
    assert_ok(wob_database_commit(database, NULL));
    wob_database_free(database);
}

/* "parkeerboet 1.00, boetes 0.50+": what is found, + where it holds the word. */
static wob_slice find(const char *name, const char *stem, const char *held, double least)
{
    wob_database *database = open_to_read(name);
    wob_vocabulary *vocabulary;
    wob_lookalikes found = {0};
    wob_slice list = {0};
    assert_ok(wob_vocabulary_open(database, &vocabulary, NULL));
    for (int again = 0; again < 2; again++) { /* a search leaves nothing to the next */
        found.count = 0;
        assert_ok(wob_vocabulary_find(vocabulary, wob_slice_of(stem), wob_slice_of(held), least,
                                      &arena, &found, NULL));
    }
    for (size_t i = 0; i < found.count; i++) {
        const wob_lookalike *one = &found.at[i];
        assert_int_equal(one->frequency, one->stem.size);
        list = wob_arena_print(&arena, "%.*s%s%.*s %.2f%s", WOB_ARG(list), i ? ", " : "",
                               WOB_ARG(one->stem), one->alike, one->holds ? "+" : "");
    }
    wob_vocabulary_free(vocabulary);
    wob_database_free(database);
    return list;
}

static void stems_are_found_by_their_grams(void **state)
{
    (void)state;
    static const struct {
        const char *stem, *held;
        double least;
        const char *found;
    } rows[] = {
        {"visserij", "visserij", 0.9, "visserij 1.00"},
        /* one letter left out: six grams of seven and eight are common */
        {"viserij", "viserij", 0.5, "visserij 0.80"},
        {"boet", "boete", 0.6, "boet 1.00, parkeerboet 0.40+"},
        /* the vowel that the stem lost stands in compounds */
        {"parker", "parkeer", 0.6, "parker 1.00, parkeerboet 0.47+"},
        {"zwembad", "zwembad", 0.3, ""},
        {"wo", "wo", 0.1, ""}, /* too short to have been taken */
    };
    write_words("grams", "visserij boet parkeerboet parker haven");
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_text(find("grams", rows[i].stem, rows[i].held, rows[i].least), rows[i].found);
}

static void what_holds_a_much_shorter_stem_is_another_word(void **state)
{
    (void)state;
    write_words("short", "opendata openbaarheid heropen");
    assert_text(find("short", "open", "openbaar", 0.9), "openbaarheid 0.38+");
}

/* More stems than a block has, and of several sizes; every hundredth is asked for. */
static void every_stem_of_many_is_found(void **state)
{
    (void)state;
    enum { MANY = 2000, STEP = 100 };
    wob_slice words = {0}, asked[MANY / STEP];
    for (unsigned i = 0; i < MANY; i++) {
        char a = (char)('a' + i % 26), b = (char)('a' + i / 26 % 26), c = (char)('a' + i / 676);
        wob_slice word = wob_arena_print(&arena, "%ck%cm%cp%s", a, b, c, i % 3 ? "x" : "");
        words = wob_arena_print(&arena, "%.*s%s%.*s", WOB_ARG(words), i ? " " : "", WOB_ARG(word));
        if (i % STEP == 0)
            asked[i / STEP] = word;
    }
    write_words("many", words.data);
    for (size_t i = 0; i < ROWS(asked); i++)
        assert_slice(find("many", asked[i].data, asked[i].data, 1),
                     wob_arena_print(&arena, "%.*s 1.00", WOB_ARG(asked[i])));
}

static void a_later_vocabulary_takes_the_place_of_the_first(void **state)
{
    (void)state;
    write_words("twice", "haven havenmeester");
    write_words("twice", "gracht");
    assert_text(find("twice", "haven", "haven", 0.1), "");
    assert_text(find("twice", "gracht", "gracht", 0.9), "gracht 1.00");
}

static void an_index_without_words_finds_none(void **state)
{
    (void)state;
    write_words("none", "");
    assert_text(find("none", "haven", "haven", 0.1), "");
}

static void a_damaged_table_is_said_to_be_one(void **state)
{
    (void)state;
    wob_vocabulary *vocabulary = NULL;
    wob_lookalikes found = {0};
    write_words("damaged", "haven gracht");
    wob_database *database = open_to_write("damaged");
    assert_ok(wob_database_set_metadata(database, WOB_SLICE("wob:words:ghav"),
                                        WOB_SLICE("\x7F\x7F"), NULL));
    assert_ok(wob_vocabulary_open(database, &vocabulary, NULL));
    assert_int_equal(wob_vocabulary_find(vocabulary, WOB_SLICE("haven"), WOB_SLICE("haven"), 0.5,
                                         &arena, &found, NULL),
                     WOB_CORRUPT);
    wob_vocabulary_free(vocabulary);
    vocabulary = NULL;
    assert_ok(
        wob_database_set_metadata(database, WOB_SLICE("wob:words:"), WOB_SLICE("\x80"), NULL));
    assert_int_equal(wob_vocabulary_open(database, &vocabulary, NULL), WOB_CORRUPT);
    assert_null(vocabulary);
    wob_database_free(database);
}

static void kin_are_found_by_their_word_each_once(void **state)
{
    (void)state;
    wob_database *database = open_to_write("kin");
    wob_kin_pairs pairs = {0};
    wob_slices kin = {0};
    for (unsigned i = 0; i < 3000; i++)
        for (unsigned k = 0; k < 3; k++)
            *wob_push(&arena, &pairs) =
                (wob_kin_pair){wob_arena_print(&arena, "word%u", i % 1000),
                               wob_arena_print(&arena, "kin%u", i % 1000 + k)};
    assert_ok(wob_kin_write(database, WOB_KIN_DUTCH, &pairs, NULL));
    for (unsigned i = 0; i < 1000; i++) {
        kin.count = 0;
        assert_ok(wob_kin_find(database, WOB_KIN_DUTCH, wob_arena_print(&arena, "word%u", i),
                               &arena, &kin, NULL));
        assert_int_equal(kin.count, 3);
        for (unsigned k = 0; k < 3; k++)
            assert_true(wob_slices_have(&kin, wob_arena_print(&arena, "kin%u", i + k)));
    }
    kin.count = 0;
    assert_ok(wob_kin_find(database, WOB_KIN_DUTCH, WOB_SLICE("word1000"), &arena, &kin, NULL));
    assert_ok(wob_kin_find(database, WOB_KIN_ENGLISH, WOB_SLICE("word1"), &arena, &kin, NULL));
    assert_int_equal(kin.count, 0);
    wob_database_free(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(stems_are_found_by_their_grams, clear),
        cmocka_unit_test_teardown(what_holds_a_much_shorter_stem_is_another_word, clear),
        cmocka_unit_test_teardown(every_stem_of_many_is_found, clear),
        cmocka_unit_test_teardown(a_later_vocabulary_takes_the_place_of_the_first, clear),
        cmocka_unit_test_teardown(an_index_without_words_finds_none, clear),
        cmocka_unit_test_teardown(a_damaged_table_is_said_to_be_one, clear),
        cmocka_unit_test_teardown(kin_are_found_by_their_word_each_once, clear),
    };
    return cmocka_run_group_tests(tests, make_folder, tear_down);
}

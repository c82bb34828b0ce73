/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/index/wording.h: phrases, NEAR and sets of words told from their codes. */
#include "tests/unit/unit.h"

#include "lib/index/wording.h"

static wob_arena arena;

static wob_slices words_of(const char *text)
{
    wob_slices words = {0};
    wob_slice rest = wob_slice_of(text), word;
    while (wob_slice_next(&rest, ' ', &word))
        *wob_push(&arena, &words) = word;
    return words;
}

static wob_slice wording_of(const char *text)
{
    wob_buffer wording = {0};
    wob_slices words = words_of(text);
    for (size_t i = 0; i < words.count; i++)
        wob_wording_add(&wording, words.at[i]);
    wob_slice copy = wob_arena_copy(&arena, wob_buffer_slice(&wording));
    wob_buffer_release(&wording);
    return copy;
}

static int release_arena(void **state)
{
    (void)state;
    wob_arena_release(&arena);
    return 0;
}

static void a_common_word_takes_one_byte_and_another_three(void **state)
{
    (void)state;
    assert_int_equal(wording_of("de minister van financien").size, 3 + WOB_WORDING_LONGEST);
}

static void a_phrase_is_told_by_its_order(void **state)
{
    (void)state;
    static const struct {
        const char *phrase, *text;
        bool there;
    } rows[] = {
        {"a", "a", true},
        {"a", "b", false},
        {"a", "", false},
        {"a b", "a b", true},
        {"a b", "b a", false},
        {"a b", "x a b y", true},
        {"a b", "a x b", false},
        {"a b", "a", false},
        {"a b", "a a b", true},
        {"a a", "a b a", false},
        {"a a", "b a a", true},
        {"a b c", "a b a b c", true},
        {"x y", "a x y", true},
        {"a y", "x y a y", true},
        {"x a", "a x b", false},
        {"a b c", "a b a b", false},
        {"besluit", "besluiten", false},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slices words = words_of(rows[i].phrase);
        wob_slice asked = wob_wording_phrase(&words, &arena);
        if (wob_wording_has(asked, wording_of(rows[i].text)) != rows[i].there)
            fail_msg("\"%s\" in \"%s\"", rows[i].phrase, rows[i].text);
    }
}

static void near_counts_places_from_the_first_to_the_last(void **state)
{
    (void)state;
    static const struct {
        const char *words, *text;
        uint32_t window;
        bool there;
    } rows[] = {
        {"a b", "a b", 2, true},
        {"a b", "b a", 2, true},
        {"a b", "a x b", 2, false},
        {"a b", "a x b", 3, true},
        {"a b", "b x x a", 3, false},
        {"a b", "a", 9, false},
        {"a a", "a x y", 5, false},
        {"a a", "a x a", 5, true},
        {"a b c", "x c a b", 3, true},
        {"a b c", "c x a b", 3, false},
        {"a b c", "c x a b", 4, true},
        {"a b", "a x a b", 2, true},
        {"a b", "b x x x a", UINT32_MAX, true},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slices words = words_of(rows[i].words);
        wob_slice asked = wob_wording_near(&words, rows[i].window, &arena);
        if (wob_wording_has(asked, wording_of(rows[i].text)) != rows[i].there)
            fail_msg("\"%s\" within %u in \"%s\"", rows[i].words, rows[i].window, rows[i].text);
    }
}

static void one_of_many_words_is_enough(void **state)
{
    (void)state;
    static const struct {
        const char *words, *text;
        bool there;
    } rows[] = {
        {"a b c", "x c", true},
        {"a b c", "x y", false},
        {"", "a", false},
        {"a", "", false},
    };
    wob_slices thousand = {0};
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slices words = words_of(rows[i].words);
        wob_slice asked = wob_wording_any(&words, &arena);
        assert_int_equal(wob_wording_has(asked, wording_of(rows[i].text)), rows[i].there);
    }
    for (int i = 0; i < 1000; i++)
        *wob_push(&arena, &thousand) = wob_arena_print(&arena, "woord%d", i);
    wob_slice asked = wob_wording_any(&thousand, &arena);
    assert_true(wob_wording_has(asked, wording_of("een woord999")));
    assert_false(wob_wording_has(asked, wording_of("een woord1000")));
}

/* Numbers in a row are what a weak hash takes for one another. */
static void words_have_codes_of_their_own(void **state)
{
    (void)state;
    enum { WORDS = 2000, MOST_SHARED = 2 }; /* of two million pairs 0.24 share one by chance */
    wob_buffer wording = {0};
    size_t shared = 0;
    for (int i = 0; i < WORDS; i++) {
        wob_slices word = {0};
        *wob_push(&arena, &word) = wob_arena_print(&arena, "%dste", i);
        shared += wob_wording_has(wob_wording_phrase(&word, &arena), wob_buffer_slice(&wording));
        wob_wording_add(&wording, word.at[0]);
    }
    assert_true(shared <= MOST_SHARED);
    wob_buffer_release(&wording);
}

static void what_is_damaged_has_nothing(void **state)
{
    (void)state;
    wob_slices words = words_of("x y");
    wob_slice phrase = wob_wording_phrase(&words, &arena), text = wording_of("x y"),
              near = wob_wording_near(&words, 2, &arena), any = wob_wording_any(&words, &arena);
    assert_true(wob_wording_has(phrase, text) && wob_wording_has(near, text) &&
                wob_wording_has(any, text));
    assert_false(wob_wording_has(phrase, wob_slice_cut(text, 0, text.size - 1)));
    assert_false(wob_wording_has((wob_slice){0}, text));
    assert_false(wob_wording_has(WOB_SLICE("n"), text));
    assert_false(wob_wording_has(WOB_SLICE("n12"), text));
    assert_false(wob_wording_has(wob_slice_cut(any, 0, 100), text));
    assert_false(wob_wording_has(WOB_SLICE("?abc"), text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_common_word_takes_one_byte_and_another_three),
        cmocka_unit_test(a_phrase_is_told_by_its_order),
        cmocka_unit_test(near_counts_places_from_the_first_to_the_last),
        cmocka_unit_test(one_of_many_words_is_enough),
        cmocka_unit_test(words_have_codes_of_their_own),
        cmocka_unit_test(what_is_damaged_has_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, release_arena);
}

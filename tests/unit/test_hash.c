/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hashes of words. */
#include "lib/base/hash.h"
#include "tests/unit/unit.h"

static uint64_t hash_of(const char *text)
{
    return wob_hash_nocase(wob_slice_of(text));
}

static void capitals_hash_as_small_letters_do(void **state)
{
    static const char *const rows[][2] = {
        {"Wob", "wob"},
        {"OPENBAAR", "openbaar"},
        {"Informatieverzoeken", "INFORMATIEVERZOEKEN"},
        {"AZaz@[`{", "azAZ@[`{"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_true(hash_of(rows[i][0]) == hash_of(rows[i][1]));
}

/* "@" and "[" stand beside the capitals, "É" and "é" differ as capitals do. */
static void what_differs_hashes_otherwise(void **state)
{
    static const char *const rows[] = {
        "",          "a",         "aa",        "aaa",    "aba",    "aaaa", "aaaaa", "aaaaaaaa",
        "aaaaaaaaa", "aaaaaaaab", "@",         "`",      "[",      "{",    "É",     "é",
        "baaaaaaaa", "verzoek",   "verzoeken", "10.2.e", "10.2.g", "b",    "ba",    "ab"};
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        for (size_t k = 0; k < i; k++)
            if (hash_of(rows[i]) == hash_of(rows[k]))
                fail_msg("%s and %s", rows[i], rows[k]);
}

/* Bytes before and behind a word, in memory, have no part in it. */
static void only_the_text_itself_is_hashed(void **state)
{
    static const char around[] = "xxverzoekenxx", other[] = "--Verzoeken--";
    (void)state;
    for (size_t size = 0; size <= 9; size++)
        assert_true(wob_hash_nocase((wob_slice){around + 2, size}) ==
                    wob_hash_nocase((wob_slice){other + 2, size}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_hash_as_small_letters_do),
        cmocka_unit_test(what_differs_hashes_otherwise),
        cmocka_unit_test(only_the_text_itself_is_hashed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

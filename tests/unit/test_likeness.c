/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/search/likeness.h: how many errors part two words. */
#include "tests/unit/unit.h"

#include "lib/base/arena.h"
#include "lib/search/likeness.h"

static void errors_are_counted_both_ways(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        unsigned errors;
    } rows[] = {
        {"besluit", "besluit", 0},
        {"besluit", "beslui", 1},
        {"besluit", "bbesluit", 1},
        {"besluit", "bezluit", 1},
        {"besluit", "belsuit", 1},
        {"besluit", "besliut", 1},
        {"besluit", "bezliut", 2},
        {"amoniak", "ammoniak", 1},
        {"commisie", "comissie", 2},
        {"ab", "ba", 1},
        {"", "ab", 2},
        {"", "", 0},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_slice a = wob_slice_of(rows[i].a), b = wob_slice_of(rows[i].b);
        for (unsigned most = rows[i].errors; most < 4; most++) {
            assert_int_equal(wob_likeness_errors(a, b, most), rows[i].errors);
            assert_int_equal(wob_likeness_errors(b, a, most), rows[i].errors);
        }
        if (rows[i].errors)
            assert_true(wob_likeness_errors(a, b, rows[i].errors - 1) >= rows[i].errors);
    }
}

static void words_beyond_the_limit_are_never_alike(void **state)
{
    (void)state;
    char word[WOB_LIKENESS_LONGEST + 1];
    for (size_t i = 0; i < sizeof word; i++)
        word[i] = 'a';
    wob_slice longest = {word, WOB_LIKENESS_LONGEST}, longer = {word, sizeof word};
    assert_int_equal(wob_likeness_errors(longest, longest, 1), 0);
    assert_true(wob_likeness_errors(longer, longer, 1) > 1);
    assert_true(wob_likeness_errors(longest, longer, 1) > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_are_counted_both_ways),
        cmocka_unit_test(words_beyond_the_limit_are_never_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

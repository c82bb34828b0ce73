/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/letter/spaced.h. */
#include "tests/unit/unit.h"

#include "lib/letter/spaced.h"

static void spaced_words_are_closed_and_columns_stay(void **state)
{
    static const struct {
        const char *line, *closed;
    } rows[] = {
        {"R I E T K E R K", "RIETKERK       "},
        {"g e m e e n t e", "gemeente       "},
        {"  P O L I T I E", "  POLITIE      "},
        {"P R O V I N C I E   W E S T E R", "PROVINCIE WESTER               "},
        {"G E M E E N T E  E D E", "GEMEENTE EDE          "},
        {"C U R A Ç A O", "CURAÇAO      "},
        {"R I E T K E R K      Postbus 1", "RIETKERK             Postbus 1"},
        {"R I E T       E D E N", "RIET          EDEN   "},
        {"A B C", "A B C"},
        {"a b c d Eenheid", "a b c d Eenheid"},
        {"1 2 3 4 5", "1 2 3 4 5"},
        {"Eenheid R I E T", "Eenheid RIET   "},
        {"de heer A. B. de Vries", "de heer A. B. de Vries"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_arena arena = {0};
        wob_slice closed = wob_spaced_close(wob_slice_of(rows[i].line), &arena);
        if (!wob_slice_equal(closed, wob_slice_of(rows[i].closed)))
            fail_msg("\"%s\" becomes \"%.*s\"", rows[i].line, WOB_ARG(closed));
        assert_int_equal(closed.size, strlen(rows[i].line));
        wob_arena_release(&arena);
    }
}

static void line_without_spaced_words_is_not_copied(void **state)
{
    wob_arena arena = {0};
    wob_slice line = WOB_SLICE("Datum   3 mei 2021   A 4");
    (void)state;
    assert_ptr_equal(wob_spaced_close(line, &arena).data, line.data);
    wob_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spaced_words_are_closed_and_columns_stay),
        cmocka_unit_test(line_without_spaced_words_is_not_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

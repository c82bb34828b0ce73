/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/law/concordance.h, and of its table against the grounds of refusal. */
#include "tests/unit/unit.h"

#include "lib/base/table.h"
#include "lib/law/concordance.h"
#include "lib/law/law.h"

static wob_slice list_of(const char *label, wob_arena *arena)
{
    wob_counterparts found = {0};
    wob_slice list = {0};
    wob_counterparts_add(wob_slice_of(label), arena, &found);
    for (size_t i = 0; i < found.count; i++) {
        assert_text(found.at[i].asked, label);
        list = wob_arena_print(arena, "%.*s%s%.*s%s%s", WOB_ARG(list), i ? "; " : "",
                               WOB_ARG(found.at[i].label), found.at[i].follows ? " follows" : "",
                               found.at[i].equal ? "" : " in part");
    }
    return list;
}

static void counterparts_are_found_both_ways(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Wob 10.2.e", "Woo 5.1.2.e follows"},
        {"Woo 5.1.2.e", "Wob 10.2.e"},
        {"Wob 10.2.g", "Woo 5.1.5 follows in part; Woo 5.1.2.i follows in part; "
                       "Woo 5.1.2.f follows in part"},
        {"Woo 5.1.5", "Wob 10.2.g in part"},
        {"Wob 10", "Woo 5.1 follows in part"},
        {"Wob", "Woo follows in part"},
        {"Awb 4:8", ""},
        {"Wob 10.2.zz", ""},
        {"", ""},
    };
    wob_arena arena = {0};
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_text(list_of(rows[i][0], &arena), rows[i][1]);
    wob_arena_release(&arena);
}

/* "Wob 10.1.c" of the Wob, and so on. */
static bool is_of(wob_slice label, const char *law)
{
    return wob_slice_starts(label, wob_slice_of(law));
}

static void every_ground_of_the_wob_has_a_successor_that_is_a_ground(void **state)
{
    (void)state;
    wob_arena arena = {0};
    const wob_ground *ground;
    size_t checked = 0;
    for (size_t i = 0; (ground = wob_ground_at(i)); i++) {
        wob_counterparts found = {0};
        if (!is_of(ground->label, "Wob "))
            continue;
        wob_counterparts_add(ground->label, &arena, &found);
        assert_true(found.count > 0);
        for (size_t k = 0; k < found.count; k++)
            assert_non_null(wob_ground_find(found.at[k].label));
        checked++;
    }
    assert_int_equal(checked, 14);
    wob_arena_release(&arena);
}

static void rows_say_how_far_they_match(void **state)
{
    (void)state;
    wob_table table = wob_table_open("concordance");
    wob_row row;
    size_t checked = 0;
    for (; wob_table_next(&table, &row); checked++) {
        assert_true(is_of(row.field[0], "Wob"));
        assert_true(is_of(row.field[1], "Woo"));
        assert_true(wob_slice_equal(row.field[2], WOB_SLICE("equal")) ||
                    wob_slice_equal(row.field[2], WOB_SLICE("partial")));
    }
    assert_true(checked > 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counterparts_are_found_both_ways),
        cmocka_unit_test(every_ground_of_the_wob_has_a_successor_that_is_a_ground),
        cmocka_unit_test(rows_say_how_far_they_match),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/base/table.h, and of every table of data/ that is built in. */
#include "tests/unit/unit.h"

#include <string.h>

#include "lib/base/table.h"
#include "lib/base/utf8.h"

static const char *const built_in[] = {
#define WOB_TABLE(name) #name,
#include "lib/base/tables.h"
#undef WOB_TABLE
};

static void tables_open_with_a_heading_of_names(void **state)
{
    (void)state;
    assert_true(ROWS(built_in) >= 5);
    for (size_t i = 0; i < ROWS(built_in); i++) {
        wob_table table = wob_table_open(built_in[i]);
        wob_slice rest = table.columns, column;
        size_t columns = 0;
        assert_string_equal(table.name, built_in[i]);
        while (wob_slice_next(&rest, '\t', &column)) {
            columns++;
            if (column.size == 0)
                fail_msg("data/%s.tsv: a column without a name", built_in[i]);
            for (size_t at = 0; at < column.size; at++)
                if (!wob_is_word(column.data[at]) && column.data[at] != '_')
                    fail_msg("data/%s.tsv: the column \"%.*s\"", built_in[i], WOB_ARG(column));
        }
        assert_in_range(columns, 1, WOB_TABLE_MOST_COLUMNS);
        assert_true(table.line > 1); /* the comment that names the source stands above */
    }
}

static size_t count_columns(wob_slice heading)
{
    size_t count = 0;
    for (wob_slice column; wob_slice_next(&heading, '\t', &column);)
        count++;
    return count;
}

static void tables_have_rows_that_fit_their_heading(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(built_in); i++) {
        wob_table table = wob_table_open(built_in[i]);
        size_t columns = count_columns(table.columns), rows = 0;
        for (wob_row row; wob_table_next(&table, &row); rows++) {
            /* By-laws have no id: their first field is empty, and their label names them. */
            bool named =
                row.field[0].size || (strcmp(table.name, "laws") == 0 && row.field[1].size);
            if (row.count > columns || !named)
                fail_msg("data/%s.tsv:%u: %zu fields under %zu columns, the first of %zu bytes",
                         table.name, table.line, row.count, columns, row.field[0].size);
            for (size_t f = 0; f < WOB_TABLE_MOST_COLUMNS; f++) {
                wob_slice field = row.field[f];
                if (!wob_slice_equal(field, wob_slice_trim(field)))
                    fail_msg("data/%s.tsv:%u: white space around \"%.*s\"", table.name, table.line,
                             WOB_ARG(field));
                if (f >= row.count && field.size)
                    fail_msg("data/%s.tsv:%u: a field beyond the count", table.name, table.line);
            }
        }
        if (rows == 0)
            fail_msg("data/%s.tsv: no rows", table.name);
        assert_int_equal(table.rest.size, 0);
    }
}

static void tables_are_utf8_without_carriage_returns_and_nuls(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(built_in); i++) {
        wob_slice text = wob_table_open(built_in[i]).rest;
        if (wob_utf8_valid(text) != text.size)
            fail_msg("data/%s.tsv: not UTF-8 %zu bytes behind the heading", built_in[i],
                     wob_utf8_valid(text));
        assert_int_equal(wob_slice_find(text, WOB_SLICE("\r"), 0), text.size);
        assert_int_equal(wob_slice_find(text, WOB_SLICE("\0"), 0), text.size);
        assert_true(wob_slice_ends(text, WOB_SLICE("\n")));
    }
}

static void table_passes_over_comments_and_blank_lines_and_counts_all(void **state)
{
    (void)state;
    wob_table table = {.name = "here", .rest = WOB_SLICE("a\tb\n\n# c\n\td\n"), .line = 7};
    wob_row row;
    assert_true(wob_table_next(&table, &row));
    assert_int_equal(row.count, 2);
    assert_text(row.field[0], "a");
    assert_text(row.field[1], "b");
    assert_text(row.field[2], "");
    assert_int_equal(table.line, 8);
    assert_true(wob_table_next(&table, &row));
    assert_text(row.field[0], "");
    assert_text(row.field[1], "d");
    assert_int_equal(table.line, 11);
    assert_false(wob_table_next(&table, &row));
    assert_false(wob_table_next(&table, &row));
}

static void table_of_months_can_be_read_twice(void **state)
{
    (void)state;
    size_t rows[2] = {0};
    for (size_t turn = 0; turn < 2; turn++) {
        wob_table table = wob_table_open("months");
        for (wob_row row; wob_table_next(&table, &row);)
            rows[turn]++;
    }
    assert_true(rows[0] >= 24); /* two languages of twelve */
    assert_int_equal(rows[0], rows[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_open_with_a_heading_of_names),
        cmocka_unit_test(tables_have_rows_that_fit_their_heading),
        cmocka_unit_test(tables_are_utf8_without_carriage_returns_and_nuls),
        cmocka_unit_test(table_passes_over_comments_and_blank_lines_and_counts_all),
        cmocka_unit_test(table_of_months_can_be_read_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/dump_table.h and id_table.h: rows of a dump, their fields by name, and a
 * number for each identifier. */
#include "tests/unit/sources.h"

#include "lib/base/id_table.h"
#include "lib/source/dump_table.h"

enum { ID, VALUE, LACKING, COLUMNS };

static const char *const columns[COLUMNS] = {"id", "value", "lacking"};

/* Opens the file made last and stands on its first row that can be read. */
static wob_status open_at_row(wob_dump_table *table, wob_slice bytes)
{
    write_file(bytes);
    *table = (wob_dump_table){0};
    assert_int_equal(wob_dump_table_open(table, unit_path, columns, COLUMNS, NULL), WOB_OK);
    return wob_dump_table_next(table, NULL);
}

static void field_that_says_nothing_is_empty(void **state)
{
    static const struct {
        const char *field, *expected;
    } rows[] = {
        {"x", "x"},           {"", ""},
        {"nan", ""},          {"NaN", ""},
        {"NaT", ""},          {"None", ""},
        {"null", ""},         {"<NA>", ""},
        {" \t ", ""},         {" nan ", ""},
        {"nan x", "nan x"},   {"\"a,\r\nb\"", "a,\r\nb"},
        {"banaan", "banaan"}, {"\"\"\"x\"\"\"", "\"x\""},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_dump_table table;
        wob_buffer file = {0};
        wob_buffer_print(&file, "other, value ,id\r\ny,%s,d1\r\n", rows[i].field);
        assert_int_equal(open_at_row(&table, wob_buffer_slice(&file)), WOB_OK);
        assert_text(wob_dump_table_field(&table, VALUE), rows[i].expected);
        assert_text(wob_dump_table_id(&table), "d1");
        assert_int_equal(wob_dump_table_field(&table, LACKING).size, 0);
        assert_false(wob_dump_table_has(&table, LACKING));
        wob_dump_table_close(&table);
        wob_buffer_release(&file);
    }
}

static void date_has_a_time_behind_it_or_none(void **state)
{
    static const struct {
        const char *field;
        wob_date expected;
    } rows[] = {
        {"2022-03-04", {2022, 3, 4}},
        {" 2022-03-04 ", {2022, 3, 4}},
        {"2022-03-04 00:00:00", {2022, 3, 4}},
        {"2022-03-04T12:30:00+02:00", {2022, 3, 4}},
        {"2022-03-04T12:30:00.000Z", {2022, 3, 4}},
        {"2022-03-041", {0}},
        {"2022-02-30", {0}},
        {"2022-03", {0}},
        {"2022", {0}},
        {"4 maart 2022", {0}},
        {"nan", {0}},
        {"NaT", {0}},
        {"", {0}},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_dump_table table;
        wob_buffer file = {0};
        wob_buffer_print(&file, "id,value\nd1,%s\n", rows[i].field);
        assert_int_equal(open_at_row(&table, wob_buffer_slice(&file)), WOB_OK);
        if (wob_date_compare(wob_dump_table_date(&table, VALUE), rows[i].expected) != 0)
            fail_msg("the day of \"%s\"", rows[i].field);
        wob_dump_table_close(&table);
        wob_buffer_release(&file);
    }
}

static void value_is_short_and_valid_or_none(void **state)
{
    (void)state;
    enum { LENGTH = WOB_DUMP_LONGEST_VALUE };
    for (size_t more = 0; more <= 1; more++) {
        wob_dump_table table;
        wob_arena arena = {0};
        wob_buffer file = {0};
        wob_buffer_print(&file, "id,value\nd1, caf\xE9 \nd1,");
        memset(wob_buffer_reserve(&file, LENGTH + more), 'x', LENGTH + more);
        file.size += LENGTH + more;
        wob_buffer_add_char(&file, '\n');
        assert_int_equal(open_at_row(&table, wob_buffer_slice(&file)), WOB_OK);
        assert_text(wob_dump_table_value(&table, VALUE, &arena), "caf\xEF\xBF\xBD");
        assert_int_equal(wob_dump_table_next(&table, NULL), WOB_OK);
        assert_int_equal(wob_dump_table_value(&table, VALUE, &arena).size, more ? 0 : LENGTH);
        wob_dump_table_close(&table);
        wob_arena_release(&arena);
        wob_buffer_release(&file);
    }
}

static void row_without_an_identifier_or_with_other_fields_is_none(void **state)
{
    static const wob_slice rows[] = {
        BYTES("id,value\n,x\nd1,x\n"),        BYTES("id,value\nnan,x\nd1,x\n"),
        BYTES("id,value\nd\0,x\nd1,x\n"),     BYTES("id,value\n\"d\n1\",x\nd1,x\n"),
        BYTES("id,value\nd\xE9,x\nd1,x\n"),   BYTES("id,value\nd0\nd1,x\n"),
        BYTES("id,value\nd0,x,y\nd1,x\n"),    BYTES("\xEF\xBB\xBFid,value\nd0,x,\nd1,x\n"),
        BYTES("id,value\n\"d0\" ,x\nd1,x\n"),
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_dump_table table;
        assert_int_equal(open_at_row(&table, rows[i]), WOB_UNREADABLE);
        assert_int_equal(wob_dump_table_next(&table, NULL), WOB_OK);
        assert_text(wob_dump_table_id(&table), "d1");
        assert_int_equal(wob_dump_table_next(&table, NULL), WOB_OK);
        assert_int_equal(table.row.count, 0);
        wob_dump_table_close(&table);
    }
}

static void table_without_identifiers_is_named(void **state)
{
    wob_dump_table table = {0};
    wob_buffer heading = {0};
    wob_error error = {0};
    (void)state;
    write_file(WOB_SLICE("\"va,lue\",value\n1,2\n"));
    assert_int_equal(wob_dump_table_open(&table, unit_path, columns, COLUMNS, &error),
                     WOB_UNREADABLE);
    assert_non_null(strstr(error.message, "lacks the column id"));
    assert_int_equal(wob_dump_table_heading(unit_path, &heading, NULL), WOB_OK);
    assert_text(wob_buffer_slice(&heading), "va,lue,value");
    wob_dump_table_close(&table);
    wob_dump_table_close(&table);
    wob_buffer_release(&heading);
}

static void identifiers_keep_their_numbers_while_the_table_grows(void **state)
{
    enum { MANY = 50000 };
    wob_id_table table = {0};
    char id[32];
    (void)state;
    assert_int_equal(wob_id_table_find(&table, WOB_SLICE("d1")), 0);
    for (unsigned i = 1; i <= MANY; i++) {
        snprintf(id, sizeof id, "nl.gm0001.2i.%u", i);
        uint64_t *number = wob_id_table_add(&table, wob_slice_of(id));
        assert_int_equal(*number, 0);
        *number = i;
    }
    for (unsigned i = 1; i <= MANY; i++) {
        snprintf(id, sizeof id, "nl.gm0001.2i.%u", i);
        assert_int_equal(wob_id_table_find(&table, wob_slice_of(id)), i);
    }
    assert_int_equal(wob_id_table_find(&table, WOB_SLICE("nl.gm0001.2i.0")), 0);
    assert_int_equal(table.count, MANY);
    wob_id_table_release(&table);
    assert_int_equal(wob_id_table_find(&table, WOB_SLICE("nl.gm0001.2i.1")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(field_that_says_nothing_is_empty),
        cmocka_unit_test(date_has_a_time_behind_it_or_none),
        cmocka_unit_test(value_is_short_and_valid_or_none),
        cmocka_unit_test(row_without_an_identifier_or_with_other_fields_is_none),
        cmocka_unit_test(table_without_identifiers_is_named),
        cmocka_unit_test(identifiers_keep_their_numbers_while_the_table_grows),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/csv.h: RFC 4180 over plain and packed files, and what is no CSV. */
#include "tests/unit/sources.h"

#include "lib/source/csv.h"

/* Writes the rows down: "line:a|b|c;", and "!status;" for one that is none. */
static void write_rows(wob_buffer *to, wob_error *first)
{
    enum { MOST_ROWS = 100000 };
    wob_csv *csv = NULL;
    static wob_csv_row row;
    assert_int_equal(wob_csv_open(unit_path, &csv, NULL), WOB_OK);
    for (int rows = 0; rows < MOST_ROWS; rows++) {
        wob_error error = {0};
        wob_status status = wob_csv_next(csv, &row, &error);
        assert_int_equal(status, error.status);
        if (status && first && !first->status)
            *first = error;
        if (status) {
            wob_buffer_print(to, "!%s;", wob_status_name(status));
            continue;
        }
        if (row.count == 0)
            break;
        wob_buffer_print(to, "%u:", (unsigned)row.line);
        for (size_t i = 0; i < row.count; i++) {
            wob_buffer_add(to, i ? WOB_SLICE("|") : WOB_SLICE(""));
            wob_buffer_add(to, row.field[i]);
        }
        wob_buffer_add_char(to, ';');
    }
    wob_csv_free(csv);
}

static void expect_rows(wob_slice bytes, const char *expected)
{
    wob_buffer rows = {0}, packed = {0};
    write_file(bytes);
    write_rows(&rows, NULL);
    assert_text(wob_buffer_slice(&rows), expected);

    wob_buffer_clear(&rows);
    add_gzip(&packed, bytes);
    write_file(wob_buffer_slice(&packed));
    write_rows(&rows, NULL);
    assert_text(wob_buffer_slice(&rows), expected);
    wob_buffer_release(&rows);
    wob_buffer_release(&packed);
}

static void csv_rows_are_those_of_rfc_4180(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *expected;
    } rows[] = {
        {"", ""},
        {"a", "1:a;"},
        {"a,b\nc,d\n", "1:a|b;2:c|d;"},
        {"a,b\r\nc,d\r\n", "1:a|b;2:c|d;"},
        {"a,b\nc,d", "1:a|b;2:c|d;"},
        {",\n", "1:|;"},
        {"\"\",\"\"\n", "1:|;"},
        {"\"a,b\",c\n", "1:a,b|c;"},
        {"\"a \"\"b\"\" c\"\n", "1:a \"b\" c;"},
        {"\"\"\"\"\n", "1:\";"},
        {"\"a\nb\r\nc\",d\ne\n", "1:a\nb\r\nc|d;4:e;"},
        {"a b , c\n", "1:a b | c;"},
        {"\n\na\n\n\r\nb\n", "3:a;6:b;"},
        {"\xEF\xBB\xBF"
         "a,b\n",
         "1:a|b;"},
        {"\"a\"", "1:a;"},
        {"a,", "1:a|;"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_rows(wob_slice_of(rows[i].bytes), rows[i].expected);
}

static void csv_fields_are_bytes_as_they_stand(void **state)
{
    static const struct {
        wob_slice bytes, expected;
    } rows[] = {
        {BYTES("a\0b,c\n"), BYTES("1:a\0b|c;")},
        {BYTES("\"a\0\r\n\"\"b\",c\r\n"), BYTES("1:a\0\r\n\"b|c;")},
        {BYTES("caf\xE9,\"\xFF\xFE\"\n"), BYTES("1:caf\xE9|\xFF\xFE;")},
        {BYTES("a\xEF\xBB\xBF,b\n"), BYTES("1:a\xEF\xBB\xBF|b;")}, /* no mark of byte order here */
        {BYTES("\xEF\xBB\xBF\"a\nb\",c\n"), BYTES("1:a\nb|c;")},
        {BYTES("a,b\nc\nd,e,f\n"),
         BYTES("1:a|b;2:c;3:d|e|f;")}, /* ragged: for the caller to judge */
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer read = {0};
        write_file(rows[i].bytes);
        write_rows(&read, NULL);
        assert_slice(wob_buffer_slice(&read), rows[i].expected);
        wob_buffer_release(&read);
    }
}

static void csv_that_is_none_is_passed_over_line_by_line(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *expected;
    } rows[] = {
        {"a\n\"b\"x,c\nd\n", "1:a;!unreadable;3:d;"},
        {"a\nb\"c\nd\n", "1:a;!unreadable;3:d;"},
        {"\"a\" ,b\nd\n", "!unreadable;2:d;"},
        {"a\rb\nd\n", "!unreadable;2:d;"},
        {"a\n\"b\nc\n", "1:a;!unreadable;"},
        {"\"", "!unreadable;"},
        /* the rest of a field whose beginning was lost */
        {"lost text\", c\n\"a\",b\n", "!unreadable;2:a|b;"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_rows(wob_slice_of(rows[i].bytes), rows[i].expected);
}

static void csv_messages_name_file_and_line(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *place;
    } rows[] = {
        {"a\nb\n\"c\nd\"x\n", ": line 4: no valid CSV: neither a comma"},
        {"a\n\"b\nc\n\n", ": line 5: no valid CSV: a field's last quote is missing"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer read = {0};
        wob_error error = {0};
        write_file(wob_slice_of(rows[i].bytes));
        write_rows(&read, &error);
        assert_non_null(strstr(error.message, unit_path));
        assert_non_null(strstr(error.message, rows[i].place));
        wob_buffer_release(&read);
    }
}

/* Quotes, line ends and commas fall on every place of the pieces in which the file is read. */
static void csv_reads_the_same_across_its_pieces(void **state)
{
    (void)state;
    enum { LENGTH = 600 << 10 };
    static const char *const words[] = {"\"\"", "\"\"\r\n", "a,\"\"b", "\n", "woord \"\"en\"\" "};
    for (size_t i = 0; i < ROWS(words); i++) {
        wob_buffer file = {0}, expected = {0}, rows = {0};
        unsigned lines = 0;
        wob_buffer_print(&file, "x,\"");
        wob_buffer_print(&expected, "1:x|");
        while (file.size < LENGTH) {
            wob_buffer_print(&file, "%s", words[i]);
            for (const char *at = words[i]; *at; at++) {
                lines += *at == '\n';
                wob_buffer_add_char(&expected, *at);
                at += at[0] == '"' && at[1] == '"';
            }
        }
        wob_buffer_print(&file, "\"\nlast,row\n");
        wob_buffer_print(&expected, ";%u:last|row;", lines + 2);
        write_file(wob_buffer_slice(&file));
        write_rows(&rows, NULL);
        assert_true(wob_slice_equal(wob_buffer_slice(&rows), wob_buffer_slice(&expected)));
        wob_buffer_release(&file);
        wob_buffer_release(&expected);
        wob_buffer_release(&rows);
    }
}

static void csv_row_beyond_the_limits_is_passed_over(void **state)
{
    (void)state;
    wob_buffer file = {0}, rows = {0};
    wob_buffer_print(&file, "a\n\"");
    memset(wob_buffer_reserve(&file, WOB_CSV_LARGEST_ROW + 1), 'x', WOB_CSV_LARGEST_ROW + 1);
    file.size += WOB_CSV_LARGEST_ROW + 1;
    wob_buffer_print(&file, "\"\nb\n");
    for (int i = 0; i < WOB_CSV_MOST_FIELDS; i++)
        wob_buffer_print(&file, "x,");
    wob_buffer_print(&file, "x\nc\n");
    write_file(wob_buffer_slice(&file));
    write_rows(&rows, NULL);
    assert_text(wob_buffer_slice(&rows), "1:a;!limit;3:b;!limit;5:c;");
    wob_buffer_release(&file);
    wob_buffer_release(&rows);
}

static void csv_of_damaged_gzip_gives_what_was_read_and_one_fault(void **state)
{
    (void)state;
    wob_buffer plain = {0}, packed = {0};
    for (int i = 0; i < 2000; i++)
        wob_buffer_print(&plain, "%d,\"regel %d\n\"\n", i, i * 7919 % 10007);
    add_gzip(&packed, wob_buffer_slice(&plain));
    size_t faults = 0;
    for (size_t size = 20; size < packed.size; size += packed.size / 50) {
        wob_buffer rows = {0};
        write_file(wob_slice_cut(wob_buffer_slice(&packed), 0, size));
        write_rows(&rows, NULL);
        wob_slice text = wob_buffer_slice(&rows);
        size_t fault = wob_slice_find(text, WOB_SLICE("!unreadable;"), 0);
        assert_int_equal(fault + strlen("!unreadable;"), text.size); /* one, at the end */
        faults++;
        wob_buffer_release(&rows);
    }
    assert_true(faults >= 40);
    wob_buffer_release(&plain);
    wob_buffer_release(&packed);
}

static void csv_that_grows_out_of_all_proportion_is_refused(void **state)
{
    (void)state;
    enum { SIZE = 32 << 20 };
    wob_buffer plain = {0}, packed = {0}, rows = {0};
    wob_error error = {0};
    memset(wob_buffer_reserve(&plain, SIZE), 'x', SIZE);
    plain.size = SIZE;
    add_gzip(&packed, wob_buffer_slice(&plain));
    write_file(wob_buffer_slice(&packed));
    write_rows(&rows, &error);
    assert_text(wob_buffer_slice(&rows), "!limit;");
    assert_non_null(strstr(error.message, "times its size"));
    wob_buffer_release(&plain);
    wob_buffer_release(&packed);
    wob_buffer_release(&rows);
}

static void csv_that_cannot_be_opened_is_refused(void **state)
{
    (void)state;
    wob_csv *csv = NULL;
    assert_int_equal(wob_csv_open(path_of("missing"), &csv, NULL), WOB_NOT_FOUND);
    assert_int_equal(wob_csv_open("/dev/null", &csv, NULL), WOB_UNREADABLE);
    assert_null(csv);
    wob_csv_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_rows_are_those_of_rfc_4180),
        cmocka_unit_test(csv_fields_are_bytes_as_they_stand),
        cmocka_unit_test(csv_that_is_none_is_passed_over_line_by_line),
        cmocka_unit_test(csv_messages_name_file_and_line),
        cmocka_unit_test(csv_reads_the_same_across_its_pieces),
        cmocka_unit_test(csv_row_beyond_the_limits_is_passed_over),
        cmocka_unit_test(csv_of_damaged_gzip_gives_what_was_read_and_one_fault),
        cmocka_unit_test(csv_that_grows_out_of_all_proportion_is_refused),
        cmocka_unit_test(csv_that_cannot_be_opened_is_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

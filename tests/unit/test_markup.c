/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of lib/source/markup_mark.h and of the tables of lib/source/markup.h: what web pages and
 * office files count and lay out themselves comes out as plain text has it. */
#include "tests/unit/unit.h"

#include "lib/source/markup.h"
#include "lib/source/markup_mark.h"

#include <stdio.h>

static void numbers_are_written_in_their_format(void **state)
{
    (void)state;
    static const struct {
        wob_number_format format;
        unsigned number;
        const char *written;
    } rows[] = {
        {WOB_NUMBER_DECIMAL, 0, "0"},
        {WOB_NUMBER_DECIMAL, 17, "17"},
        {WOB_NUMBER_DECIMAL_ZERO, 7, "07"},
        {WOB_NUMBER_DECIMAL_ZERO, 10, "10"},
        {WOB_NUMBER_LOWER_LETTER, 1, "a"},
        {WOB_NUMBER_LOWER_LETTER, 26, "z"},
        {WOB_NUMBER_LOWER_LETTER, 27, "aa"},
        {WOB_NUMBER_UPPER_LETTER, 28, "BB"},
        {WOB_NUMBER_LOWER_LETTER, 0, "0"},
        {WOB_NUMBER_LOWER_LETTER, 1000, "1000"},
        {WOB_NUMBER_LOWER_ROMAN, 4, "iv"},
        {WOB_NUMBER_LOWER_ROMAN, 19, "xix"},
        {WOB_NUMBER_UPPER_ROMAN, 8, "VIII"},
        {WOB_NUMBER_UPPER_ROMAN, 1994, "MCMXCIV"},
        {WOB_NUMBER_LOWER_ROMAN, 5000, "5000"},
        {WOB_NUMBER_NONE, 3, ""},
        {WOB_NUMBER_BULLET, 3, ""},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        wob_buffer written = {0};
        wob_number_add(&written, rows[i].format, rows[i].number);
        assert_text(wob_buffer_slice(&written), rows[i].written);
        wob_buffer_release(&written);
    }
}

static void lists_count_their_levels(void **state)
{
    (void)state;
    static const struct {
        size_t level;
        const char *mark;
    } rows[] = {{0, "1."},  {1, "1.a"}, {1, "1.b"}, {0, "2."}, {1, "2.a"}, {2, "(2)"},
                {2, "(2)"}, {3, "•"},   {8, ""},    {9, ""},   {0, "3."},  {1, "3.a"}};
    wob_arena arena = {0};
    wob_numbering list = {.level = {{WOB_NUMBER_DECIMAL, WOB_SLICE("%1."), 1, false},
                                    {WOB_NUMBER_LOWER_LETTER, WOB_SLICE("%1.%2"), 1, false},
                                    {WOB_NUMBER_UPPER_ROMAN, WOB_SLICE("(%1)"), 1, true},
                                    {WOB_NUMBER_BULLET, WOB_SLICE("\uF0B7"), 0, false}}};
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_text(wob_numbering_next(&list, rows[i].level, &arena), rows[i].mark);
    wob_arena_release(&arena);
}

static void lists_go_on_from_the_number_that_is_set(void **state)
{
    (void)state;
    wob_arena arena = {0};
    wob_numbering list = {.level = {{WOB_NUMBER_DECIMAL, WOB_SLICE("%1%"), 3, false},
                                    {WOB_NUMBER_DECIMAL, WOB_SLICE("%1.%2"), 1, false}}};
    assert_text(wob_numbering_next(&list, 1, &arena), "3.1"); /* the level above never counted */
    assert_text(wob_numbering_next(&list, 0, &arena), "4%");
    wob_numbering_set(&list, 0, 9);
    assert_text(wob_numbering_next(&list, 0, &arena), "9%");
    wob_numbering_set(&list, 0, 0);
    assert_text(wob_numbering_next(&list, 0, &arena), "0%");
    wob_arena_release(&arena);
}

static void bullets_are_those_that_are_known(void **state)
{
    (void)state;
    static const struct {
        const char *character, *bullet;
        size_t level;
    } rows[] = {{"•", "•", 1}, {"-", "-", 0},      {"o", "o", 2},      {"\uF0B7", "•", 0},
                {"", "•", 0},  {"\uF0A7", "▪", 2}, {"\uF0A7", "◦", 4}, {"☺☺", "•", 3}};
    for (size_t i = 0; i < ROWS(rows); i++)
        assert_text(wob_bullet(wob_slice_of(rows[i].character), rows[i].level), rows[i].bullet);
}

/* Reads a table written down: cells end in '|', lines inside them are parted by '/', rows end in a
 * line's end. Writes down its lines, with "^" before one that has a gap above it. */
static void expect_table(const char *written, const char *expected)
{
    wob_arena arena = {0};
    wob_markup_table table = {0};
    wob_markup_lines lines = {0};
    wob_buffer read = {0};
    wob_slice rest = wob_slice_of(written), row, cell, line;
    while (wob_slice_next(&rest, '\n', &row)) {
        wob_markup_row *new = wob_push(&arena, &table.rows);
        *new = (wob_markup_row){0};
        while (wob_slice_next(&row, '|', &cell)) {
            wob_markup_cell *added = wob_push(&arena, &new->cells);
            *added = (wob_markup_cell){.column = new->columns++};
            while (wob_slice_next(&cell, '/', &line))
                *wob_push(&arena, &added->lines) = (wob_markup_line){.text = line, .page = 1};
        }
    }
    wob_markup_lay_out(&table, &arena, &lines);
    for (size_t i = 0; i < lines.count; i++)
        wob_buffer_print(&read, "%s%.*s\n", lines.at[i].gap ? "^" : "", WOB_ARG(lines.at[i].text));
    assert_text(wob_buffer_slice(&read), expected);
    wob_buffer_release(&read);
    wob_arena_release(&arena);
}

#define FIFTY "vijftig letters zijn er in deze regel van de brief"
#define LONG  FIFTY " " FIFTY " " FIFTY " " FIFTY

static void tables_keep_their_columns(void **state)
{
    (void)state;
    static const struct {
        const char *written, *expected;
    } rows[] = {
        {"", ""},
        {"een|", "een\n"},
        {"1|Mail|\n12|Nota|ja\n", "1    Mail\n12   Nota   ja\n"},
        {"|Mail|\n1|x|\n", "    Mail\n1   x\n"},
        {"Ons kenmerk|Datum\nX-12-B|1 mei\n", "Ons kenmerk   Datum\nX-12-B        1 mei\n"},
        {"a/b/c|d|e/f\n", "a   d   e\nb       f\nc\n"},
        {"1.|" LONG "|\n", "^1.   " LONG "\n"},
        {"1.|Vraag|" LONG "/ja|" LONG "\n", "^1.   Vraag   " LONG "\nja\n^" LONG "\n"},
        {LONG "|1.|\n", "^" LONG "\n^1.\n"},
    };
    for (size_t i = 0; i < ROWS(rows); i++)
        expect_table(rows[i].written, rows[i].expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_in_their_format),
        cmocka_unit_test(lists_count_their_levels),
        cmocka_unit_test(lists_go_on_from_the_number_that_is_set),
        cmocka_unit_test(bullets_are_those_that_are_known),
        cmocka_unit_test(tables_keep_their_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

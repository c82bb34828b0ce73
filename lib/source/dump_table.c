/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a dump, their fields by name. See dump_table.h. */
#include "lib/source/dump_table.h"

#include "lib/base/memory.h"
#include "lib/base/utf8.h"

#include <assert.h>
#include <stdlib.h>

enum { IDENTIFIER = 0 }; /* the first column */

wob_status wob_dump_table_heading(const char *path, wob_buffer *to, wob_error *error)
{
    wob_csv *csv = NULL;
    wob_csv_row *heading = wob_new(sizeof *heading);
    wob_status status = wob_csv_open(path, &csv, error);
    if (status == WOB_OK)
        status = wob_csv_next(csv, heading, error);
    for (size_t i = 0; status == WOB_OK && i < heading->count; i++) {
        wob_buffer_add(to, i ? WOB_SLICE(",") : WOB_SLICE(""));
        wob_buffer_add(to, heading->field[i]);
    }
    wob_csv_free(csv);
    free(heading);
    return status;
}

static size_t find_column(const wob_csv_row *heading, const char *name)
{
    for (size_t i = 0; i < heading->count; i++)
        if (wob_slice_equal(wob_slice_trim(heading->field[i]), wob_slice_of(name)))
            return i;
    return WOB_CSV_MOST_FIELDS;
}

wob_status wob_dump_table_open(wob_dump_table *table, const char *path, const char *const *names,
                               size_t count, wob_error *error)
{
    assert(count <= WOB_DUMP_MOST_COLUMNS);
    table->path = path;
    wob_status status = wob_csv_open(path, &table->csv, error);
    if (status == WOB_OK)
        status = wob_csv_next(table->csv, &table->row, error);
    if (status)
        return status;
    table->fields = table->row.count;
    for (size_t i = 0; i < count; i++)
        table->place[i] = find_column(&table->row, names[i]);
    return wob_dump_table_has(table, IDENTIFIER)
               ? WOB_OK
               : wob_fail(error, WOB_UNREADABLE, "%s: no table of Woogle: it lacks the column %s",
                          path, names[IDENTIFIER]);
}

void wob_dump_table_close(wob_dump_table *table)
{
    wob_csv_free(table->csv);
    table->csv = NULL;
}

bool wob_dump_table_has(const wob_dump_table *table, size_t column)
{
    return table->place[column] < WOB_CSV_MOST_FIELDS;
}

/* It stands in paths and messages: without control characters. */
static bool is_identifier(wob_slice id)
{
    for (size_t i = 0; i < id.size; i++)
        if ((unsigned char)id.data[i] < ' ' || id.data[i] == '\177')
            return false;
    return id.size > 0 && id.size <= WOB_DUMP_LONGEST_ID && wob_utf8_valid(id) == id.size;
}

wob_status wob_dump_table_next(wob_dump_table *table, wob_error *error)
{
    wob_status status = wob_csv_next(table->csv, &table->row, error);
    if (status || table->row.count == 0)
        return status;
    unsigned long long line = table->row.line;
    if (table->row.count != table->fields)
        return wob_fail(error, WOB_UNREADABLE,
                        "%s: line %llu: a row of %zu fields where the heading has %zu", table->path,
                        line, table->row.count, table->fields);
    return is_identifier(wob_dump_table_id(table))
               ? WOB_OK
               : wob_fail(error, WOB_UNREADABLE, "%s: line %llu: no identifier of a document",
                          table->path, line);
}

wob_slice wob_dump_table_id(const wob_dump_table *table)
{
    return wob_slice_trim(wob_dump_table_field(table, IDENTIFIER));
}

/* What stands for "no value" in tables that statistics programs wrote. */
static bool is_nothing(wob_slice field)
{
    static const char *const words[] = {"", "nan", "nat", "none", "null", "<na>"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wob_slice_equal_nocase(field, wob_slice_of(words[i])))
            return true;
    return false;
}

wob_slice wob_dump_table_field(const wob_dump_table *table, size_t column)
{
    size_t at = table->place[column];
    wob_slice field = at < table->row.count ? table->row.field[at] : (wob_slice){0};
    return is_nothing(wob_slice_trim(field)) ? (wob_slice){0} : field;
}

wob_slice wob_dump_table_value(const wob_dump_table *table, size_t column, wob_arena *arena)
{
    wob_buffer valid = {0};
    wob_slice field = wob_slice_trim(wob_dump_table_field(table, column));
    if (field.size == 0 || field.size > WOB_DUMP_LONGEST_VALUE)
        return (wob_slice){0};
    wob_utf8_add_repaired(&valid, field);
    wob_slice value = wob_arena_copy(arena, wob_buffer_slice(&valid));
    wob_buffer_release(&valid);
    return value;
}

wob_date wob_dump_table_date(const wob_dump_table *table, size_t column)
{
    wob_slice field = wob_slice_trim(wob_dump_table_field(table, column));
    wob_date date = {0};
    size_t day = WOB_ISO_DATE_SIZE - 1;
    if (field.size > day && field.data[day] != 'T' && field.data[day] != ' ')
        return date;
    (void)wob_date_parse_iso(wob_slice_cut(field, 0, field.size < day ? field.size : day), &date);
    return date;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the tables of data/. See table.h; the bytes come from tables.S. */
#include "lib/base/table.h"

#include <assert.h>
#include <string.h>

#define WOB_TABLE(name) extern const char wob_table_##name[], wob_table_##name##_end[];
#include "lib/base/tables.h"
#undef WOB_TABLE

static const struct {
    const char *name, *begin, *end;
} tables[] = {
#define WOB_TABLE(name) {#name, wob_table_##name, wob_table_##name##_end},
#include "lib/base/tables.h"
#undef WOB_TABLE
};

static bool next_line(wob_table *table, wob_slice *ret_line)
{
    while (wob_slice_next(&table->rest, '\n', ret_line)) {
        table->line++;
        if (ret_line->size && ret_line->data[0] != '#')
            return true;
    }
    return false;
}

wob_table wob_table_open(const char *name)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (strcmp(tables[i].name, name) != 0)
            continue;
        wob_table table = {.name = name,
                           .rest = {tables[i].begin, (size_t)(tables[i].end - tables[i].begin)}};
        bool has_heading = next_line(&table, &table.columns);
        assert(has_heading);
        return table;
    }
    assert(false && "a table that is not built in");
    return (wob_table){0};
}

bool wob_table_next(wob_table *table, wob_row *ret_row)
{
    wob_slice line, field;
    if (!next_line(table, &line))
        return false;
    *ret_row = (wob_row){0};
    while (wob_slice_next(&line, '\t', &field)) {
        assert(ret_row->count < WOB_TABLE_MOST_COLUMNS);
        ret_row->field[ret_row->count++] = field;
    }
    return true;
}

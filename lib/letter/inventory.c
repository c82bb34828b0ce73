/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inventory lists from page to page, and what becomes of them in the letter: its documents, and one
 * line of text for each row. See inventory.h.
 */
#include "lib/letter/inventory.h"

#include "lib/base/buffer.h"
#include "lib/letter/flow.h"
#include "lib/letter/inventory_table.h"
#include "lib/letter/reading.h"
#include "lib/letter/steps.h"

static bool same_headings(const wob_columns *a, const wob_columns *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same =
            a->at[i].kind == b->at[i].kind && wob_slice_starts(a->at[i].heading, b->at[i].heading);
    return same;
}

/* The headings themselves, once for each table. */
static void add_heading_row(wob_table_reader *to, const wob_piece *anchor,
                            const wob_columns *columns)
{
    wob_table_row row = {.page = anchor->page,
                         .line = anchor->line,
                         .columns = to->tables->columns.count - 1,
                         .heading = true,
                         .box = {anchor->left, anchor->top, anchor->right, anchor->bottom}};
    for (size_t i = 0; i < columns->count; i++)
        row.cells[i] = columns->at[i].heading;
    *wob_push(to->arena, &to->tables->rows) = row;
}

static void take_headings(wob_table_reader *to, wob_pieces *pieces, size_t anchor, bool taken)
{
    const wob_columns *columns = &to->tables->columns.at[to->tables->columns.count - 1];
    wob_span beside = wob_pieces_beside(pieces, anchor);
    for (size_t i = beside.begin; i < beside.end; i++) {
        wob_piece *piece = &pieces->at[i];
        if (!wob_pieces_overlap(&pieces->at[anchor], piece) ||
            wob_columns_find(columns, piece->left, piece->em) == columns->count)
            continue;
        piece->taken = taken;
        to->taken[piece->line] = taken;
    }
}

/* The next row of headings from piece `from` on; pieces->count where there is none. */
static size_t next_headings(const wob_table_reader *to, const wob_pieces *pieces, size_t from,
                            wob_columns *ret_columns)
{
    for (size_t i = from; i < pieces->count; i++)
        if (!pieces->at[i].taken && wob_columns_read(pieces, i, to->arena, ret_columns))
            return i;
    return pieces->count;
}

/* Reads the table whose headings stand at `anchor`, up to piece `end`. */
static void read_headed(wob_table_reader *to, wob_pieces *pieces, size_t anchor, size_t end,
                        const wob_columns *columns)
{
    wob_tables *tables = to->tables;
    size_t rows = tables->rows.count;
    bool known = tables->columns.count &&
                 same_headings(&tables->columns.at[tables->columns.count - 1], columns);
    *wob_push(to->arena, &tables->columns) = *columns;
    take_headings(to, pieces, anchor, true);
    if (!known || rows == 0)
        add_heading_row(to, &pieces->at[anchor], columns);
    if (wob_table_read_rows(to, pieces, anchor + 1, end, true))
        return;
    take_headings(to, pieces, anchor, false);
    tables->rows.count = rows;
    tables->columns.count--;
}

/* A page that lies on its side has words that are higher than they are wide. */
static bool is_sideways(const wob_pieces *pieces)
{
    size_t high = 0, words = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        const wob_piece *piece = &pieces->at[i];
        words += piece->text.size > 3;
        high += piece->text.size > 3 && piece->bottom - piece->top > piece->right - piece->left;
    }
    return high > words / 2;
}

static void read_page(wob_table_reader *to, size_t begin, size_t end)
{
    wob_pieces pieces;
    wob_columns columns, next_columns;
    wob_pieces_read(to->source, begin, end, to->arena, &pieces);
    if (is_sideways(&pieces))
        return;
    size_t anchor = next_headings(to, &pieces, 0, &columns);
    if (to->open)
        (void)wob_table_read_rows(to, &pieces, 0, anchor, false);
    while (anchor < pieces.count) {
        /* What is level with the headings names columns of the same table. */
        size_t from = anchor + 1;
        while (from < pieces.count && wob_pieces_overlap(&pieces.at[anchor], &pieces.at[from]))
            from++;
        size_t next = next_headings(to, &pieces, from, &next_columns);
        read_headed(to, &pieces, anchor, next, &columns);
        anchor = next;
        columns = next_columns;
    }
}

/* Lines in place of rows ----------------------------------------------------------------------- */

static void add_line(wob_tables *tables, wob_arena *arena, const wob_line *line, bool is_row)
{
    *wob_push(arena, &tables->lines) = *line;
    *wob_push(arena, &tables->is_row) = is_row;
}

static void add_row_line(wob_tables *tables, wob_arena *arena, const wob_source *source,
                         const wob_table_row *row)
{
    wob_buffer text = {0};
    wob_line line = source->lines.at[row->line];
    for (size_t i = 0; i < WOB_COLUMNS_MOST; i++)
        if (row->cells[i].size)
            wob_buffer_print(&text, "%s%.*s", text.size ? " | " : "", WOB_ARG(row->cells[i]));
    line.text = wob_arena_copy(arena, wob_buffer_slice(&text));
    line.bold = false;
    if (line.placed)
        line.box = row->box;
    wob_buffer_release(&text);
    add_line(tables, arena, &line, true);
}

static void set_lines(wob_table_reader *to)
{
    wob_tables *tables = to->tables;
    size_t row = 0;
    for (size_t i = 0; i < to->source->lines.count; i++) {
        const wob_line *line = &to->source->lines.at[i];
        bool ends_page = i + 1 == to->source->lines.count || line[1].page != line->page;
        for (; row < tables->rows.count && tables->rows.at[row].page == line->page &&
               tables->rows.at[row].line <= i;
             row++)
            add_row_line(tables, to->arena, to->source, &tables->rows.at[row]);
        if (!to->taken[i])
            add_line(tables, to->arena, line, false);
        for (; ends_page && row < tables->rows.count && tables->rows.at[row].page == line->page;
             row++)
            add_row_line(tables, to->arena, to->source, &tables->rows.at[row]);
    }
}

/* Where tables may begin: the labels of a letterhead ("Nummer", "Onderwerp", "Datum") look like
 * headings of columns. The line behind the first page's salutation; 0 where it has none. */
static size_t behind_letterhead(const wob_source *source, wob_arena *arena)
{
    const wob_lines *lines = &source->lines;
    for (size_t i = 0; i < lines->count && lines->at[i].page == lines->at[0].page; i++) {
        const wob_cue *cue = wob_cues_find_in("openings", lines->at[i].text, arena);
        if (cue && wob_slice_equal(cue->value, WOB_SLICE("salutation")))
            return i + 1;
    }
    return 0;
}

void wob_tables_read(const wob_source *source, wob_arena *arena, wob_tables *ret_tables)
{
    *ret_tables = (wob_tables){0};
    wob_table_reader to = {.source = source,
                           .arena = arena,
                           .tables = ret_tables,
                           .taken = wob_arena_take(arena, source->lines.count + 1)};
    for (size_t begin = behind_letterhead(source, arena); begin < source->lines.count;) {
        size_t end = begin;
        while (end < source->lines.count &&
               source->lines.at[end].page == source->lines.at[begin].page)
            end++;
        read_page(&to, begin, end);
        begin = end;
    }
    if (ret_tables->rows.count)
        set_lines(&to);
}

wob_status wob_inventory_find(wob_reading *reading, const wob_tables *tables, wob_error *error)
{
    if (tables->rows.count == 0)
        return WOB_OK;
    wob_source *source = wob_arena_take(reading->arena, sizeof *source);
    *source = *reading->source;
    source->lines = tables->lines;
    reading->source = source;
    reading->is_row = tables->is_row.at;
    for (size_t i = 0; i < tables->rows.count; i++) {
        const wob_table_row *row = &tables->rows.at[i];
        if (row->heading)
            continue;
        wob_listed_document document =
            wob_row_document(row, &tables->columns.at[row->columns], reading->arena);
        wob_status status = wob_flow_clean(document.title, reading->arena, &document.title, error);
        if (status)
            return status;
        *wob_push(reading->arena, &reading->letter->documents) = document;
    }
    return WOB_OK;
}

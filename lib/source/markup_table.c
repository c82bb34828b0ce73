/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines that a table makes. See markup.h.
 *
 * A row whose cells fit beside each other is laid out so, its cells in the columns of the table, as
 * text laid out with spaces has it: what reads letterheads and lists of documents finds columns
 * again. A row with more text than that holds running text: its cells follow each other, the short
 * ones (a number, "Vraag 1") in front of what they stand beside.
 */
#include "lib/source/markup.h"

enum {
    WIDEST_ROW = 200,  /* bytes of a row that is laid out side by side */
    SHORT_CELL = 24,   /* bytes of a cell that goes in front of the next one */
    MOST_COLUMNS = 64, /* that are aligned; what lies beyond follows */
};

static size_t width_of(const wob_markup_lines *lines)
{
    size_t width = 0;
    for (size_t i = 0; i < lines->count; i++)
        width = lines->at[i].text.size > width ? lines->at[i].text.size : width;
    return width;
}

static bool is_narrow(const wob_markup_row *row)
{
    size_t width = 0;
    for (size_t i = 0; i < row->cells.count; i++) {
        size_t cell = width_of(&row->cells.at[i].lines);
        width += cell ? cell + WOB_MARKUP_GAP : 0;
    }
    return width <= WIDEST_ROW;
}

/* Where each column begins, after the widest cells of the narrow rows. */
static void find_columns(const wob_markup_table *table, size_t *ret_begin)
{
    size_t width[MOST_COLUMNS] = {0}, at = 0;
    for (size_t r = 0; r < table->rows.count; r++) {
        const wob_markup_row *row = &table->rows.at[r];
        for (size_t i = 0; i < row->cells.count && is_narrow(row); i++) {
            const wob_markup_cell *cell = &row->cells.at[i];
            size_t next = i + 1 < row->cells.count ? row->cells.at[i + 1].column : row->columns;
            size_t cell_width = width_of(&cell->lines);
            if (cell->column < MOST_COLUMNS && next == cell->column + 1 &&
                cell_width > width[cell->column])
                width[cell->column] = cell_width;
        }
    }
    for (size_t c = 0; c < MOST_COLUMNS; c++) {
        ret_begin[c] = at;
        at += width[c] ? width[c] + WOB_MARKUP_GAP : 0;
    }
}

/* The `k`th lines of the cells, side by side. */
static void lay_line(const wob_markup_row *row, size_t k, const size_t *begin, wob_buffer *line,
                     wob_markup_line *ret_line)
{
    *ret_line = (wob_markup_line){.bold = true};
    wob_buffer_clear(line);
    for (size_t i = 0; i < row->cells.count; i++) {
        const wob_markup_cell *cell = &row->cells.at[i];
        if (k >= cell->lines.count)
            continue;
        const wob_markup_line *part = &cell->lines.at[k];
        size_t left = line->size ? line->size + WOB_MARKUP_GAP : 0;
        if (cell->column < MOST_COLUMNS && begin[cell->column] > left)
            left = begin[cell->column];
        while (line->size < left)
            wob_buffer_add_char(line, ' ');
        wob_buffer_add(line, part->text);
        ret_line->page = part->page > ret_line->page ? part->page : ret_line->page;
        ret_line->bold = ret_line->bold && part->bold;
        ret_line->gap = ret_line->gap || part->gap;
    }
}

static void lay_beside(const wob_markup_row *row, const size_t *begin, wob_buffer *line,
                       wob_arena *arena, wob_markup_lines *to)
{
    size_t height = 0;
    for (size_t i = 0; i < row->cells.count; i++)
        height = row->cells.at[i].lines.count > height ? row->cells.at[i].lines.count : height;
    for (size_t k = 0; k < height; k++) {
        wob_markup_line laid;
        lay_line(row, k, begin, line, &laid);
        laid.text = wob_arena_copy(arena, wob_buffer_slice(line));
        *wob_push(arena, to) = laid;
    }
}

static void lay_below(const wob_markup_row *row, wob_arena *arena, wob_markup_lines *to)
{
    wob_slice front = {0}; /* short cells that wait for what they stand beside */
    for (size_t i = 0; i < row->cells.count; i++) {
        const wob_markup_lines *lines = &row->cells.at[i].lines;
        bool last = i + 1 == row->cells.count;
        if (lines->count == 1 && lines->at[0].text.size <= SHORT_CELL && !last) {
            front = wob_arena_print(arena, "%.*s%.*s%*s", WOB_ARG(front),
                                    WOB_ARG(lines->at[0].text), WOB_MARKUP_GAP, "");
            continue;
        }
        for (size_t k = 0; k < lines->count; k++) {
            wob_markup_line *line = wob_push(arena, to);
            *line = lines->at[k];
            line->gap |= k == 0;
            if (k == 0)
                line->text = wob_arena_join(arena, front, line->text);
        }
        front = lines->count ? (wob_slice){0} : front;
    }
}

void wob_markup_lay_out(const wob_markup_table *table, wob_arena *arena, wob_markup_lines *to)
{
    size_t begin[MOST_COLUMNS];
    wob_buffer line = {0};
    find_columns(table, begin);
    for (size_t i = 0; i < table->rows.count; i++)
        if (is_narrow(&table->rows.at[i]))
            lay_beside(&table->rows.at[i], begin, &line, arena, to);
        else
            lay_below(&table->rows.at[i], arena, to);
    wob_buffer_release(&line);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of inventory lists, on one stretch of a page. See inventory.h and inventory_table.h.
 *
 * A row begins where the column of numbers has one, or, in a table without numbers, where the first
 * column stands beside a decision or a ground. What stands lower belongs to the row above it, up to
 * the next. Running text and large empty spaces end the table.
 */
#include "lib/base/utf8.h"
#include "lib/letter/furniture.h"
#include "lib/letter/inventory_table.h"
#include "lib/letter/reading.h"

static const float WIDEST_SPACE = 14; /* ems between rows, or inside one */

enum { LONGEST_CELL = 4000 }; /* bytes; what is longer is running text */

typedef WOB_LIST(size_t) row_starts; /* the pieces with which rows begin */

static wob_columns *columns_of(const wob_table_reader *to)
{
    return &to->tables->columns.at[to->tables->columns.count - 1];
}

static wob_table_row *last_row(const wob_table_reader *to)
{
    return to->tables->rows.count ? &to->tables->rows.at[to->tables->rows.count - 1] : NULL;
}

/* Cells ---------------------------------------------------------------------------------------- */

static void add_to_cell(wob_table_reader *to, wob_table_row *row, size_t column, wob_slice text)
{
    wob_slice *cell = &row->cells[column];
    text = wob_slice_trim(text);
    if (text.size == 0)
        return;
    if (cell->size == 0) {
        *cell = text;
        return;
    }
    bool broken = cell->size > 1 && cell->data[cell->size - 1] == '-' &&
                  wob_is_alpha(cell->data[cell->size - 2]) && text.data[0] >= 'a' &&
                  text.data[0] <= 'z';
    wob_slice before = wob_slice_cut(*cell, 0, cell->size - broken);
    *cell =
        wob_arena_print(to->arena, "%.*s%s%.*s", WOB_ARG(before), broken ? "" : " ", WOB_ARG(text));
}

/* Where in `piece`, behind `from`, the cell of `column` begins that stands on the same line: at the
 * word nearest to the column's heading that can be such a cell. piece->text.size where none. */
static size_t find_cell(const wob_piece *piece, size_t from, const wob_column *column)
{
    const float near = 6; /* ems: characters are not equally wide */
    size_t best = piece->text.size;
    float best_away = near * piece->em;
    size_t index = wob_utf8_count(wob_slice_cut(piece->text, 0, from));
    for (size_t at = from + 1; at < piece->text.size; at++) {
        index += wob_utf8_begins(piece->text.data[at - 1]);
        if (!wob_is_space(piece->text.data[at - 1]) || wob_is_space(piece->text.data[at]))
            continue;
        float away = wob_piece_place_of(piece, index) - column->cells;
        away = away < 0 ? -away : away;
        if (away < best_away &&
            wob_cell_fits(column->kind, wob_slice_cut(piece->text, at, piece->text.size))) {
            best = at;
            best_away = away;
        }
    }
    return best;
}

/* Gives a piece to the cells of a row, from `column` on. */
static void place_piece(wob_table_reader *to, wob_table_row *row, const wob_piece *piece,
                        size_t column)
{
    const wob_columns *columns = columns_of(to);
    size_t begin = 0;
    /* A number and a date end by themselves, whatever stands behind them. */
    for (; column + 1 < columns->count; column++) {
        wob_slice rest = wob_slice_cut(piece->text, begin, piece->text.size);
        wob_column_kind kind = columns->at[column].kind, behind = columns->at[column + 1].kind;
        size_t size = kind == WOB_COLUMN_NUMBER ? wob_document_number_size(rest)
                      : kind == WOB_COLUMN_DATE && behind == WOB_COLUMN_TITLE
                          ? wob_cell_date_size(rest)
                          : 0;
        if (size == 0 || size == rest.size)
            break;
        add_to_cell(to, row, column, wob_slice_cut(rest, 0, size));
        begin += size + 1;
    }
    for (size_t next = column + 1; next < columns->count; next++) {
        if (piece->right < columns->at[next].left + piece->em)
            break;
        size_t end = find_cell(piece, begin, &columns->at[next]);
        if (end == piece->text.size)
            continue;
        add_to_cell(to, row, column, wob_slice_cut(piece->text, begin, end));
        column = next;
        begin = end;
    }
    add_to_cell(to, row, column, wob_slice_cut(piece->text, begin, piece->text.size));
}

/* Rows ----------------------------------------------------------------------------------------- */

static size_t column_of(const wob_table_reader *to, const wob_piece *piece)
{
    return wob_columns_find(columns_of(to), piece->left, piece->em);
}

static bool is_furniture(const wob_piece *piece)
{
    return wob_is_page_number(piece->text, false);
}

/* A number, with something beside it: a number alone may be that of the page. */
static bool begins_numbered(const wob_table_reader *to, const wob_pieces *pieces, size_t at)
{
    const wob_piece *piece = &pieces->at[at];
    const wob_columns *columns = columns_of(to);
    size_t column = column_of(to, piece), number = wob_document_number_size(piece->text);
    if (column == columns->count || column != columns->number || number == 0)
        return false;
    bool beside = number < piece->text.size;
    wob_span near = wob_pieces_beside(pieces, at);
    for (size_t i = near.begin; i < near.end && !beside; i++)
        beside = i != at && wob_pieces_level(piece, &pieces->at[i]) &&
                 column_of(to, &pieces->at[i]) < columns->count;
    return beside;
}

static bool is_decided(const wob_columns *columns)
{
    return columns->counts[WOB_COLUMN_OUTCOME] || columns->counts[WOB_COLUMN_GROUND];
}

/* An outcome or a ground stands on its row. (A small letter goes on with a cell.) */
static bool stands_beside_decision(const wob_table_reader *to, const wob_pieces *pieces, size_t at)
{
    const wob_columns *columns = columns_of(to);
    wob_span near = wob_pieces_beside(pieces, at);
    for (size_t i = near.begin; i < near.end; i++) {
        size_t column = column_of(to, &pieces->at[i]);
        if (column < columns->count && wob_pieces_overlap(&pieces->at[at], &pieces->at[i]) &&
            (columns->at[column].kind == WOB_COLUMN_OUTCOME ||
             columns->at[column].kind == WOB_COLUMN_GROUND) &&
            !(pieces->at[i].text.data[0] >= 'a' && pieces->at[i].text.size > 1) &&
            wob_cell_fits(columns->at[column].kind, pieces->at[i].text))
            return true;
    }
    return false;
}

static bool begins_row(const wob_table_reader *to, const wob_pieces *pieces, size_t at)
{
    if (columns_of(to)->number < columns_of(to)->count)
        return begins_numbered(to, pieces, at);
    return column_of(to, &pieces->at[at]) == 0 && stands_beside_decision(to, pieces, at);
}

static void take(wob_table_reader *to, wob_table_row *row, wob_piece *piece, size_t column)
{
    columns_of(to)->at[column].cells = piece->left;
    place_piece(to, row, piece, column);
    piece->taken = true;
    to->taken[piece->line] = true;
    if (piece->bottom > to->bottom)
        to->bottom = piece->bottom;
    if (piece->page != row->page)
        return;
    wob_box *box = &row->box;
    if (box->right <= box->left)
        *box = (wob_box){piece->left, piece->top, piece->right, piece->bottom};
    box->left = piece->left < box->left ? piece->left : box->left;
    box->right = piece->right > box->right ? piece->right : box->right;
    box->bottom = piece->bottom > box->bottom ? piece->bottom : box->bottom;
}

/* Runs over the columns as no cell does, or goes on with `cell` for longer than one does. */
static bool is_running_text(const wob_table_reader *to, const wob_piece *piece, size_t column,
                            wob_slice cell)
{
    const wob_columns *columns = columns_of(to);
    size_t third = column + 2 < columns->count ? column + 2 : columns->count - 1;
    bool runs_over = columns->at[column].kind == WOB_COLUMN_NUMBER &&
                     piece->right > columns->at[third].left + 4 * piece->em;
    return runs_over || cell.size > LONGEST_CELL;
}

/* What stands above the first row of a page, which begins with piece `end`, goes on with the last
 * row of the page before, where it stands in line with its cells. */
static void go_on(wob_table_reader *to, const wob_pieces *pieces, size_t begin, size_t end)
{
    const float askew = 1;
    wob_table_row *row = last_row(to);
    for (size_t i = begin; i < end && row; i++) {
        wob_piece *piece = &pieces->at[i];
        size_t column = column_of(to, piece);
        if (column == columns_of(to)->count || is_furniture(piece) ||
            wob_pieces_overlap(piece, &pieces->at[end]) ||
            columns_of(to)->at[column].kind == WOB_COLUMN_NUMBER ||
            is_running_text(to, piece, column, row->cells[column]))
            continue;
        float away = piece->left - columns_of(to)->at[column].cells;
        if (away > -askew * piece->em && away < askew * piece->em)
            take(to, row, piece, column);
    }
}

/* A heading of several lines. */
static void go_on_headings(wob_table_reader *to, const wob_pieces *pieces, size_t begin, size_t end)
{
    const float near = 2;
    wob_columns *columns = columns_of(to);
    for (size_t i = begin; i < end; i++) {
        wob_piece *piece = &pieces->at[i];
        size_t column = column_of(to, piece);
        if (piece->taken || column == columns->count ||
            wob_pieces_overlap(piece, &pieces->at[end]) ||
            piece->top > columns->bottom + near * piece->em ||
            is_running_text(to, piece, column, columns->at[column].heading))
            continue;
        columns->at[column].heading = wob_arena_print(
            to->arena, "%.*s %.*s", WOB_ARG(columns->at[column].heading), WOB_ARG(piece->text));
        if (piece->bottom > columns->bottom)
            columns->bottom = piece->bottom;
        piece->taken = true;
        to->taken[piece->line] = true;
    }
}

/* A cell of several lines may have its number beside the middle of them, so that they overlap by
 * half a line. */
static bool reaches_into(const wob_piece *piece, const wob_piece *start)
{
    const float share = 0.35f;
    return piece->top < start->top &&
           piece->bottom - start->top > share * (piece->bottom - piece->top);
}

/* How many rows begin before piece `at`. */
static size_t starts_before(const row_starts *starts, size_t at)
{
    size_t low = 0, high = starts->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (starts->at[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The row whose first line stands beside piece `at`, or above it. */
static size_t row_of(const wob_pieces *pieces, const row_starts *starts, size_t at, float bottom)
{
    const float apart = 0.6f;
    const wob_piece *piece = &pieces->at[at];
    wob_span near = wob_pieces_beside(pieces, at);
    size_t i = starts_before(starts, near.begin), row = i ? i - 1 : 0;
    for (; i < starts->count && starts->at[i] < near.end; i++) {
        const wob_piece *start = &pieces->at[starts->at[i]];
        if (wob_pieces_level(piece, start))
            return i;
        if (start->top < piece->top)
            row = i;
    }
    if (row + 1 < starts->count) {
        const wob_piece *next = &pieces->at[starts->at[row + 1]];
        float above = piece->top - bottom, below = next->top - piece->bottom;
        if (reaches_into(piece, next) || (above > apart * piece->em && below < above / 2))
            row++;
    }
    return row;
}

static void read_rows(wob_table_reader *to, const wob_pieces *pieces, const row_starts *starts,
                      size_t end)
{
    size_t first = to->tables->rows.count;
    const wob_piece *highest = &pieces->at[starts->at[0]];
    for (size_t i = 0; i < starts->count; i++) {
        const wob_piece *start = &pieces->at[starts->at[i]];
        *wob_push(to->arena, &to->tables->rows) = (wob_table_row){
            .page = start->page, .line = start->line, .columns = to->tables->columns.count - 1};
    }
    to->bottom = highest->bottom;
    for (size_t i = wob_pieces_beside(pieces, starts->at[0]).begin; i < end; i++) {
        wob_piece *piece = &pieces->at[i];
        size_t column = column_of(to, piece);
        bool numbers =
            column < columns_of(to)->count && columns_of(to)->at[column].kind == WOB_COLUMN_NUMBER;
        if (piece->taken || column == columns_of(to)->count || is_furniture(piece) ||
            (piece->top < highest->top && !wob_pieces_level(piece, highest) &&
             !reaches_into(piece, highest)))
            continue;
        size_t row = row_of(pieces, starts, i, to->bottom);
        const wob_piece *start = &pieces->at[starts->at[row]];
        bool begins = piece == start;
        /* The place of a heading may be reckoned a little off. */
        if (numbers && !begins && piece->left > start->right &&
            column + 1 < columns_of(to)->count) {
            numbers = false;
            column++;
        }
        wob_table_row *into = &to->tables->rows.at[first + row];
        if (!begins && (piece->top > to->bottom + WIDEST_SPACE * piece->em ||
                        is_running_text(to, piece, column, into->cells[column]))) {
            to->open = row + 1 < starts->count;
            if (!to->open)
                return;
        } else if (begins || !numbers) {
            take(to, into, piece, column);
        }
    }
}

/* The number with which a row's own begins: 12 of "12a". */
static unsigned count_of(wob_slice number)
{
    size_t end = 0;
    unsigned count = 0;
    while (end < number.size && wob_is_digit(number.data[end]))
        end++;
    return wob_slice_number(wob_slice_cut(number, 0, end), &count) ? count : 0;
}

/* On a page without headings numbers go on from those before, and something beside them is what
 * such a table decides. */
static bool goes_on(const wob_table_reader *to, const wob_pieces *pieces, const row_starts *starts)
{
    const unsigned back = 1;           /* two rows may have changed places */
    const unsigned least_count = 1000; /* what is larger identifies, and counts nothing */
    const wob_columns *columns = columns_of(to);
    const wob_table_row *last = &to->tables->rows.at[to->tables->rows.count - 1];
    if (columns->number < columns->count) {
        unsigned before = count_of(last->cells[columns->number]);
        if (before < least_count && count_of(pieces->at[starts->at[0]].text) + back < before)
            return false;
    }
    size_t decided = 0;
    for (size_t i = 0; i < starts->count; i++)
        decided += stands_beside_decision(to, pieces, starts->at[i]);
    return !is_decided(columns) || decided * 4 >= starts->count;
}

bool wob_table_read_rows(wob_table_reader *to, const wob_pieces *pieces, size_t begin, size_t end,
                         bool headed)
{
    row_starts starts = {0};
    for (size_t i = begin; i < end; i++)
        if (!pieces->at[i].taken && begins_row(to, pieces, i))
            *wob_push(to->arena, &starts) = i;
    size_t fewest = headed && !is_decided(columns_of(to)) ? 2 : 1;
    to->open = starts.count >= fewest && (headed || goes_on(to, pieces, &starts));
    if (!to->open)
        return false;
    if (headed)
        go_on_headings(to, pieces, begin, starts.at[0]);
    else
        go_on(to, pieces, begin, starts.at[0]);
    read_rows(to, pieces, &starts, end);
    return true;
}

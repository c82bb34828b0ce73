/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_INVENTORY_H
#define WOB_LETTER_INVENTORY_H

#include "lib/letter/letter.h"

/*
 * Inventory lists: tables that name the documents found and what was decided on each. Private to
 * the room.
 *
 *   pieces   lines of a page, or what of them stands apart, with their place
 *   columns  a row of headings that data/columns.tsv knows: "Nr. Document Beoordeling Wob"
 *   rows     what stands below it, cut into cells by place, over as many pages as it goes on
 *   cells    number, title, date, outcome and grounds of the document that a row is about
 *
 * Places are points where the source has them, else characters and lines of plain text.
 */
typedef struct wob_piece {
    wob_slice text; /* trimmed, never empty */
    size_t characters;
    uint32_t page;
    size_t line; /* of the source */
    float left, right, top, bottom, em;
    bool taken; /* a row has its text */
} wob_piece;

typedef struct wob_pieces {
    wob_piece *at;
    size_t count, room;
    float tallest; /* height of the tallest piece */
} wob_pieces;

/* The pieces of the lines [begin, end), all of one page, from its top down and from left to right.
 */
void wob_pieces_read(const wob_source *source, size_t begin, size_t end, wob_arena *arena,
                     wob_pieces *ret_pieces);

/* The pieces from `begin` to before `end` have among them all that overlap piece `anchor`. */
wob_span wob_pieces_beside(const wob_pieces *pieces, size_t anchor);

/* Where byte `at` of the piece stands, as if all its characters were equally wide. */
float wob_piece_place(const wob_piece *piece, size_t at);

/* Where its character `index` stands, counted from 0. */
static inline float wob_piece_place_of(const wob_piece *piece, size_t index)
{
    return piece->left + (piece->right - piece->left) * (float)index / (float)piece->characters;
}

/* They stand on one row of a table: the middle of one lies beside the other. */
bool wob_pieces_level(const wob_piece *a, const wob_piece *b);

/* They stand beside each other, perhaps half a line askew: cells of one and of two lines. */
bool wob_pieces_overlap(const wob_piece *a, const wob_piece *b);

typedef enum wob_column_kind {
    WOB_COLUMN_OTHER, /* sender, remarks */
    WOB_COLUMN_NUMBER,
    WOB_COLUMN_ID, /* the number where the table has no other */
    WOB_COLUMN_TITLE,
    WOB_COLUMN_DATE,
    WOB_COLUMN_OUTCOME,
    WOB_COLUMN_GROUND,
    WOB_COLUMN_KIND_COUNT,
} wob_column_kind;

typedef struct wob_column {
    wob_column_kind kind;
    wob_slice heading;
    float left, right; /* of the heading */
    float begin;       /* what begins right of it, up to the next column's, stands in this one */
    float cells;       /* the left edge of the cell read last */
} wob_column;

enum { WOB_COLUMNS_MOST = 20 };

typedef struct wob_columns {
    wob_column at[WOB_COLUMNS_MOST];
    size_t count;
    size_t counts[WOB_COLUMN_KIND_COUNT];
    size_t number; /* the first column of numbers; count where there is none */
    float end;     /* what begins right of it is no part of the table */
    float bottom;  /* of the headings */
} wob_columns;

/* The headings that piece `anchor` is one of; false where it is none. */
bool wob_columns_read(const wob_pieces *pieces, size_t anchor, wob_arena *arena,
                      wob_columns *ret_columns);

/* Begins, and the table's end, anew from the places of the headings. */
void wob_columns_measure(wob_columns *columns, float em);

/* The column in which a piece stands that begins at `left`; columns->count where it is none. */
size_t wob_columns_find(const wob_columns *columns, float left, float em);

typedef struct wob_table_row {
    uint32_t page;
    size_t line;    /* of the source, where it begins */
    size_t columns; /* index into the tables' columns */
    bool heading;   /* it has the names of the columns */
    wob_slice cells[WOB_COLUMNS_MOST];
    wob_box box;
} wob_table_row;

/* One source line for each row, in place of the lines whose text it took. */
typedef struct wob_tables {
    WOB_LIST(wob_columns) columns;
    WOB_LIST(wob_table_row) rows;
    wob_lines lines;
    WOB_LIST(bool) is_row; /* of each of these lines; headings of columns are rows too */
} wob_tables;

/* The tables of a source; with no rows where it has none, and no lines then. */
void wob_tables_read(const wob_source *source, wob_arena *arena, wob_tables *ret_tables);

/* What `text` begins with, read as the number of a document ("3", "2a.", "4.1"): its size with the
 * punctuation, 0 where it is none. */
size_t wob_document_number_size(wob_slice text);

/* The same of a date. */
size_t wob_cell_date_size(wob_slice text);

/* Whether `text` can stand in a column of this kind, as its whole cell or the beginning of it. */
bool wob_cell_fits(wob_column_kind kind, wob_slice text);

/* The labels of the grounds that a cell names: "10.2.e en 11.1", "(10)(2e)", "art. 5.1 lid 2e". */
void wob_cell_grounds(wob_slice cell, wob_arena *arena, wob_slices *ret_labels);

/* The document that a row is about; its title is not cleaned. */
wob_listed_document wob_row_document(const wob_table_row *row, const wob_columns *columns,
                                     wob_arena *arena);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_MARKUP_H
#define WOB_SOURCE_MARKUP_H

#include "lib/source/wire.h"

/*
 * What the readers of web pages and office files share: from elements to the lines that a reader
 * would see. A format says where paragraphs, tables, breaks and text stand; here they become lines
 * as plain text has them: one a paragraph, an empty one where white space parts two of them, and
 * the cells of a table's row behind each other, parted by runs of spaces.
 *
 * Used in the child that reads (child.h). All memory is the arena's.
 */
enum {
    WOB_MARKUP_TAB = 8,       /* columns from one tab stop to the next */
    WOB_MARKUP_GAP = 3,       /* spaces at least between what stands side by side */
    WOB_MARKUP_LONG = 100,    /* bytes of a line that is running text: it stands apart */
    WOB_MARKUP_MOST_DEEP = 40 /* tables inside tables; deeper ones are read as paragraphs */
};

/* What the child answers. */
enum {
    WOB_MARKUP_READ = 0,
    WOB_MARKUP_DAMAGED = 10,
    WOB_MARKUP_LOCKED,
    WOB_MARKUP_TOO_LARGE,
    WOB_MARKUP_TOO_MANY_PAGES,
};

typedef struct wob_markup_line {
    wob_slice text;
    uint32_t page;
    bool bold;
    bool gap; /* an empty line stands above it */
} wob_markup_line;

typedef WOB_LIST(wob_markup_line) wob_markup_lines;

typedef struct wob_paragraph {
    wob_slice mark; /* of a list's entry, written before its text: "1.", "(a)", "•" */
    bool heading;   /* bold as a whole */
    bool spaced;    /* white space stands above and below it */
} wob_paragraph;

typedef struct wob_markup {
    wob_arena *arena;
    bool collapse; /* runs of white space are one space, as in HTML */
    uint32_t page; /* from 1 */
    bool inked;    /* there is text on it already */
    struct wob_markup_frame *frame;
    unsigned depth, flat; /* of tables: laid out, read as paragraphs */
} wob_markup;

void wob_markup_init(wob_markup *markup, wob_arena *arena, bool collapse);

/* A paragraph ends where the next one, a table or a box begins. Text outside of one begins one
 * without mark or space. A paragraph without text is an empty line. */
void wob_markup_begin_paragraph(wob_markup *markup, wob_paragraph paragraph);
void wob_markup_end_paragraph(wob_markup *markup);
void wob_markup_add_gap(wob_markup *markup); /* an empty line, once */

void wob_markup_add_text(wob_markup *markup, wob_slice text, bool bold);
void wob_markup_add_tab(wob_markup *markup);
void wob_markup_end_line(wob_markup *markup); /* inside a paragraph; twice: an empty line */

/* Anywhere, inside a paragraph too. A page without text is none: where a page ends is often said
 * twice, by who wrote the letter and by the program that laid it out. */
void wob_markup_end_page(wob_markup *markup);

/* Tables may stand in cells. What stands in a table outside of its cells stands above it. */
void wob_markup_begin_table(wob_markup *markup);
bool wob_markup_in_table(const wob_markup *markup); /* and not in a cell: rows may begin */
void wob_markup_begin_row(wob_markup *markup);
void wob_markup_begin_cell(wob_markup *markup);
void wob_markup_end_cell(wob_markup *markup, unsigned columns); /* that it spans */
void wob_markup_end_table(wob_markup *markup);

/* Text that stands beside the paragraph in which it is anchored: it comes before it. */
void wob_markup_begin_box(wob_markup *markup);
void wob_markup_end_box(wob_markup *markup);

/* Whether there is a line yet; drops all there are. For the document itself, outside of tables. */
bool wob_markup_is_empty(const wob_markup *markup);
void wob_markup_clear(wob_markup *markup);

/* Ends what is open and hands all to the parent; the answer of the child. */
int wob_markup_give(wob_markup *markup, const wob_limits *limits, wob_child *child);

/* For the parent: has `read` read the file in a child, and fills the source with its lines. */
WOB_MUST_CHECK wob_status wob_markup_read(wob_child_fn read, void *context,
                                          const wob_limits *limits, wob_arena *arena,
                                          wob_source *source, wob_error *error);

/* Between markup.c and markup_table.c ---------------------------------------------------------- */

typedef struct wob_markup_cell {
    wob_markup_lines lines;
    size_t column;
} wob_markup_cell;

typedef struct wob_markup_row {
    WOB_LIST(wob_markup_cell) cells;
    size_t columns;
} wob_markup_row;

typedef struct wob_markup_table {
    WOB_LIST(wob_markup_row) rows;
} wob_markup_table;

/* Appends the lines that the table makes. */
void wob_markup_lay_out(const wob_markup_table *table, wob_arena *arena, wob_markup_lines *to);

#endif

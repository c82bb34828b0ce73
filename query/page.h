/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_PAGE_H
#define WOB_QUERY_PAGE_H

#include "lib/base/slice.h"
#include "query/options.h"

/*
 * What is printed for people, written once and set three ways: as text for a terminal, as Markdown,
 * as a page of HTML that stands by itself.
 *
 * A page is a row of lines and of prose. A line is begun, filled with pieces, and ended; it is not
 * folded. Prose is folded in text, a quotation elsewhere. Texts are escaped here, as the format
 * needs.
 */

/* Marks and dims by terminal colours, or by nothing. */
typedef struct text_style {
    const char *mark, *strong, *dim, *plain; /* escape sequences; all "" without colours */
    size_t columns;                          /* at which text is folded */
} text_style;

/* Colours as --colour has it: unless told, where standard output is a terminal and NO_COLOR
 * (no-color.org) is not set. */
text_style style_of_output(const query_options *options);

typedef struct page {
    output_format format; /* AS_TEXT, AS_MARKDOWN or AS_HTML */
    text_style style;
    wob_buffer *to;
} page;

typedef enum page_line {
    LINE_TITLE,   /* of a part of the page */
    LINE_ENTRY,   /* the first of one thing among several */
    LINE_FACTS,   /* small print about it */
    LINE_PLAIN,   /* below it */
    LINE_CLOSING, /* small print about the page */
} page_line;

void page_begin(page *on, wob_slice title);
void page_end(page *on);

void page_line_begin(page *on, page_line line);
void page_line_end(page *on, page_line line);

/* The pieces of a line. */
void page_add(page *on, wob_slice text);
void page_print(page *on, const char *format, ...) WOB_PRINTF(2, 3);
void page_strong(page *on, wob_slice text);
/* The text leads to `url`, where that is not empty; in text it is the text alone. */
void page_link(page *on, wob_slice text, wob_slice url);
/* "items 5, 10": nothing where there are none. */
void page_list(page *on, const char *before, const wob_slices *list);

/* A name and its value; nothing where that is empty. Without a name it goes with the one above. */
void page_fact(page *on, const char *name, wob_slice value);

/* `marks` (of `text`) are what is to be seen first. */
void page_prose(page *on, wob_slice text, const wob_span *marks, size_t mark_count);

/* A paragraph of ours: folded in text. */
void page_sentence(page *on, wob_slice text);

/* A row of a count: its bar is as long as its share of `most`. */
void page_bar(page *on, uint32_t count, uint32_t most, wob_slice label);
void page_bars_begin(page *on, wob_slice title);
void page_bars_end(page *on);

/* Two short lists beside each other; in text cells are cut to half of the width. */
void page_columns(page *on, wob_slice left_title, const wob_slices *left, wob_slice right_title,
                  const wob_slices *right);

/* An empty line where the format needs one between things. */
void page_gap(page *on);

/* Appends `text` folded at style->columns, each line behind `indent` spaces, its `marks` marked. */
void render_folded(wob_slice text, const wob_span *marks, size_t mark_count, size_t indent,
                   const text_style *style, wob_buffer *to);

/* `text` cut to `columns`, or filled up to them. */
void render_cell(wob_slice text, size_t columns, wob_buffer *to);

/* "items 5, 10" */
void render_list(const char *before, const wob_slices *list, wob_buffer *to);

/* `text`, with what HTML gives a meaning to between tags escaped. */
void html_add(wob_buffer *to, wob_slice text);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_FURNITURE_H
#define WOB_LETTER_FURNITURE_H

#include "lib/letter/reading.h"

/*
 * What tells furniture from text, one sign a file: page numbers (page_number.c), lines that run
 * through the pages (running.c), what stands beside the column of text (margin.c). furniture.c puts
 * them together.
 */

/* "Pagina 2 van 7", "Page 3 of 5", "blad 2/4", "- 3 -", "2 / 7". A number alone is one only at a
 * page's edge (it may be the mark of a list entry). */
bool wob_is_page_number(wob_slice line, bool at_edge);

/* A line at a page's edge that ends in "pagina 2" or has "page 3 of 5" in it. */
bool wob_names_page(wob_slice line);

/* The lines of one page, as indexes into those of the source. */
typedef struct wob_page_lines {
    size_t begin, end;
    bool table; /* narrow lines stand in the middle of the page too: cells */
} wob_page_lines;

typedef struct wob_survey {
    const wob_source *source;
    WOB_LIST(wob_page_lines) pages;
    signed char *places;  /* of each line on its page: 1 for the first one with text, -1 for the
                             last; 0 where it is far from both ends */
    wob_slice *skeletons; /* what of each line is compared, where it may be a running line */
} wob_survey;

wob_survey wob_survey_make(const wob_source *source, wob_arena *arena);

/* The line at `index`, on the page at `page` of the survey, runs through several pages. */
bool wob_is_running(const wob_survey *survey, size_t page, size_t index);

/* The two are one running line: alike but for digits, spaces and what a scanner misreads. */
bool wob_running_alike(wob_slice a, wob_slice b);

/* Which lines stand in the margin: ret_margin[i] is where line i's begins, the line's size where it
 * has none. */
void wob_margin_find(const wob_survey *survey, size_t *ret_margin);

#endif

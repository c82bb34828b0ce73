/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_RENDER_H
#define WOB_QUERY_RENDER_H

#include "query/verbs.h"

/* How answers look: for people (text), and for programs (docs/hits.md). */

/* Marks and dims by terminal colours, or by nothing. */
typedef struct text_style {
    const char *mark, *strong, *dim, *plain; /* escape sequences; all "" without colours */
    size_t columns;                          /* at which text is folded */
} text_style;

/* Colours where standard output is a terminal and NO_COLOR (no-color.org) is not set. */
text_style style_of_output(void);

void render_text(const query_reply *reply, const query_options *options, const text_style *style,
                 wob_buffer *to);
void render_json(const query_reply *reply, const query_options *options, wob_buffer *to);

/* Appends `text` folded at style->columns, each line behind `indent` spaces, its `marks` (of
 * `text`) marked. */
void render_folded(wob_slice text, const wob_span *marks, size_t mark_count, size_t indent,
                   const text_style *style, wob_buffer *to);

/* "items 5, 10" */
void render_list(const char *before, const wob_slices *list, wob_buffer *to);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_RENDER_LIKE_H
#define WOB_QUERY_RENDER_LIKE_H

#include "query/render.h"
#include "query/request.h"

/* What wobquery like prints: item by item, in the format that the options ask for (docs/hits.md has
 * JSON, an object an item, and CSV, a row a precedent). */
void render_like_begin(wob_slice request, const query_options *options, wob_buffer *to);
void render_like_item(const wob_stored_item *item, const wob_precedents *found,
                      const query_options *options, wob_buffer *to);
void render_like_end(const query_options *options, wob_buffer *to);

#endif

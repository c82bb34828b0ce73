/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_RENDER_H
#define WOB_QUERY_RENDER_H

#include "lib/base/json.h"
#include "query/output.h"
#include "query/page.h"
#include "query/reviewed.h"
#include "query/verbs.h"

/* How answers look: on a page for people, and for programs (docs/hits.md). */
void render_page(const query_reply *reply, const query_options *options, wob_buffer *to);
void render_json(const query_reply *reply, const query_options *options, wob_buffer *to);
void render_rows(const query_reply *reply, const query_options *options, wob_buffer *to);

void render_atom(const query_reply *reply, wob_slice name, wob_buffer *to);

/* Notes its hits as shown. */
void review_reply(const query_reply *reply, const query_options *options, reviewed *log);

/* The one of these that the options ask for. */
void render_reply(const query_reply *reply, const query_options *options, wob_buffer *to);

/* One hit, as these print it; `fields` leave the object or row open for more. */
void render_json_hit(wob_json *json, const wob_hit *hit, size_t rank);
void render_json_fields(wob_json *json, const wob_hit *hit, size_t rank);
void render_json_passage(wob_json *json, const wob_hit *hit); /* without rank and score */
extern const char render_csv_columns[];
void render_csv_fields(const wob_hit *hit, size_t rank, wob_buffer *to);

/* Pieces of a page. */
void render_letter_line(page *on, const wob_stored_letter *letter); /* who, when, on what */
/* "answer to 2 · not-held · page 3", and when it was seen before, unless that is empty. */
void render_facts(page *on, const wob_hit *hit, wob_slice seen);
void render_snippet(page *on, const wob_hit *hit);
void render_item(page *on, const char *before, const wob_stored_item *item);
void render_place(page *on, uint32_t page_number, wob_slice id); /* " · page 3 · 0b7f..." */
/* Each leads to where it can be read, in the version of that date. */
void render_statutes(page *on, const char *before, const wob_slices *labels, wob_date date);

#endif

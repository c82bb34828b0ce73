/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hits as rows: JSON Lines and CSV, a hit a line (docs/hits.md). */
#include "query/csv.h"
#include "query/render.h"

const char render_csv_columns[] =
    "rank,score,id,letter,file,page,part,items,asked,outcome,statutes,"
    "applied,organisation,date,title,text";

void render_csv_fields(const wob_hit *hit, size_t rank, wob_buffer *to)
{
    const wob_stored_letter *letter = &hit->letter;
    const wob_stored_passage *passage = &hit->passage;
    wob_arena arena = {0};
    wob_slices asked = {0};
    wob_hit_asked(hit, &arena, &asked);
    csv_number(to, (double)rank, 0);
    csv_number(to, hit->score, 4);
    csv_text(to, hit->id);
    csv_text(to, letter->id);
    csv_text(to, wob_stored_letter_path(letter));
    csv_number(to, passage->page, 0);
    csv_text(to, wob_slice_of(wob_part_name(passage->part)));
    csv_texts(to, &passage->items);
    csv_texts(to, &asked);
    csv_text(to, wob_slice_of(wob_outcome_name(passage->outcome)));
    csv_texts(to, &passage->statutes);
    csv_texts(to, &passage->applied);
    csv_text(to, letter->organisation);
    csv_date(to, letter->date);
    csv_text(to, letter->subject);
    csv_text(to, hit->text);
    wob_arena_release(&arena);
}

void render_rows(const query_reply *reply, const query_options *options, wob_buffer *to)
{
    wob_json json = {.to = to};
    if (options->format == AS_CSV)
        wob_buffer_print(to, "%s\r\n", render_csv_columns);
    for (size_t i = 0; i < reply->hits.at.count; i++) {
        size_t rank = options->offset + i + 1;
        if (options->format == AS_CSV) {
            render_csv_fields(&reply->hits.at.at[i], rank, to);
            csv_end(to);
        } else {
            json.comma = false;
            render_json_hit(&json, &reply->hits.at.at[i], rank);
            wob_buffer_add_char(to, '\n');
        }
    }
}

void render_reply(const query_reply *reply, const query_options *options, wob_buffer *to)
{
    if (options->format == AS_JSON)
        render_json(reply, options, to);
    else if (options->format == AS_JSONL || options->format == AS_CSV)
        render_rows(reply, options, to);
    else
        render_page(reply, options, to);
}

void review_reply(const query_reply *reply, const query_options *options, reviewed *log)
{
    for (size_t i = 0; i < reply->hits.at.count; i++) {
        const wob_hit *hit = &reply->hits.at.at[i];
        reviewed_add(log, reply->query, options->offset + i + 1, hit->id, &hit->letter);
    }
}

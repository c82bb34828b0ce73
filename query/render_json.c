/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers for programs, as docs/hits.md has them. */
#include "lib/law/link.h"
#include "lib/search/facet.h"
#include "query/explain.h"

enum { HITS_SCHEMA = 1 }; /* version of docs/hits.md */

static void add_texts(wob_json *json, const char *key, const wob_slices *list)
{
    wob_json_key(json, key);
    wob_json_texts(json, list->at, list->count);
}

static void add_asked(wob_json *json, const wob_hit *hit)
{
    wob_arena arena = {0};
    wob_slices asked = {0};
    wob_hit_asked(hit, &arena, &asked);
    add_texts(json, "asked", &asked);
    wob_arena_release(&arena);
}

/* The piece of the passage with <mark> around what matched; the rest is escaped as HTML needs it.
 */
static void add_snippet(wob_json *json, const wob_hit *hit)
{
    const wob_snippet *snippet = &hit->snippet;
    wob_buffer html = {0};
    size_t at = snippet->span.begin;
    wob_buffer_print(&html, "%s", snippet->cut_before ? "... " : "");
    for (size_t i = 0; i < snippet->marks.count; i++) {
        wob_span mark = snippet->marks.at[i];
        if (mark.begin < at || mark.end > snippet->span.end)
            continue;
        html_add(&html, wob_slice_cut(hit->text, at, mark.begin));
        wob_buffer_print(&html, "<mark>");
        html_add(&html, wob_slice_at(hit->text, mark));
        wob_buffer_print(&html, "</mark>");
        at = mark.end;
    }
    html_add(&html, wob_slice_cut(hit->text, at, snippet->span.end));
    wob_buffer_print(&html, "%s", snippet->cut_after ? " ..." : "");
    wob_json_key(json, "snippet");
    wob_json_text(json, wob_buffer_slice(&html));
    wob_buffer_release(&html);
}

/* Where each statute can be read, in the version of the letter's date. */
static void add_links(wob_json *json, const wob_hit *hit)
{
    wob_arena arena = {0};
    wob_buffer url = {0};
    wob_json_key(json, "links");
    wob_json_open(json, '[');
    for (size_t i = 0; i < hit->passage.statutes.count; i++) {
        wob_citation citation;
        wob_buffer_clear(&url);
        if (wob_citation_read(hit->passage.statutes.at[i], &arena, &citation))
            wob_citation_url(&citation, hit->letter.date, &url);
        wob_json_text_or_null(json, wob_buffer_slice(&url));
    }
    wob_json_close(json, ']');
    wob_buffer_release(&url);
    wob_arena_release(&arena);
}

static void add_counterparts(wob_json *json, const wob_counterparts *counterparts)
{
    wob_json_key(json, "counterparts");
    wob_json_open(json, '[');
    for (size_t i = 0; i < counterparts->count; i++) {
        const wob_counterpart *counterpart = &counterparts->at[i];
        wob_json_open(json, '{');
        wob_json_key(json, "label");
        wob_json_text(json, counterpart->label);
        wob_json_key(json, "asked");
        wob_json_text(json, counterpart->asked);
        wob_json_key(json, "relation");
        wob_json_word(json, counterpart->follows ? "successor" : "predecessor");
        wob_json_key(json, "match");
        wob_json_word(json, counterpart->equal ? "equal" : "partial");
        wob_json_close(json, '}');
    }
    wob_json_close(json, ']');
}

void render_json_fields(wob_json *json, const wob_hit *hit, size_t rank)
{
    wob_json_key(json, "rank");
    wob_json_integer(json, (int64_t)rank);
    wob_json_key(json, "score");
    wob_json_number(json, hit->score, 4);
    render_json_passage(json, hit);
}

void render_json_passage(wob_json *json, const wob_hit *hit)
{
    const wob_stored_letter *letter = &hit->letter;
    const wob_stored_passage *passage = &hit->passage;
    wob_json_key(json, "id");
    wob_json_text(json, hit->id);
    wob_json_key(json, "letter");
    wob_json_text(json, letter->id);
    wob_json_key(json, "file");
    wob_json_text_or_null(json, wob_stored_letter_path(letter));
    wob_json_key(json, "page");
    wob_json_integer(json, passage->page);
    wob_json_key(json, "span");
    wob_json_span(json, passage->span);
    wob_json_key(json, "part");
    wob_json_word(json, wob_part_name(passage->part));
    add_texts(json, "items", &passage->items);
    add_asked(json, hit);
    wob_json_key(json, "outcome");
    wob_json_word(json, wob_outcome_name(passage->outcome));
    add_texts(json, "statutes", &passage->statutes);
    add_texts(json, "applied", &passage->applied);
    wob_json_key(json, "organisation");
    wob_json_text_or_null(json, letter->organisation);
    wob_json_key(json, "date");
    wob_json_date(json, letter->date);
    wob_json_key(json, "title");
    wob_json_text_or_null(json, letter->subject);
    wob_json_key(json, "text");
    wob_json_text(json, hit->text);
    add_snippet(json, hit);
    wob_json_key(json, "same");
    wob_json_integer(json, hit->same);
    add_texts(json, "stands_for", &passage->stands_for);
    add_links(json, hit);
    add_counterparts(json, &hit->counterparts);
}

void render_json_hit(wob_json *json, const wob_hit *hit, size_t rank)
{
    wob_json_open(json, '{');
    render_json_fields(json, hit, rank);
    wob_json_close(json, '}');
}

static void add_hit(wob_json *json, const query_reply *reply, const wob_hit *hit, size_t rank)
{
    wob_json_open(json, '{');
    render_json_fields(json, hit, rank);
    if (reply->explanation)
        explain_score_as_json(hit, json);
    wob_json_close(json, '}');
}

static void add_facet(wob_json *json, const char *key, const wob_facet *facet)
{
    wob_json_key(json, key);
    wob_json_open(json, '[');
    for (size_t i = 0; i < facet->count; i++) {
        wob_json_open(json, '[');
        wob_json_text(json, facet->at[i].value);
        wob_json_integer(json, facet->at[i].count);
        wob_json_close(json, ']');
    }
    wob_json_close(json, ']');
}

void render_json(const query_reply *reply, const query_options *options, wob_buffer *to)
{
    const wob_hits *hits = &reply->hits;
    wob_json json = {.to = to};
    wob_json_open(&json, '{');
    wob_json_key(&json, "schema");
    wob_json_integer(&json, HITS_SCHEMA);
    wob_json_key(&json, "query");
    wob_json_text(&json, reply->query);
    wob_json_key(&json, "understood");
    wob_json_text(&json, reply->understood);
    wob_json_key(&json, "total");
    wob_json_integer(&json, hits->total);
    wob_json_key(&json, "total_is_exact");
    wob_json_bool(&json, hits->total_is_exact);
    wob_json_key(&json, "took_ms");
    wob_json_number(&json, reply->took_ms, 1);
    wob_json_key(&json, "suggestion");
    if (reply->suggestion.size)
        wob_json_text(&json, reply->suggestion);
    else
        wob_json_null(&json);
    wob_json_key(&json, "hits");
    wob_json_open(&json, '[');
    for (size_t i = 0; i < hits->at.count; i++)
        add_hit(&json, reply, &hits->at.at[i], options->offset + i + 1);
    wob_json_close(&json, ']');
    wob_json_key(&json, "facets");
    wob_json_open(&json, '{');
    for (wob_facet_kind kind = 0; kind < WOB_FACET_COUNT; kind++)
        add_facet(&json, wob_facet_name(kind), &hits->facets[kind]);
    wob_json_close(&json, '}');
    wob_json_key(&json, "analysis");
    wob_json_integer(&json, WOB_ANALYSIS_VERSION);
    if (reply->explanation)
        explain_as_json(reply->explanation, &json);
    wob_json_close(&json, '}');
    wob_buffer_add_char(to, '\n');
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers for people:
 *
 *    1  Gemeente Oostwoude · 2020-07-14 · Verdeling parkeervergunningen
 *       answer to 2 (3, 4 point here) · not-held · Wob 10.2.e · page 3 · 0b7f...#answer-2
 *       asked, 2: Een lijst van de gevallen waarin ...
 *       Het onder dit punt gevraagde document is niet beschikbaar ...
 */
#include "lib/base/utf8.h"
#include "lib/law/link.h"
#include "lib/search/facet.h"
#include "query/count.h"
#include "query/explain.h"
#include "query/render.h"
#include "query/tongue.h"

enum {
    LONGEST_ASKED = 240, /* bytes shown of an item */
    MOST_ASKED = 3,      /* items shown of those that one passage answers */
};

static void add_part(page *on, wob_slice part)
{
    if (part.size)
        page_print(on, " · %.*s", WOB_ARG(part));
}

void render_letter_line(page *on, const wob_stored_letter *letter)
{
    char date[WOB_ISO_DATE_SIZE] = "";
    if (wob_date_known(letter->date))
        wob_date_format_iso(letter->date, date);
    page_strong(on, letter->organisation.size ? letter->organisation
                                              : wob_slice_of(_("(unknown body)")));
    add_part(on, wob_slice_of(date));
    add_part(on, letter->subject);
}

/* A provision, where it can be read in the version of the letter's date. */
static void add_statute(page *on, wob_slice label, wob_date date)
{
    wob_arena arena = {0};
    wob_buffer url = {0};
    wob_citation citation;
    if (on->format != AS_TEXT && wob_citation_read(label, &arena, &citation))
        wob_citation_url(&citation, date, &url);
    page_link(on, label, wob_buffer_slice(&url));
    wob_buffer_release(&url);
    wob_arena_release(&arena);
}

void render_statutes(page *on, const char *before, const wob_slices *labels, wob_date date)
{
    for (size_t i = 0; i < labels->count; i++) {
        page_add(on, i ? WOB_SLICE(", ") : wob_slice_of(before));
        add_statute(on, labels->at[i], date);
    }
}

void render_place(page *on, uint32_t page_number, wob_slice id)
{
    page_add(on, WOB_SLICE(" · "));
    page_print(on, _("page %u"), (unsigned)page_number);
    page_print(on, " · %.*s", WOB_ARG(id));
}

void render_facts(page *on, const wob_hit *hit, wob_slice seen)
{
    const wob_stored_passage *passage = &hit->passage;
    page_line_begin(on, LINE_FACTS);
    page_add(on, wob_slice_of(_(wob_part_name(passage->part))));
    page_list(on, passage->part == WOB_PART_ANSWER ? _(" to ") : " ", &passage->items);
    page_list(on, " (", &passage->stands_for);
    if (passage->stands_for.count)
        page_print(on, "%s", ngettext(" points here)", " point here)", passage->stands_for.count));
    if (passage->outcome)
        page_print(on, " · %s", _(wob_outcome_name(passage->outcome)));
    render_statutes(on, " · ", &passage->statutes, hit->letter.date);
    render_place(on, passage->page, hit->id);
    if (hit->same) {
        page_add(on, WOB_SLICE(" · "));
        page_print(on, ngettext("and in %u other letter", "and in %u other letters", hit->same),
                   (unsigned)hit->same);
    }
    if (seen.size)
        page_print(on, _(", seen %.*s"), WOB_ARG(seen));
    page_line_end(on, LINE_FACTS);
}

/* "Woo 5.1.5, formerly Wob 10.2.g": what was asked for, under the act that followed or went before.
 */
static void add_counterparts(page *on, const wob_hit *hit)
{
    for (size_t i = 0; i < hit->counterparts.count; i++) {
        const wob_counterpart *counterpart = &hit->counterparts.at[i];
        page_line_begin(on, LINE_FACTS);
        page_print(
            on,
            counterpart->follows
                ? (counterpart->equal ? _("%.*s, formerly %.*s") : _("%.*s, formerly %.*s in part"))
                : (counterpart->equal ? _("%.*s, now %.*s") : _("%.*s, now %.*s in part")),
            WOB_ARG(counterpart->label), WOB_ARG(counterpart->asked));
        page_line_end(on, LINE_FACTS);
    }
}

void render_item(page *on, const char *before, const wob_stored_item *item)
{
    wob_buffer line = {0};
    size_t end = item->text.size < LONGEST_ASKED ? item->text.size
                                                 : wob_utf8_floor(item->text, LONGEST_ASKED);
    wob_buffer_print(&line, "%s%.*s: %.*s%s", before, WOB_ARG(item->number),
                     WOB_ARG(wob_slice_cut(item->text, 0, end)), end < item->text.size ? " …" : "");
    page_prose(on, wob_buffer_slice(&line), NULL, 0);
    wob_buffer_release(&line);
}

/* What was asked, for an answer: the beginning of the first items. */
static void add_asked(page *on, const wob_hit *hit)
{
    size_t shown = 0, more = 0;
    for (size_t i = 0; i < hit->letter.items.count && hit->passage.part == WOB_PART_ANSWER; i++) {
        if (!wob_slices_have(&hit->passage.items, hit->letter.items.at[i].number))
            continue;
        if (shown++ < MOST_ASKED)
            render_item(on, _("asked, "), &hit->letter.items.at[i]);
        else
            more++;
    }
    if (more) {
        page_line_begin(on, LINE_PLAIN);
        page_print(on, _("and %zu more"), more);
        page_line_end(on, LINE_PLAIN);
    }
}

/* The snippet's text, with an ellipsis where it is cut, and where its marks stand in it. */
void render_snippet(page *on, const wob_hit *hit)
{
    const wob_snippet *snippet = &hit->snippet;
    const char *before = snippet->cut_before ? "… " : "";
    size_t shift = strlen(before), count = 0;
    wob_arena arena = {0};
    wob_slice text =
        wob_arena_print(&arena, "%s%.*s%s", before, WOB_ARG(wob_slice_at(hit->text, snippet->span)),
                        snippet->cut_after ? " …" : "");
    wob_span *marks = wob_arena_take(&arena, snippet->marks.count * sizeof *marks);
    for (size_t i = 0; i < snippet->marks.count; i++) {
        wob_span mark = snippet->marks.at[i];
        if (mark.begin >= snippet->span.begin && mark.end <= snippet->span.end)
            marks[count++] = (wob_span){mark.begin - snippet->span.begin + shift,
                                        mark.end - snippet->span.begin + shift};
    }
    page_prose(on, text, marks, count);
    wob_arena_release(&arena);
}

/* Each value as the filter that finds it. */
static void add_facet(page *on, wob_facet_kind kind, const wob_facet *facet)
{
    wob_buffer filter = {0};
    if (facet->count == 0)
        return;
    page_bars_begin(on, wob_slice_of(_(wob_facet_name(kind))));
    for (size_t i = 0; i < facet->count; i++) {
        wob_buffer_clear(&filter);
        wob_facet_filter(kind, facet->at[i].value, &filter);
        page_bar(on, facet->at[i].count, facet->at[0].count, wob_buffer_slice(&filter));
    }
    page_bars_end(on);
    wob_buffer_release(&filter);
}

static void add_hit(page *on, const query_reply *reply, const wob_hit *hit, size_t rank)
{
    wob_slice seen = reply->reviewed ? reviewed_seen(reply->reviewed, hit->id) : (wob_slice){0};
    page_line_begin(on, LINE_ENTRY);
    page_print(on, on->format == AS_TEXT ? "%3zu  " : "%zu. ", rank);
    render_letter_line(on, &hit->letter);
    page_line_end(on, LINE_ENTRY);
    render_facts(on, hit, seen);
    if (reply->explanation)
        explain_score_on_page(hit, on);
    add_counterparts(on, hit);
    add_asked(on, hit);
    render_snippet(on, hit);
    page_gap(on);
}

void render_page(const query_reply *reply, const query_options *options, wob_buffer *to)
{
    const wob_hits *hits = &reply->hits;
    char total[COUNT_ROOM], took[COUNT_ROOM];
    page on = {options->format, style_of_output(options), to};
    page_begin(&on, reply->query);
    if (reply->explanation)
        explain_on_page(reply->explanation, &on);
    for (size_t i = 0; i < hits->at.count; i++)
        add_hit(&on, reply, &hits->at.at[i], options->offset + i + 1);
    for (wob_facet_kind kind = 0; kind < WOB_FACET_COUNT; kind++)
        add_facet(&on, kind, &hits->facets[kind]);
    count_write(hits->total, total);
    duration_write(reply->took_ms, took);
    page_line_begin(&on, LINE_CLOSING);
    page_add(&on, hits->total_is_exact ? (wob_slice){0} : wob_slice_of(_("about ")));
    page_print(&on,
               ngettext("%s passage for: %.*s (%s; index %s)",
                        "%s passages for: %.*s (%s; index %s)", hits->total),
               total, WOB_ARG(reply->understood), took, options->index.data);
    page_line_end(&on, LINE_CLOSING);
    if (reply->suggestion.size) {
        page_line_begin(&on, LINE_CLOSING);
        page_add(&on, wob_slice_of(_("Did you mean: ")));
        page_strong(&on, reply->suggestion);
        page_line_end(&on, LINE_CLOSING);
    }
    if (hits->total == 0) {
        page_line_begin(&on, LINE_CLOSING);
        page_print(&on, "%s",
                   reply->nothing_there
                       ? _("The index has no letters yet: wobindex add puts some there")
                       : _("Try other words, fewer filters, or the beginning of a word: word*"));
        page_line_end(&on, LINE_CLOSING);
    }
    page_end(&on);
}

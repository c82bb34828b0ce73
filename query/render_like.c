/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Precedents for people, item by item:
 *
 *   2: Een lijst van de gevallen waarin ...
 *
 *        17 similar items in 12 letters: 6 refused (Wob 10.2.g 4, Wob 10.2.e 3), 5 already-public
 *
 *     1  Gemeente Oostwoude · 2020-07-14 · Verdeling parkeervergunningen
 *        71% alike · refused · Wob 10.2.g · answer to 2 · page 3 · 0b7f...#answer-2
 *        asked, 2: ...
 *        Het onder dit punt gevraagde document ...
 *
 * then the closest refusals and the closest releases, side by side.
 */
#include "query/render_like.h"

#include "query/csv.h"
#include "query/tongue.h"

enum { MOST_OF_SIDE = 3 };

/* The card of a precedent ---------------------------------------------------------------------- */

static void add_contrary(page *on, const wob_precedents *found, const wob_precedent *precedent)
{
    if (precedent->contrary == WOB_NO_CONTRARY)
        return;
    const wob_precedent *other = &found->at.at[precedent->contrary];
    page_line_begin(on, LINE_PLAIN);
    page_strong(on, wob_slice_of(_("contradicted")));
    page_print(on, _(": nearly the same was %s by "), _(wob_outcome_name(other->outcome)));
    page_add(on, other->hit.letter.organisation);
    if (wob_date_known(other->hit.letter.date))
        page_print(on, _(" in %d"), other->hit.letter.date.year);
    page_print(on, " · %.*s", WOB_ARG(other->hit.id));
    page_line_end(on, LINE_PLAIN);
}

static void add_facts(page *on, const wob_precedent *precedent)
{
    const wob_hit *hit = &precedent->hit;
    page_line_begin(on, LINE_FACTS);
    page_print(on, _("%.0f%% alike"), 100 * precedent->alike);
    page_print(on, " · %s", _(wob_outcome_name(precedent->outcome)));
    render_statutes(on, " · ", &precedent->grounds, hit->letter.date);
    page_print(on, " · %s", _(wob_part_name(hit->passage.part)));
    page_list(on, hit->passage.part == WOB_PART_ANSWER ? _(" to ") : " ", &hit->passage.items);
    render_place(on, hit->passage.page, hit->id);
    page_line_end(on, LINE_FACTS);
    if (precedent->pointed.size == 0)
        return;
    page_line_begin(on, LINE_FACTS);
    page_print(on, _("%.*s points here"), WOB_ARG(precedent->pointed));
    page_line_end(on, LINE_FACTS);
}

/* What was decided, where the passage is what was asked. */
static void add_decision(page *on, const wob_hit *hit)
{
    if (hit->passage.part == WOB_PART_ANSWER || hit->letter.decision.size == 0)
        return;
    page_line_begin(on, LINE_FACTS);
    page_add(on, wob_slice_of(_("decided in the letter as a whole:")));
    page_line_end(on, LINE_FACTS);
    page_prose(on, hit->letter.decision, NULL, 0);
}

static void add_card(page *on, const wob_precedents *found, size_t i)
{
    const wob_precedent *precedent = &found->at.at[i];
    page_line_begin(on, LINE_ENTRY);
    page_print(on, on->format == AS_TEXT ? "%3zu  " : "%zu. ", i + 1);
    render_letter_line(on, &precedent->hit.letter);
    page_line_end(on, LINE_ENTRY);
    add_facts(on, precedent);
    add_contrary(on, found, precedent);
    if (precedent->hit.passage.part == WOB_PART_ANSWER)
        render_item(on, _("asked, "), &precedent->item);
    render_snippet(on, &precedent->hit);
    add_decision(on, &precedent->hit);
    page_gap(on);
}

/* Their spread --------------------------------------------------------------------------------- */

static void add_spread(page *on, const wob_precedents *found)
{
    wob_buffer text = {0};
    wob_buffer_print(&text, "%s", found->complete ? "" : _("at least "));
    wob_buffer_print(&text, ngettext("%zu similar item", "%zu similar items", found->at.count),
                     found->at.count);
    wob_buffer_print(&text, ngettext(" in %u letter:", " in %u letters:", found->letters),
                     (unsigned)found->letters);
    for (size_t i = 0; i < found->outcomes.count; i++) {
        const wob_outcome_spread *spread = &found->outcomes.at[i];
        wob_buffer_print(&text, "%s %u %s", i ? "," : "", (unsigned)spread->count,
                         _(wob_outcome_name(spread->outcome)));
        for (size_t k = 0; k < spread->grounds.count; k++)
            wob_buffer_print(&text, "%s%.*s %u", k ? ", " : " (",
                             WOB_ARG(spread->grounds.at[k].value),
                             (unsigned)spread->grounds.at[k].count);
        wob_buffer_print(&text, "%s", spread->grounds.count ? ")" : "");
    }
    page_sentence(on, found->at.count ? wob_buffer_slice(&text)
                                      : wob_slice_of(_("no letter has an item like it")));
    page_gap(on);
    wob_buffer_release(&text);
}

static wob_slice cell_of(const wob_precedent *precedent, wob_arena *arena)
{
    const wob_stored_letter *letter = &precedent->hit.letter;
    wob_slice grounds = {0};
    for (size_t i = 0; i < precedent->grounds.count; i++)
        grounds = wob_arena_print(arena, "%.*s%s%.*s", WOB_ARG(grounds), i ? ", " : " · ",
                                  WOB_ARG(precedent->grounds.at[i]));
    return wob_arena_print(arena, "%.0f%% %.*s %d%.*s · %.*s", 100 * precedent->alike,
                           WOB_ARG(letter->organisation), letter->date.year, WOB_ARG(grounds),
                           WOB_ARG(precedent->hit.id));
}

static void gather_side(const wob_precedents *found, wob_side side, wob_arena *arena,
                        wob_slices *ret_cells)
{
    for (size_t i = 0; i < found->at.count && ret_cells->count < MOST_OF_SIDE; i++)
        if (wob_outcome_side(found->at.at[i].outcome) == side)
            *wob_push(arena, ret_cells) = cell_of(&found->at.at[i], arena);
}

static void add_sides(page *on, const wob_precedents *found)
{
    wob_arena arena = {0};
    wob_slices refused = {0}, released = {0};
    gather_side(found, WOB_SIDE_REFUSED, &arena, &refused);
    gather_side(found, WOB_SIDE_RELEASED, &arena, &released);
    if (refused.count && released.count)
        page_columns(on, wob_slice_of(_("closest refusals")), &refused,
                     wob_slice_of(_("closest releases")), &released);
    wob_arena_release(&arena);
}

static void render_page_item(const wob_stored_item *item, const wob_precedents *found,
                             const query_options *options, wob_buffer *to)
{
    page on = {options->format, style_of_output(options), to};
    page_line_begin(&on, LINE_TITLE);
    page_add(&on, item->number.size ? item->number : wob_slice_of(_("request")));
    page_line_end(&on, LINE_TITLE);
    page_prose(&on, item->text, NULL, 0);
    page_gap(&on);
    add_spread(&on, found);
    for (size_t i = 0; i < found->at.count && i < options->limit; i++)
        add_card(&on, found, i);
    add_sides(&on, found);
}

/* For programs --------------------------------------------------------------------------------- */

static void add_item(wob_json *json, const wob_stored_item *item)
{
    wob_json_open(json, '{');
    wob_json_key(json, "number");
    wob_json_text_or_null(json, item->number);
    wob_json_key(json, "text");
    wob_json_text(json, item->text);
    wob_json_close(json, '}');
}

static void add_precedent(wob_json *json, const wob_precedents *found, size_t i)
{
    const wob_precedent *precedent = &found->at.at[i];
    bool contrary = precedent->contrary != WOB_NO_CONTRARY;
    wob_json_open(json, '{');
    render_json_fields(json, &precedent->hit, i + 1);
    wob_json_key(json, "precedent");
    wob_json_open(json, '{');
    wob_json_key(json, "item");
    add_item(json, &precedent->item);
    wob_json_key(json, "alike");
    wob_json_number(json, precedent->alike, 4);
    wob_json_key(json, "outcome");
    wob_json_word(json, wob_outcome_name(precedent->outcome));
    wob_json_key(json, "grounds");
    wob_json_texts(json, precedent->grounds.at, precedent->grounds.count);
    wob_json_key(json, "pointed");
    wob_json_text_or_null(json, precedent->pointed);
    wob_json_key(json, "contrary");
    wob_json_text_or_null(json,
                          contrary ? found->at.at[precedent->contrary].hit.id : (wob_slice){0});
    wob_json_close(json, '}');
    wob_json_close(json, '}');
}

/* An object of counts, its keys the names. */
static void add_count(wob_json *json, wob_slice name, uint32_t count)
{
    wob_json_name(json, name);
    wob_json_integer(json, count);
}

static void render_json_item(const wob_stored_item *item, const wob_precedents *found,
                             const query_options *options, wob_buffer *to)
{
    wob_json json = {.to = to};
    wob_json_open(&json, '{');
    wob_json_key(&json, "item");
    add_item(&json, item);
    wob_json_key(&json, "precedents");
    wob_json_open(&json, '[');
    for (size_t i = 0; i < found->at.count && i < options->limit; i++)
        add_precedent(&json, found, i);
    wob_json_close(&json, ']');
    wob_json_key(&json, "outcomes");
    wob_json_open(&json, '{');
    for (size_t i = 0; i < found->outcomes.count; i++)
        add_count(&json, wob_slice_of(wob_outcome_name(found->outcomes.at[i].outcome)),
                  found->outcomes.at[i].count);
    wob_json_close(&json, '}');
    wob_json_key(&json, "grounds");
    wob_json_open(&json, '{');
    for (size_t i = 0; i < found->grounds.count; i++)
        add_count(&json, found->grounds.at[i].value, found->grounds.at[i].count);
    wob_json_close(&json, '}');
    wob_json_key(&json, "similar");
    wob_json_integer(&json, (int64_t)found->at.count);
    wob_json_key(&json, "letters");
    wob_json_integer(&json, found->letters);
    wob_json_key(&json, "complete");
    wob_json_bool(&json, found->complete);
    wob_json_close(&json, '}');
    wob_buffer_add_char(to, '\n');
}

static void render_csv_item(const wob_stored_item *item, const wob_precedents *found,
                            const query_options *options, wob_buffer *to)
{
    for (size_t i = 0; i < found->at.count && i < options->limit; i++) {
        const wob_precedent *precedent = &found->at.at[i];
        csv_text(to, item->number);
        csv_text(to, item->text);
        csv_text(to, precedent->item.text);
        csv_text(to, wob_slice_of(wob_outcome_name(precedent->outcome)));
        csv_texts(to, &precedent->grounds);
        render_csv_fields(&precedent->hit, i + 1, to);
        csv_end(to);
    }
}

/* All ------------------------------------------------------------------------------------------ */

static bool is_page(const query_options *options)
{
    return options->format == AS_TEXT || options->format == AS_MARKDOWN ||
           options->format == AS_HTML;
}

void render_like_begin(wob_slice request, const query_options *options, wob_buffer *to)
{
    page on = {options->format, style_of_output(options), to};
    if (options->format == AS_CSV)
        wob_buffer_print(to, "item,item_text,precedent_text,precedent_outcome,grounds,%s\r\n",
                         render_csv_columns);
    else if (is_page(options))
        page_begin(&on, request);
}

void render_like_item(const wob_stored_item *item, const wob_precedents *found,
                      const query_options *options, wob_buffer *to)
{
    if (is_page(options))
        render_page_item(item, found, options, to);
    else if (options->format == AS_CSV)
        render_csv_item(item, found, options, to);
    else
        render_json_item(item, found, options, to);
}

void render_like_end(const query_options *options, wob_buffer *to)
{
    page on = {options->format, style_of_output(options), to};
    if (is_page(options))
        page_end(&on);
}

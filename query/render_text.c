/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers for people:
 *
 *    1  Gemeente Oostwoude · 2020-07-14 · Verdeling parkeervergunningen
 *       answer to 2 (3, 4 point here) · not-held · Wob 10.2.e · page 3 · 0b7f...#answer-2
 *       asked, 2: Een lijst van de gevallen waarin ...
 *       Het onder dit punt gevraagde document is niet beschikbaar ...
 */
#include "query/render.h"

#include "lib/base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    INDENT = 5,
    USUAL_COLUMNS = 100,
    FEWEST_COLUMNS = 40,
    LONGEST_ASKED = 240, /* bytes shown of an item */
    MOST_ASKED = 3,      /* items shown of those that one passage answers */
};

text_style style_of_output(void)
{
    static const text_style plain = {"", "", "", "", USUAL_COLUMNS};
    static const text_style coloured = {"\033[1;33m", "\033[1m", "\033[2m", "\033[0m",
                                        USUAL_COLUMNS};
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    struct winsize size;
    bool terminal = isatty(STDOUT_FILENO);
    bool colours = terminal && !(no_color && no_color[0]) && !(term && strcmp(term, "dumb") == 0);
    text_style style = colours ? coloured : plain;
    if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= FEWEST_COLUMNS)
        style.columns = size.ws_col;
    return style;
}

/* Columns that `text` takes: characters, near enough in Dutch and English. */
static size_t columns_of(wob_slice text)
{
    size_t columns = 0;
    for (size_t i = 0; i < text.size; i++)
        columns += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return columns;
}

/* One word with what of it is marked. */
static void add_word(wob_slice text, wob_span word, const wob_span *marks, size_t count,
                     const text_style *style, wob_buffer *to)
{
    for (size_t i = 0; i < count && word.begin < word.end; i++) {
        if (marks[i].end <= word.begin || marks[i].begin >= word.end)
            continue;
        size_t begin = marks[i].begin > word.begin ? marks[i].begin : word.begin;
        size_t end = marks[i].end < word.end ? marks[i].end : word.end;
        wob_buffer_add(to, wob_slice_cut(text, word.begin, begin));
        wob_buffer_print(to, "%s%.*s%s", style->mark, WOB_ARG(wob_slice_cut(text, begin, end)),
                         style->plain);
        word.begin = end;
    }
    wob_buffer_add(to, wob_slice_cut(text, word.begin, word.end));
}

void render_folded(wob_slice text, const wob_span *marks, size_t mark_count, size_t indent,
                   const text_style *style, wob_buffer *to)
{
    size_t column = 0;
    for (size_t at = 0; at < text.size;) {
        if (wob_is_space(text.data[at])) {
            at++;
            continue;
        }
        wob_span word = {at, at};
        while (word.end < text.size && !wob_is_space(text.data[word.end]))
            word.end++;
        size_t width = columns_of(wob_slice_at(text, word));
        if (column == 0 || column + 1 + width > style->columns) {
            wob_buffer_print(to, "%s%*s", column ? "\n" : "", (int)indent, "");
            column = indent;
        } else {
            wob_buffer_add_char(to, ' ');
            column++;
        }
        add_word(text, word, marks, mark_count, style, to);
        column += width;
        at = word.end;
    }
    if (column)
        wob_buffer_add_char(to, '\n');
}

void render_list(const char *before, const wob_slices *list, wob_buffer *to)
{
    for (size_t i = 0; i < list->count; i++)
        wob_buffer_print(to, "%s%.*s", i ? ", " : before, WOB_ARG(list->at[i]));
}

static void add_part(wob_slice part, const char *before, wob_buffer *to)
{
    if (part.size)
        wob_buffer_print(to, "%s%.*s", before, WOB_ARG(part));
}

static void add_heading(const wob_hit *hit, size_t rank, const text_style *style, wob_buffer *to)
{
    const wob_stored_letter *letter = &hit->letter;
    char date[WOB_ISO_DATE_SIZE] = "";
    if (wob_date_known(letter->date))
        wob_date_format_iso(letter->date, date);
    wob_buffer_print(
        to, "%3zu  %s%.*s%s", rank, style->strong,
        WOB_ARG(letter->organisation.size ? letter->organisation : WOB_SLICE("(unknown body)")),
        style->plain);
    add_part(wob_slice_of(date), " · ", to);
    add_part(letter->subject, " · ", to);
    wob_buffer_add_char(to, '\n');
}

static void add_place(const wob_hit *hit, const text_style *style, wob_buffer *to)
{
    const wob_stored_passage *passage = &hit->passage;
    wob_buffer_print(to, "%*s%s%s", INDENT, "", style->dim, wob_part_name(passage->part));
    render_list(passage->part == WOB_PART_ANSWER ? " to " : " ", &passage->items, to);
    render_list(" (", &passage->stands_for, to);
    if (passage->stands_for.count)
        wob_buffer_print(to, " point%s here)", passage->stands_for.count == 1 ? "s" : "");
    if (passage->outcome)
        wob_buffer_print(to, " · %s", wob_outcome_name(passage->outcome));
    render_list(" · ", &passage->statutes, to);
    wob_buffer_print(to, " · page %u · %.*s%s\n", (unsigned)passage->page, WOB_ARG(hit->id),
                     style->plain);
}

/* "Woo 5.1.5, formerly Wob 10.2.g": what was asked for, under the act that followed or went before.
 */
static void add_counterparts(const wob_hit *hit, const text_style *style, wob_buffer *to)
{
    for (size_t i = 0; i < hit->counterparts.count; i++) {
        const wob_counterpart *counterpart = &hit->counterparts.at[i];
        wob_buffer_print(to, "%*s%s%.*s, %s %.*s%s%s\n", INDENT, "", style->dim,
                         WOB_ARG(counterpart->label), counterpart->follows ? "formerly" : "now",
                         WOB_ARG(counterpart->asked), counterpart->equal ? "" : " in part",
                         style->plain);
    }
}

static void add_item(const wob_stored_item *item, const text_style *style, wob_buffer *to)
{
    wob_buffer line = {0};
    size_t end = item->text.size < LONGEST_ASKED ? item->text.size
                                                 : wob_utf8_floor(item->text, LONGEST_ASKED);
    wob_buffer_print(&line, "asked, %.*s: %.*s%s", WOB_ARG(item->number),
                     WOB_ARG(wob_slice_cut(item->text, 0, end)), end < item->text.size ? " …" : "");
    render_folded(wob_buffer_slice(&line), NULL, 0, INDENT, style, to);
    wob_buffer_release(&line);
}

/* What was asked, for an answer: the beginning of the first items. */
static void add_asked(const wob_hit *hit, const text_style *style, wob_buffer *to)
{
    size_t shown = 0, more = 0;
    for (size_t i = 0; i < hit->letter.items.count && hit->passage.part == WOB_PART_ANSWER; i++) {
        if (!wob_slices_have(&hit->passage.items, hit->letter.items.at[i].number))
            continue;
        if (shown++ < MOST_ASKED)
            add_item(&hit->letter.items.at[i], style, to);
        else
            more++;
    }
    if (more)
        wob_buffer_print(to, "%*sand %zu more\n", INDENT, "", more);
}

/* The snippet's text, with an ellipsis where it is cut, and where its marks stand in it. */
static void add_snippet(const wob_hit *hit, const text_style *style, wob_buffer *to)
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
    render_folded(text, marks, count, INDENT, style, to);
    wob_arena_release(&arena);
}

static void add_facet(const char *name, const wob_facet *facet, wob_buffer *to)
{
    if (facet->count == 0)
        return;
    wob_buffer_print(to, "%s:\n", name);
    for (size_t i = 0; i < facet->count; i++)
        wob_buffer_print(to, "%7u  %.*s\n", (unsigned)facet->at[i].count,
                         WOB_ARG(facet->at[i].value));
}

static void add_facets(const wob_hits *hits, wob_buffer *to)
{
    add_facet("organisations", &hits->organisation, to);
    add_facet("years", &hits->year, to);
    add_facet("outcomes", &hits->outcome, to);
    add_facet("grounds applied", &hits->statute, to);
}

void render_text(const query_reply *reply, const query_options *options, const text_style *style,
                 wob_buffer *to)
{
    const wob_hits *hits = &reply->hits;
    for (size_t i = 0; i < hits->at.count; i++) {
        const wob_hit *hit = &hits->at.at[i];
        add_heading(hit, options->offset + i + 1, style, to);
        add_place(hit, style, to);
        add_counterparts(hit, style, to);
        add_asked(hit, style, to);
        add_snippet(hit, style, to);
        wob_buffer_add_char(to, '\n');
    }
    add_facets(hits, to);
    wob_buffer_print(to, "%s%s%u passage%s for: %.*s (%.0f ms; index %s)%s\n", style->dim,
                     hits->total_is_exact ? "" : "about ", (unsigned)hits->total,
                     hits->total == 1 ? "" : "s", WOB_ARG(reply->understood), reply->took_ms,
                     options->index.data, style->plain);
    if (reply->suggestion.size)
        wob_buffer_print(to, "Did you mean: %s%.*s%s\n", style->strong, WOB_ARG(reply->suggestion),
                         style->plain);
    if (hits->total == 0)
        wob_buffer_print(to, "Try other words, fewer filters, or the beginning of a word: word*\n");
}

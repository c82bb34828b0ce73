/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a letter ends and the documents begin that were made public with it, in one file.
 *
 * They begin on a page of their own, behind the one on which the letter closes. What belongs to the
 * letter goes on there too: the clause on objection, the law reprinted, the list of documents. So a
 * page ends the letter only by a plain sign: the head of an e-mail, page numbers that begin anew, a
 * further salutation, a sheet "Document 1", or no number behind the last of "Pagina 6 van 6". In
 * doubt a page is the letter's.
 */
#include "lib/letter/ending.h"

#include "lib/letter/cue.h"
#include "lib/letter/steps.h"

enum {
    TOP_LINES = 15,     /* of a page: where it says what it is */
    HEAD_LINES = 20,    /* the same of an e-mail: scanning puts labels and values on lines apart */
    FEWEST_LINES = 5,   /* of a page that is a document without a sign of its own */
    FEWEST_LABELS = 3,  /* of an e-mail's head */
    LONGEST_SHEET = 24, /* bytes of "Document 12" */
    LONGEST_LABEL = 40, /* bytes of a line that names a page, or of a cell that names an outcome */
    LONGEST_ANSWER = 3, /* bytes of "nee", which stands in forms too */
};

typedef struct page_view {
    size_t begin, end;      /* lines */
    unsigned number, total; /* "Pagina 2 van 7"; 0 where it has none */
    bool listed;            /* it has rows of an inventory list */
} page_view;

typedef struct end_finder {
    const wob_source *source;
    wob_arena *arena;
    WOB_LIST(page_view) pages;
} end_finder;

static wob_slice text_of(const end_finder *of, size_t line)
{
    return wob_slice_trim(of->source->lines.at[line].text);
}

/* The value of the first cue of the table that a line has; empty where none. */
static wob_slice cue_of(const end_finder *of, const char *table, wob_slice text)
{
    const wob_cue *cue = wob_cues_find_in(table, text, of->arena);
    return cue ? cue->value : (wob_slice){0};
}

static unsigned number_at(wob_slice text, size_t at, size_t *ret_end)
{
    unsigned number = 0;
    size_t end = at;
    while (end < text.size && wob_is_digit(text.data[end]))
        end++;
    *ret_end = end;
    return end > at && wob_slice_number(wob_slice_cut(text, at, end), &number) ? number : 0;
}

/* "Pagina 2 van 7", "Page 2 of 7", alone or behind something else. */
static bool read_page_number(wob_slice text, page_view *page)
{
    static const char *const forms[][2] = {{"pagina ", " van "}, {"page ", " of "}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms && text.size <= LONGEST_LABEL; i++) {
        wob_slice name = wob_slice_of(forms[i][0]), of = wob_slice_of(forms[i][1]);
        size_t at = wob_slice_find_nocase(text, name, 0), end;
        if (at == text.size)
            continue;
        unsigned number = number_at(text, at + name.size, &end);
        if (!number || !wob_slice_starts_nocase(wob_slice_cut(text, end, text.size), of))
            continue;
        unsigned total = number_at(text, end + of.size, &end);
        if (!total)
            continue;
        page->number = number;
        page->total = total;
        return true;
    }
    return false;
}

static void view_pages(end_finder *of, const wob_tables *tables)
{
    const wob_lines *lines = &of->source->lines;
    for (size_t i = 0; i < lines->count; i++) {
        if (i == 0 || lines->at[i].page != lines->at[i - 1].page)
            *wob_push(of->arena, &of->pages) = (page_view){.begin = i};
        page_view *page = &of->pages.at[of->pages.count - 1];
        page->end = i + 1;
        (void)read_page_number(text_of(of, i), page);
    }
    for (size_t row = 0, i = 0; row < tables->rows.count; row++) {
        while (i < of->pages.count &&
               lines->at[of->pages.at[i].begin].page < tables->rows.at[row].page)
            i++;
        if (i < of->pages.count)
            of->pages.at[i].listed = true;
    }
}

/* The page has a line with one of these values. */
static bool has_cue(const end_finder *of, const page_view *page, size_t most, const char *table,
                    const char *value)
{
    size_t seen = 0;
    for (size_t i = page->begin; i < page->end && seen < most; i++) {
        wob_slice text = text_of(of, i);
        seen += text.size > 0;
        if (wob_slice_equal(cue_of(of, table, text), wob_slice_of(value)))
            return true;
    }
    return false;
}

/* The letter closes here: a formula of politeness, or the clause on objection. */
static bool closes(const end_finder *of, const page_view *page)
{
    for (size_t i = page->begin; i < page->end; i++) {
        wob_slice value = cue_of(of, "openings", text_of(of, i));
        if (wob_slice_equal(value, WOB_SLICE("closing")) ||
            wob_slice_equal(value, WOB_SLICE("remedy")))
            return true;
    }
    return false;
}

/* Signs of what follows a letter -------------------------------------------------------------- */

/* The head of a printed e-mail. Scanning loses colons; then more labels must be there. */
static bool has_mail_head(const end_finder *of, const page_view *page)
{
    wob_slices labels = {0}, colons = {0};
    size_t seen = 0;
    for (size_t i = page->begin; i < page->end && seen < HEAD_LINES; i++) {
        wob_slice text = text_of(of, i);
        seen += text.size > 0;
        wob_slice value = cue_of(of, "mail_heads", text);
        if (value.size == 0)
            continue;
        size_t end = 0;
        while (end < text.size && wob_is_word(text.data[end]))
            end++;
        wob_slice behind = wob_slice_trim(wob_slice_cut(text, end, text.size));
        wob_slices_add(of->arena, &labels, value);
        if (wob_slice_starts(behind, WOB_SLICE(":")))
            wob_slices_add(of->arena, &colons, value);
    }
    return colons.count >= FEWEST_LABELS || labels.count > FEWEST_LABELS;
}

/* "Deels openbaar" stands in a cell of the line. */
static bool has_outcome(const end_finder *of, size_t line)
{
    wob_pieces pieces = {0};
    wob_pieces_read(of->source, line, line + 1, of->arena, &pieces);
    for (size_t i = 0; i < pieces.count; i++) {
        wob_slice text = pieces.at[i].text;
        if (text.size > LONGEST_ANSWER && text.size <= LONGEST_LABEL &&
            wob_cell_fits(WOB_COLUMN_OUTCOME, text))
            return true;
    }
    return false;
}

/* So many of its lines have grounds or outcomes as in a list of documents whose headings are not
 * known. */
static bool is_list_like(const end_finder *of, const page_view *page)
{
    const size_t share = 6; /* one line in so many */
    size_t lines = 0, judged = 0;
    for (size_t i = page->begin; i < page->end; i++) {
        wob_slice text = text_of(of, i);
        wob_slices labels = {0};
        wob_cell_grounds(text, of->arena, &labels);
        lines += text.size > 0;
        judged += labels.count > 0 || has_outcome(of, i);
    }
    return judged > 1 && judged * share >= lines;
}

/* A sheet that says "Document 12" and little else before the document. */
static bool is_sheet(const end_finder *of, const page_view *page)
{
    const size_t top = 3;
    size_t seen = 0;
    for (size_t i = page->begin; i < page->end && seen < top; i++) {
        wob_slice text = text_of(of, i);
        seen += text.size > 0;
        wob_slice name = WOB_SLICE("document ");
        size_t end;
        if (text.size <= LONGEST_SHEET && wob_slice_starts_nocase(text, name) &&
            number_at(text, name.size, &end) && end == text.size)
            return true;
    }
    return false;
}

static bool is_turned(const end_finder *of, const page_view *page)
{
    const float wider = 1.05f;
    for (size_t i = page->begin; i < page->end; i++)
        if (of->source->lines.at[i].placed &&
            of->source->lines.at[i].box.right > wider * of->source->page_width)
            return true;
    return false;
}

/* A line or two say nothing of whose they are: "Afschrift aan", a title, what scanning took for
 * text. */
static bool says_little(const end_finder *of, const page_view *page)
{
    size_t lines = 0;
    for (size_t i = page->begin; i < page->end && lines < FEWEST_LINES; i++)
        lines += text_of(of, i).size > 0;
    return lines < FEWEST_LINES;
}

/* What belongs to a letter begins here: law, a list, how to object. */
static bool is_annex(const end_finder *of, const page_view *page)
{
    return page->listed || has_cue(of, page, TOP_LINES, "headings", "annex") ||
           has_cue(of, page, TOP_LINES, "openings", "annex") ||
           has_cue(of, page, TOP_LINES, "headings", "remedy") ||
           has_cue(of, page, TOP_LINES, "openings", "remedy");
}

/* The page is plainly none of the letter's, whose pages were counted up to `last` (an empty view
 * where they are not). `before` is the page before it that says something. */
static bool is_foreign(const end_finder *of, const page_view *page, const page_view *before,
                       const page_view *last)
{
    bool counted = last->total > 0;
    if (counted && page->total == last->total && page->number == last->number + 1)
        return false;
    if (has_mail_head(of, page) || is_sheet(of, page))
        return true;
    if (is_annex(of, page))
        return false;
    if (has_cue(of, page, TOP_LINES, "openings", "salutation"))
        return true;
    if (is_list_like(of, page))
        return false;
    if (counted && page->number == 1)
        return true;
    /* Behind the last of its counted pages, or behind its list of documents. */
    bool complete = counted && last->number == last->total && page->total == 0;
    bool behind = before->listed || before->total == last->total;
    return complete && behind && !says_little(of, page);
}

size_t wob_letter_end(const wob_source *source, const wob_tables *tables, wob_arena *arena)
{
    end_finder of = {.source = source, .arena = arena};
    view_pages(&of, tables);
    page_view last = {0}, before = {0};
    bool closed = false;
    for (size_t i = 0; i < of.pages.count; i++) {
        page_view *page = &of.pages.at[i];
        /* Turned on its side as the list before it, it goes on with that, whatever its columns. */
        page->listed =
            page->listed || (before.listed && is_turned(&of, &before) && is_turned(&of, page));
        if (closed && is_foreign(&of, page, &before, &last))
            return page->begin;
        closed = closed || closes(&of, page);
        if (page->total)
            last = *page;
        if (page->total || page->listed || !says_little(&of, page))
            before = *page;
    }
    return source->lines.count;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which lines of a source are no text of the letter: page numbers, running headers and footers, and
 * the column in the margin where ministries print their address, the date and the reference.
 *
 * It goes by place and by repetition together. Where lines have places, a running line stands in
 * the same band of several pages, alike but for its digits, and the margin is what begins right of
 * the column that holds most of the text. Where they have none, a running line stands at the first
 * or last lines of several pages. What is taken out is kept in reading->margin: date and reference
 * often stand only there.
 */
#include "lib/base/memory.h"
#include "lib/letter/reading.h"

#include <stdlib.h>
#include <string.h>

enum {
    EDGE_LINES = 6,         /* lines from a page's top or bottom that may be running lines */
    LONGEST_RUNNING = 120,  /* bytes; what is longer is a sentence */
    MOST_PAGE_LINES = 2000, /* a page with more is no page of a letter: no running lines */
    BAND = 12,              /* points by which a running line may move between pages */
    WIDE_GAP = 3,           /* spaces between what stands side by side */
    LEAST_WIDTH = 40,       /* bytes of text left of a margin */
    COLUMN_STEP = 4,        /* points: how finely the left edges of lines are counted */
    COLUMN_BINS = 512,
};

typedef struct page_lines {
    size_t begin, end; /* indexes of lines */
} page_lines;

typedef struct survey {
    const wob_source *source;
    WOB_LIST(page_lines) pages;
    signed char *places; /* of each line: see find_edge_places */
} survey;

static bool is_text(const wob_line *line)
{
    return wob_slice_trim(line->text).size > 0;
}

/* Which line of its page each line with text is: 1 for the first, -1 for the last; 0 where it is
 * more than EDGE_LINES from both ends. */
static void find_edge_places(survey *of, page_lines page)
{
    size_t above = 0, below = 0;
    for (size_t i = page.begin; i < page.end; i++)
        below += is_text(&of->source->lines.at[i]);
    for (size_t i = page.begin; i < page.end; i++) {
        if (!is_text(&of->source->lines.at[i]))
            continue;
        below--;
        size_t edge = above <= below ? above : below;
        int place = edge < EDGE_LINES ? (int)edge + 1 : 0;
        of->places[i] = (signed char)(above <= below ? place : -place);
        above++;
    }
}

static survey look_over(const wob_reading *reading)
{
    survey of = {.source = reading->source};
    size_t count = reading->source->lines.count;
    of.places = wob_arena_take(reading->arena, count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || of.source->lines.at[i].page != of.source->lines.at[i - 1].page)
            *wob_push(reading->arena, &of.pages) = (page_lines){i, i};
        of.pages.at[of.pages.count - 1].end = i + 1;
    }
    for (size_t page = 0; page < of.pages.count; page++)
        find_edge_places(&of, of.pages.at[page]);
    return of;
}

/* The same but for digits, which count pages and dates, and for spaces. */
static bool alike(wob_slice a, wob_slice b)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.size && (wob_is_digit(a.data[i]) || wob_is_space(a.data[i])))
            i++;
        while (k < b.size && (wob_is_digit(b.data[k]) || wob_is_space(b.data[k])))
            k++;
        if (i == a.size || k == b.size)
            return i == a.size && k == b.size;
        if (a.data[i++] != b.data[k++])
            return false;
    }
}

static size_t skip_number(wob_slice text, size_t at)
{
    while (at < text.size && (wob_is_digit(text.data[at]) || wob_is_space(text.data[at])))
        at++;
    return at;
}

/* A line at a page's edge that ends in "pagina 2" or has "page 3 of 5" in it. */
static bool names_page(wob_slice line)
{
    static const char *const words[] = {"pagina ", "page ", "blad "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = wob_slice_find_nocase(line, wob_slice_of(words[i]), 0);
        size_t number = at + strlen(words[i]);
        if (at == 0 || number >= line.size || !wob_is_digit(line.data[number]))
            continue;
        size_t end = skip_number(line, number);
        wob_slice rest = wob_slice_cut(line, end, line.size);
        /* Behind the number stands nothing, a second number, or something in a column of its own.
         */
        bool closed = rest.size == 0 || wob_slice_starts_nocase(rest, WOB_SLICE("van ")) ||
                      wob_slice_starts_nocase(rest, WOB_SLICE("of ")) ||
                      wob_slice_ends(wob_slice_cut(line, 0, end), WOB_SLICE("   "));
        if (closed && wob_is_space(line.data[at - 1]))
            return true;
    }
    return false;
}

/* "Pagina 2 van 7", "Page 3 of 5", "blad 2/4", "- 3 -", "2 / 7". A number alone is one only at a
 * page's edge (it may be the mark of a list entry). */
bool wob_is_page_number(wob_slice line, bool at_edge)
{
    static const char *const words[] = {"pagina", "page", "blad", "pag."};
    static const char *const ofs[] = {"van", "of", "/", "-", "–"};
    bool named = false;
    line = wob_slice_trim(line);
    for (size_t i = 0; i < sizeof words / sizeof *words && !named; i++)
        if (wob_slice_starts_nocase(line, wob_slice_of(words[i]))) {
            line = wob_slice_cut(line, strlen(words[i]), line.size);
            named = true;
        }
    bool dashed = !named && (wob_slice_starts(line, WOB_SLICE("- ")) ||
                             wob_slice_starts(line, WOB_SLICE("– ")));
    if (dashed)
        line = wob_slice_cut(line, line.data[0] == '-' ? 1 : 3, line.size);
    size_t at = skip_number(line, 0);
    if (at == 0 || wob_slice_trim(wob_slice_cut(line, 0, at)).size == 0)
        return false;
    bool whole = at == line.size;
    for (size_t i = 0; i < sizeof ofs / sizeof *ofs && !whole; i++)
        if (wob_slice_starts_nocase(wob_slice_cut(line, at, line.size), wob_slice_of(ofs[i]))) {
            wob_slice total = wob_slice_cut(line, at + strlen(ofs[i]), line.size);
            whole = skip_number(total, 0) == total.size && (named || dashed || at_edge) &&
                    (dashed || wob_slice_trim(total).size > 0);
        }
    /* A number alone with more digits is a year. */
    return whole && (named || dashed || (at_edge && line.size <= (at == line.size ? 3 : 7)));
}

/* The same place but for a line more or less. */
static bool near_place(int a, int b)
{
    return a && b && (a > 0) == (b > 0) && abs(a - b) <= 1;
}

/* The line at `index` stands at the same place of `page`. */
static bool repeats_on(const survey *of, size_t index, page_lines page)
{
    const wob_line *line = &of->source->lines.at[index];
    for (size_t i = page.begin; i < page.end; i++) {
        const wob_line *other = &of->source->lines.at[i];
        bool same_place = line->placed ? other->placed && other->box.top > line->box.top - BAND &&
                                             other->box.top < line->box.top + BAND
                                       : near_place(of->places[index], of->places[i]);
        if (same_place && alike(line->text, other->text))
            return true;
    }
    return false;
}

static bool in_edge_band(const wob_source *source, const wob_line *line)
{
    const float top = 0.16f, bottom = 0.86f;
    return line->box.top < top * source->page_height ||
           line->box.top > bottom * source->page_height;
}

/* A running line stands on the page before or after too. (Not on every page: letterheads differ
 * from the pages that follow, and left pages from right ones, hence two pages away as well.) */
static bool is_running(const survey *of, size_t page, size_t index)
{
    const wob_line *line = &of->source->lines.at[index];
    wob_slice text = wob_slice_trim(line->text);
    if (text.size > LONGEST_RUNNING ||
        of->pages.at[page].end - of->pages.at[page].begin > MOST_PAGE_LINES)
        return false;
    if (line->placed ? !in_edge_band(of->source, line) : of->places[index] == 0)
        return false;
    bool words = false;
    for (size_t i = 0; i < text.size && !words; i++)
        words = wob_is_alpha(text.data[i]);
    if (!words)
        return false;
    size_t from = page < 2 ? 0 : page - 2;
    size_t to = page + 3 < of->pages.count ? page + 3 : of->pages.count;
    for (size_t other = from; other < to; other++)
        if (other != page && repeats_on(of, index, of->pages.at[other]))
            return true;
    return false;
}

static size_t column_of(const wob_line *line)
{
    size_t bin = (size_t)(line->box.left > 0 ? line->box.left / COLUMN_STEP : 0);
    return bin < COLUMN_BINS ? bin : COLUMN_BINS - 1;
}

/* The margin ----------------------------------------------------------------------------------- */

/* Where the column of text ends at the right: nothing that begins beyond belongs to it. Counts how
 * many bytes of text begin at each left edge; the fullest edge is the column's. */
static float right_of_column(const wob_reading *reading)
{
    const wob_source *source = reading->source;
    size_t *bytes = wob_new(COLUMN_BINS * sizeof *bytes), fullest = 0;
    float right = 0;
    for (size_t i = 0; i < source->lines.count; i++) {
        size_t bin = column_of(&source->lines.at[i]);
        bytes[bin] += wob_is_row(reading, i) ? 0 : source->lines.at[i].text.size;
        if (bytes[bin] > bytes[fullest])
            fullest = bin;
    }
    for (size_t i = 0; i < source->lines.count; i++) {
        const wob_line *line = &source->lines.at[i];
        size_t bin = column_of(line);
        bool in_column =
            bin + 1 >= fullest && bin <= fullest + 1 && !wob_is_row(reading, i);
        if (in_column && line->box.right > right && line->box.right < source->page_width)
            right = line->box.right;
    }
    free(bytes);
    return right;
}

static bool in_margin(const wob_source *source, const wob_line *line, float right)
{
    const float widest = 0.3f; /* of the page: a wider one is a table */
    return line->placed && line->box.left > right && line->box.left > 0.6f * source->page_width &&
           line->box.right - line->box.left < widest * source->page_width;
}

/* Text that was laid out with spaces has its margin behind a run of them on the same line. */

/* Where the text behind the last wide run of spaces of `line` begins; line.size where there is
 * none. */
static size_t behind_spaces(wob_slice line)
{
    size_t at = line.size;
    while (at > WIDE_GAP &&
           !wob_slice_equal(wob_slice_cut(line, at - WIDE_GAP, at), WOB_SLICE("   ")))
        at--;
    return at > WIDE_GAP && at < line.size ? at : line.size;
}

/* How many bytes the lines of running text have: those without a wide run inside. */
static size_t width_of_text(const wob_source *source)
{
    enum { MOST = 200 };
    size_t *count = wob_new((MOST + 1) * sizeof *count), lines = 0, width = MOST, beyond = 0;
    for (size_t i = 0; i < source->lines.count; i++) {
        wob_slice text = source->lines.at[i].text;
        if (!is_text(&source->lines.at[i]) ||
            behind_spaces(wob_slice_trim(text)) < wob_slice_trim(text).size ||
            wob_is_space(text.data[0]))
            continue;
        count[text.size < MOST ? text.size : MOST]++;
        lines++;
    }
    /* One line in fifty may be longer. */
    while (width > 0 && (beyond + count[width]) * 50 <= lines)
        beyond += count[width--];
    free(count);
    return width;
}

/* What of a line of text stands in the margin; empty where nothing does. */
static wob_slice margin_of(wob_slice line, size_t width)
{
    size_t at = behind_spaces(line);
    bool beyond = at < line.size && at > width && at > LEAST_WIDTH;
    return beyond ? wob_slice_cut(line, at, line.size) : (wob_slice){0};
}

void wob_furniture_find(wob_reading *reading, wob_slice *ret_left)
{
    const wob_source *source = reading->source;
    survey of = look_over(reading);
    bool placed = source->page_width > 0;
    float right = placed ? right_of_column(reading) : 0;
    size_t width = placed ? 0 : width_of_text(source);
    for (size_t page = 0; page < of.pages.count; page++)
        for (size_t i = of.pages.at[page].begin; i < of.pages.at[page].end; i++) {
            const wob_line *line = &source->lines.at[i];
            ret_left[i] = (wob_slice){0};
            if (wob_is_row(reading, i))
                ret_left[i] = line->text;
            if (wob_is_row(reading, i) || !is_text(line))
                continue;
            bool edge = of.places[i] != 0;
            bool number = wob_is_page_number(line->text, edge);
            bool all = number || (placed && in_margin(source, line, right)) ||
                       is_running(&of, page, i) ||
                       (edge && line->text.size <= LONGEST_RUNNING && names_page(line->text));
            wob_slice margin = all      ? line->text
                               : placed ? (wob_slice){0}
                                        : margin_of(line->text, width);
            ret_left[i] = wob_slice_cut(line->text, 0, line->text.size - margin.size);
            if (margin.size && !number && !wob_is_page_number(margin, true))
                *wob_push(reading->arena, &reading->margin) = wob_slice_trim(margin);
        }
}

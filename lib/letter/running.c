/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines that run through the pages: heads, feet, references, watermarks. See furniture.h.
 *
 * A running line stands at the same place of several pages and reads alike there. At the top or
 * bottom of a page twice is enough; anywhere else it takes three pages and nearly the same spot,
 * which no sentence ever does, though cells of tables do.
 */
#include "lib/letter/furniture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    EDGE_LINES = 6,         /* lines from a page's top or bottom that may be running lines */
    LONGEST_RUNNING = 120,  /* bytes; what is longer is a sentence */
    MOST_PAGE_LINES = 2000, /* a page with more is no page of a letter: no running lines */
    BAND = 12,              /* points by which a running line may move between pages */
    SPOT = 4,               /* the same for one that stands anywhere */
    REACH = 2,              /* pages: letterheads differ from the pages that follow, and left pages
                               from right ones */
    SPOT_PAGES = 2,         /* so many other pages must have it at the spot */
    LEAST_CELLS = 4,        /* make a table */
    MISREAD = 10,           /* one character in so many may be read otherwise by a scanner */
};

/* Reading alike ---------------------------------------------------------------------------------
 */

/* What a scanner makes of 0 and 1. */
static bool is_misread_digit(wob_slice line, size_t at)
{
    bool beside_digit = (at > 0 && wob_is_digit(line.data[at - 1])) ||
                        (at + 1 < line.size && wob_is_digit(line.data[at + 1]));
    return beside_digit && strchr("oOlI", line.data[at]);
}

/* A line without spaces, in small letters, each number as one mark: numbers count pages. */
typedef struct skeleton {
    char text[LONGEST_RUNNING];
    size_t size;
} skeleton;

static skeleton skeleton_of(wob_slice line)
{
    skeleton of = {.size = 0};
    for (size_t i = 0; i < line.size && of.size < LONGEST_RUNNING; i++) {
        bool digit = wob_is_digit(line.data[i]) || is_misread_digit(line, i);
        char c = digit ? '#' : wob_lower(line.data[i]);
        bool again = c == '#' && of.size && of.text[of.size - 1] == '#';
        if (!wob_is_space(c) && !again)
            of.text[of.size++] = c;
    }
    return of;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Whether Levenshtein's distance is at most `most`: by one row of its table, of which only the
 * cells count that lie so near to the diagonal. What is beyond it in the whole of a row stays so.
 * The texts differ by no more in their length. */
static bool within(wob_slice a, wob_slice b, size_t most)
{
    size_t row[LONGEST_RUNNING + 1] = {0};
    for (size_t k = 0; k <= b.size; k++)
        row[k] = k;
    for (size_t i = 0; i < a.size; i++) {
        size_t begin = i > most ? i - most : 0, end = least(i + most + 1, b.size);
        size_t diagonal = row[begin], nearest = row[begin] = begin ? most + 1 : i + 1;
        for (size_t k = begin; k < end; k++) {
            size_t changed = diagonal + (a.data[i] != b.data[k]);
            diagonal = row[k + 1];
            row[k + 1] = least(changed, least(diagonal, row[k]) + 1);
            nearest = least(nearest, row[k + 1]);
        }
        if (nearest > most)
            return false;
    }
    return row[b.size] <= most;
}

/* "Bijlage 2", "Artikel 11": headings that count themselves, as pages do. */
static bool is_counted_heading(wob_slice of)
{
    size_t at = 0;
    while (at < of.size && wob_is_word(of.data[at]))
        at++;
    return at > 0 && at + 1 == of.size && of.data[at] == '#';
}

/* A line, and its skeleton. */
typedef struct candidate {
    wob_slice text, skeleton;
} candidate;

static bool alike(candidate a, candidate b)
{
    size_t shorter = least(a.skeleton.size, b.skeleton.size);
    size_t longer = a.skeleton.size + b.skeleton.size - shorter, most = longer / MISREAD;
    if (shorter + most < longer)
        return false;
    if (is_counted_heading(a.skeleton) &&
        !wob_slice_equal_nocase(wob_slice_trim(a.text), wob_slice_trim(b.text)))
        return false;
    return within(a.skeleton, b.skeleton, most);
}

bool wob_running_alike(wob_slice a, wob_slice b)
{
    skeleton x = skeleton_of(a), y = skeleton_of(b);
    return alike((candidate){a, {x.text, x.size}}, (candidate){b, {y.text, y.size}});
}

/* Places ----------------------------------------------------------------------------------------
 */

static bool is_text(const wob_line *line)
{
    return wob_slice_trim(line->text).size > 0;
}

/* Which line of its page each line with text is; see wob_survey. */
static void find_places(wob_survey *of, wob_page_lines page)
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

static bool is_cell(const wob_source *source, const wob_line *line)
{
    const float begins = 0.35f, ends = 0.6f, widest = 0.3f; /* of the page's width */
    return line->placed && line->box.left > begins * source->page_width &&
           line->box.left < ends * source->page_width &&
           line->box.right - line->box.left < widest * source->page_width;
}

static bool has_table(const wob_source *source, wob_page_lines page)
{
    size_t cells = 0;
    for (size_t i = page.begin; i < page.end; i++)
        cells += is_cell(source, &source->lines.at[i]);
    return cells >= LEAST_CELLS;
}

/* Those of the lines that may be compared. */
static void make_skeletons(wob_survey *of, wob_arena *arena)
{
    const wob_source *source = of->source;
    of->skeletons = wob_arena_take(arena, source->lines.count * sizeof *of->skeletons);
    for (size_t i = 0; i < source->lines.count; i++)
        if (source->lines.at[i].placed || of->places[i]) {
            skeleton made = skeleton_of(source->lines.at[i].text);
            of->skeletons[i] = wob_arena_copy(arena, (wob_slice){made.text, made.size});
        }
}

wob_survey wob_survey_make(const wob_source *source, wob_arena *arena)
{
    wob_survey of = {.source = source};
    of.places = wob_arena_take(arena, source->lines.count);
    for (size_t i = 0; i < source->lines.count; i++) {
        if (i == 0 || source->lines.at[i].page != source->lines.at[i - 1].page)
            *wob_push(arena, &of.pages) = (wob_page_lines){.begin = i};
        of.pages.at[of.pages.count - 1].end = i + 1;
    }
    for (size_t page = 0; page < of.pages.count; page++) {
        find_places(&of, of.pages.at[page]);
        of.pages.at[page].table = has_table(source, of.pages.at[page]);
    }
    make_skeletons(&of, arena);
    return of;
}

/* Standing alike --------------------------------------------------------------------------------
 */

/* The same place but for a line more or less. */
static bool near_place(int a, int b)
{
    return a && b && (a > 0) == (b > 0) && abs(a - b) <= 1;
}

static bool in_edge_band(const wob_source *source, const wob_line *line)
{
    const float top = 0.16f, bottom = 0.86f;
    return line->box.top < top * source->page_height ||
           line->box.top > bottom * source->page_height;
}

static bool same_place(const wob_survey *of, size_t a, size_t b, bool at_edge)
{
    const wob_line *line = &of->source->lines.at[a], *other = &of->source->lines.at[b];
    if (!line->placed)
        return near_place(of->places[a], of->places[b]);
    if (!other->placed || fabsf(other->box.top - line->box.top) > (at_edge ? BAND : SPOT))
        return false;
    return at_edge || fabsf(other->box.left - line->box.left) <= SPOT;
}

static candidate candidate_at(const wob_survey *of, size_t index)
{
    return (candidate){of->source->lines.at[index].text, of->skeletons[index]};
}

static bool repeats_on(const wob_survey *of, size_t index, wob_page_lines page, bool at_edge)
{
    candidate line = candidate_at(of, index);
    for (size_t i = page.begin; i < page.end; i++)
        if (same_place(of, index, i, at_edge) && alike(line, candidate_at(of, i)))
            return true;
    return false;
}

static bool has_letters(wob_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (wob_is_alpha(text.data[i]))
            return true;
    return false;
}

bool wob_is_running(const wob_survey *survey, size_t page, size_t index)
{
    const wob_line *line = &survey->source->lines.at[index];
    wob_page_lines own = survey->pages.at[page];
    bool at_edge = line->placed ? in_edge_band(survey->source, line) : survey->places[index] != 0;
    /* Where the format keeps such lines apart, what looks like one ("Vraag 2", "Vraag 4") is none.
     */
    if (wob_format_is_marked_up(survey->source->format) || line->text.size > LONGEST_RUNNING ||
        own.end - own.begin > MOST_PAGE_LINES || !has_letters(line->text) ||
        (!at_edge && (!line->placed || own.table)))
        return false;
    size_t from = page < REACH ? 0 : page - REACH, repeated = 0;
    size_t to = least(page + REACH + 1, survey->pages.count);
    for (size_t other = from; other < to; other++)
        repeated += other != page && repeats_on(survey, index, survey->pages.at[other], at_edge);
    return repeated >= (at_edge ? 1 : SPOT_PAGES);
}
